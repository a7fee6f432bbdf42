import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { channelNames } from '../../src/delivery/index.js';
import { InputError } from '../../src/input-error.js';
import type { PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { binaryPlist } from '../plist/binary.js';
import { goodPlainProfile, goodProfile } from '../support/good-profile.js';
import type { Attempt } from './attempt.js';
import { changedDer } from './der.js';
import { anyValue, changed, damaged, keysOf, type Value } from './values.js';

const profiles = [goodProfile(), goodPlainProfile()];
const profileKeys = keysOf(...profiles);
const policy = JSON.parse(readFileSync('templates/eap-tls/policy.json', 'utf8'));
const sharedSecretPolicy = JSON.parse(readFileSync('templates/shared-secret/policy.json', 'utf8'));
const policyKeys = keysOf(policy, sharedSecretPolicy);
const signed = readFileSync('fixtures/verify/signed/vpn.mobileconfig');
const pkcs12 = readFileSync('fixtures/certificates/device-rsa.p12');
const root = readFileSync('fixtures/certificates/root.cer');

/** What profiles are given to. */
const profileCommands = fc.oneof(
  fc.constantFrom(
    ['verify', 'in'],
    ['verify', 'in', '--format', 'sarif'],
    ['verify', 'in', '--platform', 'macos'],
    ['verify', 'in', '--against', 'ordered'],
    ['verify', 'ordered', '--against', 'in'],
    ['inspect', 'in'],
    ['inspect', 'in', '--format', 'json'],
    ['import', 'in', '-o', 'out'],
  ),
  fc.constantFrom(...channelNames).map((to) => ['deliver', 'in', '--to', to, '--explain']),
);
const policyCommands = fc.oneof(
  fc.constantFrom(
    ['verify', 'in'],
    ['verify', 'ordered', '--against', 'in'],
    ['translate', 'in', '-o', 'out'],
    ['translate', 'in', '--bindings', 'bindings.yaml', '-o', 'out'],
    ['bindings', 'in'],
  ),
  fc
    .constantFrom(...channelNames)
    .map((to) => ['deliver', 'in', '--bindings', 'bindings.yaml', '--to', to, '-o', 'out/']),
);
const ordered = writePlist(goodProfile());
const bindings = 'localIdentifier: device-1.contoso.com\nsharedSecret: env:SECRET\n';

function attempts(commands: fc.Arbitrary<readonly string[]>, input: fc.Arbitrary<string | Uint8Array>) {
  return fc
    .tuple(commands, input)
    .map(
      ([args, content]): Attempt => ({ args, files: { in: content, ordered, 'bindings.yaml': bindings } }),
    );
}

/** A property list in XML; what a property list cannot hold, as text around it. */
function xmlOf(value: Value): string {
  try {
    return writePlist(value as PlistValue);
  } catch (error) {
    if (error instanceof InputError || error instanceof TypeError)
      return `<plist>${JSON.stringify(value)}</plist>`;
    throw error;
  }
}

const xmlParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<dict>',
      '</dict>',
      '<array>',
      '</array>',
      '<plist version="1.0">',
      '</plist>',
      '<!-- -->',
    ),
    fc.constantFrom(
      '<?xml version="1.0" encoding="UTF-16"?>',
      '<![CDATA[a]]>',
      '<true/>',
      '<data>AA==</data>',
    ),
    fc.constantFrom(...profileKeys).map((key) => `<key>${key}</key>`),
    fc
      .constantFrom('VPN', 'AlwaysOn', 'IKEv2', '&#x0;', '&lt;', '&', '9'.repeat(400))
      .map((text) => `<string>${text}</string>`),
    fc.integer().map((number) => `<integer>${number}</integer>`),
  ),
  { maxLength: 40 },
);

const yamlParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      '&a ',
      '*a',
      '*b',
      '<<: ',
      '- ',
      '? ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '|',
      '>-',
      '!x ',
      '#',
      '---',
    ),
    fc.constantFrom('"', "'", '\\', '\t', '1e3', '0o17', 'yes', '\n', '\n', '\n  ', '\n    '),
    fc.constantFrom(...policyKeys).map((key) => `\n${key}: `),
  ),
  { maxLength: 40 },
);

const swanctlParts = fc.array(
  fc.oneof(
    fc.constantFrom(
      'connections {\n',
      'children {\n',
      'secrets {\n',
      'a {\n',
      '}\n',
      ' = ',
      ' : ',
      ', ',
      '\n',
      '\\\n',
      '# x\n',
      '"',
    ),
    fc.constantFrom(
      'include *\n',
      `include ${'*a'.repeat(40)}\n`,
      'include ../../etc/*\n',
      'a : connections.a\n',
      'a : a {\n',
    ),
    fc.constantFrom(
      'remote_addrs',
      'proposals',
      'local',
      'remote',
      'auth',
      'certs',
      'version',
      'pools',
      'secret',
      'rekey_time',
    ),
    fc.constantFrom(
      'aes256-sha256-modp2048',
      'aes256gcm16-prfsha384-ecp384',
      'psk',
      'eap-tls',
      '2',
      '1h',
      '%any',
      '10.0.0.0/8',
      '\u0000',
      '9'.repeat(400),
    ),
  ),
  { maxLength: 60 },
);

const binaryObjects = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 12 }).map((bytes) => [...bytes]),
    fc.array(fc.nat(20), { maxLength: 14 }).map((references) => [0xa0 | references.length, ...references]),
    fc
      .array(fc.nat(20), { maxLength: 7 })
      .map((references) => [0xd0 | references.length, ...references, ...references.toReversed()]),
    fc
      .constantFrom(...profileKeys.filter((key) => key.length < 15))
      .map((key) => [0x50 | key.length, ...Buffer.from(key)]),
  ),
  { minLength: 1, maxLength: 20 },
);

const anyProfile = fc.constantFrom(...profiles).chain((good) => changed(good, profileKeys));

const anyPolicy = fc
  .tuple(
    fc.constantFrom(policy, sharedSecretPolicy).chain((good) => changed(good, policyKeys)),
    fc.constantFrom(0, 0, 1, 3),
  )
  .map(([value, copies]) => (copies === 0 ? value : { value: Array.from({ length: copies }, () => value) }));

const bindingValues: PlistValue = {
  policy: { server: { address: 'vpn.contoso.com' } },
  localIdentifier: 'device',
  identity: { pkcs12: 'device.p12', password: 'file:password' },
  sharedSecret: 'env:SECRET',
  eap: { username: 'ada', password: 'env:SECRET' },
  trustedRoots: ['root.cer'],
  profile: { identifier: 'com.contoso.vpn', consentText: { en: 'yes' }, removalDisallowed: true },
  device: { serialNumber: 'x', udid: 'y', name: 'z' },
  user: { email: 'ada@contoso.com' },
  apple: { ppk: { identifier: 'x', key: 'env:SECRET' }, tunnels: { wifi: { MTU: 1400 } } },
};

const declarations: PlistValue = [
  {
    Type: 'com.apple.configuration.network.vpn.ikev2',
    Identifier: 'vpn',
    ServerToken: '1',
    Payload: { RemoteAddress: 'vpn.contoso.com', IdentityAssetReference: 'identity' },
  },
  {
    Type: 'com.apple.asset.credential.identity',
    Identifier: 'identity',
    Payload: { Reference: { DataURL: 'https://contoso.com/identity', 'Hash-SHA-256': 'x', Size: 1 } },
  },
  {
    Type: 'com.apple.activation.simple',
    Identifier: 'activation',
    Payload: { StandardConfigurations: ['vpn'] },
  },
];

const inProfile = (content: Uint8Array): string =>
  writePlist({
    PayloadType: 'Configuration',
    PayloadContent: [
      { PayloadType: 'com.apple.security.pkcs12', Password: 'correct horse', PayloadContent: content },
    ],
  });

/** Every kind of input with its grammar. */
export const kinds: Readonly<Record<string, fc.Arbitrary<Attempt>>> = {
  'XML property list': attempts(
    profileCommands,
    fc.oneof(
      anyProfile.map(xmlOf),
      anyValue(profileKeys).map(xmlOf),
      xmlParts.map((parts) => parts.join('')),
    ),
  ),
  'binary property list': attempts(
    profileCommands,
    binaryObjects.map((objects) => binaryPlist(objects)),
  ),
  'damaged profile': attempts(profileCommands, damaged(Buffer.from(ordered))),
  CMS: attempts(profileCommands, fc.oneof(changedDer(signed), damaged(signed))),
  'PKCS#12 in a profile': attempts(
    profileCommands,
    fc.oneof(changedDer(pkcs12), damaged(pkcs12)).map(inProfile),
  ),
  'Graph JSON': attempts(
    policyCommands,
    anyPolicy.map((value) => JSON.stringify(value)),
  ),
  'Graph YAML': attempts(
    policyCommands,
    fc.oneof(
      anyPolicy.map((value) => stringify(value)),
      damaged(Buffer.from(stringify(policy))),
      yamlParts.map((parts) => parts.join('')),
    ),
  ),
  bindings: fc
    .tuple(
      fc.oneof(
        changed(bindingValues, keysOf(bindingValues)),
        yamlParts.map((parts) => parts.join('')),
      ),
      fc.boolean(),
      fc.oneof(fc.constant(pkcs12), damaged(pkcs12)),
      fc.oneof(fc.constant(root), changedDer(root)),
    )
    .map(
      ([value, json, identity, certificate]): Attempt => ({
        args: ['translate', 'in', '--bindings', 'bindings', '-o', 'out'],
        files: {
          in: JSON.stringify(policy),
          bindings: typeof value === 'string' ? value : json ? JSON.stringify(value) : stringify(value),
          'device.p12': identity,
          password: 'correct horse',
          'root.cer': certificate,
        },
      }),
    ),
  declarations: attempts(
    fc.constantFrom(['verify', 'in'], ['inspect', 'in'], ['verify', 'in', '--against', 'ordered']),
    changed(declarations, keysOf(declarations)).map((value) => JSON.stringify(value)),
  ),
  'swanctl.conf': swanctlParts.map(
    (parts): Attempt => ({
      args: ['verify', 'in', '--gateway', 'swanctl.conf'],
      files: { in: ordered, 'swanctl.conf': parts.join('') },
    }),
  ),
  'command line': fc
    .tuple(
      fc.constantFrom(...channelNames),
      fc.constantFrom('--device', '--label', '--base-url', '--select', '--os', '--bind'),
      anyValue(['device.name', 'identity.pkcs12']).map((value) =>
        typeof value === 'string' ? value : JSON.stringify(value),
      ),
    )
    .map(
      ([to, option, value]): Attempt => ({
        args: ['deliver', 'in', '--to', to, '--explain', `${option}=${value}`],
        files: { in: JSON.stringify(sharedSecretPolicy) },
      }),
    ),
};
