import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseFileSync } from '@swc/core';
import scslre from 'scslre';

interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression in a file, as a literal or as the `format` of a key. */
function expressionsIn(file: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    if (node['type'] === 'RegExpLiteral') {
      found.push({ file, source: String(node['pattern']), flags: String(node['flags']) });
    }
    const { key, value } = node;
    if (isNode(key) && isNode(value) && key['value'] === 'format' && value['type'] === 'StringLiteral') {
      found.push({ file, source: String(value['value']), flags: '' });
    }
    Object.values(node).forEach(visit);
  };
  visit(parseFileSync(file, { syntax: 'typescript', target: 'es2023' }).body);
  return found;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a regular expression takes more than a number of steps that grows with the text, and how to see that. */
function slowness({ source, flags }: Pick<Expression, 'source' | 'flags'>): string[] {
  // Also `Move`: what is tried again from each of the characters that it has passed.
  const { reports } = scslre.analyse(
    { source, flags },
    { reportTypes: { Move: true, Self: true, Trade: true } },
  );
  return reports.map(
    ({ type, character }) => `${type}: /${source}/${flags} on many ${JSON.stringify(character.pick)}`,
  );
}

test('no regular expression takes steps by the square of the length of a text', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name));
  const all = files.flatMap(expressionsIn);
  expect(all.length).toBeGreaterThan(100);
  expect(all.flatMap((one) => slowness(one).map((what) => `${one.file} ${what}`))).toEqual([]);
});

test.each(['-+$', '\\s*\\n\\s*', '^\\s*.*\\s*$', '(a|a)*$', '(a+)+b', '(\\\\*)\\$'])(
  '/%s/ would be found',
  (source) => {
    expect(slowness({ source, flags: '' })).not.toEqual([]);
  },
);
