import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
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

/** The files that build expressions while they run, and what makes them build each. */
const builders: Readonly<Record<string, () => Promise<unknown>>> = {
  'src/apple/check-value.ts': async () => 'those of the keys named format, which are looked at above',
  'src/batch/watched.ts': async () => {
    const { anyOf } = await import('../../src/batch/watched.js');
    anyOf(['AlwaysonSlotAValue', 'E3EFAE0A-34E4-5043-A2ED-181F5419E15B']);
  },
  'src/declarations/as-json.ts': () => import('../../src/declarations/as-json.js'),
  'src/open/open.ts': () => import('../../src/variables/systems.js'),
  'src/plist/plain-leaves.ts': () => import('../../src/plist/plain-leaves.js'),
  'src/text/wildcards.ts': async () => {
    const { fitting } = await import('../../src/text/wildcards.js');
    for (const pattern of ['a.conf', '*.conf', '?*', 'x[1]*']) fitting(pattern);
  },
  'src/translate/distinguished-name.ts': async () => {
    const { distinguishedNameOf } = await import('../../src/translate/distinguished-name.js');
    distinguishedNameOf('CN=a+O=b,C=c');
  },
  'src/variables/dialects.ts': () => import('../../src/variables/dialects.js'),
  'src/variables/systems.ts': () => import('../../src/variables/systems.js'),
};

/**
 * Expressions that are built and of which the analysis says more than is so, with what bounds them. A sticky one is
 * tried at one place, so that nothing is tried again from each of the characters that it has passed.
 */
const bounded: readonly RegExp[] = [
  // A pattern of file names, for names of at most 255 bytes; a part between two stars is looked for once.
  /^\^.*\$$/,
];

test('no regular expression that is built while the program runs does either', async () => {
  const building = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && /\bRegExp\(/.test(readFileSync(join('src', name), 'utf8')))
    .map((name) => `src/${name.replaceAll('\\', '/')}`);
  expect(building.sort()).toEqual(Object.keys(builders).sort());
  const built = await whileBuilding(async () => {
    for (const build of Object.values(builders)) await build();
  });
  expect(built.length).toBeGreaterThan(15);
  const slow = built.filter(({ source }) => !bounded.some((one) => one.test(source))).flatMap(slowness);
  expect(slow).toEqual([]);
});

/** What is built by the constructor while something runs; the modules that it loads are loaded anew. */
async function whileBuilding(run: () => Promise<void>): Promise<{ source: string; flags: string }[]> {
  const built: { source: string; flags: string }[] = [];
  const original = globalThis.RegExp;
  jest.resetModules();
  globalThis.RegExp = new Proxy(original, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
      const made = new target(pattern, flags);
      built.push({ source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

test.each(['-+$', '\\s*\\n\\s*', '^\\s*.*\\s*$', '(a|a)*$', '(a+)+b', '(\\\\*)\\$'])(
  '/%s/ would be found',
  (source) => {
    expect(slowness({ source, flags: '' })).not.toEqual([]);
  },
);
