import type { DevicePlatform } from '../../apple/os.js';
import type { ExplainFormat } from '../../explain/index.js';
import { InputError } from '../../input-error.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import { say } from '../say.js';

interface Options {
  file: string;
  newer?: string | undefined;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  format: ExplainFormat;
  output: string;
  force: boolean;
}

const formats = ['text', 'json', 'markdown', 'html'] as const satisfies readonly ExplainFormat[];

export const explainCommand = defineCommand<Options>({
  command: 'explain <file> [newer]',
  describe: 'say which traffic goes where, and what the user notices',
  builder: (yargs) =>
    yargs
      .positional('file', { type: 'string', demandOption: true, describe: 'profile, policy, or -' })
      .positional('newer', { type: 'string', describe: 'a second one: say what changes' })
      .options({
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        format: {
          choices: formats,
          default: 'text' as const,
          describe: 'how it is written; html is a page with a picture',
        },
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file to write, or - for standard output',
          requiresArg: true,
        },
        force: sharedOptions.force,
      })
      .example('$0 explain vpn.mobileconfig', 'which traffic goes where')
      .example('$0 explain policy.json --format html -o vpn.html', 'the same as a page with a picture')
      .example('$0 explain old.mobileconfig new.mobileconfig', 'what changes'),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const [{ loadBindings }, { explainFile }, { explainers }] = await Promise.all([
    import('../load-bindings.js'),
    import('../../explain/explain-file.js'),
    import('../../explain/index.js'),
  ]);
  const { bindings, findings } = await loadBindings(host, options);
  if (bindings === undefined) {
    const [first] = findings;
    throw new InputError(
      `${options.bindings ?? '--bind'}: ${first?.subject ?? ''} ${first?.message ?? ''}`.trim(),
    );
  }
  const explained = async (file: string) => {
    const bytes = await readInput(host, file);
    const name = shownPath(host, file);
    const { select, platform, os } = options;
    return about(name, () =>
      explainFile(bytes, { file: name, select, platform, os, bindings, now: host.now }),
    );
  };
  const first = await explained(options.file);
  const second = options.newer === undefined ? undefined : await explained(options.newer);
  const { one, two } = await explainers[options.format]();
  const width = Math.min(Math.max(host.stdout.columns ?? 100, 80), 120);
  const text = second === undefined ? one(first, width) : two(first, second, width);
  if (options.output !== '-') {
    await writeFiles(host, [{ path: options.output, content: text }], options.force);
    say(host.stderr, `Wrote ${shownPath(host, options.output)}.`);
  } else if (options.format === 'text' || options.format === 'markdown') say(host.stdout, text);
  else host.stdout.write(text);
  return 0;
}
