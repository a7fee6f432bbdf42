import type { KeyTable } from '../../src/apple/key.js';
import { alwaysOnKeys } from '../../src/apple/keys/always-on.js';
import { profileKeys } from '../../src/apple/keys/profile.js';
import { tunnelKeys } from '../../src/apple/keys/tunnel.js';
import { vpnKeys } from '../../src/apple/keys/vpn.js';
import { walkKeys } from '../../src/apple/walk-keys.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';

function visits(dictionary: PlistDictionary, table: KeyTable): string[] {
  const seen: string[] = [];
  walkKeys(dictionaryNodeOf(dictionary), table, {
    known: (key, row, node) => seen.push(`${key} ${row.type} ${node.path}`),
    unknown: (key, node) => seen.push(`unknown ${key} ${node.path}`),
  });
  return seen;
}

test('a container before what it holds, elements under the name of their array', () => {
  const dictionary = { TunnelConfigurations: [{ Interfaces: ['WiFi'], Speed: 9 }], UIToggleEnabled: 0 };
  expect(visits(dictionary, alwaysOnKeys)).toEqual([
    'TunnelConfigurations array /TunnelConfigurations',
    'TunnelConfigurations dictionary /TunnelConfigurations/0',
    'Interfaces array /TunnelConfigurations/0/Interfaces',
    'Interfaces string /TunnelConfigurations/0/Interfaces/0',
    'unknown Speed /TunnelConfigurations/0/Speed',
    'UIToggleEnabled integer /UIToggleEnabled',
  ]);
});

test('what has another type than its row is visited, not entered', () => {
  expect(visits({ TunnelConfigurations: { ProtocolType: 'IKEv2' } }, alwaysOnKeys)).toEqual([
    'TunnelConfigurations array /TunnelConfigurations',
  ]);
  expect(visits({ TunnelConfigurations: ['x'] }, alwaysOnKeys)).toEqual([
    'TunnelConfigurations array /TunnelConfigurations',
    'TunnelConfigurations dictionary /TunnelConfigurations/0',
  ]);
});

test('a visitor can stay out of what it names', () => {
  const seen: string[] = [];
  walkKeys(dictionaryNodeOf({ TunnelConfigurations: [{ MTU: 1280 }], UIToggleEnabled: 0 }), alwaysOnKeys, {
    known: (key) => seen.push(key),
    enters: (row) => row !== alwaysOnKeys.TunnelConfigurations,
  });
  expect(seen).toEqual(['TunnelConfigurations', 'UIToggleEnabled']);
});

test('a dictionary whose keys are not listed is not entered, one of free keys is', () => {
  expect(visits({ VendorConfig: { Realm: 'x' } }, vpnKeys)).toEqual([
    'VendorConfig dictionary /VendorConfig',
  ]);
  expect(visits({ ConsentText: { default: 'x', de: 'y' } }, profileKeys)).toEqual([
    'ConsentText dictionary /ConsentText',
    'default string /ConsentText/default',
    'de string /ConsentText/de',
  ]);
});

test('an unknown key comes with the table that lacks it, and is not entered', () => {
  const tables: unknown[] = [];
  const dictionary = dictionaryNodeOf({
    TunnelConfigurations: [{ IKEv2: { RemoteAddress: 'x' } }],
    constructor: { UIToggleEnabled: 0 },
  });
  walkKeys(dictionary, alwaysOnKeys, { unknown: (key, _node, table) => tables.push([key, table]) });
  expect(tables).toEqual([
    ['IKEv2', tunnelKeys],
    ['constructor', alwaysOnKeys],
  ]);
});
