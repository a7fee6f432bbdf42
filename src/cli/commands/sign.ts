import type { Finding } from '../../finding.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import { loadSigner } from '../signer.js';
import { type SigningOptions, signingOptions } from '../signing-options.js';

interface Options extends SigningOptions {
  readonly profile: string;
  readonly signer: string;
  readonly resign: boolean;
  readonly output: string;
  readonly format: 'text' | 'json';
  readonly strict: boolean;
  readonly force: boolean;
}

export const signCommand = defineCommand<Options>({
  command: 'sign <profile>',
  describe: 'sign a profile, and encrypt it for devices where asked',
  builder: (yargs) =>
    yargs
      .positional('profile', { type: 'string', demandOption: true, describe: '.mobileconfig, or -' })
      .options({
        ...signingOptions,
        signer: { ...signingOptions.signer, demandOption: true },
        resign: {
          type: 'boolean',
          default: false,
          describe: 'take the signature of a signed profile off first',
        },
        output: {
          alias: 'o',
          type: 'string',
          demandOption: true,
          describe: 'file, or - for standard output',
          requiresArg: true,
        },
        format: sharedOptions.format,
        strict: sharedOptions.strict,
        force: sharedOptions.force,
      })
      .example(
        '$0 sign vpn.mobileconfig --signer signer.pem --signer-key key.pem -o signed.mobileconfig',
        'PEM files',
      )
      .example(
        '$0 sign vpn.mobileconfig --signer id.p12 --signer-password prompt -o signed.mobileconfig',
        'PKCS#12',
      )
      .example(
        '$0 sign vpn.mobileconfig --signer signer.pem --sign-command "openssl dgst -sha256 -sign key.pem" -o signed.mobileconfig',
        'a key that stays where it is',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, resign, output, format, strict, force } = options;
  const bytes = await readInput(host, file);
  const [loaded, { sealProfile }, { unplacedFindings }, { exitCodeOf, reportOf }, { writeReport }] =
    await Promise.all([
      loadSigner(host, options.signer, options),
      import('../../signing/seal.js'),
      import('../../open/unplaced.js'),
      import('../../report/report.js'),
      import('../report.js'),
    ]);
  const { signed, findings } = await about(shownPath(host, file), async () => {
    const { whole, said } = await toBeSigned(bytes);
    const sealed = await sealProfile(whole, loaded.signer, { ...loaded.options, resign });
    // A place in what was taken out of something else is no place in the file.
    const own = whole === bytes ? sealed.findings : unplacedFindings(sealed.findings);
    return { ...sealed, findings: [...said, ...own] };
  });
  const report = reportOf([{ file, document: 'profile', findings }]);
  const exitCode = exitCodeOf(report, { strict });
  await writeReport(host, host.stderr, format, report);
  if (signed === undefined || exitCode !== 0) return 1;
  if (output === '-') host.stdout.write(signed);
  else await writeFiles(host, [{ path: output, content: signed }], force);
  return 0;
}

/** The profile of a file, out of what only brings it: the signatures around it are left to the signing. */
async function toBeSigned(
  bytes: Uint8Array,
): Promise<{ readonly whole: Uint8Array; readonly said: readonly Finding[] }> {
  const [{ open }, { installable, wholeProfile }] = await Promise.all([
    import('../../open/open.js'),
    import('../../open/opened.js'),
  ]);
  const opened = await open(bytes);
  const whole = installable(opened) ?? wholeProfile(opened).bytes;
  const wrappers = opened.layers.filter(({ kind }) => kind !== 'signature');
  return { whole, said: wrappers.flatMap(({ findings }) => findings) };
}
