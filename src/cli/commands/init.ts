import { basename, join } from 'node:path';
import { InputError } from '../../input-error.js';
import { alternatives } from '../../text/alternatives.js';
import { jsonText } from '../../text/json-text.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { resultFormat, sharedOptions } from '../options.js';
import { writeFilesInFolders } from '../output.js';
import { packageFile, packageFiles } from '../package-files.js';
import { say } from '../say.js';

interface Options {
  template?: string | undefined;
  dir?: string | undefined;
  format: 'text' | 'json';
  force: boolean;
}

export const initCommand = defineCommand<Options>({
  command: 'init [template] [dir]',
  describe: 'copy a starter policy with its bindings; without a name, list the starters',
  builder: (yargs) =>
    yargs
      .positional('template', { type: 'string', describe: 'name of the starter' })
      .positional('dir', {
        type: 'string',
        describe: 'folder to make; by default named like the starter',
      })
      .options({ format: resultFormat, force: sharedOptions.force })
      .example('$0 init', 'list the starters')
      .example('$0 init certificate my-vpn', 'start in the folder my-vpn'),
  run,
});

async function run({ template, dir, format, force }: Options, host: Host): Promise<ExitCode> {
  const inFolders = packageFiles('templates').flatMap((path) => /^[^/]+(?=\/)/.exec(path) ?? []);
  const names = [...new Set(inFolders)];
  if (template === undefined) {
    const listed = names.map((name) => ({ name, title: titleOf(name) }));
    if (format === 'json') host.stdout.write(jsonText({ version: 1, starters: listed }));
    else for (const { name, title } of listed) host.stdout.write(`${name.padEnd(16)} ${title}\n`);
    return 0;
  }
  if (!names.includes(template)) {
    const hint = didYouMean(nearest(template, names));
    throw new InputError(`There is no starter ${template}.${hint} Choose ${alternatives(names)}.`);
  }
  const target = dir ?? template;
  const files = packageFiles(`templates/${template}`).map((path) => ({
    path: join(target, path),
    content: packageFile(`templates/${template}/${path}`),
  }));
  await writeFilesInFolders(host, files, force);
  if (format === 'json') {
    const { tellWritten } = await import('../wrote.js');
    const written = files.map(({ path }) => ({ path, ...holding[basename(path)] }));
    await tellWritten(host, host.stdout, written);
    return 0;
  }
  say(
    host.stderr,
    `Wrote ${target}. Next: alwayson translate ${join(target, 'policy.json')} --bindings ${join(target, 'bindings.yaml')} -o vpn.mobileconfig`,
  );
  return 0;
}

/** What the files hold that every starter has. */
const holding: Readonly<Record<string, { readonly holds: string }>> = {
  'README.md': { holds: 'what the starter is for' },
  'policy.json': { holds: 'the Intune policy' },
  'bindings.yaml': { holds: 'the bindings' },
};

/** The first line of a template's README, without the mark of a heading. */
function titleOf(template: string): string {
  const readme = packageFile(`templates/${template}/README.md`).toString();
  return (readme.split('\n')[0] ?? '').replace(/^#+ */, '');
}
