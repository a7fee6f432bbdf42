import type { DevicePlatform } from '../../apple/os.js';
import type { Finding } from '../../finding.js';
import { InputError } from '../../input-error.js';
import type { OpenOptions } from '../../open/open.js';
import { nameOfContent } from '../../open/opened.js';
import type { PlannedProfile } from '../../plan/installed.js';
import type { Plan, PlanWay } from '../../plan/plan-types.js';
import { jsonText } from '../../text/json-text.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, isFolder, readInput, shownPath } from '../input.js';
import { sharedOptions } from '../options.js';
import { withoutCommands } from '../say.js';

interface Options {
  file: string;
  installed: string;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  by?: PlanWay | undefined;
  platform: DevicePlatform;
  os: string;
  format: PlanFormat;
}

type PlanFormat = 'text' | 'json' | 'markdown' | 'html';

export const planCommand = defineCommand<Options>({
  command: 'plan <file>',
  describe: 'say what a device that has a profile will do with a new one',
  builder: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'the new profile or policy: file, folder of one delivery, or -',
      })
      .options({
        installed: {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: 'the installed profile, or a list of those on a device (see docs/installed.md)',
        },
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        by: {
          choices: ['mdm', 'ddm', 'hand'] as const,
          describe: 'how the profile gets to the device; by default mdm, for a legacy declaration ddm',
        },
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        format: {
          choices: ['text', 'json', 'markdown', 'html'] as const,
          default: 'text' as const,
          describe: 'how the plan is written',
        },
      })
      .example('$0 plan new.mobileconfig --installed old.mobileconfig', 'what an update will do')
      .example(
        '$0 plan policy.json --bindings b.yaml --installed mac.plist',
        'the same from a policy and what "sudo profiles show -output stdout-xml" wrote',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const [{ loadBindings }, { openInput }] = await Promise.all([
    import('../load-bindings.js'),
    import('../open-input.js'),
  ]);
  const { bindings, findings } = await loadBindings(host, options);
  if (bindings === undefined)
    return report(options.bindings ?? '--bind', 'bindings', findings, options, host);
  const given = options.bindings !== undefined || options.bind !== undefined;
  const { platform, os, by: way } = options;
  const opening: OpenOptions = {
    platform,
    os,
    now: host.now,
    ...(given && { bindings }),
  };
  const opened = await openInput(host, options.file, { ...opening, select: options.select });
  if (opened.kind !== 'policy' && given) {
    throw new InputError(
      `${shownPath(host, options.file)} is ${nameOfContent(opened)}. --bindings and --bind need a policy.`,
    );
  }
  if (opened.kind === 'policy' && opened.profile === undefined) {
    return report(options.file, 'policy', opened.findings, options, host);
  }
  const { planOpened } = await import('../../plan/index.js');
  const installed = await readInstalledInput(host, options.installed, opening);
  const plan = await about(shownPath(host, options.file), () =>
    planOpened(opened, installed, { ...opening, way }),
  );
  host.stdout.write(withoutCommands(await written(plan, options.format, host.stdout.columns)));
  return plan.outcome === 'refused' ? 1 : 0;
}

async function readInstalledInput(
  host: Host,
  name: string,
  options: OpenOptions,
): Promise<readonly PlannedProfile[]> {
  const shown = shownPath(host, name);
  if (await isFolder(host, name)) {
    const [{ openInput }, { plannedProfileOf }] = await Promise.all([
      import('../open-input.js'),
      import('../../plan/installed.js'),
    ]);
    const opened = await openInput(host, name, options);
    return [await about(shown, () => plannedProfileOf(opened))];
  }
  const bytes = await readInput(host, name);
  const { readInstalled } = await import('../../plan/read-installed.js');
  return about(shown, () => readInstalled(bytes, options));
}

async function written(plan: Plan, format: PlanFormat, width: number | undefined): Promise<string> {
  switch (format) {
    case 'json':
      return jsonText(plan);
    case 'markdown':
      return (await import('../../plan/markdown.js')).planMarkdown(plan);
    case 'html':
      return (await import('../../plan/html.js')).planPage(plan);
    case 'text':
      return (await import('../../plan/text.js')).planText(plan, width === undefined ? {} : { width });
  }
}

/** There is no plan for what cannot be made a profile of: what is wrong with it is said instead. */
async function report(
  file: string,
  document: 'bindings' | 'policy',
  findings: readonly Finding[],
  { format }: Options,
  host: Host,
): Promise<ExitCode> {
  const { tell } = await import('../report.js');
  const asJson = format === 'json';
  await tell(host, { stream: asJson ? host.stdout : host.stderr }, [{ file, document, findings }], {
    format: asJson ? 'json' : 'text',
  });
  return 1;
}
