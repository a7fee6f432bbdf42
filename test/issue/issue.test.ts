import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { fieldsOf } from '../../src/certificates/fields.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import { isLegacyForm } from '../../src/certificates/pkcs12-protection.js';
import type { Pkcs12Form } from '../../src/certificates/write-pkcs12.js';
import { confirms } from '../../src/gateway/identity-form.js';
import { InputError } from '../../src/input-error.js';
import { type Authority, authorityOf } from '../../src/issue/authority.js';
import { issueCertificate } from '../../src/issue/certificate.js';
import { issueIdentity } from '../../src/issue/issue.js';
import { type KeyKindName, keyKinds } from '../../src/issue/key-kinds.js';
import { readPrivateKey } from '../../src/signing/private-key.js';
import type { Pkcs12Binding } from '../../src/translate/bindings/bindings.js';
import { makeFolder } from '../support/folder.js';
import { authority, type Credentials, file, issue, type KeyKind } from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';
import { runs } from '../support/runs.js';

const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
const day = 86_400_000;

/** An authority of a kind of key; with an issuer, one below it. */
function authorityOfKind(
  kind: KeyKind,
  extensions: readonly string[] = authority,
  issuer?: Credentials,
): Credentials {
  return issue({ name: `/O=Contoso/CN=Lab ${kind}`, kind, extensions, ...(issuer && { issuer }) });
}

interface Days {
  readonly days?: number;
  readonly now?: Date;
}

function opened(credentials: Credentials, above: readonly Credentials[] = [], times: Days = {}): Authority {
  return authorityOf({
    privateKey: readPrivateKey(credentials.key),
    certificates: [credentials, ...above].flatMap(({ certificate }) => readCertificates(certificate)),
    days: 365,
    now,
    ...times,
  });
}

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
const pairs = new Map<KeyKindName, Pair>();

function keyPair(name: KeyKindName): Pair {
  const { parameters } = keyKinds[name];
  const pair =
    pairs.get(name) ??
    ('bits' in parameters
      ? generateKeyPairSync('rsa', { modulusLength: parameters.bits })
      : generateKeyPairSync('ec', { namedCurve: parameters.curve }));
  pairs.set(name, pair);
  return pair;
}

const p256 = authorityOfKind('P-256');
const lab = opened(p256);
const device = 'device-0001.contoso.com';

function identity(
  from: Authority,
  identifiers: readonly string[] = [device],
  form: Pkcs12Form = 'modern',
  kind: KeyKindName = 'p-256',
): Promise<Pkcs12Binding> {
  return issueIdentity(from, { identifiers, keyPair: keyPair(kind), form, random: randomBytes });
}

/** The sentence with which something is refused. */
async function refusal(make: () => unknown): Promise<string> {
  try {
    await make();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('an identity', () => {
  test('is what it was asked for', async () => {
    const { certificate, bytes, password } = await identity(lab);
    expect(certificate).toMatchObject({
      subject: `CN=${device}`,
      issuer: 'O=Contoso, CN=Lab P-256',
      keyType: 'P-256',
      isCA: false,
      subjectAltName: [`DNS:${device}`],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.8.2.2'],
      notAfter: new Date(now.getTime() + 365 * day),
    });
    expect([...(fieldsOf(certificate).keyUsage ?? [])]).toEqual(['digitalSignature']);
    const read = readPkcs12(bytes, password);
    expect(read.certificate.fingerprint).toBe(certificate.fingerprint);
    expect(read.keys).toBe(1);
    expect(read.privateKey.equals(keyPair('p-256').privateKey)).toBe(true);
    // The root is the gateway's.
    expect(read.chain).toEqual([]);
    expect(isLegacyForm(read.protection)).toBe(false);
  });

  test('is never the same twice', async () => {
    const [one, other] = [await identity(lab), await identity(lab)];
    expect(one.password).not.toBe(other.password);
    expect(one.certificate.x509.serialNumber).not.toBe(other.certificate.x509.serialNumber);
    expect(one.password).toMatch(/^[\w-]{24}$/);
  });

  test('is opened by every iOS in the legacy form', async () => {
    const { bytes, password } = await identity(lab, [device], 'legacy');
    expect(isLegacyForm(readPkcs12(bytes, password).protection)).toBe(true);
  });

  test('brings the authorities between it and the root', async () => {
    const between = authorityOfKind('P-384', authority, p256);
    const { bytes, password } = await identity(opened(between, [p256]));
    const { chain } = readPkcs12(bytes, password);
    expect(chain.map(({ subject }) => subject)).toEqual(['O=Contoso, CN=Lab P-384']);
  });
});

describe('names', () => {
  test.each([
    [[device], `CN=${device}`, [`DNS:${device}`]],
    [['F2LXK1ABCD'], 'CN=F2LXK1ABCD', ['DNS:F2LXK1ABCD']],
    [['ada@contoso.com'], 'CN=ada@contoso.com', ['email:ada@contoso.com']],
    [['192.0.2.7'], 'CN=192.0.2.7', ['IP Address:192.0.2.7']],
    [['2001:db8::7'], 'CN=2001:db8::7', ['IP Address:2001:DB8:0:0:0:0:0:7']],
    [['::ffff:192.0.2.7'], 'CN=::ffff:192.0.2.7', ['IP Address:0:0:0:0:0:FFFF:C000:207']],
    [['C=DE,O=Contoso\\, Inc.,CN=Zoë'], 'C=DE, O=Contoso\\, Inc., CN=Zoë', []],
    [
      ['cell.contoso.com', 'wifi.contoso.com'],
      'CN=cell.contoso.com',
      ['DNS:cell.contoso.com', 'DNS:wifi.contoso.com'],
    ],
    [[device, device], `CN=${device}`, [`DNS:${device}`]],
    [[`${'d'.repeat(60)}.contoso.com`], '', [`DNS:${'d'.repeat(60)}.contoso.com`]],
  ])('%j', async (identifiers, subject, alternativeNames) => {
    const { certificate } = await identity(lab, identifiers);
    expect(certificate.subject).toBe(subject);
    expect(certificate.subjectAltName).toEqual(alternativeNames);
  });

  test.each([
    [[''], 'LocalIdentifier is empty, so a certificate has no name for the device.'],
    [
      ['{{device.serialNumber}}'],
      'LocalIdentifier is "{{device.serialNumber}}". A management system fills it in later, and a certificate needs the name itself.',
    ],
    [
      ['*.contoso.com'],
      'LocalIdentifier is "*.contoso.com". A certificate with "*" in its name stands for many devices.',
    ],
    [
      ['gerät.contoso.com'],
      'LocalIdentifier is "gerät.contoso.com". Certificates have ASCII characters without spaces in such a name. Write a host name as xn--….',
    ],
    [
      ['device 1'],
      'LocalIdentifier is "device 1". Certificates have ASCII characters without spaces in such a name. Write a host name as xn--….',
    ],
    [
      ['a@b@c'],
      'LocalIdentifier is "a@b@c". It is neither a host name, nor an email address, nor an IP address.',
    ],
    [
      ['CN=a,nothing'],
      'LocalIdentifier is "CN=a,nothing". Write a distinguished name like CN=device-0001,O=Contoso.',
    ],
    [['CN=a,XYZ=b'], 'LocalIdentifier is "CN=a,XYZ=b". No name has a part called XYZ.'],
    [['C=Dé,CN=a'], 'LocalIdentifier is "C=Dé,CN=a". The part C of a name has ASCII characters alone.'],
    [
      ['CN=a', 'CN=b'],
      'The tunnels have two distinguished names as their LocalIdentifier. A certificate has one subject.',
    ],
  ])('refuses %j', async (identifiers, sentence) => {
    expect(await refusal(() => identity(lab, identifiers))).toBe(sentence);
  });

  test('each confirms the identifier that it is for', async () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    const identifier = fc.oneof(
      host,
      fc.tuple(label, host).map(([user, domain]) => `${user}@${domain}`),
      fc.ipV4(),
      fc.ipV6().filter(isIPv6),
    );
    const all = fc.uniqueArray(identifier, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(all, async (identifiers) => {
        const { publicKey } = keyPair('p-256');
        const serial = Uint8Array.of(1);
        const certificate = readCertificate(await issueCertificate(lab, { identifiers, publicKey, serial }));
        for (const one of identifiers) expect(confirms(certificate.subjectAltName, one)).toBe(true);
        expect(confirms(certificate.subjectAltName, `other.${device}`)).toBe(false);
      }),
      { numRuns: runs(25) },
    );
  });
});

describe('validity', () => {
  test('begins earlier, as clocks differ, but not before the authority', async () => {
    const later = new Date(now.getTime() + 10 * day);
    const { notBefore } = (await identity(opened(p256, [], { now: later }))).certificate;
    expect(notBefore).toEqual(new Date(later.getTime() - 3_600_000));
    const own = readCertificate(p256.certificate).notBefore;
    const soon = new Date(own.getTime() + 1000);
    expect(opened(p256, [], { now: soon }).validity.notBefore).toEqual(own);
  });

  test('ends with the authority, and that is said', async () => {
    const short = issue({ name: '/CN=Short', kind: 'P-256', extensions: authority, days: 30 });
    const from = opened(short);
    const { notAfter } = readCertificate(short.certificate);
    expect((await identity(from)).certificate.notAfter).toEqual(notAfter);
    expect(from.findings.map(({ rule }) => rule)).toEqual(['identity-issued', 'identity-issued-validity']);
    expect(from.findings[1]?.message).toMatch(
      /^"CN=Short" expires at .*Z, and the identities with it, before 365 days are over\.$/,
    );
    expect(opened(short, [], { days: 20 }).findings.map(({ rule }) => rule)).toEqual(['identity-issued']);
  });
});

describe('an authority', () => {
  const extended = (...extensions: string[]) =>
    authorityOfKind('P-256', [...authority.slice(2), ...extensions]);
  const isAuthority = 'basicConstraints=critical,CA:TRUE';

  const refused: readonly [what: string, make: () => Authority, sentence: string | RegExp][] = [
    [
      'that is none',
      () => opened(extended('basicConstraints=critical,CA:FALSE')),
      '"O=Contoso, CN=Lab P-256" may not issue identities: its basic constraints do not make it an authority.',
    ],
    [
      'without keyCertSign',
      () => opened(extended(isAuthority, 'keyUsage=critical,digitalSignature')),
      '"O=Contoso, CN=Lab P-256" may not issue identities: its key usage lacks keyCertSign.',
    ],
    [
      'that expired',
      () => opened(p256, [], { now: new Date(now.getTime() + 4000 * day) }),
      /^"O=Contoso, CN=Lab P-256" may not issue identities: "O=Contoso, CN=Lab P-256" expired at .*Z\.$/,
    ],
    [
      'with the key of another one',
      () =>
        authorityOf({
          privateKey: readPrivateKey(authorityOfKind('P-384').key),
          certificates: readCertificates(p256.certificate),
          days: 365,
          now,
        }),
      'The private key does not belong to the certificate of the authority.',
    ],
    [
      'for servers alone',
      () => opened(extended(isAuthority, 'extendedKeyUsage=serverAuth')),
      '"O=Contoso, CN=Lab P-256" may not issue identities: its extended key usage allows neither client authentication nor IPsec.',
    ],
    [
      'with a weak key',
      () => opened(authorityOfKind('RSA-1024')),
      '"O=Contoso, CN=Lab RSA-1024" may not issue identities: its RSA key has 1024 bits, fewer than 2048.',
    ],
    [
      'with a key of another kind',
      () => opened(authorityOfKind('Ed25519')),
      '"O=Contoso, CN=Lab Ed25519" may not issue identities: its key is Ed25519, not RSA, P-256, P-384 or P-521.',
    ],
    [
      'below one whose path ends before it',
      () => {
        const above = issue({
          name: '/CN=Above',
          kind: 'P-256',
          extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', ...authority.slice(1)],
        });
        return opened(authorityOfKind('P-384', authority, above), [above]);
      },
      '"CN=Above" may not issue identities: its path length is 0, and the number of authorities below it is 1.',
    ],
    [
      'beside one that has nothing to do with it',
      () => opened(p256, [authorityOfKind('P-384')]),
      /does not belong to the chain/,
    ],
  ];

  test.each(refused)('%s is refused', async (_what, make, sentence) => {
    expect(await refusal(make)).toMatch(sentence);
  });

  test('with a path of no more authorities issues identities', async () => {
    const last = extended('basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign');
    expect((await identity(opened(last))).certificate.issuer).toBe('O=Contoso, CN=Lab P-256');
  });

  test('for clients alone issues identities', async () => {
    const clients = extended(isAuthority, 'extendedKeyUsage=critical,clientAuth');
    expect((await identity(opened(clients))).certificate.issuer).toBe('O=Contoso, CN=Lab P-256');
  });

  test('issues for the names that it is limited to', async () => {
    const limited = opened(extended(isAuthority, 'nameConstraints=critical,permitted;DNS:contoso.com'));
    expect((await identity(limited)).certificate.subjectCommonName).toBe(device);
    expect(await refusal(() => identity(limited, ['device.fabrikam.com']))).toBe(
      '"O=Contoso, CN=Lab P-256" may not issue an identity for "DNS:device.fabrikam.com": its name constraints do not allow the names in it.',
    );
  });

  test('without a key identifier issues identities', async () => {
    const plain = issue({ name: '/CN=Plain', kind: 'P-256', extensions: [isAuthority] });
    expect((await identity(opened(plain))).certificate.issuer).toBe('CN=Plain');
  });
});

test('what is said of an authority names what its key can do', () => {
  expect(lab.findings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    [
      'identity-issued',
      'warning',
      'The private key of "O=Contoso, CN=Lab P-256" makes the identities. Whoever has it can make more that the gateway accepts.',
    ],
  ]);
});

/** Writes an identity, its password and its certificate, and gives their paths. */
async function written(from: Authority, form: Pkcs12Form, kind: KeyKindName) {
  const { bytes, password, certificate } = await identity(
    from,
    [device, '192.0.2.7', 'ada@contoso.com'],
    form,
    kind,
  );
  return {
    p12: file('issued.p12', bytes),
    passwordFile: file('issued-password.txt', password),
    password,
    certificateFile: file('issued.pem', certificate.x509.toString()),
  };
}

const cases = [
  ['P-256', 'rsa-2048', 'modern'],
  ['P-256', 'rsa-3072', 'legacy'],
  ['P-256', 'p-256', 'legacy'],
  ['RSA-2048', 'p-256', 'modern'],
  ['P-384', 'p-384', 'modern'],
  ['P-521', 'p-521', 'legacy'],
] as const;

describe.each(cases)('from %s for %s in the %s form', (authorityKind, kind, form) => {
  const root = authorityOfKind(authorityKind);

  describeWith('openssl', 'OpenSSL', () => {
    test('verifies the chain and opens the file', async () => {
      const { p12, passwordFile, certificateFile } = await written(opened(root), form, kind);
      const verify = [
        'verify',
        '-x509_strict',
        '-purpose',
        'sslclient',
        '-attime',
        String(now.getTime() / 1000),
      ];
      const names = ['-verify_hostname', device, '-CAfile', root.certificateFile];
      expect(run('openssl', [...verify, ...names, certificateFile]).toString()).toContain(': OK');
      const open = ['pkcs12', '-in', p12, '-passin', `file:${passwordFile}`, '-noenc'];
      const pem = run('openssl', form === 'legacy' ? [...open, '-legacy'] : open);
      const key = run('openssl', ['pkey', '-pubout'], pem).toString();
      const certified = run('openssl', ['x509', '-pubkey', '-noout', '-in', certificateFile]).toString();
      expect(key).toBe(certified);
      expect(pem.toString()).toContain(`friendlyName: ${device}`);
    });
  });

  describeWith('certtool', 'GnuTLS', () => {
    test('verifies the chain and opens the file', async () => {
      const { p12, password, certificateFile } = await written(opened(root), form, kind);
      const verify = ['--verify', '--load-ca-certificate', root.certificateFile, '--infile', certificateFile];
      const at = ['--verify-purpose', '1.3.6.1.5.5.7.3.2', '--verify-hostname', device];
      expect(run('certtool', [...verify, ...at]).toString()).toContain('Verified.');
      const info = run('certtool', ['--inder', '--p12-info', '--infile', p12, '--password', password]);
      expect(info.toString()).toContain('BEGIN CERTIFICATE');
      expect(info.toString()).toMatch(/BEGIN .*PRIVATE KEY/);
    });
  });

  describeWith('pk12util', 'NSS', () => {
    test('takes the file in', async () => {
      const { p12, passwordFile } = await written(opened(root), form, kind);
      const database = `sql:${makeFolder()}`;
      run('certutil', ['-N', '-d', database, '--empty-password']);
      expect(run('pk12util', ['-i', p12, '-d', database, '-w', passwordFile]).toString()).toContain(
        'IMPORT SUCCESSFUL',
      );
      expect(run('certutil', ['-K', '-d', database]).toString()).toContain(device);
    });
  });
});
