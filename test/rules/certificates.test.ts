import { readFileSync } from 'node:fs';
import type { Certificate } from '../../src/certificates/certificate.js';
import type { IdentityReading } from '../../src/device/identities.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  cellular,
  changed,
  changedAll,
  deviceIdentity,
  findings,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  root,
  rootCertificate,
  said,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { authority, issue } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { identitiesOf } from './identities-of.js';
import { type Changes, plainWith, tunnelWith } from './tunnel-with.js';

/** The good profile with another PKCS#12 file than its own, one of the examples. */
const withIdentity = (file: string) =>
  changedAll(goodProfile(), {
    [`${identity}/PayloadContent`]: readFileSync(
      new URL(`../../fixtures/certificates/${file}`, import.meta.url),
    ),
    [`${identity}/Password`]: readFileSync(
      new URL('../../fixtures/certificates/password.txt', import.meta.url),
      'utf8',
    ).trim(),
  });

/** The good plain profile with a SCEP or ACME payload where its PKCS#12 payload is. */
const enrolling = (type: string, keys: PlistDictionary, changes: Changes = {}) =>
  changed(plainWith(changes), identity, {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: 'com.example.vpn.identity',
    PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
    ...keys,
  });

const derOf = (pem: Buffer) => run('openssl', ['x509', '-outform', 'DER'], pem);

describe('certificate-type', () => {
  test.each<[string, PlistDictionary, string]>([
    [
      'unknown',
      tunnelWith({ CertificateType: 'ecdsa384' }),
      `error ${cellular}/CertificateType: CertificateType is "ecdsa384", which does not exist. Did you mean ECDSA384?`,
    ],
    [
      'Ed25519',
      tunnelWith({ CertificateType: 'Ed25519' }),
      `error ${cellular}/CertificateType: CertificateType is Ed25519, which devices do not support.`,
    ],
    [
      'another than the identity has',
      tunnelWith({ CertificateType: 'ECDSA521' }),
      `error ${cellular}/CertificateType: CertificateType is ECDSA521, but the identity has a P-384 key.`,
    ],
    [
      'absent',
      tunnelWith({ CertificateType: undefined }),
      `error ${cellular}: The tunnel has no CertificateType, which means RSA, but the identity has a P-384 key.`,
    ],
    [
      'another, with EAP-TLS',
      plainWith({ CertificateType: 'RSA', ExtendedAuthEnabled: 1 }),
      `warning ${plain}/CertificateType: CertificateType is RSA, but the identity has a P-384 key.`,
    ],
    [
      'ECDSA384 for a SCEP identity',
      enrolling('com.apple.security.scep', { PayloadContent: {} }),
      `error ${plain}/CertificateType: CertificateType is ECDSA384, but the identity has an RSA key.`,
    ],
    [
      'ECDSA384 for an ACME identity',
      enrolling('com.apple.security.acme', { KeyType: 'ECSECPrimeRandom', KeySize: 256 }),
      `error ${plain}/CertificateType: CertificateType is ECDSA384, but the identity has a P-256 key.`,
    ],
    [
      'ECDSA384 for an ACME identity with a key that has none',
      enrolling('com.apple.security.acme', { KeyType: 'ECSECPrimeRandom', KeySize: 192 }),
      `error ${plain}/CertificateType: CertificateType is ECDSA384, but the identity has a P-192 key.`,
    ],
  ])('%s', async (_, profile, finding) => {
    expect(said('certificate-type', profile, await identitiesOf(profile))).toEqual([finding]);
  });

  test.each<[string, PlistDictionary]>([
    ['ECDSA384 for P-384', goodProfile()],
    [
      'RSA for a SCEP identity',
      enrolling('com.apple.security.scep', { PayloadContent: {} }, { CertificateType: 'RSA' }),
    ],
    [
      'RSA-PSS for an ACME identity with an RSA key',
      enrolling('com.apple.security.acme', { KeyType: 'RSA', KeySize: 2048 }, { CertificateType: 'RSA-PSS' }),
    ],
    ['nothing for a SCEP identity', enrolling('com.apple.security.scep', {}, { CertificateType: undefined })],
    ['an identity that nothing is known of', enrolling('com.apple.security.acme', {})],
    ['a shared secret', tunnelWith({ AuthenticationMethod: 'SharedSecret', CertificateType: 'RSA' })],
  ])('nothing is said of %s', async (_, profile) => {
    expect(said('certificate-type', profile, await identitiesOf(profile))).toEqual([]);
  });

  test.each([
    ['device-rsa.p12', 'an RSA key'],
    ['device-p256.p12', 'a P-256 key'],
    ['device-p521.p12', 'a P-521 key'],
  ])('%s', async (file, key) => {
    const profile = withIdentity(file);
    expect(said('certificate-type', profile, await identitiesOf(profile))).toEqual([
      `error ${cellular}/CertificateType: CertificateType is ECDSA384, but the identity has ${key}.`,
      `error ${wifi}/CertificateType: CertificateType is ECDSA384, but the identity has ${key}.`,
    ]);
  });

  test('a PKCS#12 file that was not opened is not judged', () => {
    expect(said('certificate-type', withIdentity('device-rsa.p12'))).toEqual([]);
  });
});

describe('certificate-issuer-name', () => {
  const message = 'The tunnel has CertificateType, but no ServerCertificateIssuerCommonName.';

  test.each<[string, PlistDictionary, string]>([
    ['absent', tunnelWith({ ServerCertificateIssuerCommonName: undefined }), `warning ${cellular}`],
    [
      'empty',
      tunnelWith({ ServerCertificateIssuerCommonName: '' }),
      `warning ${cellular}/ServerCertificateIssuerCommonName`,
    ],
    [
      'absent with EAP',
      plainWith({ ServerCertificateIssuerCommonName: undefined, ExtendedAuthEnabled: 1 }),
      `error ${plain}`,
    ],
  ])('%s', (_, profile, place) => {
    expect(said('certificate-issuer-name', profile)).toEqual([`${place}: ${message}`]);
  });

  test('without CertificateType it may be absent', () => {
    const profile = tunnelWith({ ServerCertificateIssuerCommonName: undefined, CertificateType: undefined });
    expect(said('certificate-issuer-name', profile)).toEqual([]);
  });
});

describe('certificate-authority', () => {
  const finding = `info ${vpn.replace('2', '1')}: The profile has no root, pem or pkcs1 payload with the CA of the gateway. Devices need to trust it already.`;

  test('no payload with a CA', () => {
    const unnamed = { ServerCertificateIssuerCommonName: undefined };
    expect(said('certificate-authority', changed(tunnelWith(unnamed), root))).toEqual([finding]);
    expect(said('certificate-authority', changed(plainWith(unnamed), root))).toEqual([finding]);
  });

  test.each(['com.apple.security.pem', 'com.apple.security.pkcs1'])('%s brings one, too', (type) => {
    expect(said('certificate-authority', changed(goodProfile(), `${root}/PayloadType`, type))).toEqual([]);
  });

  test('with a shared secret no CA is needed', () => {
    const profile = changed(plainWith({ AuthenticationMethod: 'SharedSecret' }), root);
    expect(said('certificate-authority', profile)).toEqual([]);
  });
});

describe('tls-version', () => {
  const versions = (TLSMinimumVersion?: PlistValue, TLSMaximumVersion?: PlistValue) =>
    tunnelWith({
      ExtendedAuthEnabled: 1,
      ...(TLSMinimumVersion !== undefined && { TLSMinimumVersion }),
      ...(TLSMaximumVersion !== undefined && { TLSMaximumVersion }),
    });
  const minimum = `${cellular}/TLSMinimumVersion`;
  const maximum = `${cellular}/TLSMaximumVersion`;

  test.each<[string | undefined, string | undefined, string, string[]]>([
    ['1.2', '1.2', '27.0', []],
    ['1.2', '1.3', '27.0', []],
    ['1.3', '1.3', '27.0', []],
    ['1.2', undefined, '26.0', []],
    [undefined, '1.0', '26.0', []],
    ['1.2', '1.1', '26.0', [`error ${minimum}: TLSMinimumVersion is 1.2, above TLSMaximumVersion 1.1.`]],
    ['1.3', '1.2', '27.0', [`error ${minimum}: TLSMinimumVersion is 1.3, above TLSMaximumVersion 1.2.`]],
    [
      '1.3',
      undefined,
      '27.0',
      [
        `warning ${minimum}: TLSMinimumVersion is 1.3, but TLSMaximumVersion is missing, and its default is 1.2.`,
      ],
    ],
    [
      '1.3',
      '1.3',
      '26.0',
      [
        `error ${minimum}: TLSMinimumVersion is 1.3, which iOS 26.0 does not have.`,
        `warning ${maximum}: TLSMaximumVersion is 1.3, which iOS 26.0 does not have.`,
      ],
    ],
    [
      'TLS1.2',
      '1.2',
      '27.0',
      [`error ${minimum}: TLSMinimumVersion is "TLS1.2", which is not a TLS version.`],
    ],
    ['1.0', '2', '26.0', [`error ${maximum}: TLSMaximumVersion is "2", which is not a TLS version.`]],
    // iOS 10 does not know the keys at all, which key-not-on-os says.
    ['1.3', '1.2', '10.3', []],
  ])('%s to %s on iOS %s', (from, to, os, told) => {
    expect(said('tls-version', versions(from, to), { os })).toEqual(told);
  });

  test('a number is for key-type alone', () => {
    expect(said('tls-version', versions(1.2, '1.1'))).toEqual([]);
  });

  test('without EAP there is no TLS', () => {
    expect(said('tls-version', plainWith({ TLSMinimumVersion: '1.2', TLSMaximumVersion: '1.1' }))).toEqual([
      `warning ${plain}/TLSMinimumVersion: TLSMinimumVersion is only for EAP-TLS, but ExtendedAuthEnabled is not 1.`,
      `warning ${plain}/TLSMaximumVersion: TLSMaximumVersion is only for EAP-TLS, but ExtendedAuthEnabled is not 1.`,
    ]);
  });
});

describe('identity-pkcs12', () => {
  const content = `${identity}/PayloadContent`;
  const told = async (profile: PlistDictionary, os?: string) =>
    said('identity-pkcs12', profile, {
      ...(await identitiesOf(profile)),
      now: new Date('2030-01-01T00:00:00Z'),
      ...(os !== undefined && { os }),
    });

  test('nothing is said of a good one on any iOS', async () => {
    expect(await told(goodProfile(), '13.0')).toEqual([]);
    expect(await told(goodPlainProfile(), '27.0')).toEqual([]);
  });

  test.each<[string, PlistDictionary, string]>([
    [
      'the wrong password',
      changed(goodProfile(), `${identity}/Password`, 'another'),
      `error ${content}: The password does not open the PKCS#12 file.`,
    ],
    [
      'no password',
      changed(goodProfile(), `${identity}/Password`),
      `warning ${identity}: The PKCS#12 payload has no Password, so the device asks for it.`,
    ],
    [
      'a certificate instead, and no password',
      changedAll(goodProfile(), { [content]: rootCertificate, [`${identity}/Password`]: undefined }),
      `error ${content}: The PKCS#12 file cannot be read: the file looks like a certificate.`,
    ],
    [
      'a certificate instead',
      changed(goodProfile(), content, rootCertificate),
      `error ${content}: The PKCS#12 file cannot be read: the file looks like a certificate.`,
    ],
    [
      'half of it',
      changed(goodProfile(), content, deviceIdentity.slice(0, 500)),
      `error ${content}: The PKCS#12 file cannot be read: it is cut off or damaged.`,
    ],
  ])('%s', async (_, profile, finding) => {
    expect(await told(profile)).toEqual([finding]);
  });

  const modern =
    'The PKCS#12 file uses AES-256-CBC and a SHA-256 MAC. iOS 17 and older need 3DES or RC2 and a SHA-1 MAC.';

  test.each([
    ['27.0', 'info'],
    ['18.0', 'info'],
    ['17.4', 'warning'],
    ['13.0', 'warning'],
  ])('the modern form on iOS %s', async (os, severity) => {
    expect(await told(withIdentity('device-p384.p12'), os)).toEqual([`${severity} ${content}: ${modern}`]);
  });

  test('the modern form comes with the way back', async () => {
    const profile = withIdentity('device-p384.p12');
    const [finding] = findings(profile, await identitiesOf(profile)).filter(({ fix }) =>
      fix?.includes('-legacy'),
    );
    expect(finding).toMatchObject({
      rule: 'identity-pkcs12',
      confidence: 'observed',
      os: 'iOS 17 and older',
    });
    expect(finding?.why).toContain('password is incorrect');
  });

  test('the legacy form of OpenSSL, with RC2', async () => {
    expect(await told(withIdentity('device-rsa-legacy.p12'), '13.0')).toEqual([]);
  });

  /** The good profile with what its PKCS#12 file would hold. */
  const holding = async (certificate: Partial<Certificate>, keys = 1) => {
    const { identities } = await identitiesOf(goodProfile());
    const opened = identities?.get(identity)?.opened;
    if (opened === undefined) throw new Error('the good identity opens');
    const reading: IdentityReading = {
      opened: { ...opened, keys, certificate: { ...opened.certificate, ...certificate } },
    };
    return { identities: new Map([[identity, reading]]) };
  };

  test('several keys', async () => {
    expect(said('identity-pkcs12', goodProfile(), await holding({}, 2))).toEqual([
      `warning ${content}: The PKCS#12 payload holds 2 private keys.`,
    ]);
  });

  test.each<[string, readonly string[], number]>([
    ['the server', ['1.3.6.1.5.5.7.3.1'], 1],
    ['e-mail and code', ['1.3.6.1.5.5.7.3.4', '1.3.6.1.5.5.7.3.3'], 1],
    ['server and client', ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'], 0],
    ['IPsec', ['1.3.6.1.5.5.7.3.17'], 0],
    ['any', ['2.5.29.37.0'], 0],
    ['nothing in particular', [], 0],
  ])('a certificate for %s', async (_, extendedKeyUsage, count) => {
    const warning = `warning ${content}: The extended key usage of the certificate has neither client authentication nor IPsec.`;
    expect(said('identity-pkcs12', goodProfile(), await holding({ extendedKeyUsage }))).toEqual(
      Array.from({ length: count }, () => warning),
    );
  });

  test.each<[string, string | undefined, string[]]>([
    ['expired', '2048-01-02T00:00:00Z', [`error ${content}: The certificate expired on 2048-01-01.`]],
    [
      'not valid yet',
      '2023-12-31T00:00:00Z',
      [`warning ${content}: The certificate is valid only from 2024-01-01.`],
    ],
    ['valid', '2047-12-31T00:00:00Z', []],
  ])('%s', async (_, moment, told) => {
    const options = {
      ...(await identitiesOf(goodProfile())),
      ...(moment !== undefined && { now: new Date(moment) }),
    };
    expect(said('identity-pkcs12', goodProfile(), options)).toEqual(told);
  });

  test('an identity that no tunnel names is only opened', async () => {
    const profile = changed(goodPlainProfile(), `${plain}/PayloadCertificateUUID`);
    const now = new Date('2048-01-02T00:00:00Z');
    expect(said('identity-pkcs12', profile, { ...(await identitiesOf(profile)), now })).toEqual([]);
    const wrong = changed(profile, `${identity}/Password`, 'another');
    expect(said('identity-pkcs12', wrong, { ...(await identitiesOf(wrong)), now })).toHaveLength(1);
  });

  test('a profile without a VPN is left alone', async () => {
    const profile = changedAll(goodProfile(), { [vpn]: undefined, [`${identity}/Password`]: 'another' });
    expect(await told(profile)).toEqual([]);
  });
});

describe('trusted-root', () => {
  const content = `${root}/PayloadContent`;
  const told = (profile: PlistDictionary, now?: Date) =>
    said('trusted-root', profile, now === undefined ? {} : { now });
  const pem = (...certificates: readonly Buffer[]) =>
    changedAll(goodProfile(), {
      [`${root}/PayloadType`]: 'com.apple.security.pem',
      [content]: Buffer.concat(certificates),
    });

  const ca = issue({ name: '/CN=Test root', kind: 'P-256', extensions: authority });
  const intermediate = issue({
    name: '/CN=Test authority',
    kind: 'P-256',
    issuer: ca,
    extensions: authority,
  });
  const server = issue({
    name: '/CN=vpn.example.com',
    kind: 'P-256',
    extensions: ['basicConstraints=CA:FALSE'],
  });

  test('DER or PEM, root or intermediate, each in its payload', () => {
    expect(told(changed(goodProfile(), content, derOf(ca.certificate)), new Date())).toEqual([]);
    expect(told(pem(ca.certificate), new Date())).toEqual([]);
    expect(told(pem(intermediate.certificate), new Date())).toEqual([]);
  });

  test('no certificate', () => {
    expect(told(changed(goodProfile(), content, Buffer.from('placeholder')))).toEqual([
      expect.stringMatching(`^error ${content}: .*the file looks like plain text`),
    ]);
  });

  test('several certificates', () => {
    expect(told(pem(ca.certificate, intermediate.certificate), new Date())).toEqual([
      `warning ${content}: The payload holds 2 certificates.`,
    ]);
  });

  test('an intermediate certificate as a root', () => {
    expect(told(changed(goodProfile(), content, derOf(intermediate.certificate)), new Date())).toEqual([
      `warning ${content}: The certificate in the payload com.apple.security.root is not self-signed.`,
    ]);
  });

  test("the server's own certificate, alone and beside a CA", () => {
    const alone = pem(server.certificate);
    const beside = changed(alone, '/PayloadContent/-', {
      PayloadType: 'com.apple.security.root',
      PayloadContent: derOf(ca.certificate),
    });
    const message = `${content}: The certificate is not a CA: its basic constraints do not say so.`;
    expect(told(alone, new Date())).toEqual([`warning ${message}`]);
    expect(told(beside, new Date())).toEqual([`info ${message}`]);
  });

  test('the dates, where the moment is known', () => {
    expect(told(goodProfile(), new Date('2048-01-02T00:00:00Z'))).toEqual([
      `error ${content}: The certificate expired on 2048-01-01.`,
    ]);
    expect(told(goodProfile(), new Date('2023-12-31T00:00:00Z'))).toEqual([
      `warning ${content}: The certificate is valid only from 2024-01-01.`,
    ]);
  });

  test('a profile without a VPN is left alone, and so is content of another type', () => {
    const broken = changed(goodProfile(), content, Buffer.from('placeholder'));
    expect(told(changed(broken, vpn))).toEqual([]);
    expect(told(changed(goodProfile(), content, 'placeholder'))).toEqual([]);
  });
});
