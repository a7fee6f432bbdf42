import { credentialTypes, declarationTypes } from '../../src/apple/declarations/declaration-types.js';
import type { KeyRow, KeyTable } from '../../src/apple/key.js';
import { ikev2Keys } from '../../src/apple/keys/ikev2.js';
import { installProfileKeys } from '../../src/apple/keys/install-profile.js';
import { profileKeys } from '../../src/apple/keys/profile.js';
import { isPayloadType, payloadTypeRow, payloadTypes } from '../../src/apple/payload-types.js';

const tables: Record<string, KeyTable> = {
  profile: profileKeys,
  InstallProfile: installProfileKeys,
  ...keysOf(payloadTypes),
  ...keysOf(declarationTypes),
  ...keysOf(credentialTypes),
};

const removedIn26 = { iOS: '26.0', macOS: '26.0', visionOS: '26.0' };
const removedInTunnels = { iOS: '14.2' };
const neverOnTVAndWatch = { tvOS: 'n/a', watchOS: 'n/a' };
const in27 = { iOS: '27.0', macOS: '27.0', tvOS: '27.0', visionOS: '27.0', watchOS: '27.0' };

/** What Apple says of single values in prose alone. */
const valuesOverTime = {
  VPNType: {
    added: {
      L2TP: { tvOS: 'n/a' },
      IPSec: { tvOS: 'n/a' },
      IKEv2: { iOS: '8.0', macOS: '10.11' },
      AlwaysOn: { iOS: '8.0', macOS: 'n/a', tvOS: 'n/a', watchOS: 'n/a' },
      TransparentProxy: { iOS: 'n/a', macOS: '14.0', tvOS: 'n/a', visionOS: 'n/a', watchOS: 'n/a' },
    },
  },
  TLSMinimumVersion: { added: { '1.3': in27 } },
  TLSMaximumVersion: { added: { '1.3': in27 } },
  EncryptionAlgorithm: {
    added: { DES: neverOnTVAndWatch, '3DES': neverOnTVAndWatch },
    removed: { DES: removedIn26, '3DES': removedIn26 },
    defaultOn: { tvOS: 'AES-256-GCM', watchOS: 'AES-256-GCM' },
  },
  IntegrityAlgorithm: { removed: { 'SHA1-96': removedIn26, 'SHA1-160': removedIn26 } },
  DiffieHellmanGroup: {
    removed: { '1': removedIn26, '2': removedIn26, '5': removedIn26 },
    removedInAlwaysOn: { '1': removedInTunnels, '2': removedInTunnels, '5': removedInTunnels },
  },
  ServiceName: { added: { CellularServices: { iOS: '11.3' }, DeviceCommunication: { iOS: '17.4' } } },
  ExcludeLocalNetworks: { defaultOn: { iOS: 1, macOS: 0 } },
};

test('the values that came, went or are other defaults on a platform', () => {
  const found = rowsOf(payloadTypes['com.apple.vpn.managed'].keys).flatMap(([path, row]) => {
    const { added, removed, removedInAlwaysOn, defaultOn } = row;
    const facts = Object.entries({ added, removed, removedInAlwaysOn, defaultOn });
    const said = Object.fromEntries(facts.filter(([, fact]) => fact !== undefined));
    return Object.keys(said).length === 0 ? [] : [[path.split('/').at(-1), said]];
  });
  expect(Object.fromEntries(found)).toEqual(valuesOverTime);
});

test('and they are values that the row lists', () => {
  const strays = allRows().flatMap(([path, row]) => {
    const listed = new Set((row.values ?? []).map(String));
    const named = [row.added, row.removed, row.removedInAlwaysOn].flatMap((values) =>
      Object.keys(values ?? {}),
    );
    return named.filter((value) => !listed.has(value)).map((value) => `${path} ${value}`);
  });
  expect(strays).toEqual([]);
});

test('the secrets, by name', () => {
  const all = allRows().flatMap(([path, row]) => (row.secret ? [path] : []));
  const perApp = 'com.apple.vpn.managed.applayer/';
  const secrets = all.filter((path) => !path.startsWith(perApp));
  // A per-app VPN has those of every VPN.
  expect(all.filter((path) => path.startsWith(perApp))).toEqual(
    secrets
      .filter((path) => path.startsWith('com.apple.vpn.managed/'))
      .map((path) => path.replace('com.apple.vpn.managed/', perApp)),
  );
  expect(secrets).toEqual([
    'InstallProfile/Payload',
    'com.apple.security.pkcs12/Password',
    'com.apple.security.pkcs12/PayloadContent',
    'com.apple.security.scep/PayloadContent/Challenge',
    'com.apple.vpn.managed/VendorConfig',
    'com.apple.vpn.managed/VPN',
    'com.apple.vpn.managed/PPP',
    'com.apple.vpn.managed/IPSec',
    'com.apple.vpn.managed/IKEv2/SharedSecret',
    'com.apple.vpn.managed/IKEv2/Password',
    'com.apple.vpn.managed/IKEv2/AuthPassword',
    'com.apple.vpn.managed/IKEv2/PPK',
    'com.apple.vpn.managed/AlwaysOn/TunnelConfigurations/[]/SharedSecret',
    'com.apple.vpn.managed/AlwaysOn/TunnelConfigurations/[]/Password',
    'com.apple.vpn.managed/AlwaysOn/TunnelConfigurations/[]/AuthPassword',
    'com.apple.vpn.managed/AlwaysOn/TunnelConfigurations/[]/PPK',
    'com.apple.vpn.managed/Proxies/HTTPProxyPassword',
    'com.apple.vpn.managed/TransparentProxy',
    'com.apple.configuration.network.vpn.always-on/TunnelConfigurations/[]/IKEV2/PostQuantumKeyExchange/PPK',
    'com.apple.configuration.network.vpn.ikev2/PostQuantumKeyExchange/PPK',
    'com.apple.credential.usernameandpassword/Password',
    'com.apple.credential.identity/Password',
    'com.apple.credential.identity/Identity',
    'com.apple.credential.scep/Challenge',
  ]);
});

test('every key of IKEv2 says what Always On does with it', () => {
  const silent = Object.entries(ikev2Keys).filter(([, row]) => !('alwaysOn' in row));
  expect(silent).toEqual([]);
});

test('asset references name assets that there are', () => {
  const named = new Set(allRows().flatMap(([, row]) => row.assetTypes ?? []));
  expect([...named].filter((type) => !Object.hasOwn(declarationTypes, type))).toEqual([]);
});

test('the role of a payload', () => {
  const roles = Object.keys(payloadTypes).map((type) => [type.split('.').at(-1), payloadTypeRow(type)?.role]);
  expect(Object.fromEntries(roles)).toEqual({
    root: 'authority',
    pem: 'authority',
    pkcs1: 'authority',
    pkcs12: 'identity',
    scep: 'identity',
    acme: 'identity',
    managed: 'vpn',
    applayer: 'vpn',
  });
});

test('types that we do not know', () => {
  expect(payloadTypeRow('com.apple.wifi.managed')).toBeUndefined();
  expect(isPayloadType('constructor')).toBe(false);
});

function keysOf(types: Readonly<Record<string, { readonly keys: KeyTable }>>): Record<string, KeyTable> {
  return Object.fromEntries(Object.entries(types).map(([type, { keys }]) => [type, keys]));
}

function allRows(): [string, KeyRow][] {
  return Object.entries(tables).flatMap(([name, table]) => rowsOf(table, name));
}

function rowsOf(table: KeyTable, parent = ''): [string, KeyRow][] {
  return Object.entries(table).flatMap<[string, KeyRow]>(([key, row]) => {
    const path = parent === '' ? key : `${parent}/${key}`;
    const inside = rowsOf({ ...row.keys, ...(row.items ? { '[]': row.items } : {}) }, path);
    return [[path, row], ...inside];
  });
}
