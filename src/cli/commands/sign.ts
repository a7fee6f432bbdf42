import type { DevicePlatform } from '../../apple/os.js';
import type { Finding } from '../../finding.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { reportOptions, sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import type { TellOptions } from '../report.js';
import { loadSigner } from '../signer.js';
import { type SigningOptions, signingOptions } from '../signing-options.js';
import { writeAndTell } from '../wrote.js';

interface Options extends SigningOptions, TellOptions {
  readonly profile: string;
  readonly signer: string;
  readonly resign: boolean;
  readonly platform: DevicePlatform;
  readonly os: string;
  readonly output: string;
  readonly force: boolean;
  readonly allowErrors?: boolean | undefined;
}

export const signCommand = defineCommand<Options>({
  command: 'sign <profile>',
  describe: 'sign a profile, and encrypt it for devices',
  builder: (yargs) =>
    yargs
      .positional('profile', {
        type: 'string',
        demandOption: true,
        describe: '.mobileconfig, or - for standard input',
      })
      .options({
        ...signingOptions,
        signer: { ...signingOptions.signer, demandOption: true },
        resign: {
          type: 'boolean',
          default: false,
          describe: 'replace the signature of a signed profile',
        },
        output: {
          alias: 'o',
          type: 'string',
          demandOption: true,
          describe: 'file, or - for standard output',
          requiresArg: true,
        },
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        ...reportOptions,
        force: sharedOptions.force,
        'allow-errors': sharedOptions['allow-errors'],
      })
      .example(
        '$0 sign vpn.mobileconfig --signer signer.pem --signer-key key.pem -o signed.mobileconfig',
        'with PEM files',
      )
      .example(
        '$0 sign vpn.mobileconfig --signer id.p12 --signer-password prompt -o signed.mobileconfig',
        'with a PKCS#12 file',
      )
      .example(
        '$0 sign vpn.mobileconfig --signer signer.pem --sign-command "openssl dgst -sha256 -sign key.pem" -o signed.mobileconfig',
        'with a key that only a program can use',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, resign, output, force } = options;
  const bytes = await readInput(host, file);
  const [loaded, { sealProfile }, { unplacedFindings }] = await Promise.all([
    loadSigner(host, options.signer, options),
    import('../../signing/seal.js'),
    import('../../open/unplaced.js'),
  ]);
  const { signed, findings } = await about(shownPath(host, file), async () => {
    const { whole, said } = await toBeSigned(bytes, options, host);
    const sealed = await sealProfile(whole, loaded.signer, { ...loaded.options, resign });
    // A place in what was taken out of something else is no place in the file.
    const own = whole === bytes ? sealed.findings : unplacedFindings(sealed.findings);
    return { ...sealed, findings: [...said, ...own] };
  });
  const write = async (content: Uint8Array) => {
    if (output === '-') host.stdout.write(content);
    else await writeFiles(host, [{ path: output, content }], force);
    return [{ path: output, holds: 'signed' }];
  };
  return writeAndTell(
    host,
    [{ file, document: 'profile', findings }],
    { write: signed && (() => write(signed)), takesStdout: output === '-' },
    options,
  );
}

/** The profile of a file, out of what only brings it: the signatures around it are left to the signing. */
async function toBeSigned(
  bytes: Uint8Array,
  { platform, os }: Options,
  host: Host,
): Promise<{ readonly whole: Uint8Array; readonly said: readonly Finding[] }> {
  const [{ open }, { installable, wholeProfile }, { judgeProfile }] = await Promise.all([
    import('../../open/open.js'),
    import('../../open/opened.js'),
    import('../../verify/judge-profile.js'),
  ]);
  const opened = await open(bytes, { platform, os, now: host.now });
  const { profile, bytes: inside } = wholeProfile(opened);
  const whole = installable(opened) ?? inside;
  const wrappers = opened.layers.filter(({ kind }) => kind !== 'signature');
  const { findings } = await judgeProfile(profile, {
    platform,
    os,
    now: host.now,
    // Sealing says of a variable that nobody can fill it in any more.
    variablesFilledLater: true,
  });
  return { whole, said: [...wrappers.flatMap((wrapper) => wrapper.findings), ...findings] };
}
