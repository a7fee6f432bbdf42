import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../input-error.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { sharedOptions } from '../options.js';
import { writeFilesInFolders } from '../output.js';
import { packageRoot } from '../package-root.js';
import { say } from '../say.js';

interface Options {
  template?: string | undefined;
  dir?: string | undefined;
  force: boolean;
}

export const initCommand = defineCommand<Options>({
  command: 'init [template] [dir]',
  describe: 'copy a starter policy with its bindings; without a name, list them',
  builder: (yargs) =>
    yargs
      .positional('template', { type: 'string', describe: 'which starter' })
      .positional('dir', {
        type: 'string',
        describe: 'the folder to make; the name of the template by default',
      })
      .options({ force: sharedOptions.force })
      .example('$0 init', 'list the starters')
      .example('$0 init certificate my-vpn', 'begin in the folder my-vpn'),
  run,
});

const templatesFolder = join(packageRoot, 'templates');

async function run({ template, dir, force }: Options, host: Host): Promise<ExitCode> {
  const names = await templateNames();
  if (template === undefined) {
    for (const name of names) host.stdout.write(`${name.padEnd(16)} ${await titleOf(name)}\n`);
    return 0;
  }
  if (!names.includes(template)) {
    const hint = didYouMean(nearest(template, names));
    throw new InputError(`${template}: there is no such template (${names.join(', ')}).${hint}`);
  }
  const target = dir ?? template;
  const files = await filesIn(join(templatesFolder, template));
  await writeFilesInFolders(
    host,
    files.map(({ path, content }) => ({ path: join(target, path), content })),
    force,
  );
  say(
    host.stderr,
    `${target} is ready; now: alwayson translate ${join(target, 'policy.json')} --bindings ${join(target, 'bindings.yaml')} -o vpn.mobileconfig`,
  );
  return 0;
}

async function templateNames(): Promise<string[]> {
  const entries = await readdir(templatesFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The first line of a template's README, without the mark of a heading. */
async function titleOf(template: string): Promise<string> {
  const readme = await readFile(join(templatesFolder, template, 'README.md'), 'utf8');
  return (readme.split('\n')[0] ?? '').replace(/^#+ */, '');
}

async function filesIn(folder: string): Promise<{ path: string; content: Uint8Array }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files
      .sort()
      .map(async (path) => ({ path: path.slice(folder.length + 1), content: await readFile(path) })),
  );
}
