import { InputError } from '../../input-error.js';
import type { Inspection } from '../../inspect/inspect.js';
import type { FileReport } from '../../report/report.js';
import { readCertificateFile, systemRoots } from '../certificates.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { reportOptions, sharedOptions } from '../options.js';
import { profileOutput, writeFiles } from '../output.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { writeAndTell } from '../wrote.js';

interface Options extends TellOptions {
  readonly profile: string;
  readonly trust?: string | undefined;
  readonly extract: boolean;
  readonly output?: string | undefined;
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
  const report = { file, document: 'profile', findings: inspection.findings } as const;
  if (options.format === 'json') return inspectionAsJson(inspection, report, options, host);
  const { inspectionText } = await import('../../inspect/text.js');
  say(host.stdout, inspectionText(inspection));
  const { exitCode } = await tell(host, { stream: host.stderr, brief: true }, [report], options);
  return exitCode;
}

/** What is in it, with the findings that the user wants to be told. */
async function inspectionAsJson(
  inspection: Inspection,
  found: FileReport,
  options: Options,
  host: Host,
): Promise<ExitCode> {
  const [{ toBeTold }, { inspectionJson }] = await Promise.all([
    import('../report.js'),
    import('../../inspect/json.js'),
  ]);
  const { report, exitCode } = await toBeTold(host, [found], options);
  host.stdout.write(inspectionJson(inspection, report));
  return exitCode;
}

/** Gives what was signed even where the signature does not hold, which the findings and the exit code say then. */
async function extract(bytes: Uint8Array, options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, force } = options;
  const output = profileOutput(host, options.output);
  const [{ open }, { wholeProfile }] = await Promise.all([
    import('../../open/open.js'),
    import('../../open/opened.js'),
  ]);
  const name = shownPath(host, file);
  const { layers, content } = await about(name, async () => {
    const opened = await open(bytes);
    return { layers: opened.layers, content: wholeProfile(opened).bytes };
  });
  if (layers.length === 0) throw new InputError(`${name} is not signed. There is no signature to remove.`);
  const write = async () => {
    if (output === '-') host.stdout.write(content);
    else await writeFiles(host, [{ path: output, content }], force);
    return [{ path: output, holds: 'without its signature' }];
  };
  const report = { file, document: 'profile', findings: layers.flatMap(({ findings }) => findings) } as const;
  return writeAndTell(
    host,
    [report],
    { write, takesStdout: output === '-' },
    { ...options, allowErrors: true },
  );
}
