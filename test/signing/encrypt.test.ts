import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readCertificate } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import { encryptPayloads } from '../../src/signing/encrypt.js';
import { type Credentials, file, folder, hierarchy, issue } from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';

const payloads = Buffer.from(
  '<plist version="1.0"><array><string>Grüße, a shared secret</string></array></plist>',
);
const devices = [
  issue({ name: '/CN=First device', kind: 'RSA-2048' }),
  issue({ name: '/CN=Second device', kind: 'RSA-3072' }),
] as const;
const stranger = issue({ name: '/CN=Stranger', kind: 'RSA-2048' });
const now = new Date(Date.now() + 60_000);
const certificateOf = ({ certificate }: Credentials) => readCertificate(certificate);

function decrypt(message: Uint8Array, { certificateFile, keyFile }: Credentials): Buffer {
  const recipient = ['-recip', certificateFile, '-inkey', keyFile];
  return run('openssl', ['cms', '-decrypt', '-binary', '-inform', 'DER', ...recipient], message);
}

describe('payloads encrypted for devices', () => {
  const message = encryptPayloads(payloads, devices.map(certificateOf), randomBytes, now);

  test('openssl decrypts them with the key of each device, and no other', () => {
    for (const device of devices) expect(decrypt(message, device)).toEqual(payloads);
    // With another key OpenSSL either refuses or, lest its answer be a hint, gives rubbish.
    expect(() => expect(decrypt(message, stranger)).toEqual(payloads)).toThrow();
  });

  test('it is AES-256-CBC under RSA, in DER, and one recipient stands in it once', () => {
    const repeated = encryptPayloads(payloads, [...devices, ...devices].map(certificateOf), randomBytes, now);
    const printed = run(
      'openssl',
      ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'],
      repeated,
    ).toString();
    expect(printed).toContain('aes-256-cbc');
    expect(printed.match(/d\.ktri/g)).toHaveLength(2);
    expect(printed.match(/rsaEncryption/g)).toHaveLength(2);
  });

  test('nothing of them is readable, and no two are the same', () => {
    expect(Buffer.from(message).includes('secret')).toBe(false);
    expect(encryptPayloads(payloads, devices.map(certificateOf), randomBytes, now)).not.toEqual(message);
  });

  test('a recipient without an RSA key, and none at all, are refused', () => {
    const curve = certificateOf(hierarchy('P-256', 1).signer);
    expect(() => encryptPayloads(payloads, [curve], randomBytes, now)).toThrow(
      new InputError(
        'The profile cannot be encrypted for "C=DE, O=Contoso, CN=Profile signer P-256 1": its key is P-256, but encryption needs RSA.',
      ),
    );
    expect(() => encryptPayloads(payloads, [], randomBytes, now)).toThrow(
      new InputError('Encryption needs the certificate of at least one device.'),
    );
  });

  test.each([
    [
      'a key that others can break',
      issue({ name: '/CN=x', kind: 'RSA-512' }),
      now,
      'its RSA key has only 512 bits, and encryption needs at least 2048',
    ],
    [
      'an expired certificate',
      devices[1],
      new Date('2049-01-01T00:00:00Z'),
      /^the certificate expired at 20/,
    ],
    [
      'one that is not valid yet',
      devices[1],
      new Date('2001-01-01T00:00:00Z'),
      /^the certificate is not valid before 20/,
    ],
    [
      'one that is not for encryption',
      issue({ name: '/CN=x', kind: 'RSA-2048', extensions: ['keyUsage=critical,keyAgreement'] }),
      now,
      'its key usage does not include keyEncipherment',
    ],
  ] as const)('%s is refused', (_, recipient, at, reason) => {
    const certificate = certificateOf(recipient);
    const [, said] = (() => {
      try {
        return [encryptPayloads(payloads, [certificateOf(devices[1]), certificate], randomBytes, at), ''];
      } catch (error) {
        if (error instanceof InputError) return [undefined, error.message];
        throw error;
      }
    })();
    const prefix = `The profile cannot be encrypted for "${certificate.subject}": `;
    expect(said.startsWith(prefix)).toBe(true);
    expect(said.slice(prefix.length)).toMatch(reason);
  });

  test('a key usage of keyEncipherment will do', () => {
    const extensions = ['keyUsage=critical,keyEncipherment'];
    const device = issue({ name: '/CN=x', kind: 'RSA-2048', extensions });
    const encrypted = encryptPayloads(payloads, [certificateOf(device)], randomBytes, now);
    expect(decrypt(encrypted, device)).toEqual(payloads);
  });

  describeWith('cmsutil', 'NSS', () => {
    test('decrypts them', () => {
      const [device] = devices;
      const database = `sql:${folder}`;
      const p12 = join(folder, 'device.p12');
      const identity = ['-inkey', device.keyFile, '-in', device.certificateFile, '-passout', 'pass:secret'];
      run('openssl', ['pkcs12', '-export', ...identity, '-out', p12]);
      run('certutil', ['-N', '-d', database, '--empty-password']);
      run('pk12util', ['-i', p12, '-d', database, '-W', 'secret']);
      const enveloped = file('enveloped.der', message);
      expect(run('cmsutil', ['-D', '-d', database, '-i', enveloped])).toEqual(payloads);
    });
  });
});
