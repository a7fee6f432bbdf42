import { InputError } from '../../input-error.js';
import { globalGraph } from '../../pull/clouds.js';
import type { WrittenFile } from '../../report/report.js';
import { shellWord } from '../../text/shell-word.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { reportOptions, sharedOptions } from '../options.js';
import { writeFilesInFolders } from '../output.js';
import type { PulledFolder } from '../pull/folders.js';
import type { TokenOptions } from '../pull/token.js';
import type { TellOptions } from '../report.js';
import { say } from '../say.js';
import { sayWritten } from '../wrote.js';

interface Options extends TellOptions, TokenOptions {
  select?: string[] | undefined;
  graphUrl?: string | undefined;
  output: string;
  force: boolean;
}

export const pullCommand = defineCommand<Options>({
  command: 'pull',
  describe: 'fetch IKEv2 policies from Intune, with the certificate profiles that they use',
  builder: (yargs) =>
    yargs
      .options({
        output: {
          alias: 'o',
          type: 'string',
          demandOption: true,
          describe:
            'folder for policy.json, bindings.yaml and their files; several policies get a folder each in it',
          requiresArg: true,
        },
        select: {
          type: 'string',
          array: true,
          nargs: 1,
          describe: 'id or name of a policy; repeatable; without it, every IKEv2 policy',
        },
        token: {
          type: 'string',
          requiresArg: true,
          describe:
            'where a token for Graph is: env:NAME, file:PATH, - for standard input, or prompt; without it, the Azure CLI is asked',
        },
        'sign-in': {
          type: 'boolean',
          default: false,
          describe: 'sign in with a browser and a code',
        },
        'client-id': {
          type: 'string',
          requiresArg: true,
          describe: 'app to sign in with; by default Microsoft Graph Command Line Tools',
        },
        tenant: { type: 'string', requiresArg: true, describe: 'id or domain of the tenant' },
        'graph-url': {
          type: 'string',
          default: globalGraph,
          requiresArg: true,
          describe: 'address of Microsoft Graph, for national clouds',
        },
        ...reportOptions,
        force: {
          ...sharedOptions.force,
          describe: 'overwrite files of an earlier pull; bindings.yaml is always kept',
        },
      })
      .example('$0 pull --sign-in -o vpn', 'then run the command that it prints')
      .example(
        '$0 pull --select "Always On VPN" --token env:GRAPH_TOKEN -o vpn',
        'one policy, without a browser',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { output, force, format, quiet = false } = options;
  if (output === '-')
    throw new InputError('A policy and its bindings are several files. Name a folder: -o FOLDER');
  const { pullPolicies } = await import('../pull/pull-policies.js');
  const pulled = await pullPolicies(options, host);
  const { foldersOf, reportsOn } = await import('../pull/folders.js');
  const folders = await foldersOf(pulled, output, host);
  const { tell } = await import('../report.js');
  const stream = format === 'text' ? host.stderr : host.stdout;
  const tellAll = (written: readonly WrittenFile[]) =>
    tell(host, { stream, brief: true, written }, reportsOn(folders, force), options);
  const files = folders.flatMap((folder) => folder.files);
  if (!force && files.some(({ standing }) => standing.is === 'different')) {
    await tellAll([]);
    if (format === 'text') say(host.stderr, 'Nothing was written. --force overwrites what differs.');
    return 1;
  }
  const changed = files.filter(({ standing }) => standing.is === 'new' || standing.is === 'different');
  await writeFilesInFolders(host, changed, force);
  const speaks = format === 'text' && !quiet;
  if (speaks) for (const folder of folders) say(host.stderr, next(folder, folders.length === 1));
  const told = await tellAll(changed);
  if (changed.length > 0) sayWritten(host, changed, told, options);
  if (speaks) for (const line of asides(folders)) say(host.stderr, line);
  return told.exitCode;
}

/** What to run next, ready to be copied. */
function next({ policy, bindings, name, open }: PulledFolder, isOnly: boolean): string {
  const profile = `${isOnly ? 'vpn' : name}.mobileconfig`;
  const words = ['alwayson', 'translate', policy, '--bindings', bindings, '-o', profile];
  const first = open.length === 0 ? '' : `complete ${open.join(', ')} in ${bindings}, then run `;
  return `Next: ${first}${words.map(shellWord).join(' ')}`;
}

function asides(folders: readonly PulledFolder[]): readonly string[] {
  const files = folders.flatMap((folder) => folder.files);
  const paths = (is: string) => files.filter(({ standing }) => standing.is === is).map(({ path }) => path);
  const [unchanged, kept] = [paths('unchanged'), paths('kept')];
  return [
    ...(unchanged.length > 0 ? [`Unchanged: ${unchanged.join(', ')}.`] : []),
    ...(kept.length > 0
      ? [`Kept ${kept.join(', ')}, which you may have filled in. Delete it to have it written anew.`]
      : []),
  ];
}
