import { join } from 'node:path';
import type { Finding } from '../../finding.js';
import type { ImportedPolicy } from '../../import/import-profile.js';
import { InputError } from '../../input-error.js';
import type { DictionaryNode } from '../../plist/node.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about } from '../input.js';
import { sharedOptions } from '../options.js';
import { writeFilesInFolders } from '../output.js';

interface Options {
  profile: string;
  output: string;
  format: 'text' | 'json';
  strict: boolean;
  force: boolean;
}

export const importCommand = defineCommand<Options>({
  command: 'import <profile>',
  describe: 'make the Intune policy and the bindings that a profile says: the way back',
  builder: (yargs) =>
    yargs
      .positional('profile', {
        type: 'string',
        demandOption: true,
        describe: '.mobileconfig, signed or not, or -',
      })
      .options({
        output: {
          alias: 'o',
          type: 'string',
          default: '.',
          describe: 'folder for policy.json, bindings.yaml and the files that these name',
          requiresArg: true,
        },
        format: sharedOptions.format,
        strict: sharedOptions.strict,
        force: sharedOptions.force,
      })
      .example(
        '$0 import vpn.mobileconfig -o vpn/',
        'then: alwayson translate vpn/policy.json --bindings vpn/bindings.yaml',
      ),
  run,
});

async function run({ profile: file, output, format, strict, force }: Options, host: Host): Promise<ExitCode> {
  const [{ importProfile }, { readIdentities }, { exitCodeOf, reportOf }, { writeReport }] =
    await Promise.all([
      import('../../import/import-profile.js'),
      import('../../device/identities.js'),
      import('../../report/report.js'),
      import('../report.js'),
    ]);
  if (output === '-')
    throw new InputError('the policy and its bindings are several files, which need a folder: -o FOLDER');
  const { profile, findings: read } = await openProfile(file, host);
  const identities = await readIdentities(profile);
  const { imported, findings } = await about(file, () => importProfile(profile, { identities }));
  const report = reportOf([{ file, document: 'profile', findings: [...read, ...findings] }]);
  const exitCode = exitCodeOf(report, { strict });
  await writeReport(host, host.stderr, format, report);
  if (imported === undefined || exitCode !== 0) return 1;
  await write(imported, file, output, force, host);
  return 0;
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
): Promise<void> {
  const { bindingsText } = await import('../../import/bindings-text.js');
  await writeFilesInFolders(
    host,
    [
      { path: join(output, 'policy.json'), content: `${JSON.stringify(policy, null, 2)}\n` },
      {
        path: join(output, 'bindings.yaml'),
        content: bindingsText(bindings, file === '-' ? 'a profile' : file),
      },
      ...files.map(({ path, content }) => ({ path: join(output, path), content })),
    ],
    force,
  );
}
