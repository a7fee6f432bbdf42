import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { get, itemsAt, stringAt } from '../../src/plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import type { Row, Rows } from '../../src/translate/rows/row.js';
import { expectGolden } from '../support/golden.js';
import { mappingPage, paths, types } from './mapping-page.js';
import { otherKeys } from './other-keys.js';

test('docs/mapping.md is what the rows say', () => {
  expectGolden('docs/mapping.md', mappingPage());
});

/** Every path that a row writes, as on the page. */
const fromRows = new Set(types.flatMap(([, rows]) => writtenBy(rows)));

function writtenBy(rows: Rows<object>): string[] {
  return Object.values(rows as Readonly<Record<string, Row<unknown>>>).flatMap(({ alwaysOn, ikev2 }) =>
    [alwaysOn, ikev2].flatMap((outcome) => {
      if (outcome.kind === 'mapped') return [paths[outcome.place].path + outcome.key];
      if (outcome.kind === 'nested') return writtenBy(outcome.rows);
      // A combined row names a key of the tunnel or, with its dictionary, of the payload.
      return outcome.kind === 'combined'
        ? outcome.keys.flatMap((key) => [key, `${paths.tunnel.path}${key}`])
        : [];
    }),
  );
}

/** Every key of a profile, as on the page; what is inside an array of one kind of thing counts once. */
function keysOf(profile: DictionaryNode): string[] {
  const payloads = itemsAt(profile, 'PayloadContent').filter((node) => node.type === 'dictionary');
  return [...profile.entries.keys(), ...payloads.flatMap(payloadKeys)];
}

function payloadKeys(payload: DictionaryNode): string[] {
  const type = String(stringAt(payload, 'PayloadType'));
  if (type !== 'com.apple.vpn.managed') return [type];
  const alwaysOn = get(payload, 'AlwaysOn');
  const tunnels = [...itemsAt(payload, 'AlwaysOn', 'TunnelConfigurations'), get(payload, 'IKEv2')];
  return [
    ...keys(payload, 'com.apple.vpn.managed '),
    ...keys(alwaysOn, paths.AlwaysOn.path),
    ...tunnels.flatMap((tunnel) => [
      ...keys(tunnel, paths.tunnel.path),
      ...(['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters'] as const).flatMap(
        (place) => keys(tunnel && get(tunnel, place), paths[place].path),
      ),
    ]),
  ];
}

function keys(node: PlistNode | undefined, prefix: string): string[] {
  return node?.type === 'dictionary' ? Array.from(node.entries.keys(), (key) => prefix + key) : [];
}

const goldens = readdirSync('fixtures/translate')
  .map((name) => join('fixtures/translate', name, 'expected.mobileconfig'))
  .filter(existsSync);

test.each(goldens)('every key of %s can be traced to a row', (file) => {
  const { root } = readPlist(readFileSync(file));
  if (root.type !== 'dictionary') throw new Error('a profile is a dictionary');
  const known = (key: string) =>
    fromRows.has(key) || key in otherKeys || key.replace(paths.tunnel.path, 'IKEv2.') in otherKeys;
  expect(keysOf(root).filter((key) => !known(key))).toEqual([]);
});
