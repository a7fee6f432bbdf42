import { InputError } from '../../input-error.js';
import { jsonText } from '../../text/json-text.js';
import { readCertificateFile, systemRoots } from '../certificates.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { reportOptions, sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { sayWritten } from '../wrote.js';

interface Options extends TellOptions {
  readonly profile: string;
  readonly trust?: string | undefined;
  readonly extract: boolean;
  readonly output: string;
  readonly format: 'text' | 'json';
  readonly force: boolean;
}

export const inspectCommand = defineCommand<Options>({
  command: 'inspect <profile>',
  describe: 'show what a profile holds and who signed it, without its secrets',
  builder: (yargs) =>
    yargs
      .positional('profile', {
        type: 'string',
        demandOption: true,
        describe: '.mobileconfig, or - for standard input',
      })
      .options({
        trust: {
          type: 'string',
          describe: 'file (PEM or DER) with the roots to trust; by default those of this computer',
          requiresArg: true,
        },
        extract: {
          type: 'boolean',
          default: false,
          describe: 'write the profile without its signature, byte for byte',
        },
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file for --extract, or - for standard output',
          requiresArg: true,
        },
        ...reportOptions,
        format: { ...reportOptions.format, describe: 'format of the output' },
        force: sharedOptions.force,
      })
      .example('$0 inspect signed.mobileconfig', 'who signed it, and what it holds')
      .example(
        '$0 inspect signed.mobileconfig --extract -o vpn.mobileconfig',
        'the profile without its signature',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, trust } = options;
  if (options.extract) return extract(await readInput(host, file), options, host);
  const [{ inspectOpened }, { openInput }, { tell }] = await Promise.all([
    import('../../inspect/inspect.js'),
    import('../open-input.js'),
    import('../report.js'),
  ]);
  const name = shownPath(host, file);
  const roots = trust === undefined ? await systemRoots(host) : await readCertificateFile(host, trust);
  const opened = await openInput(host, file, { trust: roots, now: host.now });
  const inspection = await about(name, () => inspectOpened(opened));
  if (options.format === 'json') {
    // The findings are in it.
    host.stdout.write(jsonText(inspection));
    return inspection.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  }
  const { inspectionText } = await import('../../inspect/text.js');
  say(host.stdout, inspectionText(inspection));
  const report = { file, document: 'profile', findings: inspection.findings } as const;
  const { exitCode } = await tell(host, { stream: host.stderr, brief: true }, [report], options);
  return exitCode;
}

/** Gives what was signed even where the signature does not hold, which the findings and the exit code say then. */
async function extract(bytes: Uint8Array, options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, output, force } = options;
  const [{ open }, { wholeProfile }, { tell }] = await Promise.all([
    import('../../open/open.js'),
    import('../../open/opened.js'),
    import('../report.js'),
  ]);
  const name = shownPath(host, file);
  const { layers, content } = await about(name, async () => {
    const opened = await open(bytes);
    return { layers: opened.layers, content: wholeProfile(opened).bytes };
  });
  if (layers.length === 0) throw new InputError(`${name} is not signed. There is no signature to remove.`);
  if (output === '-') host.stdout.write(content);
  else await writeFiles(host, [{ path: output, content }], force);
  const report = { file, document: 'profile', findings: layers.flatMap(({ findings }) => findings) } as const;
  const told = await tell(host, { stream: host.stderr, brief: true }, [report], options);
  if (output !== '-') sayWritten(host, [{ path: output, holds: 'without its signature' }], told, options);
  return told.exitCode;
}
