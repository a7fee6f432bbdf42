import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkValue } from '../../src/apple/check-value.js';
import { profileKeys } from '../../src/apple/keys/profile.js';
import { payloadTypeRow } from '../../src/apple/payload-types.js';
import { walkKeys } from '../../src/apple/walk-keys.js';
import { itemsAt, stringAt } from '../../src/plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import { makeFolder } from '../support/folder.js';
import { describeWith, run } from '../support/programs.js';
import { readWithPython, type Tagged, tagged } from '../support/python.js';

const files = readdirSync('fixtures/translate')
  .map((name) => join('fixtures/translate', name, 'expected.mobileconfig'))
  .filter(existsSync);

/** What a fixture has on purpose, to show the finding that it gives. */
const onPurpose: Readonly<Record<string, readonly string[]>> = {
  'fixtures/translate/wifi-only/expected.mobileconfig': ['NATKeepAliveInterval'],
};

describeWith('python3', 'Python’s plistlib', () => {
  const read = readWithPython(files.map((file) => readFileSync(file)));

  test.each(files.map((file, index) => [file, read[index]] as const))('reads %s as we do', (file, value) => {
    expect(value).toEqual(tagged(readPlist(readFileSync(file)).root));
  });

  test.each(files.map((file, index) => [file, read[index]] as const))(
    'finds in %s what the tables say',
    (file, value) => {
      const profile = dictionary(nodeOfTagged(value ?? ['array', []]));
      const problems: unknown[] = [];
      const known = (key: string, row: Parameters<typeof checkValue>[0], node: PlistNode) => {
        const problem = checkValue(row, node, { platform: 'iOS', os: '17.0' });
        if (problem === undefined || problem.kind === 'not-on-os' || onPurpose[file]?.includes(key)) return;
        problems.push({ key, problem });
      };
      const unknown = (key: string) => problems.push({ key, problem: 'unknown' });
      walkKeys(profile, profileKeys, { known, unknown });
      for (const payload of itemsAt(profile, 'PayloadContent')) {
        const table = payloadTypeRow(String(stringAt(payload, 'PayloadType')))?.keys ?? {};
        walkKeys(dictionary(payload), table, {
          known,
          // Apple's schema of the tunnel element lists two keys; the others are in our own table of it.
          unknown: (key) => problems.push({ key, problem: 'unknown' }),
        });
      }
      expect(problems).toEqual([]);
    },
  );
});

describeWith('plistutil', 'libplist', () => {
  test.each(files)('reads %s, and writes the same values in its own way', (file) => {
    const folder = makeFolder();
    const binary = join(folder, 'profile.bin');
    run('plistutil', ['-i', file, '-f', 'bin', '-o', binary]);
    expect(sorted(tagged(readPlist(readFileSync(binary)).root))).toEqual(
      sorted(tagged(readPlist(readFileSync(file)).root)),
    );
  });
});

function dictionary(node: PlistNode): DictionaryNode {
  if (node.type !== 'dictionary') throw new Error(`${node.path} is a ${node.type}, not a dictionary`);
  return node;
}

/** The nodes of what another program read, so that the tables judge its reading and not ours. */
function nodeOfTagged([type, value]: Tagged): PlistNode {
  const path = '';
  switch (type) {
    case 'dictionary':
      return {
        type,
        path,
        entries: new Map((value as [string, Tagged][]).map(([key, item]) => [key, nodeOfTagged(item)])),
      };
    case 'array':
      return { type, path, items: (value as Tagged[]).map(nodeOfTagged) };
    case 'integer':
      return { type, path, value: Number(value) };
    case 'data':
      return { type, path, value: Buffer.from(String(value), 'hex') };
    default:
      return { type, path, value } as PlistNode;
  }
}

/** A binary property list keeps no order of keys. */
function sorted([type, value]: Tagged): Tagged {
  if (type === 'array') return [type, (value as Tagged[]).map(sorted)];
  if (type !== 'dictionary') return [type, value];
  const entries = (value as [string, Tagged][]).map(([key, item]) => [key, sorted(item)] as const);
  return [type, entries.sort(([a], [b]) => (a < b ? -1 : 1))];
}
