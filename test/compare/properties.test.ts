import fc from 'fast-check';
import { tunnelKeys } from '../../src/apple/keys/tunnel.js';
import { compare } from '../../src/compare/compare.js';
import { type DictionaryNode, dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { pointer } from '../../src/pointer.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { runs } from '../support/runs.js';
import {
  acmeRequest,
  compared,
  fullProfile,
  said,
  scepRequest,
  withIdentity,
  withSharedSecret,
} from './profiles.js';

const profiles: Readonly<Record<string, PlistDictionary>> = {
  'Always On': fullProfile(),
  IKEv2: goodPlainProfile(),
  'shared secret': withSharedSecret('geheim'),
  SCEP: withIdentity('scep', { PayloadContent: scepRequest }),
  ACME: withIdentity('acme', acmeRequest),
};

/** Every place in a value with its JSON Pointer, containers before what they hold. */
function* places(value: PlistValue, path = ''): Generator<readonly [string, PlistValue]> {
  yield [path, value];
  if (!isContainer(value)) return;
  for (const [key, item] of Object.entries(value)) yield* places(item, path + pointer(key));
}

function isContainer(value: PlistValue): value is PlistValue[] | PlistDictionary {
  return typeof value === 'object' && !(value instanceof Date) && !(value instanceof Uint8Array);
}

/** Another value of the same type. */
function altered(value: PlistValue): PlistValue | undefined {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value === 0 ? 1 : value - 1;
  if (typeof value === 'boolean') return !value;
  return value instanceof Uint8Array ? new Uint8Array([...value, 0]) : undefined;
}

/** A sentence or several: from a capital, or a key such as `dNSName`, to a full stop. */
const sentences = /^(\P{Ll}|[a-z]+[A-Z]).*[^.?!;,:]\.$/u;

/** Names, identifiers and references, which every system that delivers a profile makes its own. */
const envelope =
  /^(\/PayloadContent\/\d+)?\/Payload(Type|Version|Identifier|UUID|DisplayName|Organization|Scope)$/;

/** A reference to the identity and the interfaces are followed, so that a change of them may come to the same thing. */
const own = /^\/PayloadContent\/[012]\/(PayloadType|PayloadUUID)$/;

describe.each(Object.entries(profiles))('%s', (_name, profile) => {
  const meaningful = [...places(profile)].filter(
    ([path]) => path !== '' && !(envelope.test(path) && !own.test(path)),
  );
  const inVpn = meaningful.filter(([path]) => path.startsWith(vpn) && !envelope.test(path));

  test('without any one of its keys it is another, either way', () => {
    for (const [path] of inVpn) {
      const without = changed(profile, path);
      expect([path, compared(profile, without).length]).not.toEqual([path, 0]);
      expect([path, compared(without, profile).length]).not.toEqual([path, 0]);
    }
  });

  test('with another value of any one of its keys it is another, either way', () => {
    for (const [path, value] of inVpn) {
      const other = altered(value);
      if (other === undefined) continue;
      const delivered = changed(profile, path, other);
      expect([path, compared(profile, delivered).length]).not.toEqual([path, 0]);
      expect([path, compared(delivered, profile).length]).not.toEqual([path, 0]);
    }
  });

  test('findings point into the delivered profile and are sentences', () => {
    for (const [path] of meaningful) {
      const delivered = changed(profile, path);
      const there = new Set([...places(delivered)].map(([each]) => each));
      for (const finding of compared(profile, delivered)) {
        expect(there).toContain(finding.path);
        expect(finding.document).toBe('profile');
        expect(finding.message).toMatch(sentences);
        expect(finding.why).toMatch(sentences);
        expect(`${finding.message}${finding.why}`).not.toMatch(/undefined|\[object|\n|\.\.|\?\./);
        expect(finding.rule).toMatch(/^compare-(missing|extra|different|equivalent|payload|trust|hidden)$/);
      }
    }
  });
});

describe('any order of keys, any way to write a flag', () => {
  /** The same profile written by someone else: keys in another order, flags as booleans where `flags` says so. */
  function rewritten(value: PlistValue, next: () => number, key = ''): PlistValue {
    if (typeof value === 'number' && isFlagKey(key) && next() % 2 === 0) return value !== 0;
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => rewritten(item, next));
      return unordered.includes(key) ? shuffled(items, next) : items;
    }
    const entries = Object.entries(value).map(([name, item]) => [name, rewritten(item, next, name)] as const);
    return Object.fromEntries(shuffled(entries, next));
  }

  const unordered = [
    'Interfaces',
    'ServiceExceptions',
    'ApplicationExceptions',
    'AllowedCaptiveNetworkPlugins',
    'TunnelConfigurations',
    'PayloadContent',
  ];

  function isFlagKey(key: string): boolean {
    const flags = ['UIToggleEnabled', 'AllowCaptiveWebSheet', 'AllowAllCaptiveNetworkPlugins'];
    const row = Object.hasOwn(tunnelKeys, key) ? tunnelKeys[key as keyof typeof tunnelKeys] : undefined;
    return flags.includes(key) || (row !== undefined && 'values' in row && row.values.join() === '0,1');
  }

  function shuffled<T>(items: readonly T[], next: () => number): T[] {
    return items
      .map((item) => ({ item, rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }

  test.each(Object.entries(profiles))('of %s is no error', (_name, profile) => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const delivered = rewritten(profile, () => numbers.next().value) as PlistDictionary;
        expect(compared(profile, delivered).filter(({ severity }) => severity !== 'info')).toEqual([]);
        expect(said(delivered, delivered)).toEqual([]);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('whatever the profiles are', () => {
  const keys = fc.constantFrom(
    ...Object.keys(tunnelKeys),
    'PayloadContent',
    'PayloadType',
    'PayloadUUID',
    'VPNType',
    'AlwaysOn',
    'IKEv2',
    'ServiceExceptions',
    'ServiceName',
    'TunnelConfigurations',
    'BundleIdentifier',
    '__proto__',
    'constructor',
  );
  const scalar = fc.oneof(
    fc.constantFrom(
      'AlwaysOn',
      'IKEv2',
      'com.apple.vpn.managed',
      'com.apple.security.scep',
      'com.apple.security.pem',
      'Cellular',
    ),
    fc.string(),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.bigInt(),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array({ maxLength: 8 }),
  );
  const { value } = fc.letrec<{ value: PlistValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'plist' },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    ),
  }));
  const payload = fc
    .tuple(
      fc.constantFrom('com.apple.vpn.managed', 'com.apple.security.acme', 'other'),
      fc.constantFrom('AlwaysOn', 'IKEv2'),
      fc.dictionary(keys, value),
    )
    .map(([PayloadType, VPNType, rest]) => ({ ...rest, PayloadType, VPNType }));
  const profile: fc.Arbitrary<DictionaryNode> = fc
    .tuple(fc.dictionary(keys, value), fc.oneof(value, fc.array(payload, { maxLength: 3 })))
    .map(([rest, PayloadContent]) => dictionaryNodeOf({ ...rest, PayloadContent } as PlistDictionary));

  test('one is the same as itself', () => {
    fc.assert(
      fc.property(profile, (each) => expect(compare(each, each)).toEqual([])),
      { numRuns: runs(100) },
    );
  });

  test('two can be compared', () => {
    fc.assert(
      fc.property(profile, profile, (expected, delivered) => {
        for (const finding of compare(expected, delivered)) expect(finding.message).not.toBe('');
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('secrets', () => {
  const secret = fc.string({ minLength: 12, maxLength: 24, unit: fc.constantFrom(...'0123456789abcdefXYZ') });

  test('are in no finding, on either side', () => {
    fc.assert(
      fc.property(secret, secret, (one, two) => {
        fc.pre(one !== two);
        for (const put of placesOfSecrets) {
          const findings = [
            ...compared(put(one), put(two)),
            ...compared(put(one), fullProfile()),
            ...compared(fullProfile(), put(two)),
          ];
          const text = JSON.stringify(findings);
          for (const each of [one, two]) {
            expect(text).not.toContain(each);
            expect(text).not.toContain(Buffer.from(each).toString('base64').replace(/=+$/, ''));
          }
          expect(findings.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(20) },
    );
  });

  const full = fullProfile();
  const placesOfSecrets: readonly ((secret: string) => PlistDictionary)[] = [
    (text) => withSharedSecret(text),
    (text) => withSharedSecret(Buffer.from(text)),
    (text) => changed(full, `${wifi}/AuthPassword`, text),
    (text) => changed(full, `${wifi}/PPK`, Buffer.from(text)),
    (text) => changed(full, `${wifi}/PPK`, text),
    (text) => changed(full, `${wifi}/SharedSecret`, text),
    (text) => changed(full, `${wifi}/Password`, text),
    (text) => changed(full, '/PayloadContent/1/Password', text),
    (text) => changed(full, '/PayloadContent/1/PayloadContent', Buffer.from(text)),
    (text) => withIdentity('scep', { PayloadContent: { ...scepRequest, Challenge: text } }),
    (text) => changed(goodPlainProfile(), `${vpn}/Proxies`, { HTTPProxyPassword: text }),
    (text) => changed(full, `${vpn}/VendorConfig`, { Password: text }),
    (text) => changedAll(full, { [`${vpn}/SharedSecret`]: text, [`${alwaysOn}/Password`]: text }),
    (text) => changed(full, `${cellular}/PSK`, text),
  ];
});
