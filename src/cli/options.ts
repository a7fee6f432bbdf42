import { compareVersions, type DevicePlatform, devicePlatforms, newestOS } from '../apple/os.js';
import { type ChannelName, channelNames, isChannelName } from '../delivery/index.js';
import { InputError } from '../input-error.js';
import { type Format, formats } from '../report/index.js';
import { alternatives } from '../text/alternatives.js';
import { didYouMean, nearest } from '../text/nearest.js';

/** The options that several commands share, as yargs takes them. */
export const sharedOptions = {
  bindings: {
    type: 'string',
    describe:
      'file (YAML or JSON) with the bindings: the values that Intune fills in at delivery; "alwayson bindings" writes one',
    requiresArg: true,
  },
  bind: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'path=value: set one binding; overrides the file; secrets by reference only',
  },
  select: {
    type: 'string',
    describe: 'id or name of the policy, where a file holds several',
    requiresArg: true,
  },
  platform: {
    type: 'string',
    default: 'iOS',
    describe: 'platform that the profile is for: iOS or macOS',
    requiresArg: true,
    coerce: platformName,
  },
  os: {
    type: 'string',
    default: newestOS,
    describe: 'OS version that the profile is for',
    requiresArg: true,
    coerce: osVersion,
  },
  force: { type: 'boolean', default: false, describe: 'overwrite files that exist' },
  'allow-errors': {
    type: 'boolean',
    default: false,
    describe: 'write the result in spite of errors; the exit code is still 1',
  },
} as const;

/** The format of the answer of a command that looks for nothing. */
export const resultFormat = {
  choices: ['text', 'json'],
  default: 'text',
  describe: 'format of the answer',
} as const;

/** The options that every command with a report has. */
export const reportOptions = {
  format: { choices: ['text', 'json'], default: 'text', describe: 'format of the findings' },
  verbose: {
    alias: 'v',
    type: 'boolean',
    default: false,
    describe: 'show every note, place, reason and source',
  },
  quiet: { alias: 'q', type: 'boolean', default: false, describe: 'show errors only' },
  ignore: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'rule to leave out; repeatable',
  },
  strict: { type: 'boolean', default: false, describe: 'exit with 1 for warnings too' },
} as const;

/** A file that a report is written into, beside what is printed. */
export interface ReportFile {
  readonly format: Format;
  readonly path: string;
}

/** The files that `--report format=file` names. Throws InputError. */
export function reportFiles(given: readonly string[]): ReportFile[] {
  return given.map((one) => {
    const [, name, path = '-'] = /^([^=]*)=(.+)$/s.exec(one) ?? [];
    const format = formats.find((known) => known === name);
    if (format === undefined || path === '-') {
      throw new InputError(
        `--report needs a format and a file, such as sarif=alwayson.sarif. Formats: ${formats.join(', ')}.`,
      );
    }
    return { format, path };
  });
}

/** The platform that a word names. Throws InputError. */
export function platformName(text: string): DevicePlatform {
  const platform = devicePlatforms.find((name) => name.toLowerCase() === text.toLowerCase());
  if (platform === undefined) throw new InputError(`--platform ${text} does not exist. Choose iOS or macOS.`);
  return platform;
}

/** The oldest OS that knows Always On. */
const oldestOS = '8.0';

/** A version of an OS, in full. Throws InputError for one that the tables do not describe. */
export function osVersion(text: string): string {
  const version = /^\d+$/.test(text) ? `${text}.0` : text;
  if (!/^\d+(?:\.\d+){1,2}$/.test(version)) {
    throw new InputError(`--os ${text} is not a version. Write it like 17.4.`);
  }
  if (compareVersions(version, oldestOS) < 0 || compareVersions(version, newestOS) > 0) {
    throw new InputError(`--os ${text} is not known. Choose a version from ${oldestOS} to ${newestOS}.`);
  }
  return version;
}

/** The channel that `--to` names. Throws InputError. */
export function channelName(name: string): ChannelName {
  if (isChannelName(name)) return name;
  const hint = didYouMean(nearest(name, channelNames));
  throw new InputError(`--to ${name} does not exist.${hint} Choose ${alternatives(channelNames)}.`);
}
