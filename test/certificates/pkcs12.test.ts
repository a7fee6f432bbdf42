import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import { file, folder, hierarchy, type KeyKind } from '../signing/make-credentials.js';
import { run } from '../signing/programs.js';

const password = 'correct horse';

/** A PKCS#12 file of a signer under two intermediate authorities, written by openssl. */
function pkcs12(kind: KeyKind, options: readonly string[] = [], secret = password): Buffer {
  const { signer, intermediates } = hierarchy(kind, 3);
  const chain = file('chain.pem', Buffer.concat(intermediates.map(({ certificate }) => certificate)));
  const out = join(folder, 'identity.p12');
  const passwordFile = file('password.txt', secret);
  run('openssl', [
    'pkcs12',
    '-export',
    '-inkey',
    signer.keyFile,
    '-in',
    signer.certificateFile,
    '-certfile',
    chain,
    '-passout',
    `file:${passwordFile}`,
    '-out',
    out,
    ...options,
  ]);
  return readFileSync(out);
}

const modern = { scheme: 'PBES2', cipher: 'AES-256-CBC', digest: 'SHA-256', iterations: 2048 };
const tripleDes = { scheme: 'PKCS#12', cipher: '3DES-CBC', digest: 'SHA-1', iterations: 2048 };

describe.each(['RSA-2048', 'P-256', 'P-384', 'P-521'] as const)('a PKCS#12 file with a key %s', (kind) => {
  test('in the form of OpenSSL 3', () => {
    const identity = readPkcs12(pkcs12(kind), password);
    expect(identity.certificate.subjectCommonName).toBe(`Profile signer ${kind} 3`);
    expect(identity.certificate.x509.checkPrivateKey(identity.privateKey)).toBe(true);
    expect(identity.chain.map(({ subjectCommonName }) => subjectCommonName)).toEqual([
      'Test authority 2',
      'Test authority 1',
    ]);
    expect(identity.keys).toBe(1);
    expect(identity.protection).toEqual({
      mac: { digest: 'SHA-256', iterations: 2048 },
      key: modern,
      certificates: modern,
    });
  });

  test('in the legacy form', () => {
    const identity = readPkcs12(pkcs12(kind, ['-legacy']), password);
    expect(identity.certificate.x509.checkPrivateKey(identity.privateKey)).toBe(true);
    expect(identity.protection).toEqual({
      mac: { digest: 'SHA-1', iterations: 2048 },
      key: tripleDes,
      certificates: { ...tripleDes, cipher: 'RC2-40-CBC' },
    });
  });
});
