import { join } from 'node:path';
import type { Finding } from '../../finding.js';
import type { ImportedFile } from '../../import/files.js';
import type { ImportedPolicy } from '../../import/import-profile.js';
import { InputError } from '../../input-error.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { WrittenFile } from '../../report/report.js';
import { jsonText } from '../../text/json-text.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about } from '../input.js';
import { reportOptions, sharedOptions } from '../options.js';
import { writeFilesInFolders } from '../output.js';
import type { TellOptions } from '../report.js';
import { writeAndTell } from '../wrote.js';

interface Options extends TellOptions {
  profile: string;
  output: string;
  force: boolean;
  allowErrors?: boolean | undefined;
}

export const importCommand = defineCommand<Options>({
  command: 'import <profile>',
  describe: 'convert a profile back to an Intune policy (Graph JSON) and its bindings',
  builder: (yargs) =>
    yargs
      .positional('profile', {
        type: 'string',
        demandOption: true,
        describe: '.mobileconfig, signed or not, or - for standard input',
      })
      .options({
        output: {
          alias: 'o',
          type: 'string',
          default: '.',
          describe: 'folder for policy.json, bindings.yaml and their files',
          requiresArg: true,
        },
        ...reportOptions,
        force: sharedOptions.force,
        'allow-errors': sharedOptions['allow-errors'],
      })
      .example(
        '$0 import vpn.mobileconfig -o vpn/',
        'then: alwayson translate vpn/policy.json --bindings vpn/bindings.yaml',
      ),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  const { profile: file, output, force } = options;
  const [{ importProfile }, { readIdentities }] = await Promise.all([
    import('../../import/import-profile.js'),
    import('../../device/identities.js'),
  ]);
  if (output === '-')
    throw new InputError('The policy and its bindings are several files. Name a folder: -o FOLDER');
  const { profile, findings: read } = await openProfile(file, host);
  const identities = await readIdentities(profile);
  const { imported, findings } = await about(file, () => importProfile(profile, { identities }));
  return writeAndTell(
    host,
    [{ file, document: 'profile', findings: [...read, ...findings] }],
    { write: imported && (() => write(imported, file, output, force, host)), takesStdout: false },
    options,
  );
}

async function openProfile(
  file: string,
  host: Host,
): Promise<{ profile: DictionaryNode; findings: readonly Finding[] }> {
  const [{ openInput }, { profileOrPayloads }] = await Promise.all([
    import('../open-input.js'),
    import('../../open/opened.js'),
  ]);
  const opened = await openInput(host, file, { now: host.now });
  return about(file, () => ({ profile: profileOrPayloads(opened), findings: opened.findings }));
}

async function write(
  { policy, bindings, files }: ImportedPolicy,
  file: string,
  output: string,
  force: boolean,
  host: Host,
): Promise<readonly WrittenFile[]> {
  const { bindingsText } = await import('../../import/bindings-text.js');
  const written = [
    { path: 'policy.json', content: jsonText(policy), holds: 'the Intune policy' },
    {
      path: 'bindings.yaml',
      content: bindingsText(bindings, file === '-' ? 'a profile' : file),
      holds: 'the bindings',
    },
    ...files.map((one) => ({ ...one, holds: wordsFor(one) })),
  ].map((one) => ({ ...one, path: join(output, one.path) }));
  await writeFilesInFolders(host, written, force);
  return written;
}

function wordsFor({ path, secret }: Pick<ImportedFile, 'path' | 'secret'>): string {
  if (secret) return 'a secret';
  return path.endsWith('.json') ? 'a certificate profile' : 'a certificate';
}
