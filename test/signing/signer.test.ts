import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import {
  type Signer,
  type SignerFiles,
  signerFromFiles,
  signerFromPkcs12,
} from '../../src/signing/signer.js';
import {
  authority,
  type Credentials,
  folder,
  hierarchy,
  issue,
  signerExtensions,
} from '../support/make-credentials.js';
import { run } from '../support/programs.js';

const above = hierarchy('RSA-2048', 3);
const { signer, intermediates, root } = above;
const curve = hierarchy('P-256', 3).signer;
const certificateOf = ({ certificate }: Credentials) => readCertificate(certificate);
const subjects = ({ chain }: Signer) => chain.map(({ subject }) => subject);

/** The sentence with which a signer is refused. */
function refusal(make: () => Signer): string {
  try {
    make();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a signer in files', () => {
  const pkcs8 = (key: Buffer, options: string[]) => run('openssl', ['pkcs8', '-topk8', ...options], key);
  const encrypted = ['-passout', 'pass:correct horse'];
  const password = 'correct horse';

  test.each([
    ['RSA, PKCS#8', signer, { key: signer.key }],
    ['RSA, PKCS#1', signer, { key: run('openssl', ['rsa', '-traditional'], signer.key) }],
    [
      'RSA, PKCS#1 in DER',
      signer,
      { key: run('openssl', ['rsa', '-traditional', '-outform', 'DER'], signer.key) },
    ],
    ['RSA, encrypted PKCS#8', signer, { key: pkcs8(signer.key, encrypted), password }],
    [
      'RSA, encrypted PKCS#8 in DER',
      signer,
      { key: pkcs8(signer.key, [...encrypted, '-outform', 'DER']), password },
    ],
    [
      'RSA, encrypted in the old way',
      signer,
      { key: run('openssl', ['rsa', '-traditional', '-aes256', ...encrypted], signer.key), password },
    ],
    ['a curve, PKCS#8 in DER', curve, { key: pkcs8(curve.key, ['-nocrypt', '-outform', 'DER']) }],
    [
      'a curve, SEC1 after its parameters',
      curve,
      {
        key: Buffer.concat([
          run('openssl', ['ecparam', '-name', 'P-256']),
          run('openssl', ['ec'], curve.key),
        ]),
      },
    ],
    ['a curve, SEC1 in DER', curve, { key: run('openssl', ['ec', '-outform', 'DER'], curve.key) }],
    ['a password that is not needed', signer, { key: signer.key, password }],
  ] satisfies [string, Credentials, Omit<SignerFiles, 'certificate'>][])(
    '%s',
    (_, { certificate }, files) => {
      expect(signerFromFiles({ certificate, ...files }).certificate.fingerprint).toBe(
        readCertificate(certificate).fingerprint,
      );
    },
  );

  test('certificate, chain and key in one file, in any order', () => {
    const whole = Buffer.concat([
      ...intermediates.map(({ certificate }) => certificate),
      signer.key,
      signer.certificate,
    ]);
    const made = signerFromFiles({ certificate: whole, key: whole });
    expect(made.certificate.subject).toBe('C=DE, O=Contoso, CN=Profile signer RSA-2048 3');
    expect(subjects(made)).toEqual(['O=Contoso, CN=Test authority 2', 'O=Contoso, CN=Test authority 1']);
  });

  test('the chain is put in order, without roots and repetitions', () => {
    const chain = [root, ...intermediates.toReversed(), ...intermediates, signer].map(certificateOf);
    const made = signerFromFiles({ certificate: signer.certificate, key: signer.key, chain });
    expect(subjects(made)).toEqual(['O=Contoso, CN=Test authority 2', 'O=Contoso, CN=Test authority 1']);
  });

  test('a self-signed certificate stands alone', () => {
    const self = issue({ name: '/CN=Self', kind: 'P-256', extensions: signerExtensions });
    expect(subjects(signerFromFiles({ ...self, chain: [certificateOf(self)] }))).toEqual([]);
  });

  test.each([
    [
      'the certificate cannot be read',
      { certificate: signer.key },
      /^The certificate cannot be read: the file looks like a private key/,
    ],
    [
      'a key of another certificate',
      { key: curve.key },
      /^The private key does not belong to the signing certificate\.$/,
    ],
    [
      'no key',
      { key: signer.certificate },
      /^The private key cannot be read: the file looks like a PEM certificate\. A private key in PEM or DER is expected\.$/,
    ],
    [
      'a public key',
      { key: run('openssl', ['pkey', '-pubout'], signer.key) },
      /^The private key cannot be read: the file looks like a public key\./,
    ],
    [
      'an encrypted key without a password',
      { key: pkcs8(signer.key, encrypted) },
      /^The private key is encrypted, and no password was given\.$/,
    ],
    [
      'an encrypted DER key without a password',
      { key: pkcs8(signer.key, [...encrypted, '-outform', 'DER']) },
      /^The private key is encrypted, and no password was given\.$/,
    ],
    [
      'an encrypted key and a wrong password',
      { key: pkcs8(signer.key, encrypted), password: 'wrong' },
      /^The password does not open the private key\.$/,
    ],
    [
      'a chain that does not connect',
      {
        chain: [
          certificateOf(hierarchy('P-256', 1).root),
          certificateOf(issue({ name: '/CN=Stranger', kind: 'P-256', issuer: root, extensions: authority })),
        ],
      },
      /^The certificate "O=Contoso, CN=Test root 0" does not belong to the chain: it issued neither the signing certificate nor one above it\.$/,
    ],
  ] satisfies [string, Partial<SignerFiles>, RegExp][])('%s is refused', (_, files, sentence) => {
    expect(refusal(() => signerFromFiles({ ...signer, ...files }))).toMatch(sentence);
  });

  test('a certificate that may not sign is refused', () => {
    const extensions = ['keyUsage=critical,keyEncipherment'];
    const unfit = issue({ name: '/CN=Unfit', kind: 'P-256', extensions });
    expect(refusal(() => signerFromFiles(unfit))).toBe(
      'The certificate "CN=Unfit" may not sign: its key usage lacks digitalSignature.',
    );
    const bare = issue({ name: '/CN=Bare', kind: 'P-256' });
    expect(signerFromFiles(bare).certificate.subject).toBe('CN=Bare');
  });

  test('a key of a kind that devices do not verify is refused', () => {
    const edwards = issue({ name: '/CN=Edwards', kind: 'Ed25519' });
    expect(refusal(() => signerFromFiles(edwards))).toBe(
      'A key of type Ed25519 cannot sign profiles. Choose RSA, P-256, P-384 or P-521.',
    );
  });
});

describe('a signer in a PKCS#12 file', () => {
  const out = join(folder, 'signer.p12');
  const bundle = join(folder, 'bundle.pem');

  test.each([[[]], [['-legacy']]])('openssl %p', (options) => {
    const chain = Buffer.concat([root, ...intermediates].map(({ certificate }) => certificate));
    run('sh', ['-c', 'cat > "$0"', bundle], chain);
    const { keyFile, certificateFile } = signer;
    run('openssl', [
      ...['pkcs12', '-export', '-inkey', keyFile, '-in', certificateFile, '-certfile', bundle],
      ...['-passout', 'pass:secret', '-out', out, ...options],
    ]);
    const made = signerFromPkcs12(readFileSync(out), 'secret');
    expect(made.certificate.subject).toBe('C=DE, O=Contoso, CN=Profile signer RSA-2048 3');
    expect(subjects(made)).toEqual(['O=Contoso, CN=Test authority 2', 'O=Contoso, CN=Test authority 1']);
    expect(refusal(() => signerFromPkcs12(readFileSync(out), 'wrong'))).toBe(
      'The password does not open the PKCS#12 file.',
    );
  });

  test('the chain may come from elsewhere', () => {
    const { keyFile, certificateFile } = signer;
    run('openssl', [
      'pkcs12',
      '-export',
      '-inkey',
      keyFile,
      '-in',
      certificateFile,
      '-passout',
      'pass:s',
      '-out',
      out,
    ]);
    const chain = intermediates.flatMap(({ certificate }) => readCertificates(certificate));
    expect(subjects(signerFromPkcs12(readFileSync(out), 's', chain))).toHaveLength(2);
  });
});
