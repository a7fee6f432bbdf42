import { readdirSync } from 'node:fs';
import { ruleCatalogue } from '../../src/verify/catalogue.js';
import { expectGolden } from '../support/golden.js';
import { faultsOf, isNoInstruction, namesIn } from '../support/words.js';
import { indexPage, parts, rulePage } from './rules/pages.js';

test.each(ruleCatalogue)('docs/rules/$name.md is what the rule and its part say', async (rule) => {
  expectGolden(`docs/rules/${rule.name}.md`, await rulePage(rule));
});

test('docs/rules/README.md lists all rules', () => {
  expectGolden('docs/rules/README.md', indexPage());
});

test('there is no page without a rule', () => {
  const names = ruleCatalogue.map(({ name }) => `${name}.md`);
  expect(readdirSync('docs/rules').filter((file) => ![...names, 'README.md'].includes(file))).toEqual([]);
});

describe.each(Object.entries(parts))('%s', (name, { examples }) => {
  const rulesSaid = async (example: keyof typeof examples) =>
    (await examples[example].findings()).map(({ rule }) => rule);

  test('is said of its failing example', async () => {
    expect(await rulesSaid('failing')).toContain(name);
  });

  test('is said in whole sentences, with an instruction', async () => {
    const said = await examples.failing.findings();
    const faults = said.flatMap(({ message, ...finding }) =>
      faultsOf(message, namesIn(finding)).map((fault) => `${fault}: ${message}`),
    );
    expect(faults).toEqual([]);
    const fixes = said.flatMap(({ fix }) => fix ?? []);
    expect(fixes.filter(isNoInstruction)).toEqual([]);
  });

  test('is not said of its passing example', async () => {
    expect(await rulesSaid('passing')).not.toContain(name);
  });
});

test('every rule has a part of its own', () => {
  expect(ruleCatalogue.map(({ name }) => name).filter((name) => parts[name] === undefined)).toEqual([]);
});

test('every part has a rule', () => {
  const names = ruleCatalogue.map(({ name }) => name);
  expect(Object.keys(parts).filter((name) => !names.includes(name))).toEqual([]);
});
