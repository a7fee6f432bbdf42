import { declarationKeys } from '../../src/apple/declarations/base.js';
import { credentialTypes, declarationTypes } from '../../src/apple/declarations/declaration-types.js';
import type { KeyTable } from '../../src/apple/key.js';
import {
  installProfileKeys,
  installProfileRequestType,
  installProfileSince,
} from '../../src/apple/keys/install-profile.js';
import { payloadKeys } from '../../src/apple/keys/payload.js';
import { profileKeys, retiredProfileKeys } from '../../src/apple/keys/profile.js';
import { payloadTypes } from '../../src/apple/payload-types.js';
import {
  describeWithFacts,
  differences,
  factFiles,
  flatFacts,
  flatTable,
  introduced,
  type KeyFacts,
  readFacts,
  type SchemaFacts,
} from '../support/facts.js';

interface Difference {
  schema: unknown;
  table: unknown;
}
type Differences = Record<string, Difference>;

/** IKEv2 keys to which the schema gives no minimum: NetworkExtension's iOS 8.0 and macOS 10.11 hold. */
const sinceIKEv2 = [
  'RemoteAddress',
  'LocalIdentifier',
  'RemoteIdentifier',
  'AuthenticationMethod',
  'PayloadCertificateUUID',
  'Password',
  'ProviderBundleIdentifier',
  'ProviderType',
  'SharedSecret',
  'ExtendedAuthEnabled',
  'AuthName',
  'AuthPassword',
  'OnDemandEnabled',
  'OnDemandRules',
  'DeadPeerDetectionRate',
  'ServerCertificateIssuerCommonName',
  'ServerCertificateCommonName',
  'DisconnectOnIdle',
  'DisconnectOnIdleTimer',
  'IKESecurityAssociationParameters',
  'ChildSecurityAssociationParameters',
];

/** IKEv2 keys to which the schema gives a minimum for iOS alone: NetworkExtension's macOS 10.11 holds. */
const sinceIKEv2OnMac = [
  'UseConfigurationAttributeInternalIPSubnet',
  'DisableMOBIKE',
  'DisableRedirect',
  'NATKeepAliveOffloadEnable',
  'NATKeepAliveInterval',
  'EnablePFS',
  'EnableCertificateRevocationCheck',
];

const ikev2Paths = ['IKEv2', 'AlwaysOn.TunnelConfigurations[]'];

/** Where we know better than the machine-readable part of Apple's schema, by name. */
const knownDifferences: Record<string, Differences> = {
  'TopLevel.json': {
    // Languages are the keys of ConsentText itself; the schema's item stands for one of them.
    'ConsentText.* presence': { schema: undefined, table: 'optional' },
    'ConsentText.* type': { schema: undefined, table: 'string' },
    'ConsentText.ConsentTextItem presence': { schema: 'required', table: undefined },
    'ConsentText.ConsentTextItem type': { schema: 'dictionary', table: undefined },
    'ConsentText.ConsentTextItem.* presence': { schema: 'required', table: undefined },
    'ConsentText.ConsentTextItem.* type': { schema: 'string', table: undefined },
    // The keys of a payload are those of its PayloadType: see payload-types.ts.
    'PayloadContent[].* presence': { schema: 'required', table: undefined },
    'PayloadContent[].* type': { schema: 'any', table: undefined },
  },
  'com.apple.vpn.managed.json': Object.assign(
    {
      // The file leaves the keys of this dictionary out.
      'IPv4.OverridePrimary type': { schema: undefined, table: 'integer' },
      'IPv4.OverridePrimary presence': { schema: undefined, table: 'optional' },
      'IPv4.OverridePrimary values': { schema: undefined, table: [0, 1] },
      'IPv4.OverridePrimary default': { schema: undefined, table: 0 },
      'IKEv2 since.iOS': { schema: undefined, table: '8.0' },
      'IKEv2 since.macOS': { schema: undefined, table: '10.11' },
    },
    ...ikev2Paths.map((path) => ikev2Differences(path)),
  ),
  // Said in the schema's prose.
  'network.vpn.always-on.json': Object.fromEntries(
    ['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters'].map((dictionary) => [
      `TunnelConfigurations[].IKEV2.${dictionary}.PostQuantumKeyExchangeMethods[] repetition`,
      { schema: undefined, table: { max: 7 } },
    ]),
  ),
  'configuration.legacy.json': {
    // Added in the 27 generation; the facts are of an older one.
    'ProfileAssetReference type': { schema: undefined, table: 'string' },
    'ProfileAssetReference presence': { schema: undefined, table: 'optional' },
    'ProfileAssetReference assetTypes': { schema: undefined, table: ['com.apple.asset.data'] },
    ...Object.fromEntries(
      ['iOS', 'macOS', 'tvOS', 'visionOS', 'watchOS'].map((platform) => [
        `ProfileAssetReference since.${platform}`,
        { schema: undefined, table: '27.0' },
      ]),
    ),
  },
};

function ikev2Differences(path: string): Differences {
  const found: Differences = {
    // The choice of a certificate type came later than IKEv2.
    [`${path}.CertificateType since.iOS`]: { schema: undefined, table: '8.3' },
    [`${path}.CertificateType since.macOS`]: { schema: undefined, table: '10.11' },
    // Said in the schema's prose.
    [`${path}.NATKeepAliveInterval range`]: { schema: undefined, table: { min: 20 } },
  };
  for (const key of sinceIKEv2) {
    found[`${path}.${key} since.iOS`] = { schema: undefined, table: '8.0' };
    found[`${path}.${key} since.macOS`] = { schema: undefined, table: '10.11' };
  }
  for (const key of sinceIKEv2OnMac) {
    found[`${path}.${key} since.macOS`] = { schema: undefined, table: '10.11' };
  }
  for (const dictionary of ['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters']) {
    // Said in the schema's prose.
    found[`${path}.${dictionary}.PostQuantumKeyExchangeMethods[] repetition`] = {
      schema: undefined,
      table: { max: 7 },
    };
    // The schema's 16.0 is a slip: every other platform has 26.0.
    const name = `${path}.${dictionary}.PostQuantumKeyExchangeMethods since.tvOS`;
    found[name] = { schema: '16.0', table: '26.0' };
  }
  return found;
}

/** The schema shows two keys of a tunnel; the reference says that the IKEv2 keys stand beside them. */
function withIKEv2InTunnels(facts: SchemaFacts): KeyFacts[] {
  const keys = structuredClone(facts.keys);
  const find = (list: KeyFacts[] | undefined, key: string) =>
    list?.find((candidate) => candidate.key === key);
  const alwaysOn = find(keys, 'AlwaysOn');
  const element = find(
    find(alwaysOn?.subkeys, 'TunnelConfigurations')?.subkeys,
    'TunnelConfigurationElement',
  );
  element?.subkeys?.push(...(find(keys, 'IKEv2')?.subkeys ?? []));
  return keys;
}

interface Described {
  keys: KeyTable;
  since?: unknown;
  common?: string;
}

// The schema of the plain IKEv2 declaration is not among the files; it is made of the parts of the Always On one.
const { 'com.apple.configuration.network.vpn.ikev2': _, ...declarationTypesWithSchema } = declarationTypes;

// Neither is that of the per-app VPN, which has the keys of the VPN and few of its own.
const { 'com.apple.vpn.managed.applayer': _appLayer, ...payloadTypesWithSchema } = payloadTypes;

/** The files, and what we have for each. */
const described: Record<string, Described> = {
  'CommonPayloadKeys.json': { keys: payloadKeys },
  'TopLevel.json': { keys: profileKeys },
  'InstallProfile.json': { keys: installProfileKeys, since: installProfileSince },
  'declarationbase.json': { keys: declarationKeys },
  ...mapped(payloadTypesWithSchema, (type) => `${type}.json`, 'CommonPayloadKeys.json'),
  ...mapped(
    declarationTypesWithSchema,
    (type) =>
      `${type.replace('com.apple.configuration.network.', 'network.').replace('com.apple.', '')}.json`,
  ),
  ...mapped(credentialTypes, (type) => `${type.replace('com.apple.', '')}.json`),
};

function mapped(
  types: Readonly<Record<string, { readonly keys: KeyTable; readonly since: unknown }>>,
  file: (type: string) => string,
  common?: string,
): Record<string, Described> {
  return Object.fromEntries(
    Object.entries(types).map(([type, { keys, since }]) => [
      file(type),
      { keys, since, ...(common === undefined ? {} : { common }) },
    ]),
  );
}

describeWithFacts("the tables and Apple's schemas", () => {
  test('every schema has a table and every table a schema', () => {
    const schemas = factFiles().filter((name) => !name.startsWith('observed.'));
    expect(Object.keys(described).sort()).toEqual(schemas.sort());
  });

  test.each(Object.entries(described))(
    '%s: the same keys, apart from the differences listed here',
    (file, { keys, common }) => {
      const facts = readFacts(file);
      const schema = file === 'com.apple.vpn.managed.json' ? withIKEv2InTunnels(facts) : facts.keys;
      const all = common === undefined ? schema : [...readFacts(common).keys, ...schema];
      expect(differences(flatFacts(all), flatTable(keys))).toEqual(knownDifferences[file] ?? {});
    },
  );

  test.each(Object.entries(described).filter(([, { since }]) => since !== undefined))(
    '%s: the same first versions',
    (file, { since }) => {
      expect(since).toEqual(introduced(readFacts(file).supportedOS));
    },
  );

  test.each(Object.entries(payloadTypesWithSchema))(
    '%s: the same on devices that users enrolled',
    (type, row) => {
      expect(row.userEnrollment).toBe(readFacts(`${type}.json`).supportedOS['iOS']?.userenrollment?.mode);
    },
  );

  test.each([
    ['network.vpn.always-on.json', declarationTypes['com.apple.configuration.network.vpn.always-on']],
    ['configuration.legacy.json', declarationTypes['com.apple.configuration.legacy']],
    [
      'configuration.security.certificate.json',
      declarationTypes['com.apple.configuration.security.certificate'],
    ],
    ['configuration.security.identity.json', declarationTypes['com.apple.configuration.security.identity']],
  ])('%s: the same enrollments', (file, row) => {
    const facts = readFacts(file);
    const enrollments = Object.entries(facts.supportedOS).flatMap(([platform, support]) =>
      support['allowed-enrollments'] === undefined ? [] : [[platform, support['allowed-enrollments']]],
    );
    expect(row.enrollments).toEqual(Object.fromEntries(enrollments));
    expect(row.apply).toBe(facts.apply);
  });

  test('the command and the retired keys have the names of the schema', () => {
    expect(installProfileRequestType).toBe(readFacts('InstallProfile.json').requesttype);
    const topLevel = readFacts<{ source: { removedsince: { keys: string[] } } }>('TopLevel.json');
    expect(retiredProfileKeys).toEqual(topLevel.source.removedsince.keys);
  });
});
