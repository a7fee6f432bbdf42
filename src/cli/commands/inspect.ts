import type { Certificate } from '../../certificates/certificate.js';
import { InputError } from '../../input-error.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput } from '../input.js';
import { sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';

interface Options {
  readonly profile: string;
  readonly trust?: string | undefined;
  readonly extract: boolean;
  readonly output: string;
  readonly format: 'text' | 'json';
  readonly force: boolean;
}

export const inspectCommand = defineCommand<Options>({
  command: 'inspect <profile>',
  describe: 'show what is in a profile, who signed it and whether the chain holds; secrets redacted',
  builder: (yargs) =>
    yargs
      .positional('profile', { type: 'string', demandOption: true, describe: '.mobileconfig, or -' })
      .options({
        trust: {
          type: 'string',
          describe: 'PEM file with the roots to trust; the well-known ones by default',
          requiresArg: true,
        },
        extract: {
          type: 'boolean',
          default: false,
          describe: 'write the profile out of its signature, byte for byte',
        },
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file for --extract, or - for standard output',
          requiresArg: true,
        },
        format: sharedOptions.format,
        force: sharedOptions.force,
      })
      .example('$0 inspect signed.mobileconfig', 'who signed it, and what is in it')
      .example(
        '$0 inspect signed.mobileconfig --extract -o vpn.mobileconfig',
        'the profile without its signature',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, extract, format } = options;
  const bytes = await readInput(host, file);
  if (extract) return extractProfile(bytes, options, host);
  const { inspectProfile } = await import('../../inspect/inspect.js');
  const trust = await trustedRoots(host, options.trust);
  const inspection = await about(file, () => inspectProfile(bytes, { trust, at: host.now }));
  if (format === 'json') {
    host.stdout.write(`${JSON.stringify(inspection, null, 2)}\n`);
  } else {
    const { inspectionText } = await import('../../inspect/text.js');
    host.stdout.write(inspectionText(inspection));
  }
  const { exitCodeOf, reportOf } = await import('../../report/report.js');
  const report = reportOf([{ file, document: 'profile', findings: inspection.findings }]);
  if (format === 'text') {
    const { writeReport } = await import('../report.js');
    await writeReport(host, host.stderr, 'text', report);
  }
  return exitCodeOf(report);
}

async function extractProfile(
  bytes: Uint8Array,
  { profile, output, force }: Options,
  host: Host,
): Promise<ExitCode> {
  const { unwrap } = await import('../../signing/unwrap.js');
  const { content } = await about(profile, () => unwrap(bytes));
  if (content === undefined)
    throw new InputError(`${profile}: this is a signature without the profile that it signs`);
  if (output === '-') host.stdout.write(content);
  else await writeFiles(host, [{ path: output, content }], force);
  return 0;
}

/** The roots of a file, or those that Node brings, which are the ones of Mozilla and much like Apple's. */
async function trustedRoots(host: Host, file: string | undefined): Promise<Certificate[]> {
  const { readCertificates } = await import('../../certificates/certificate.js');
  if (file === undefined) {
    const { rootCertificates } = await import('node:tls');
    return readCertificates(Buffer.from(rootCertificates.join('\n')));
  }
  const bytes = await readInput(host, file);
  return about(file, () => readCertificates(bytes));
}
