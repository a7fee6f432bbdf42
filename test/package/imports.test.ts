import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The rooms of `src/`, from the bottom up: a file imports from its own room and from those before it. */
const rooms: readonly string[] = [
  // Files that stand in `src/` itself and are no way in: findings, errors, pointers, device variables.
  '.',
  'text',
  'html',
  'plist',
  'apple',
  'graph',
  'certificates',
  'variables',
  'secrets',
  'report',
  'device',
  'rules',
  'translate',
  'pull',
  'signing',
  'compare',
  'declarations',
  'import',
  'gateway',
  'issue',
  'delivery',
  'open',
  'inspect',
  'batch',
  'verify',
  'explain',
  'plan',
  'entry',
  'cli',
];

/** The files that others import the package by. */
const entries = ['index.ts', 'signing.ts'];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

const imports = new Map(files.map((file) => [file, importsOf(file)]));

/** What a file imports of `src/`, types and what is loaded later too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  const found = text.matchAll(/\b(?:from\s+|import\s+|import\()'(\.[^']+)'/g);
  return Array.from(found, ([, path = '']) =>
    join(dirname(file), path).replaceAll('\\', '/').replace(/\.js$/, '.ts'),
  );
}

function roomOf(file: string): string {
  return entries.includes(file) ? 'entry' : (/^([^/]+)\//.exec(file)?.[1] ?? '.');
}

test('every import is seen', () => {
  expect(imports.get('index.ts')?.length).toBeGreaterThan(20);
  expect([...imports.values()].flat().filter((file) => !imports.has(file))).toEqual([]);
});

test('every room has its place', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => !rooms.includes(room))).toEqual([]);
});

test('rooms import downward alone', () => {
  const upward = files.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((other) => rooms.indexOf(roomOf(other)) > rooms.indexOf(roomOf(file)))
      .map((other) => `${file} → ${other}`),
  );
  expect(upward).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const other of imports.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
