import fc from 'fast-check';
import type { KeyTable } from '../../src/apple/key.js';
import { alwaysOnKeys } from '../../src/apple/keys/always-on.js';
import { scepRequestKeys } from '../../src/apple/keys/scep.js';
import { tunnelKeys } from '../../src/apple/keys/tunnel.js';
import { inTableOrder } from '../../src/apple/order.js';
import { type Profile, profileInTableOrder } from '../../src/apple/profile.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { runs } from '../support/runs.js';

test('keys in the order of the table, unknown ones last in their own', () => {
  const dictionary = { Zebra: 1, RemoteAddress: 'a', Apple: 2, Interfaces: ['WiFi'], ProtocolType: 'IKEv2' };
  expect(Object.keys(inTableOrder(dictionary, tunnelKeys))).toEqual([
    'ProtocolType',
    'Interfaces',
    'RemoteAddress',
    'Zebra',
    'Apple',
  ]);
});

test('in dictionaries and arrays inside, the order of an array kept', () => {
  const dictionary = {
    TunnelConfigurations: [
      { IKESecurityAssociationParameters: { LifeTimeInMinutes: 10, EncryptionAlgorithm: 'AES-256' } },
      { RemoteAddress: 'b', ProtocolType: 'IKEv2' },
    ],
    UIToggleEnabled: 0,
  };
  expect(JSON.stringify(inTableOrder(dictionary, alwaysOnKeys))).toBe(
    JSON.stringify({
      UIToggleEnabled: 0,
      TunnelConfigurations: [
        { IKESecurityAssociationParameters: { EncryptionAlgorithm: 'AES-256', LifeTimeInMinutes: 10 } },
        { ProtocolType: 'IKEv2', RemoteAddress: 'b' },
      ],
    }),
  );
});

test('values of another type than the table says, bytes and dates stay what they are', () => {
  const dictionary = {
    Subject: 'CN=x',
    CAFingerprint: new Uint8Array([1, 2]),
    SubjectAltName: ['a'],
    URL: new Date(0),
  };
  expect(inTableOrder(dictionary, scepRequestKeys)).toEqual(dictionary);
});

test('a profile: its own keys and those of every payload, whose order stays', () => {
  const profile: Profile = {
    PayloadContent: [
      {
        AlwaysOn: { TunnelConfigurations: [], UIToggleEnabled: 0 },
        VPNType: 'AlwaysOn',
        PayloadUUID: '2',
        PayloadIdentifier: 'b',
        PayloadVersion: 1,
        PayloadType: 'com.apple.vpn.managed',
      },
      {
        PayloadContent: new Uint8Array([1]),
        PayloadUUID: '3',
        PayloadIdentifier: 'c',
        PayloadVersion: 1,
        PayloadType: 'com.apple.security.root',
      },
    ],
    PayloadUUID: '1',
    PayloadIdentifier: 'a',
    PayloadVersion: 1,
    PayloadType: 'Configuration',
  };
  const ordered = profileInTableOrder(profile);
  const envelope = ['PayloadType', 'PayloadVersion', 'PayloadIdentifier', 'PayloadUUID'];
  expect(Object.keys(ordered)).toEqual([...envelope, 'PayloadContent']);
  expect(ordered.PayloadContent.map((payload) => Object.keys(payload))).toEqual([
    [...envelope, 'VPNType', 'AlwaysOn'],
    [...envelope, 'PayloadContent'],
  ]);
  expect(JSON.stringify(ordered.PayloadContent[0]?.['AlwaysOn'])).toBe(
    '{"UIToggleEnabled":0,"TunnelConfigurations":[]}',
  );
  expect(ordered).toEqual(profile);
});

describe('any dictionary', () => {
  const { value } = fc.letrec<{ value: PlistValue; dictionary: PlistDictionary }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.uint8Array({ maxLength: 3 }),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('dictionary'),
    ),
    dictionary: fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(alwaysOnKeys), ...Object.keys(tunnelKeys)), fc.string()),
      tie('value'),
      { maxKeys: 6 },
    ),
  }));
  const dictionary = value.filter(
    (any): any is PlistDictionary =>
      Object.getPrototypeOf(any) === Object.prototype || Object.getPrototypeOf(any) === null,
  );
  const tables: KeyTable[] = [alwaysOnKeys, tunnelKeys];

  test('has the same content in table order, which a second time changes nothing', () => {
    fc.assert(
      fc.property(dictionary, fc.constantFrom(...tables), (any, table) => {
        const once = inTableOrder(any, table);
        expect(once).toEqual({ ...any });
        expect(JSON.stringify(inTableOrder(once, table))).toBe(JSON.stringify(once));
      }),
      { numRuns: runs(100) },
    );
  });

  test('has the keys of the table before the others', () => {
    fc.assert(
      fc.property(dictionary, fc.constantFrom(...tables), (any, table) => {
        const keys = Object.keys(inTableOrder(any, table)).filter((key) => !/^\d+$/.test(key));
        const known = keys.filter((key) => Object.hasOwn(table, key));
        expect(keys.slice(0, known.length)).toEqual(known);
        expect(known).toEqual(Object.keys(table).filter((key) => known.includes(key)));
      }),
      { numRuns: runs(100) },
    );
  });
});
