import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { rules } from '../../src/rules/index.js';
import { ownersOfKeys, ownersOfValues } from '../../src/rules/keys/spoken-for-elsewhere.js';
import { otherPayloads } from '../../src/rules/rule.js';
import { bindingRows } from '../../src/translate/bindings/catalogue.js';

const names = rules.map(({ name }) => name);

test('a rule is a file of its name', () => {
  const files = readdirSync('src/rules', { recursive: true, encoding: 'utf8' }).map((file) =>
    basename(file, '.ts'),
  );
  expect(names.filter((name) => !files.includes(name))).toEqual([]);
});

test('no name is used twice', () => {
  expect(new Set(names).size).toBe(names.length);
});

test.each(rules)(
  '$name says in a noun phrase what it finds and in a sentence what devices do',
  ({ title, why }) => {
    expect(title).toMatch(/^\S[^\n]*[^\s.]$/);
    expect(why).toMatch(/^\p{Lu}[^\n]*\.$/u);
  },
);

test.each(rules.filter(({ waitsFor }) => waitsFor !== undefined))(
  '$name waits for what can be lacking',
  ({ waitsFor = [] }) => {
    const known = [otherPayloads, ...bindingRows.map(({ path }) => path)];
    expect(waitsFor.filter((what) => !known.includes(what))).toEqual([]);
  },
);

test('the rules that own keys exist', () => {
  const owners = [ownersOfKeys, ownersOfValues].flatMap((table) => Object.keys(table));
  expect(owners.flatMap((owner) => owner.split(' and ')).filter((name) => !names.includes(name))).toEqual([]);
});

test('no key has two owners', () => {
  const owned = [ownersOfKeys, ownersOfValues].flatMap((table) => Object.values(table).flat());
  expect(new Set(owned).size).toBe(owned.length);
});

const list = new URL('../../../shared/rules.md', import.meta.url);
const present = existsSync(list);
if (!present)
  process.stderr.write(`notice: the rules are not compared with a list, ${list.pathname} is absent
`);

/** Rules of the list that other parts of the program speak for. */
const elsewhere = ['plist-unreadable', 'plist-duplicate-key', 'plist-comment-in-value'];

(present ? test : test.skip)('the rules about profiles are those of the list, in its order', () => {
  const [profiles = ''] = readFileSync(list, 'utf8').split('## Policy');
  const listed = profiles
    .split('\n')
    .flatMap(
      (line) =>
        /^\| (?!rule \|)([a-z][^|]*)\|/
          .exec(line)?.[1]
          ?.replace(/\([^)]*\)/g, '')
          .split(',') ?? [],
    )
    .map((name) => name.trim())
    .filter((name) => name !== '' && !elsewhere.includes(name));
  // There may be more than the list has.
  expect(names.filter((name) => listed.includes(name))).toEqual(listed);
});
