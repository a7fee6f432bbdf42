import fc from 'fast-check';
import { readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import { authority, hierarchy, issue, type KeyKind } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { runs } from '../support/runs.js';

/** The sentence with which the bytes are refused. */
function refusal(bytes: Uint8Array | string): string {
  try {
    readCertificate(Buffer.from(bytes));
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

function derOf(pem: Buffer): Buffer {
  return run('openssl', ['x509', '-outform', 'DER'], pem);
}

const server = issue({
  name: '/C=DE/O=Contoso, Inc./OU=Nätze/CN=first.contoso.com/CN=vpn.contoso.com',
  kind: 'P-256',
  extensions: [
    'basicConstraints=CA:FALSE',
    'extendedKeyUsage=serverAuth,clientAuth',
    'subjectAltName=@names',
    '[ names ]',
    'DNS.1=vpn.contoso.com',
    'DNS.2=*.contoso.com',
    'IP=192.0.2.1',
    'email=a@contoso.com',
    'URI=https://contoso.com/?a,b',
  ],
});

describe('what is read of a certificate', () => {
  const { x509, der, notBefore, notAfter, fingerprint, ...rest } = readCertificate(server.certificate);

  test('names, key, limits', () => {
    expect(rest).toEqual({
      subjectCommonName: 'vpn.contoso.com',
      subject: 'C=DE, O=Contoso\\, Inc., OU=Nätze, CN=first.contoso.com, CN=vpn.contoso.com',
      issuerCommonName: 'vpn.contoso.com',
      issuer: 'C=DE, O=Contoso\\, Inc., OU=Nätze, CN=first.contoso.com, CN=vpn.contoso.com',
      keyType: 'P-256',
      keyBits: 256,
      selfSigned: true,
      isCA: false,
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      subjectAltName: [
        'DNS:vpn.contoso.com',
        'DNS:*.contoso.com',
        'IP Address:192.0.2.1',
        'email:a@contoso.com',
        'URI:https://contoso.com/?a,b',
      ],
    });
  });

  test('its validity and fingerprint are those that openssl prints', () => {
    const printed = run(
      'openssl',
      ['x509', '-noout', '-dates', '-dateopt', 'iso_8601', '-fingerprint', '-sha256'],
      server.certificate,
    ).toString();
    const time = (date: Date) => date.toISOString().replace('T', ' ').replace('.000Z', 'Z');
    expect(printed).toContain(`notBefore=${time(notBefore)}\nnotAfter=${time(notAfter)}\n`);
    expect(printed.replaceAll(':', '').toLowerCase()).toContain(fingerprint);
  });

  test('DER and PEM are the same certificate', () => {
    expect(Buffer.from(der)).toEqual(derOf(server.certificate));
    expect(readCertificate(der).fingerprint).toBe(fingerprint);
    const utf16 = Buffer.from(`\ufeff${server.certificate}`, 'utf16le');
    expect(readCertificate(utf16).fingerprint).toBe(fingerprint);
    expect(x509.subject).toContain('CN=vpn.contoso.com');
  });

  test('an authority, and a certificate that it issued', () => {
    const { root, signer } = hierarchy('P-256', 1);
    expect(readCertificate(root.certificate)).toMatchObject({
      isCA: true,
      selfSigned: true,
      subjectAltName: [],
    });
    expect(readCertificate(signer.certificate)).toMatchObject({
      isCA: false,
      selfSigned: false,
      extendedKeyUsage: [],
      issuerCommonName: 'Test root 0',
    });
  });

  test('a common name, whatever characters are in it', () => {
    const name = 'x'.repeat(12);
    const der = derOf(issue({ name: `/O=Contoso/CN=${name}`, kind: 'P-256' }).certificate);
    const characters = fc.constantFrom(...' ,+"\\<>;#=/A4\n\t\x7fé');
    const names = fc
      .array(characters, { maxLength: 12 })
      .map((parts) => parts.join(''))
      .filter((text) => Buffer.byteLength(text) <= 12)
      .map((text) => text + 'x'.repeat(12 - Buffer.byteLength(text)));
    fc.assert(
      fc.property(names, (changed) => {
        const bytes = Buffer.from(der);
        // It names itself, so that the subject is the last.
        bytes.write(changed, bytes.lastIndexOf(name));
        expect(readCertificate(bytes)).toMatchObject({ subjectCommonName: changed, issuerCommonName: name });
      }),
      { numRuns: runs(200) },
    );
  });

  test('a common name beside another attribute, and a key of an unknown kind', () => {
    const several = issue({ name: '/CN=first/O=a+CN=b c', kind: 'P-256' });
    expect(readCertificate(several.certificate).subjectCommonName).toBe('b c');
    const der = derOf(issue({ name: '/CN=vpn.contoso.com', kind: 'P-256' }).certificate);
    const ecPublicKey = Buffer.from('06072a8648ce3d0201', 'hex');
    const key = der.indexOf(ecPublicKey) + 4;
    der[key] = (der[key] ?? 0) ^ 1;
    expect(readCertificate(der)).toMatchObject({ subjectCommonName: 'vpn.contoso.com', keyType: 'other' });
  });

  test('a subject without a common name', () => {
    const { certificate } = issue({ name: '/O=Contoso', kind: 'P-256' });
    expect(readCertificate(certificate).subjectCommonName).toBeUndefined();
  });

  test.each([
    ['RSA-2048', 'RSA', 2048],
    ['P-384', 'P-384', 384],
    ['P-521', 'P-521', 521],
    ['Ed25519', 'Ed25519', 256],
  ] satisfies [KeyKind, string, number][])('a key %s', (kind, keyType, keyBits) => {
    const { certificate } = issue({ name: '/CN=key', kind, extensions: authority });
    expect(readCertificate(certificate)).toMatchObject({ keyType, keyBits });
  });
});

describe('what is refused', () => {
  const unreadable = (reason: string) =>
    `The certificate cannot be read: ${reason}. One X.509 certificate in DER or PEM is expected.`;

  test.each([
    ['', 'an empty file'],
    [server.key, 'a private key'],
    ['<?xml version="1.0"?><plist/>', 'an XML property list (a profile?)'],
    ['{"@odata.type": "x"}', 'JSON (a Graph export?)'],
    ['\ufeff <!DOCTYPE html><html></html>', 'an HTML page'],
    ['-----BEGIN CERTIFICATE-----\nMIIB', 'PEM text that is cut off'],
    ['MIIBszCCAVmgAwIBAgIUEbQ=', 'base64 text without its -----BEGIN and -----END lines'],
    ['correct horse', 'plain text'],
    ['bplist00', 'a binary property list (a profile?)'],
    [Buffer.of(0, 1, 2, 3), 'data of an unknown kind'],
    [run('openssl', ['pkey', '-outform', 'DER'], server.key), 'a private key'],
    [run('openssl', ['pkey', '-pubout'], server.key), 'a public key'],
    [run('openssl', ['crl2pkcs7', '-nocrl', '-certfile', server.certificateFile]), 'a PKCS#7 bundle'],
    [
      run('openssl', ['crl2pkcs7', '-nocrl', '-certfile', server.certificateFile, '-outform', 'DER']),
      'a CMS or PKCS#7 message',
    ],
    [
      run('openssl', ['pkcs12', '-export', '-nokeys', '-in', server.certificateFile, '-passout', 'pass:x']),
      'a PKCS#12 file',
    ],
    [Buffer.of(0x30, 3, 1, 1, 1), 'DER of another kind'],
    [run('openssl', ['x509', '-trustout'], server.certificate), 'an OpenSSL trusted certificate'],
    ['-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', 'DER of another kind'],
  ])('%#: it says what the bytes are', (bytes, what) => {
    expect(refusal(bytes)).toBe(unreadable(`the file looks like ${what}`));
  });

  test('a damaged one', () => {
    const damaged = unreadable('it is cut off or damaged');
    expect(refusal(derOf(server.certificate).subarray(0, 100))).toBe(damaged);
  });

  test('several certificates where one is expected', () => {
    const two = Buffer.concat([server.certificate, server.certificate]);
    expect(refusal(two)).toBe('The file holds 2 certificates. Exactly one is allowed.');
    expect(readCertificates(two)).toHaveLength(2);
  });

  test('more of it than anybody has', () => {
    const many = Buffer.concat(Array<Buffer>(5001).fill(server.certificate));
    expect(refusal(many)).toBe(
      'The file holds 5001 certificates. alwayson reads at most 5000 from one file.',
    );
    const long = Buffer.concat([Buffer.from('3084010000003084010000', 'hex'), Buffer.alloc(300_000)]);
    expect(refusal(long)).toMatch(/^The certificate cannot be read: the file looks like DER of another kind/);
    const body = 'A'.repeat(12_000_000);
    expect(refusal(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`)).toMatch(
      /^The certificate cannot be read: the file looks like data of an unknown kind/,
    );
    const open = '-----BEGIN CERTIFICATE-----\n'.repeat(200_000);
    expect(refusal(open)).toMatch(
      /^The certificate cannot be read: the file looks like PEM text that is cut off/,
    );
  });

  test('something after the DER', () => {
    expect(refusal(Buffer.concat([derOf(server.certificate), Buffer.of(0)]))).toBe(
      'Other data follow the certificate. The file must hold one certificate and nothing else.',
    );
  });
});
