import { join } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { InputError } from '../../input-error.js';
import type { Issue } from '../../issue/with-identity.js';
import type { FileReport, WrittenFile } from '../../report/report.js';
import { fileNameOf } from '../../text/file-name.js';
import type { LoadedBindings } from '../../translate/bindings/load.js';
import type { MadeProfile, MakeOptions } from '../../verify/make-profile.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, isFolder, readInput } from '../input.js';
import { type IssuingOptions, issuing, loadIssuerIfNamed } from '../issuer.js';
import { issuingOptions } from '../issuing-options.js';
import { reportOptions, sharedOptions } from '../options.js';
import { type OutputFile, profileOutput, writeFiles, writeFilesInFolders } from '../output.js';
import type { TellOptions } from '../report.js';
import { type LoadedSigner, loadSignerIfNamed } from '../signer.js';
import { type SigningOptions, signingOptions } from '../signing-options.js';
import { writeAndTell } from '../wrote.js';

interface Options extends SigningOptions, IssuingOptions, TellOptions {
  policy: string[];
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  identityLegacy?: boolean | undefined;
  signer?: string | undefined;
  output?: string | undefined;
  force: boolean;
  allowErrors?: boolean | undefined;
}

export const translateCommand = defineCommand<Options>({
  command: 'translate <policy..>',
  describe: 'turn an Intune policy into an Apple configuration profile',
  builder: (yargs) =>
    yargs
      .positional('policy', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Graph export, or - for standard input',
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
          describe: 'rewrite a PKCS#12 identity so that iOS 17 and older can open it',
        },
        ...signingOptions,
        ...issuingOptions,
        output: {
          alias: 'o',
          type: 'string',
          describe: 'file, folder, or - for standard output',
          requiresArg: true,
        },
        ...reportOptions,
        force: sharedOptions.force,
        'allow-errors': sharedOptions['allow-errors'],
      })
      .example('$0 translate policy.json --bindings bindings.yaml -o vpn.mobileconfig', 'one policy')
      .example('$0 translate page.json --select "Contoso VPN"', 'one policy of several')
      .example('$0 translate page.json -o profiles/', 'a profile of each policy')
      .example(
        '$0 translate policy.json --signer id.p12 --signer-password prompt -o vpn.mobileconfig',
        'signed at once',
      )
      .example(
        'VPN_PSK=… $0 translate lab.json --bind sharedSecret=env:VPN_PSK',
        'a secret from the environment',
      ),
  run,
});

/** What was made of a policy, and the file that it came from. */
interface Translated extends Omit<MadeProfile, 'profile'> {
  readonly file: string;
  /** Absent where none can be made; bytes where it is signed. */
  readonly profile?: string | Uint8Array;
}

async function run(options: Options, host: Host): Promise<ExitCode> {
  if (options.issue !== undefined && options.identityLegacy) {
    throw new InputError('--identity-legacy is for an identity of the bindings. Use --issue-form legacy.');
  }
  const output = await destination(options, host);
  const { loadBindings } = await import('../load-bindings.js');
  const loaded = await loadBindings(host, options);
  const { bindings, findings } = options.identityLegacy ? await withLegacyIdentity(loaded) : loaded;
  const signer = await loadSignerIfNamed(host, options);
  const issuer = await loadIssuerIfNamed(host, options);
  const complete = issuer && completing((await issuing(issuer.material)).issue);
  const translated: Translated[] = [];
  for (const file of options.policy) {
    if (bindings === undefined) break;
    for (const made of await translateFile(file, { bindings, complete }, output.isFolder, options, host)) {
      translated.push(signer === undefined ? made : await signed(made, signer, options));
    }
  }
  const made = translated.filter(({ profile }) => profile !== undefined);
  return writeAndTell(
    host,
    [...loaded.reportsOn(findings), ...(issuer ? [issuer.report] : []), ...translated.map(reportOn)],
    {
      write: made.length === 0 ? undefined : () => write(made, output, options, host),
      takesStdout: output.path === '-',
    },
    options,
  );
}

/** Where the profiles go. */
interface Destination {
  readonly path: string;
  readonly isFolder: boolean;
}

async function destination({ output: path }: Options, host: Host): Promise<Destination> {
  if (profileOutput(host, path) === '-' || path === undefined) return { path: '-', isFolder: false };
  return { path, isFolder: /[/\\]$/.test(path) || (await isFolder(host, path)) };
}

function reportOn({ file, findings }: Translated): FileReport {
  return { file, document: 'policy', findings };
}

async function withLegacyIdentity({ bindings, findings }: LoadedBindings): Promise<LoadedBindings> {
  if (bindings === undefined) return { findings };
  const { legacyIdentity } = await import('../../translate/legacy-identity.js');
  const legacy = await about('--identity-legacy', () => legacyIdentity(bindings));
  return { bindings: legacy.bindings, findings: [...findings, ...legacy.findings] };
}

/** Completes bindings with an identity for the device. */
function completing(issue: Issue): NonNullable<MakeOptions['complete']> {
  return async (policy, bindings) => {
    const { withIssuedIdentity } = await import('../../issue/with-identity.js');
    return withIssuedIdentity(policy, bindings, issue);
  };
}

/** The policy of a file that is meant; for a folder, every policy of it. */
async function translateFile(
  file: string,
  how: Pick<MakeOptions, 'bindings' | 'complete'>,
  all: boolean,
  { select, platform, os }: Options,
  host: Host,
): Promise<Translated[]> {
  const { makeProfile, makeProfiles } = await import('../../verify/make-profile.js');
  const bytes = await readInput(host, file);
  const options = { ...how, platform, os, now: host.now };
  const profiles = await about(file, async () =>
    all && select === undefined
      ? makeProfiles(bytes, options)
      : [await makeProfile(bytes, { ...options, select })],
  );
  return profiles.map((one) => ({ file, ...one }));
}

/** The profile signed, where it is good enough to be written. */
async function signed(
  made: Translated,
  { signer, options }: LoadedSigner,
  { allowErrors }: Options,
): Promise<Translated> {
  const { file, profile, findings } = made;
  const isFaulty = findings.some(({ severity }) => severity === 'error');
  if (profile === undefined || (isFaulty && !allowErrors)) return made;
  const { seal } = await import('../../signing/seal.js');
  const sealed = await about(file, () => seal(Buffer.from(profile), signer, options));
  // What only the devices can read is not open to whoever has the file.
  const holding = options.encrypt ? findings.filter(({ rule }) => rule !== 'secret-in-profile') : findings;
  return { ...made, profile: sealed.signed, findings: [...holding, ...sealed.findings] };
}

async function write(
  translated: readonly Translated[],
  { path, isFolder }: Destination,
  options: Options,
  host: Host,
): Promise<readonly WrittenFile[]> {
  if (translated.length > 1 && !isFolder) {
    throw new InputError('Several profiles need a folder: -o FOLDER/');
  }
  const files = translated.map(({ policy, profile, summary }) => ({
    path: isFolder ? join(path, fileName(policy)) : path,
    content: profile ?? '',
    ...(summary !== undefined && { holds: summary }),
  }));
  if (path === '-') {
    for (const { content } of files) host.stdout.write(content);
    return files;
  }
  refuseSameName(files);
  const write = isFolder ? writeFilesInFolders : writeFiles;
  await write(host, files, options.force);
  return files;
}

function refuseSameName(files: readonly OutputFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (seen.has(path))
      throw new InputError(`${path}: Two policies would be written to this file. Choose one with --select.`);
    seen.add(path);
  }
}

/** The policy's name as a file name that every file system takes. */
function fileName(policy: Policy): string {
  const name = policy.displayName ?? policy.connectionName ?? policy.id ?? 'profile';
  return `${fileNameOf(name, 'profile')}.mobileconfig`;
}
