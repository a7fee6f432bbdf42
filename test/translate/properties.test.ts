import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { writeProfile } from '../../src/apple/write-profile.js';
import { readCertificate } from '../../src/certificates/certificate.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import type { Policy } from '../../src/graph/model/ikev2.js';
import { readPolicy } from '../../src/graph/read-policy.js';
import type { Bindings } from '../../src/translate/bindings/bindings.js';
import { translate } from '../../src/translate/translate.js';
import { arbitraryPolicy } from '../support/arbitrary-policy.js';
import { runs } from '../support/runs.js';

const bytes = readFileSync('fixtures/certificates/device-rsa.p12');
const password = 'example-password';
const { certificate } = readPkcs12(bytes, password);
const root = readCertificate(readFileSync('fixtures/certificates/root.cer'));

/** Bindings that leave nothing open, so that what is translated is as much as can be. */
const bindings: Bindings = {
  policy: {
    connectionName: 'VPN',
    server: { address: 'vpn.contoso.com' },
    remoteIdentifier: 'vpn.contoso.com',
    authenticationMethod: 'certificate',
    clientAuthenticationType: 'deviceAuthentication',
  },
  localIdentifier: 'device-0001',
  identity: { kind: 'pkcs12', bytes, password, certificate },
  sharedSecret: 'bound-secret',
  eap: { username: 'ada', password: 'bound-password' },
  trustedRoots: [{ certificate: root }],
};

const platform = fc.constantFrom('iOS' as const, 'macOS' as const);

test('any policy of the model gives a profile or an error, and never throws', () => {
  fc.assert(
    fc.property(arbitraryPolicy, fc.constantFrom({}, bindings), platform, (policy, bound, target) => {
      const { profile, findings } = translate(policy, bound, { platform: target });
      expect(profile === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
    }),
    { numRuns: runs(100) },
  );
});

test('the same policy gives the same bytes', () => {
  fc.assert(
    fc.property(arbitraryPolicy.filter(isWritable), (policy) => {
      const once = written(policy);
      expect(written(structuredClone(policy))).toBe(once);
    }),
    { numRuns: runs(100) },
  );
});

test('the order of the keys, the export tool and the encoding change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryPolicy.filter(isWritable),
      fc.constantFrom(...shapes),
      fc.constantFrom(...encodings),
      fc.infiniteStream(fc.nat()),
      async (policy, shape, encode, random) => {
        const object = { '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration', ...policy };
        const plain = await readPolicy(JSON.stringify(object));
        const other = await readPolicy(encode(JSON.stringify(shape(shuffled(object, random)))));
        expect(written(other.policy)).toBe(written(plain.policy));
      },
    ),
    { numRuns: runs(100) },
  );
});

test('a policy id of its own gives UUIDs of its own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 2 }), ([first, second]) => {
      const uuids = [first, second].map((id) => uuidsIn(written({ ...complete, id: String(id) })));
      const all = uuids.flat();
      expect(new Set(all).size).toBe(all.length);
    }),
    { numRuns: runs(100) },
  );
});

test('a secret stands in the profile and nowhere else', () => {
  // Letters that no message and no certificate has in this order.
  const secrets = fc.string({
    unit: fc.constantFrom('ж', 'ы', 'ф', '"', '&', '<'),
    minLength: 6,
    maxLength: 12,
  });
  fc.assert(
    fc.property(secrets, arbitraryPolicy, (secret, policy) => {
      const bound: Bindings = {
        ...bindings,
        sharedSecret: secret,
        identity: { kind: 'pkcs12', bytes, password: secret, certificate },
        eap: { username: 'ada', password: secret },
      };
      const { findings } = translate({ ...policy, sharedSecret: secret }, bound);
      expect(JSON.stringify(findings)).not.toContain(JSON.stringify(secret).slice(1, -1));
    }),
    { numRuns: runs(100) },
  );
});

const complete: Policy = { displayName: 'P', enableAlwaysOnConfiguration: true, localIdentifier: 'empty' };

/** XML cannot hold every text; what it cannot hold is refused by the writer, which has tests of its own. */
function isWritable(policy: Policy): boolean {
  return textsIn(policy).every((text) =>
    /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(text),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function written(policy: Policy): string {
  const { profile, findings } = translate(policy, bindings);
  return profile === undefined ? JSON.stringify(findings) : writeProfile(profile);
}

function uuidsIn(xml: string): string[] {
  return Array.from(xml.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]+)</g), ([, uuid]) => String(uuid));
}

type Json = Record<string, unknown>;

/** The ways in which export tools wrap a policy. */
const shapes: readonly ((policy: Json) => unknown)[] = [
  (policy) => ({ '@odata.context': 'https://graph.microsoft.com/beta/$metadata', value: [policy] }),
  (policy) => ({ value: policy }),
  (policy) => [policy],
  ({ id, displayName, description, ...rest }) => ({
    ...(id !== undefined && { Id: id }),
    ...(displayName !== undefined && { DisplayName: displayName }),
    ...(description !== undefined && { Description: description }),
    AdditionalProperties: rest,
  }),
];

const encodings: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text, 'utf8'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf8'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
];

/** The object with its keys, at every depth, in an order drawn from `random`. */
function shuffled(value: Json, random: fc.Stream<number>): Json {
  const numbers = random[Symbol.iterator]();
  const shuffle = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(shuffle);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item)
        .map(([key, inner]) => ({ key, inner: shuffle(inner), at: Number(numbers.next().value) }))
        .sort((a, b) => a.at - b.at)
        .map(({ key, inner }) => [key, inner]),
    );
  };
  return shuffle(value) as Json;
}
