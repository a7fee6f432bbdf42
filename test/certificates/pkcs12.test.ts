import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { BudgetError, IterationBudget } from '../../src/certificates/iteration-budget.js';
import { toLegacyPkcs12 } from '../../src/certificates/legacy-pkcs12.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import { isLegacyForm } from '../../src/certificates/pkcs12-protection.js';
import { readIdentities } from '../../src/device/identities.js';
import { InputError } from '../../src/input-error.js';
import { nodeOf } from '../../src/plist/node.js';
import { file, folder, hierarchy, type KeyKind } from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';
import { runs } from '../support/runs.js';

const password = 'correct horse';

/** A PKCS#12 file of a signer under two intermediate authorities, written by openssl. */
function pkcs12(kind: KeyKind, options: readonly string[] = [], secret = password): Buffer {
  const { signer, intermediates } = hierarchy(kind, 3);
  const chain = file('chain.pem', Buffer.concat(intermediates.map(({ certificate }) => certificate)));
  const out = join(folder, 'identity.p12');
  const passwordFile = file('password.txt', `${secret}\n`);
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

describe('other files that exist', () => {
  test('3DES around the certificates too, and nothing encrypted at all', () => {
    const both = pkcs12('P-256', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']);
    expect(readPkcs12(both, password).protection).toMatchObject({ key: tripleDes, certificates: tripleDes });
    const none = pkcs12('P-256', ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']);
    expect(readPkcs12(none, '').protection).toEqual({
      mac: undefined,
      key: undefined,
      certificates: undefined,
    });
  });

  test('other ciphers, digests and counts', () => {
    const options = [
      '-keypbe',
      'AES-128-CBC',
      '-certpbe',
      'AES-192-CBC',
      '-macalg',
      'SHA512',
      '-iter',
      '3000',
    ];
    expect(readPkcs12(pkcs12('P-256', options), password).protection).toEqual({
      mac: { digest: 'SHA-512', iterations: 3000 },
      key: { ...modern, cipher: 'AES-128-CBC', iterations: 3000 },
      certificates: { ...modern, cipher: 'AES-192-CBC', iterations: 3000 },
    });
  });

  test.each([
    ['modern', []],
    ['legacy', ['-legacy']],
  ] as const)('a password beyond ASCII, %s', (_, options) => {
    const secret = 'schlüssel 鍵';
    expect(readPkcs12(pkcs12('P-256', options, secret), secret).keys).toBe(1);
  });

  test('an empty password', () => {
    expect(readPkcs12(pkcs12('P-256', [], ''), '').keys).toBe(1);
  });
});

describe('what is refused', () => {
  /** The sentence with which the bytes are refused. */
  function refusal(bytes: Uint8Array, secret = password): string {
    try {
      readPkcs12(bytes, secret);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    throw new Error('it was taken');
  }

  const whole = pkcs12('P-256');

  test('a wrong password, with and without an integrity check', () => {
    const sentence = 'The password does not open the PKCS#12 file.';
    expect(refusal(whole, 'wrong')).toBe(sentence);
    expect(refusal(whole, '')).toBe(sentence);
    expect(refusal(pkcs12('P-256', ['-nomac']), 'wrong')).toBe(sentence);
    expect(refusal(pkcs12('P-256', ['-legacy', '-nomac']), 'wrong')).toBe(sentence);
  });

  test('another kind of file, or a damaged one', () => {
    const { signer } = hierarchy('P-256', 3);
    const unreadable = (reason: string) => `The PKCS#12 file cannot be read: ${reason}.`;
    expect(refusal(signer.certificate)).toBe(unreadable('the file looks like a PEM certificate'));
    expect(refusal(Buffer.of())).toBe(unreadable('the file looks like an empty file'));
    expect(refusal(whole.subarray(0, 300))).toBe(unreadable('it is cut off or damaged'));
  });

  test('no private key, no certificate, or none that belongs to the key', () => {
    const { signer } = hierarchy('P-256', 3);
    const output = ['-export', '-passout', 'pass:x'];
    const noKey = run('openssl', ['pkcs12', ...output, '-nokeys', '-in', signer.certificateFile]);
    expect(refusal(noKey, 'x')).toBe('The PKCS#12 file holds no private key.');
    const noCertificate = run('openssl', ['pkcs12', ...output, '-nocerts', '-inkey', signer.keyFile]);
    expect(refusal(noCertificate, 'x')).toBe('The PKCS#12 file holds no certificate.');
  });

  test('an algorithm that is not read', () => {
    expect(refusal(pkcs12('P-256', ['-keypbe', 'PBE-SHA1-RC2-128', '-legacy']))).toBe(
      'The PKCS#12 file is encrypted with an algorithm that alwayson does not support (1.2.840.113549.1.12.1.5). Export it again with openssl pkcs12 -export.',
    );
    expect(refusal(pkcs12('P-256', ['-macalg', 'SHA224']))).toBe(
      'The PKCS#12 file has an integrity check that alwayson does not support (2.16.840.1.101.3.4.2.4). Export it again with openssl pkcs12 -export.',
    );
  });

  test('iterations that would only keep the processor busy', () => {
    const many = pkcs12('P-256', ['-iter', '65536', '-maciter']);
    many.set(Buffer.from('02037fffff', 'hex'), many.lastIndexOf(Buffer.from('0203010000', 'hex')));
    expect(refusal(many)).toBe('The PKCS#12 file asks for 8388607 iterations. Allowed are 1 to 1000000.');
  });

  test('several files that ask for more key derivation together than one budget has', () => {
    const budget = new IterationBudget(20_000);
    const [first, second] = [pkcs12('P-256'), pkcs12('P-256')];
    // Integrity, key and certificates, the last two under AES-256, whose key is as long as the digest.
    expect(readPkcs12(first, password, budget).keys).toBe(1);
    for (let time = 0; time < 5; time++) readPkcs12(first, password, budget);
    expect(readPkcs12(second, password, budget).keys).toBe(1);
    expect(() => budget.spend(20_000 - 6 * 2048)).not.toThrow();
    const third = pkcs12('P-256');
    const refused = new BudgetError(
      'alwayson does not open the PKCS#12 file: it and the files before it ask for more than 20000 iterations of key derivation.',
    );
    expect(() => readPkcs12(third, password, budget)).toThrow(refused);
    expect(readPkcs12(third, password).keys).toBe(1);
  });

  test('the payloads of one profile have one budget', async () => {
    const million = Buffer.from('02030f4240', 'hex');
    const payloads = Array.from({ length: 3 }, () => {
      const content = pkcs12('P-256', ['-iter', '65536', '-nomac', '-certpbe', 'NONE']);
      content.set(million, content.lastIndexOf(Buffer.from('0203010000', 'hex')));
      return { PayloadType: 'com.apple.security.pkcs12', PayloadContent: content, Password: password };
    });
    const profile = nodeOf({ PayloadContent: [...payloads, ...payloads] });
    if (profile.type !== 'dictionary') throw new Error('unreachable');
    const wrong = 'The password does not open the PKCS#12 file.';
    const spent =
      'alwayson does not open the PKCS#12 file: it and the files before it ask for more than 2000000 iterations of key derivation.';
    expect([...(await readIdentities(profile)).values()].map(({ refused }) => refused)).toEqual([
      ...[wrong, wrong, spent],
      ...[wrong, wrong, spent],
    ]);
  });

  test('a wrong password for a file that was opened before, and the right one for one that was not', () => {
    const file = pkcs12('P-256');
    expect(readPkcs12(file, password).keys).toBe(1);
    expect(refusal(file, 'wrong')).toBe('The password does not open the PKCS#12 file.');
    expect(readPkcs12(file, password).keys).toBe(1);
  });

  test('more parts than any file has', () => {
    const { signer } = hierarchy('P-256', 3);
    const many = file('many.pem', Buffer.concat(Array<Buffer>(250).fill(signer.certificate)));
    const options = ['-export', '-nokeys', '-passout', 'pass:x', '-in', many];
    expect(refusal(run('openssl', ['pkcs12', ...options]), 'x')).toBe(
      'The PKCS#12 file holds 250 parts. alwayson reads at most 200.',
    );
  });

  test('whatever is changed in a file, the answer is a sentence', () => {
    const plain = pkcs12('P-256', ['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']);
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const changed = Buffer.from(plain);
        changed[index] = (changed[index] ?? 0) ^ change;
        try {
          readPkcs12(changed, password);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('the legacy rewrite', () => {
  test.each(['RSA-2048', 'P-256', 'P-521'] as const)(
    'openssl reads the same key and certificates, %s',
    (kind) => {
      const original = pkcs12(kind);
      const legacy = toLegacyPkcs12(original, password);
      const passwordFile = file('password.txt', password);
      const contents = (path: string, options: string[]) =>
        run('openssl', [
          'pkcs12',
          '-in',
          path,
          '-passin',
          `file:${passwordFile}`,
          '-noenc',
          ...options,
        ]).toString();
      expect(contents(file('legacy.p12', legacy), ['-legacy'])).toBe(
        contents(file('modern.p12', original), []),
      );
      expect(isLegacyForm(readPkcs12(original, password).protection)).toBe(false);
      const { protection } = readPkcs12(legacy, password);
      expect(protection).toEqual({
        mac: { digest: 'SHA-1', iterations: 2048 },
        key: tripleDes,
        certificates: tripleDes,
      });
      expect(isLegacyForm(protection)).toBe(true);
    },
  );

  test('the same file gives the same bytes, another file others', () => {
    const original = pkcs12('P-256');
    expect(toLegacyPkcs12(original, password)).toEqual(toLegacyPkcs12(original, password));
    expect(toLegacyPkcs12(pkcs12('P-256'), password)).not.toEqual(toLegacyPkcs12(original, password));
  });

  describeWith('pk12util', 'NSS', () => {
    test('opens it', () => {
      const legacy = file('legacy.p12', toLegacyPkcs12(pkcs12('RSA-2048'), password));
      const listing = run('pk12util', ['-l', legacy, '-w', file('password.txt', password)]).toString();
      expect(listing).toContain('Profile signer RSA-2048 3');
    });
  });
});
