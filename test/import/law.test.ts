import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Profile } from '../../src/apple/profile.js';
import { readCertificate } from '../../src/certificates/certificate.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import type { Policy } from '../../src/graph/model/ikev2.js';
import { importProfile } from '../../src/import/import-profile.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import type { AppleBindings, Bindings } from '../../src/translate/bindings/bindings.js';
import { mergePolicy } from '../../src/translate/bindings/merge-policy.js';
import { ikev2Rows } from '../../src/translate/rows/ikev2.js';
import { type Column, isRefusal, type Outcome, type Rows } from '../../src/translate/rows/row.js';
import { translate } from '../../src/translate/translate.js';
import { arbitraryPolicy } from '../support/arbitrary-policy.js';
import { runs } from '../support/runs.js';
import { resolved } from './resolve.js';

/*
 * The law: import(translate(p, b)) is p and b again, up to what a profile does not tell apart.
 *
 * - An absent property, null, an empty text and an empty list are one; so are forceTrafficViaVPN, notConfigured, and
 *   an absent property. An Always On policy without tunnelConfiguration covers both interfaces. The import writes every
 *   property of an Always On configuration: an absent one is what the device does without the key.
 * - derivedCredential is a certificate; enableEAP with a certificate is user authentication; a shared secret goes with
 *   device authentication, a user name with user authentication.
 * - The kind of a local identifier is that of its text: none is empty, the common name of the identity is
 *   clientCertificateSubjectName, any other is a bound text.
 * - What a profile of the kind does not carry is gone: dropped properties, bookkeeping, the label of the server.
 * - The id is gone, and with it the UUIDs that were made of it.
 * - Where bindings give the tunnels different values, the policy has that of the first.
 * - Secrets and properties of the policy that bindings may give stand where the import puts them; variables with bound
 *   values are filled in; names of files are those that are written.
 * - A SCEP profile has one URL and a custom subject and names, as it was translated.
 */

const bytes = readFileSync('fixtures/certificates/device-rsa.p12');
const password = 'example-password';
const { certificate } = readPkcs12(bytes, password);
const root = readCertificate(readFileSync('fixtures/certificates/root.cer'));
const issuing = readCertificate(readFileSync('fixtures/certificates/issuing.cer'));

/** Every property that a policy has to have. */
const filledIn: Policy = {
  connectionName: 'VPN',
  server: { address: 'vpn.contoso.com' },
  remoteIdentifier: 'vpn.contoso.com',
  authenticationMethod: 'certificate',
  clientAuthenticationType: 'deviceAuthentication',
};

/** Texts that XML can hold and that are not empty. */
const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

function record<Shape extends object>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) {
  return fc.record(shape).map((all) => withoutUndefined(all) as Shape);
}

function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

const identity = fc.constantFrom<NonNullable<Bindings['identity']>>(
  { kind: 'pkcs12', bytes, password, certificate, fileName: 'device.p12' },
  {
    kind: 'scep',
    challenge: 'challenge',
    profile: {
      displayName: 'Device certificate',
      scepServerUrls: ['https://scep.contoso.com/'],
      keySize: 'size2048',
      keyUsage: ['keyEncipherment', 'digitalSignature'],
      subjectNameFormat: 'custom',
      subjectNameFormatString: 'CN={{SerialNumber}},OU=a\\,b+O=Contoso,E={{EmailAddress}}',
      subjectAlternativeNameType: ['emailAddress', 'userPrincipalName'],
      customSubjectAlternativeNames: [
        { sanType: ['domainNameService'], name: 'a.contoso.com' },
        { sanType: ['domainNameService'], name: 'b.contoso.com' },
      ],
    },
  },
  {
    kind: 'acme',
    DirectoryURL: 'https://acme.contoso.com/',
    ClientIdentifier: 'client',
    KeySize: 384,
    KeyType: 'ECSECPrimeRandom',
    HardwareBound: true,
    Subject: 'CN=device-0001',
    SubjectAltName: { dNSName: 'device-0001.contoso.com' },
    ExtendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
    UsageFlags: 1,
    Attest: false,
  },
);

type Tunnel = NonNullable<NonNullable<AppleBindings['tunnels']>['wifi']>;

const tunnel = record<Tunnel>({
  RemoteAddress: optional(fc.domain()),
  LocalIdentifier: optional(text),
  DeadPeerDetectionRate: optional(fc.constantFrom('None', 'Low', 'Medium', 'High')),
  NATKeepAliveInterval: optional(fc.nat()),
  MTU: optional(fc.integer({ min: 1280, max: 1400 })),
} as never) as fc.Arbitrary<Tunnel>;

/** Bindings that leave nothing open. */
const arbitraryBindings: fc.Arbitrary<Bindings> = record<Bindings>({
  policy: fc.constant(filledIn),
  localIdentifier: text,
  identity,
  sharedSecret: text,
  eap: fc.record({ username: text, password: text }),
  trustedRoots: optional(
    fc.constantFrom(
      [{ certificate: root }],
      [{ certificate: root, fileName: 'root.cer' }, { certificate: issuing }],
    ),
  ),
  profile: optional(
    record({
      identifier: optional(fc.constant('com.contoso.vpn')),
      organization: optional(text),
      removalDisallowed: optional(fc.boolean()),
      consentText: optional(fc.constantFrom('Agreed?', { default: 'Agreed?', de: 'Einverstanden?' })),
    } as never),
  ),
  apple: optional(
    record({
      deviceCommunication: optional(fc.constantFrom('allow', 'drop')),
      applicationExceptions: optional(
        fc.constantFrom(
          [{ BundleIdentifier: 'com.contoso.phone' }],
          [{ BundleIdentifier: 'com.contoso.phone', LimitToProtocols: ['UDP'] }, { BundleIdentifier: 'b' }],
        ),
      ),
      enforceStrictAlgorithmSelection: optional(fc.boolean()),
      postQuantum: optional(fc.constantFrom({ methods: [36] }, { methods: [37, 36], allowFallback: true })),
      ppk: optional(
        fc.record({ identifier: text, key: fc.uint8Array({ minLength: 1 }), mandatory: fc.boolean() }),
      ),
      tunnels: optional(record({ cellular: optional(tunnel), wifi: optional(tunnel) } as never)),
    } as never),
  ),
} as never);

/** What the two profiles may differ in: UUIDs made of the id, names of files, an interface list that goes without saying. */
function comparable(profile: Profile | undefined): PlistValue {
  return profile === undefined ? 'none' : stripped(profile);
}

const regenerated = ['PayloadUUID', 'PayloadCertificateUUID', 'PayloadCertificateFileName'];

function stripped(value: PlistValue): PlistValue {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value instanceof Date) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const entries = Object.entries(value).filter(([key]) => !regenerated.includes(key));
  const dictionary: PlistDictionary = Object.fromEntries(entries.map(([key, item]) => [key, stripped(item)]));
  if ('TunnelConfigurations' in dictionary) {
    for (const key of ['UIToggleEnabled', 'AllowCaptiveWebSheet', 'AllowAllCaptiveNetworkPlugins'])
      dictionary[key] ??= 0;
  }
  if ('ProtocolType' in dictionary) {
    dictionary['Interfaces'] ??= ['Cellular', 'WiFi'];
    dictionary['NATKeepAliveOffloadEnable'] ??= 1;
    dictionary['NATKeepAliveInterval'] ??= `${dictionary['Interfaces']}` === 'Cellular' ? 110 : 20;
  }
  return dictionary;
}

function importedFrom(profile: Profile) {
  const { imported, findings } = importProfile(dictionaryNodeOf(profile));
  if (imported === undefined) throw new Error(`not imported: ${JSON.stringify(findings)}`);
  return { imported, findings };
}

/** Every property of a policy that its rows write into the profile as it is, with a value that says something. */
function carried<Type extends object>(rows: Rows<Type>, object: Partial<Type>, column: Column): object {
  const found: Record<string, unknown> = {};
  for (const property of Object.keys(rows) as (keyof Type & string)[]) {
    const value = object[property];
    const outcome: Outcome<NonNullable<Type[keyof Type & string]>> = rows[property][column];
    if (value === undefined || value === null) continue;
    if (outcome.kind === 'nested') {
      const inner = carried(outcome.rows as Rows<object>, value, column);
      if (Object.keys(inner).length > 0) found[property] = inner;
    } else if (outcome.kind === 'mapped') {
      const apple = outcome.as.apply(value);
      if (apple !== undefined && !isRefusal(apple)) found[property] = value;
    }
  }
  return found;
}

function isInRange(policy: Policy): boolean {
  const lifetimes = [policy.securityAssociationParameters, policy.childSecurityAssociationParameters].map(
    (parameters) => parameters?.lifetimeInMinutes ?? 1440,
  );
  const mtu = policy.mtuSizeInBytes ?? 1280;
  return mtu >= 1280 && mtu <= 1400 && lifetimes.every((minutes) => minutes >= 10 && minutes <= 1440);
}

function isWritable(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isWritable);
  return (
    typeof value !== 'string' ||
    /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(value)
  );
}

/** Half of them Always On, which few would be by chance. */
const policies = fc
  .tuple(arbitraryPolicy, fc.boolean())
  .map(([policy, alwaysOn]) => (alwaysOn ? { ...policy, enableAlwaysOnConfiguration: true } : policy))
  .filter(isWritable)
  // A device refuses the others, so no profile has them that somebody would import.
  .filter(isInRange);

test('what was translated is imported and translates to the same profile', async () => {
  let profiles = 0;
  await fc.assert(
    fc.asyncProperty(policies, arbitraryBindings, async (policy, bindings) => {
      const first = translate(policy, bindings);
      if (first.profile === undefined) return;
      profiles += 1;
      const { imported } = importedFrom(first.profile);
      const again = await resolved(imported);
      const second = translate(again.policy, again.bindings);
      expect(second.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(comparable(second.profile)).toEqual(comparable(first.profile));
    }),
    { numRuns: runs(300) },
  );
  expect(profiles).toBeGreaterThan(runs(300) / 6);
});

test('the policy comes back: every property that the profile carries', async () => {
  await fc.assert(
    fc.asyncProperty(policies, arbitraryBindings, async (given, all) => {
      const { tunnels, ...apple } = all.apple ?? {};
      const bindings = { ...all, apple };
      const { profile } = translate(given, bindings);
      if (profile === undefined) return;
      const { policy } = mergePolicy(given, bindings.policy ?? {});
      const again = (await resolved(importedFrom(profile).imported)).policy;
      const column = policy.enableAlwaysOnConfiguration === true ? 'alwaysOn' : 'ikev2';
      expect(again).toMatchObject(carried(ikev2Rows, policy, column));
    }),
    { numRuns: runs(300) },
  );
});

test('nothing that was translated is told as lost', async () => {
  await fc.assert(
    fc.asyncProperty(policies, arbitraryBindings, async (policy, bindings) => {
      const { profile } = translate(policy, bindings);
      if (profile === undefined) return;
      const { findings } = importedFrom(profile);
      expect(findings.filter(({ rule }) => rule === 'import-no-counterpart')).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});

test('importing again what was imported changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(policies, arbitraryBindings, async (policy, bindings) => {
      const { profile } = translate(policy, bindings);
      if (profile === undefined) return;
      const { imported: once } = importedFrom(profile);
      const again = await resolved(once);
      const second = translate(again.policy, again.bindings).profile;
      if (second === undefined) throw new Error('not translated');
      expect(importedFrom(second).imported).toEqual(once);
    }),
    { numRuns: runs(100) },
  );
});
