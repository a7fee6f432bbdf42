import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

/** A repository as they are: profiles among files of all kinds, some of which no parser of ours takes. */
const others: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "profiles" }',
  'tsconfig.json': '{\n  // A comment.\n  "strict": true,\n}\n',
  'deployment.yaml': 'kind: Service\n---\nkind: Deployment\n',
  'compose.yaml': 'services:\n  vpn: !reset {}\n',
  'chart.yaml': '{{- if .Values.vpn }}\nname: vpn\n{{- end }}\n',
  'pom.xml': '<project/>',
  'Info.plist': '<plist version="1.0"><dict><key>CFBundleName</key><string>x</string></dict></plist>',
  'empty.json': '',
  'README.md': '# Profiles',
};

let folder: string;
const run = (args: readonly string[], stdin?: string | Uint8Array) =>
  runCli(['verify', ...args], { cwd: folder, ...(stdin !== undefined && { stdin }) });

beforeEach(() => {
  folder = makeFolder();
  for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'a b'));
  copyFileSync(
    'fixtures/translate/certificate/expected.mobileconfig',
    join(folder, 'a b', 'é\n.mobileconfig'),
  );
});

const profile = 'a b/é\n.mobileconfig';
const filesIn = (json: string) => JSON.parse(json).files.map(({ file }: { file: string }) => file);

test('of many files, --ignore-unknown judges the profiles and policies', async () => {
  const { exitCode, stdout } = await run([
    ...Object.keys(others),
    profile,
    '--ignore-unknown',
    '--format=json',
  ]);
  expect({ exitCode, files: filesIn(stdout) }).toEqual({ exitCode: 0, files: [profile] });
  const inFolder = await run(['.', '--ignore-unknown', '--format=json']);
  expect({ exitCode: inFolder.exitCode, files: filesIn(inFolder.stdout) }).toEqual({
    exitCode: 0,
    files: [profile],
  });
});

test('without it, what cannot be read is an error', async () => {
  expect(await run(['tsconfig.json'])).toMatchObject({ exitCode: 2 });
  expect(await run(['package.json', profile])).toMatchObject({ exitCode: 2 });
});

test('no profile among the files is no error', async () => {
  const found = await run(['package.json', 'README.md', '--ignore-unknown']);
  expect(found).toMatchObject({ exitCode: 0, stdout: '' });
  expect(found.stderr).toContain('No file is a profile or a policy.\n');
  expect(await run(['README.md', '--ignore-unknown', '--quiet'])).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  const json = await run(['README.md', '--ignore-unknown', '--format', 'json']);
  expect(JSON.parse(json.stdout).files).toEqual([]);
});

test.each([
  ['a profile by its name', 'cut.mobileconfig', '<plist><dict>'],
  ['a profile by its content', 'cut.plist', '<plist><dict><key>PayloadType</key>'],
  ['a policy', 'cut.json', '{"@odata.type": "#microsoft.graph.iosikEv2VpnConfiguration",'],
  ['a declaration', 'cut.json', '{"Type": "com.apple.configuration.legacy",'],
])('%s that cannot be read is an error all the same', async (_, name, content) => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(join(folder, name), Buffer.from(content, encoding));
    const { exitCode, stdout } = await run([name, '--ignore-unknown', '--format', 'json']);
    expect({ exitCode, files: filesIn(stdout) }).toEqual({ exitCode: 2, files: [name] });
  }
});

test('a file that is not there is an error', async () => {
  const { exitCode, stderr } = await run(['gone.mobileconfig', '--ignore-unknown']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'alwayson: gone.mobileconfig: This file does not exist.\n',
  });
});

describe('--files-from', () => {
  const listed = async (list: string | Uint8Array) => {
    const { exitCode, stdout } = await run(
      ['--files-from', '-', '--ignore-unknown', '--format', 'json'],
      list,
    );
    return { exitCode, files: filesIn(stdout) };
  };

  test('takes names between NUL characters, with spaces and line breaks in them', async () => {
    expect(await listed(`package.json\0${profile}\0`)).toEqual({ exitCode: 0, files: [profile] });
  });

  test('takes names one a line, in the encodings of PowerShell too', async () => {
    copyFileSync(join(folder, profile), join(folder, 'my vpn.mobileconfig'));
    const lines = 'package.json\r\nmy vpn.mobileconfig\r\n';
    for (const list of [lines, Buffer.from(`\ufeff${lines}`, 'utf16le')]) {
      expect(await listed(list)).toEqual({ exitCode: 0, files: ['my vpn.mobileconfig'] });
    }
  });

  test('an empty list is an error unless there may be none', async () => {
    expect(await listed('')).toEqual({ exitCode: 0, files: [] });
    writeFileSync(join(folder, 'list'), '\n');
    expect(await run(['--files-from', 'list'])).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: list: This list names no file. With --ignore-unknown, that is no error.\n',
    });
  });
});

describe('--report', () => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  test('writes the report into files, whatever is printed and however it ends', async () => {
    writeFileSync(join(folder, 'cut.mobileconfig'), '<plist>');
    const formats = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'html'];
    const files = formats.flatMap((format) => ['--report', `${format}=report.${format}`]);
    const printed = await run(['.', '--ignore-unknown', '--format', 'github', ...files]);
    expect(printed.exitCode).toBe(2);
    expect(printed.stdout).toContain('::error file=cut.mobileconfig,');
    expect(read('report.github')).toBe(printed.stdout);
    for (const format of formats) {
      const alone = await run(['.', '--ignore-unknown', '--format', format]);
      // Standard output may be a log, where lines of the report must not be taken for commands.
      expect(read(`report.${format}`).replaceAll('::', '\\u003a:').length).toBeGreaterThan(0);
      if (format !== 'text') expect(alone.stdout).toBe(read(`report.${format}`));
    }
  });

  test('replaces no file without --force', async () => {
    writeFileSync(join(folder, 'vpn.sarif'), 'mine');
    const args = [profile, '--report', 'sarif=vpn.sarif'];
    expect(await run(args)).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: vpn.sarif exists already. --force replaces it.\n',
    });
    expect(read('vpn.sarif')).toBe('mine');
    expect(await run([...args, '--force'])).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(read('vpn.sarif')).version).toBe('2.1.0');
  });

  test.each(['sarif', 'sarif=', 'sarif=-', 'docx=report.docx', '=report'])(
    '%s is no file and format',
    async (given) => {
      const { exitCode, stderr, stdout } = await run([profile, '--report', given]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(
        /^alwayson: --report needs a format and a file, such as sarif=alwayson\.sarif\./,
      );
    },
  );
});
