import { join } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { InputError } from '../../input-error.js';
import { fileNameOf } from '../../text/file-name.js';
import type { Bindings } from '../../translate/bindings/bindings.js';
import type { LoadedBindings } from '../../translate/bindings/load.js';
import type { MadeProfile } from '../../verify/make-profile.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, isFolder, readInput } from '../input.js';
import { sharedOptions } from '../options.js';
import { type OutputFile, writeFiles } from '../output.js';
import { type LoadedSigner, loadSignerIfNamed } from '../signer.js';
import { type SigningOptions, signingOptions } from '../signing-options.js';

interface Options extends SigningOptions {
  policy: string[];
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  identityLegacy?: boolean | undefined;
  signer?: string | undefined;
  output: string;
  format: 'text' | 'json';
  strict: boolean;
  force: boolean;
}

export const translateCommand = defineCommand<Options>({
  command: 'translate <policy..>',
  describe: 'make the Apple configuration profile of an Intune policy',
  builder: (yargs) =>
    yargs
      .positional('policy', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Graph export, or - ',
      })
      // First in the help, before those of signing.
      .group([], 'Options:')
      .options({
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        'identity-legacy': {
          type: 'boolean',
          default: false,
          describe: 'put a PKCS#12 identity into the form that iOS 17 and older open, too',
        },
        ...signingOptions,
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file, folder, or - for standard output',
          requiresArg: true,
        },
        format: sharedOptions.format,
        strict: sharedOptions.strict,
        force: sharedOptions.force,
      })
      .example('$0 translate policy.json --bindings bindings.yaml -o vpn.mobileconfig', 'the usual way')
      .example('$0 translate page.json --select "Contoso VPN"', 'one policy of a list')
      .example(
        '$0 translate policy.json --signer id.p12 --signer-password prompt -o vpn.mobileconfig',
        'signed',
      )
      .example('VPN_PSK=… $0 translate lab.json --bind sharedSecret=env:VPN_PSK', 'a secret by reference'),
  run,
});

/** What was made of a policy, and the file that it came from. */
interface Translated extends Omit<MadeProfile, 'profile'> {
  readonly file: string;
  /** Absent where none can be made; bytes where it is signed. */
  readonly profile?: string | Uint8Array;
}

async function run(options: Options, host: Host): Promise<ExitCode> {
  const [{ loadBindings }, { exitCodeOf, reportOf }, { writeReport }] = await Promise.all([
    import('../load-bindings.js'),
    import('../../report/report.js'),
    import('../report.js'),
  ]);
  const loaded = await loadBindings(host, options);
  const { bindings, findings } = options.identityLegacy ? await withLegacyIdentity(loaded) : loaded;
  const signer = await loadSignerIfNamed(host, options);
  const translated: Translated[] = [];
  for (const file of options.policy) {
    if (bindings === undefined) break;
    const made = await translateFile(file, bindings, options, host);
    translated.push(signer === undefined ? made : await signed(made, signer));
  }
  const report = reportOf([
    ...(findings.length === 0
      ? []
      : [{ file: options.bindings ?? '--bind', document: 'bindings' as const, findings }]),
    ...translated.map((one) => ({ file: one.file, document: 'policy' as const, findings: one.findings })),
  ]);
  const exitCode = exitCodeOf(report, { strict: options.strict });
  await writeReport(host, host.stderr, options.format, report);
  if (exitCode === 0) await writeProfiles(translated, options, host);
  return exitCode;
}

async function withLegacyIdentity({ bindings, findings }: LoadedBindings): Promise<LoadedBindings> {
  if (bindings === undefined) return { findings };
  const { legacyIdentity } = await import('../../translate/legacy-identity.js');
  const legacy = await about('--identity-legacy', () => legacyIdentity(bindings));
  return { bindings: legacy.bindings, findings: [...findings, ...legacy.findings] };
}

async function translateFile(
  file: string,
  bindings: Bindings,
  { select, platform, os }: Options,
  host: Host,
): Promise<Translated> {
  const { makeProfile } = await import('../../verify/make-profile.js');
  const bytes = await readInput(host, file);
  const made = await about(file, () => makeProfile(bytes, { bindings, select, platform, os, now: host.now }));
  return { file, ...made };
}

/** The profile signed, where it is good enough to be written. */
async function signed(made: Translated, { signer, options }: LoadedSigner): Promise<Translated> {
  const { file, profile, findings } = made;
  if (profile === undefined || findings.some(({ severity }) => severity === 'error')) return made;
  const { seal } = await import('../../signing/seal.js');
  const sealed = await about(file, () => seal(Buffer.from(profile), signer, options));
  // What only the devices can read is not open to whoever has the file.
  const holding = options.encrypt ? findings.filter(({ rule }) => rule !== 'secret-in-profile') : findings;
  return { ...made, profile: sealed.signed, findings: [...holding, ...sealed.findings] };
}

async function writeProfiles(translated: readonly Translated[], options: Options, host: Host): Promise<void> {
  const { output } = options;
  if (output === '-') {
    if (translated.length > 1)
      throw new InputError('several profiles need a folder to be written to: -o FOLDER');
    for (const { profile } of translated) host.stdout.write(profile ?? '');
    return;
  }
  const folder = await isFolder(host, output);
  if (translated.length > 1 && !folder) {
    throw new InputError(`${output}: is not a folder, which several profiles need`);
  }
  const files = translated.map(({ policy, profile }) => ({
    path: folder ? join(output, fileName(policy)) : output,
    content: profile ?? '',
  }));
  refuseSameName(files);
  await writeFiles(host, files, options.force);
}

function refuseSameName(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path)) throw new InputError(`${path}: two of the policies would be written to this file`);
    seen.add(path);
  }
}

/** The policy's name as a file name that every file system takes. */
function fileName(policy: Policy): string {
  const name = policy.displayName ?? policy.connectionName ?? policy.id ?? 'profile';
  return `${fileNameOf(name, 'profile')}.mobileconfig`;
}
