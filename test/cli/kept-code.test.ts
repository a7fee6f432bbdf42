import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../support/folder.js';

const keeper = pathToFileURL(resolve('build/cli/kept-code.js')).href;

let folder: string;
let kept: string;
beforeEach(() => {
  folder = makeFolder();
  kept = join(folder, 'kept');
  mkdirSync(kept);
  writeFileSync(join(folder, 'other.cjs'), 'module.exports = "other";');
  write('one');
});

/** A script that prints a word and where it is, and needs another one. */
function write(word: string): void {
  const code = `console.log(${JSON.stringify(word)}, require('./other.cjs'), __filename === module.filename);`;
  writeFileSync(join(folder, 'script.cjs'), code);
}

function run(word = 'verify', env: NodeJS.ProcessEnv = { NODE_COMPILE_CACHE: kept }): string {
  const code = `import { createRequire } from 'node:module';
import { keepCompiledCode } from ${JSON.stringify(keeper)};
keepCompiledCode(process.env, ${JSON.stringify(word)});
createRequire(${JSON.stringify(join(folder, 'here.js'))})('./script.cjs');`;
  // A Node that keeps code by itself does so only where it is told.
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    env,
  });
  return stdout.trim();
}

const ours = () => readdirSync(kept).filter((name) => name.startsWith('alwayson-'));
const numbers = () => ours().map((name) => statSync(join(kept, name)).ino);

test('keeps what a run compiled, for its owner alone, and takes it up again', () => {
  expect(run()).toBe('one other true');
  expect(ours()).toHaveLength(2);
  expect(ours().map((name) => statSync(join(kept, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  const before = numbers();
  expect(run()).toBe('one other true');
  expect(numbers()).toEqual(before);
});

test('compiles anew what has changed, also without becoming longer', () => {
  run();
  write('two');
  expect(run()).toBe('two other true');
});

/** Whether another run replaces one of the files. */
function replaced(): boolean {
  const before = numbers();
  expect(run()).toBe('one other true');
  expect(ours()).toHaveLength(2);
  return numbers().some((number) => !before.includes(number));
}

test('takes no code that others could have written', () => {
  run();
  for (const name of ours()) chmodSync(join(kept, name), 0o666);
  expect(replaced()).toBe(true);
});

test('follows no link', () => {
  run();
  const [name = ''] = ours();
  const elsewhere = join(folder, 'elsewhere');
  writeFileSync(elsewhere, readFileSync(join(kept, name)), { mode: 0o600 });
  rmSync(join(kept, name));
  symlinkSync(elsewhere, join(kept, name));
  expect(replaced()).toBe(true);
});

test('compiles where what is kept is damaged', () => {
  run();
  for (const name of ours()) writeFileSync(join(kept, name), 'damaged');
  expect(replaced()).toBe(true);
});

test('keeps apart what commands need, and nothing of a mistake', () => {
  for (const word of ['translate', 'verify', 'translate', '--version', '-x']) run(word);
  expect(ours().filter((name) => name.startsWith('alwayson-translate-'))).toHaveLength(2);
  expect(ours()).toHaveLength(6);
  writeFileSync(join(folder, 'other.cjs'), 'process.exitCode = 2;');
  run('verfy');
  expect(ours()).toHaveLength(6);
});

test('runs where nothing can be kept', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(run('verify', { NODE_COMPILE_CACHE: file })).toBe('one other true');
});

test('keeps nothing where that is not wanted', () => {
  expect(run('verify', { NODE_COMPILE_CACHE: kept, NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('one other true');
  expect(ours()).toEqual([]);
});
