import { dirname, relative, resolve } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput } from '../input.js';
import { resultFormat, sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import { say } from '../say.js';

interface Options {
  policy: string;
  select?: string | undefined;
  platform: DevicePlatform;
  output: string;
  format: 'text' | 'json';
  force: boolean;
}

export const bindingsCommand = defineCommand<Options>({
  command: 'bindings <policy>',
  describe: 'write a commented bindings file with the values that a policy needs',
  builder: (yargs) =>
    yargs
      .positional('policy', {
        type: 'string',
        demandOption: true,
        describe: 'Graph export, or - for standard input',
      })
      .options({
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file, or - for standard output',
          requiresArg: true,
        },
        format: resultFormat,
        force: sharedOptions.force,
      })
      .example('$0 bindings policy.json -o bindings.yaml', 'then fill in the open values'),
  run,
});

async function run(
  { policy: file, select, platform, output, format, force }: Options,
  host: Host,
): Promise<ExitCode> {
  const [{ readPolicy }, { readObjects }, { bindingsTemplate }] = await Promise.all([
    import('../../graph/read-policy.js'),
    import('../../graph/read-resource.js'),
    import('../../translate/bindings/template.js'),
  ]);
  const bytes = await readInput(host, file);
  const { policy, objects } = await about(file, async () => ({
    ...(await readPolicy(bytes, { select })),
    ...(await readObjects(bytes)),
  }));
  const exported = file === '-' ? undefined : { file: fromBindings(file, output, host), objects };
  const text = bindingsTemplate(policy, platform, exported);
  if (output === '-') host.stdout.write(text);
  else await writeFiles(host, [{ path: output, content: text }], force);
  if (format === 'json') {
    const [{ verify }, { tellWritten }] = await Promise.all([
      import('../../verify/verify.js'),
      import('../wrote.js'),
    ]);
    const { findings } = await about(file, () => verify(bytes, { select, platform, now: host.now }));
    const open = findings.filter(({ rule }) => rule === 'binding-missing');
    const written = [{ path: output, holds: 'the bindings, with open values to fill in' }];
    const stream = output === '-' ? host.stderr : host.stdout;
    await tellWritten(host, stream, written, [{ file, document: 'policy', findings: open }]);
  } else if (output !== '-') say(host.stderr, `Wrote ${output}. Fill in the open values.`);
  return 0;
}

/** The path of a file as a bindings file names it: from its own folder. */
function fromBindings(file: string, output: string, { cwd }: Host): string {
  const folder = resolve(cwd, output === '-' ? '.' : dirname(output));
  return relative(folder, resolve(cwd, file));
}
