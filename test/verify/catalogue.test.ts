import { existsSync, readFileSync } from 'node:fs';
import { translateFinding } from '../../src/translate/findings.js';
import { ruleCatalogue } from '../../src/verify/catalogue.js';
import { runCli } from '../support/run-cli.js';

const names = ruleCatalogue.map(({ name }) => name);

test('no name is used twice', () => {
  expect(new Set(names).size).toBe(names.length);
});

test.each(ruleCatalogue)(
  '$name has one line each for what it looks for and why',
  ({ title, why, source }) => {
    for (const text of [title, why, source]) expect(text).toMatch(/^\S[^\n]*[^\s]$/);
    expect(title).not.toMatch(/\.$/);
  },
);

test('a rule that no table has does not compile', () => {
  // @ts-expect-error: no table has it
  const { rule } = translateFinding('policy-no-such-rule', { message: 'is nothing' });
  expect(names).not.toContain(rule);
});

const list = new URL('../../../shared/rules.md', import.meta.url);
const present = existsSync(list);
if (!present)
  process.stderr.write(`notice: the catalogue is not compared with a list, ${list.pathname} is absent\n`);

(present ? test : test.skip)('every rule of the list is in it', () => {
  const listed = readFileSync(list, 'utf8')
    .split('\n')
    .flatMap(
      (line) =>
        /^\| (?!rule \|)([a-z][^|]*)\|/
          .exec(line)?.[1]
          ?.replace(/\([^)]*\)/g, '')
          .split(',') ?? [],
    )
    .map((name) => name.trim())
    .filter((name) => name !== '');
  expect(listed.length).toBeGreaterThan(90);
  expect(listed.filter((name) => !names.includes(name))).toEqual([]);
});

test('alwayson rules lists all of it', async () => {
  const { exitCode, stdout } = await runCli(['rules']);
  expect(exitCode).toBe(0);
  for (const { name, severity, title } of ruleCatalogue) {
    expect(stdout).toMatch(
      new RegExp(`^  ${name} +${severity} +${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'm'),
    );
  }
});

test.each(names)('alwayson rules %s shows its page', async (name) => {
  const { exitCode, stdout } = await runCli(['rules', name]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(new RegExp(`^# ${name}\n`));
  expect(stdout).not.toContain('do not edit');
});
