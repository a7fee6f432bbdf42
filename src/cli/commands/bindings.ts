import type { DevicePlatform } from '../../apple/os.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput } from '../input.js';
import { sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import { say } from '../say.js';

interface Options {
  policy: string;
  select?: string | undefined;
  platform: DevicePlatform;
  output: string;
  force: boolean;
}

export const bindingsCommand = defineCommand<Options>({
  command: 'bindings <policy>',
  describe: 'write a commented bindings file of exactly what a policy needs',
  builder: (yargs) =>
    yargs
      .positional('policy', { type: 'string', demandOption: true, describe: 'Graph export, or -' })
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
        force: sharedOptions.force,
      })
      .example('$0 bindings policy.json -o bindings.yaml', 'then fill in what is open'),
  run,
});

async function run(
  { policy: file, select, platform, output, force }: Options,
  host: Host,
): Promise<ExitCode> {
  const [{ readPolicy }, { bindingsTemplate }] = await Promise.all([
    import('../../graph/read-policy.js'),
    import('../../translate/bindings/template.js'),
  ]);
  const bytes = await readInput(host, file);
  const { policy } = await about(file, () => readPolicy(bytes, { select }));
  const text = bindingsTemplate(policy, platform);
  if (output === '-') host.stdout.write(text);
  else {
    await writeFiles(host, [{ path: output, content: text }], force);
    say(host.stderr, `Wrote ${output}. Fill in what is open.`);
  }
  return 0;
}
