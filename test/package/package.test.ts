import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFolder } from '../support/folder.js';

/** The package as a user gets it: packed, installed into an empty folder, and run. */
let folder: string;

function inFolder(program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  folder = makeFolder();
  const root = resolve('.');
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'pipe',
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  inFolder('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', `./${tarball}`);
}, 180_000);

const installed = (...path: string[]) => join(folder, 'node_modules', 'alwayson', ...path);

test('holds what it needs and nothing else', () => {
  const top = readdirSync(installed()).filter((name) => name !== 'node_modules');
  expect(top.sort()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'package.json',
      'schemas',
      'templates',
    ].sort(),
  );
});

test('begins with a template and makes a profile of it, readable by its owner alone', () => {
  inFolder('npx', 'alwayson', 'init', 'certificate');
  inFolder(
    'npx',
    'alwayson',
    'translate',
    'certificate/policy.json',
    '--bindings',
    'certificate/bindings.yaml',
    '-o',
    'vpn.mobileconfig',
  );
  expect(readFileSync(join(folder, 'vpn.mobileconfig'), 'utf8')).toMatch(/^<\?xml/);
  expect(statSync(join(folder, 'vpn.mobileconfig')).mode & 0o777).toBe(0o600);
});

test('is a library, as the README shows it, with types', () => {
  const example = /^```js\n(.*?)^```$/ms.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  writeFileSync(join(folder, 'use.js'), example);
  copyFileSync('templates/shared-secret/policy.json', join(folder, 'policy.json'));
  expect(inFolder('node', 'use.js')).toMatch(/^<\?xml/);
  expect(readdirSync(installed('dist'))).toContain('index.d.ts');
});

test('brings no package along, and stays small', () => {
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'alwayson',
  ]);
  const files = readdirSync(installed(), { recursive: true, encoding: 'utf8' });
  // `alwayson rules NAME` prints these, so there is one for every rule, however many there are.
  const isRulePage = (file: string) => dirname(file) === join('docs', 'rules');
  expect(files.filter(isRulePage).length).toBeGreaterThan(100);
  expect(files.filter((file) => !isRulePage(file)).length).toBeLessThan(110);
});

test.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('has types that a strict project compiles, without others: %s, %s', (module, moduleResolution) => {
  const use = `import * as alwayson from 'alwayson';
import * as signing from 'alwayson/signing';
import schema from 'alwayson/schemas/report.schema.json' with { type: 'json' };
export const all = [signing, schema];
const { profile, findings } = await alwayson.makeProfile({ connectionName: 'x' });
export const text: string | undefined = profile;
export const subjects: readonly (string | undefined)[] = findings.map(({ subject }) => subject);
// @ts-expect-error A number is no name.
export const policy: alwayson.Policy = { connectionName: 1 };
`;
  const compilerOptions = {
    ...{ module, moduleResolution, target: 'es2023', lib: ['es2023'], types: [], strict: true },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
    ...{ resolveJsonModule: true, noEmit: true },
  };
  writeFileSync(join(folder, 'use.ts'), use);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  expect(inFolder(process.execPath, resolve('node_modules/typescript/bin/tsc'), '-p', '.')).toBe('');
});

test.each(['--help', '--version'])('%s loads nothing but the command line', (option) => {
  const program = installed('dist', 'cli', 'alwayson.cjs');
  const tell = `process.on('exit', () => console.log(JSON.stringify(Object.keys(require.cache))));
process.argv.splice(1, 0, ${JSON.stringify(program)});
require(process.argv[1]);`;
  const env = { NODE_DISABLE_COMPILE_CACHE: '1' };
  const said = execFileSync(process.execPath, ['-e', tell, '--', option], { encoding: 'utf8', env });
  const loaded: string[] = JSON.parse(said.trimEnd().split('\n').at(-1) ?? '');
  expect(loaded.map((path) => basename(path)).filter((name) => name !== 'kept-code.cjs')).toEqual([
    'alwayson.cjs',
    'cli.cjs',
    'start.cjs',
  ]);
});
