import { basename, join } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { Channel, Delivery } from '../../delivery/channel.js';
import { type ConsoleName, consoleNames } from '../../delivery/console-names.js';
import {
  type DeclarationServerName,
  declarationServerNames,
} from '../../delivery/declaration-servers/names.js';
import type { DeliveryResult } from '../../delivery/deliver.js';
import { type ChannelName, channelNames, channelsThatTake, loadChannel } from '../../delivery/index.js';
import type { ChannelOptions, OptionName, StoredProfile } from '../../delivery/options.js';
import type { Finding } from '../../finding.js';
import { InputError } from '../../input-error.js';
import type { WrittenFile } from '../../report/report.js';
import { alternatives } from '../../text/alternatives.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, isFolder, readInput } from '../input.js';
import type { LoadedProfile } from '../load-profile.js';
import { channelName, reportOptions, sharedOptions } from '../options.js';
import { profileOutput, writeFiles, writeFilesInFolders } from '../output.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { writeAndTell } from '../wrote.js';

interface Options extends TellOptions {
  source: string;
  to: ChannelName;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  device?: string | undefined;
  label?: string[] | undefined;
  baseUrl?: string | undefined;
  server?: DeclarationServerName | undefined;
  dialect?: ConsoleName | undefined;
  replaces?: string | undefined;
  output?: string | undefined;
  explain: boolean;
  force: boolean;
  allowErrors?: boolean | undefined;
}

export const deliverCommand = defineCommand<Options>({
  command: 'deliver <source>',
  describe: 'package a profile for your management system (MDM)',
  builder: (yargs) =>
    yargs
      .positional('source', {
        type: 'string',
        demandOption: true,
        describe: 'profile, Graph export or declarations, or - for standard input',
      })
      .options({
        to: {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: `management system: ${channelNames.join(', ')}`,
          coerce: channelName,
        },
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        device: {
          type: 'string',
          requiresArg: true,
          describe: `device to send to, for ${takenBy('device')}`,
        },
        label: {
          type: 'string',
          array: true,
          nargs: 1,
          describe: `label that a device must have, for ${takenBy('labels')}; repeatable`,
        },
        'base-url': {
          type: 'string',
          requiresArg: true,
          describe: `https address of the folder with the files, for ${takenBy('baseUrl')}`,
        },
        server: {
          choices: declarationServerNames,
          describe: `server of the declarations, for ${takenBy('server')}; by default kmfddm`,
        },
        dialect: {
          choices: consoleNames,
          describe: `system whose variables are written, for ${takenBy('dialect')}`,
        },
        replaces: {
          type: 'string',
          requiresArg: true,
          describe: `profile that the server has and that this one replaces, for ${takenBy('replaces')}`,
        },
        output: {
          alias: 'o',
          type: 'string',
          describe: 'file, folder, or - for standard output; a script or a text beside it uploads it',
          requiresArg: true,
        },
        explain: {
          type: 'boolean',
          default: false,
          describe: 'show how to upload it; without -o, write nothing',
        },
        ...reportOptions,
        force: sharedOptions.force,
        'allow-errors': sharedOptions['allow-errors'],
      })
      .example(
        '$0 deliver policy.json --bindings bindings.yaml --to jamf -o out/',
        'for Jamf, with a script that uploads it',
      )
      .example('$0 deliver vpn.mobileconfig --to nanomdm --explain', 'show how to upload it'),
  run,
});

function takenBy(option: OptionName): string {
  return alternatives(channelsThatTake(option));
}

async function run({ output: named, ...others }: Options, host: Host): Promise<ExitCode> {
  const options = { ...others, output: others.explain ? (named ?? '-') : profileOutput(host, named) };
  const { loadProfile } = await import('../load-profile.js');
  const { source: file, to } = options;
  const channel = await loadChannel(to, await channelOptions(options, host));
  const loaded = await loadProfile(host, file, options);
  const { document, kind, liesInFile, findings, bindingReports } = loaded;
  const result = await about(file, () => delivered(channel, loaded, options));
  const all = [...findings, ...result.findings];
  // A place in a profile that was made or unwrapped on the way is no place in the user's file.
  const report = {
    file,
    document,
    ...(kind !== undefined && { kind }),
    findings: liesInFile ? all : unplaced(all),
  };
  const files = [...bindingReports, report];
  const { delivery } = result;
  return writeAndTell(
    host,
    files,
    {
      write: delivery && (() => write(channel, delivery, options, host)),
      takesStdout: options.output === '-' || options.explain,
    },
    options,
  );
}

/** Declarations as they are where the channel takes them, else the profile. */
async function delivered(
  channel: Channel,
  { source, declared }: LoadedProfile,
  { to, platform, baseUrl }: Options,
): Promise<DeliveryResult> {
  if (declared !== undefined && (channel.declared !== undefined || source === undefined)) {
    const { deliverDeclared } = await import('../../delivery/declared.js');
    const result = deliverDeclared(to, channel, declared, { platform });
    if (baseUrl === undefined) return result;
    throw new InputError(
      'The file holds declarations, which name their addresses themselves. Leave out --base-url.',
    );
  }
  if (source === undefined) return { findings: [] };
  const { deliverThrough } = await import('../../delivery/deliver.js');
  return deliverThrough(to, channel, source, { platform });
}

async function channelOptions(options: Options, host: Host): Promise<ChannelOptions> {
  const { device, label, baseUrl, server, dialect, replaces } = options;
  return {
    device,
    labels: label,
    baseUrl,
    server,
    dialect,
    replaces: replaces === undefined ? undefined : await storedProfile(replaces, host),
  };
}

/** The names of a profile that the server has, from whatever brings it: its answer, or the profile. */
async function storedProfile(file: string, host: Host): Promise<StoredProfile> {
  const [{ open }, { wholeProfile }, { stringAt }] = await Promise.all([
    import('../../open/open.js'),
    import('../../open/opened.js'),
    import('../../plist/navigate.js'),
  ]);
  const bytes = await readInput(host, file);
  return about(file, async () => {
    const { profile } = wholeProfile(await open(bytes, { now: host.now }));
    const [PayloadIdentifier, PayloadUUID] = [
      stringAt(profile, 'PayloadIdentifier'),
      stringAt(profile, 'PayloadUUID'),
    ];
    if (PayloadIdentifier === undefined || PayloadUUID === undefined) {
      throw new InputError('The profile has no PayloadIdentifier or no PayloadUUID.');
    }
    return { PayloadIdentifier, PayloadUUID };
  });
}

async function write(
  channel: Channel,
  delivery: Delivery,
  options: Options & { readonly output: string },
  host: Host,
): Promise<readonly WrittenFile[]> {
  const { overview, uploadText } = await import('../../delivery/explanation.js');
  const { output, explain, to } = options;
  const holds = `for ${to}`;
  const [main, ...others] = delivery.files;
  if (main === undefined) return [];
  if (output === '-') {
    if (explain) say(host.stdout, overview(channel, delivery));
    else if (others.length === 0) host.stdout.write(main.content);
    else throw new InputError(`${to} needs several files. Name a folder: -o FOLDER`);
    return explain ? [] : [{ path: '-', holds }];
  }
  const inFolder = others.length > 0 || /[/\\]$/.test(output) || (await isFolder(host, output));
  const path = inFolder ? join(output, main.path) : output;
  const how = uploadText(channel, delivery, inFolder ? undefined : () => basename(output));
  const upload = others.length > 0 ? join(output, `${to}.upload`) : `${path}.upload`;
  const isManual = delivery.upload.kind === 'manual';
  const files = [
    { path, content: main.content, holds },
    ...others.map((other) => ({ path: join(output, other.path), content: other.content, holds })),
    {
      path: `${upload}.${isManual ? 'txt' : 'sh'}`,
      content: how,
      holds: isManual ? 'how to upload it' : 'uploads it',
    },
  ];
  const write = inFolder ? writeFilesInFolders : writeFiles;
  await write(host, files, options.force);
  if (explain) say(host.stdout, how);
  return files;
}

function unplaced(findings: readonly Finding[]): Finding[] {
  return findings.map(({ position, ...finding }) => finding);
}
