import { createPrivateKey, sign as signAtOnce } from 'node:crypto';
import forge from 'node-forge';
import { readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import { type SignOptions, signProfile } from '../../src/signing/sign.js';
import { externalSigner, type Sign, signerFromFiles } from '../../src/signing/signer.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { verifySignature } from '../../src/signing/verify.js';
import {
  type Hierarchy,
  hierarchy,
  issue,
  signerExtensions,
  signerOf,
  signingKeys,
} from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';
import { some } from '../support/runs.js';
import { witnesses } from '../support/witnesses.js';

const profile = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><string>Grüße</string></plist>\n',
);
const signingTime = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
const digests = ['sha256', 'sha384', 'sha512'] as const;
const kinds = signingKeys.flatMap((kind) =>
  ([1, 3] as const).map((certificates) => ({ kind, certificates })),
);

function sign(above: Hierarchy, options: Partial<SignOptions> = {}): Promise<Uint8Array> {
  return signProfile(profile, signerOf(above), { signingTime, ...options });
}

async function report(signed: Uint8Array, { root }: Hierarchy) {
  const { cms } = await unwrap(signed);
  if (cms === undefined) throw new Error('it is not signed');
  return verifySignature(cms, { trust: readCertificates(root.certificate), at: signingTime });
}

/** Copies of a signed profile with one bit changed in its content, its signed attributes, and its signature. */
function tampered(signed: Uint8Array): { readonly where: string; readonly bytes: Buffer }[] {
  const messageDigest = Buffer.from('06092a864886f70d010904', 'hex');
  const places = [
    { where: 'content', index: Buffer.from(signed).indexOf('Grü') },
    { where: 'attributes', index: Buffer.from(signed).indexOf(messageDigest) + messageDigest.length + 10 },
    { where: 'signature', index: signed.length - 1 },
  ];
  return places.map(({ where, index }) => {
    const bytes = Buffer.from(signed);
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    return { where, bytes };
  });
}

describe.each(kinds)('a profile signed with $kind, $certificates certificates', ({ kind, certificates }) => {
  const above = hierarchy(kind, certificates);

  test.each(digests)('%s: it holds, and nothing is found fault with', async (digest) => {
    const signed = await sign(above, { digest });
    const { path, ...rest } = await report(signed, above);
    const scheme = kind.startsWith('RSA') ? 'RSA' : 'ECDSA';
    expect(rest).toEqual({
      valid: true,
      trusted: true,
      signingTime,
      method: { digest, scheme, saltLength: undefined },
      findings: [],
    });
    expect(path.map(({ fingerprint }) => fingerprint)).toEqual(
      [above.signer, ...above.intermediates, above.root].map(
        (c) => readCertificate(c.certificate).fingerprint,
      ),
    );
    const { content, cms } = await unwrap(signed);
    expect(Buffer.from(content ?? [])).toEqual(profile);
    expect(cms?.certificates).toHaveLength(certificates);
  });

  test('a changed bit is noticed', async () => {
    const faults = tampered(await sign(above)).map(async ({ where, bytes }) => {
      const { valid, findings } = await report(bytes, above);
      return { where, valid, rules: findings.map(({ rule, message }) => `${rule}: ${message}`) };
    });
    const invalid = (reason: string) => [`signature-invalid: The signature is invalid: ${reason}.`];
    expect(await Promise.all(faults)).toEqual([
      { where: 'content', valid: false, rules: invalid('the content was changed after it was signed') },
      { where: 'attributes', valid: false, rules: invalid('the content was changed after it was signed') },
      { where: 'signature', valid: false, rules: invalid('it was not made with the key of its certificate') },
    ]);
  });
});

describe.each(Object.entries(witnesses))('%s', (program, verify) => {
  describeWith(program, 'a witness', () => {
    describe.each(kinds)('$kind, $certificates certificates', ({ kind, certificates }) => {
      const above = hierarchy(kind, certificates);

      test.each(some(digests))('%s: verifies it and gives the profile back', async (digest) => {
        expect(verify(await sign(above, { digest }), above.root.certificateFile)).toBe(profile.toString());
      });

      test('refuses a changed bit', async () => {
        for (const { bytes } of tampered(await sign(above))) {
          expect(() => verify(bytes, above.root.certificateFile)).toThrow('Command failed');
        }
      });
    });
  });
});

describe('the bytes', () => {
  test('are those that node-forge writes with its own RSA', async () => {
    // Self-signed, because node-forge writes certificates anew and gets those that an elliptic curve signed wrong.
    const self = issue({ name: '/CN=Self-signed', kind: 'RSA-2048', extensions: signerExtensions });
    const certificate = forge.pki.certificateFromPem(self.certificate.toString());
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(profile.toString('latin1'));
    message.addCertificate(certificate);
    message.addSigner({
      key: forge.pki.privateKeyFromPem(self.key.toString()),
      certificate,
      digestAlgorithm: forge.pki.oids['sha256'] ?? '',
      authenticatedAttributes: [
        { type: forge.pki.oids['contentType'] ?? '', value: forge.pki.oids['data'] ?? '' },
        // @types/node-forge has a string here, but node-forge writes UTCTime only from a Date.
        { type: forge.pki.oids['signingTime'] ?? '', value: signingTime as unknown as string },
        { type: forge.pki.oids['messageDigest'] ?? '' },
      ],
    });
    message.sign();
    const expected = Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
    const signer = signerFromFiles(self);
    expect(Buffer.from(await signProfile(profile, signer, { signingTime }))).toEqual(expected);
  });

  test('are the same every time with RSA, and have the time in whole seconds', async () => {
    const above = hierarchy('RSA-2048', 1);
    const later = new Date(signingTime.getTime() + 999);
    expect(await sign(above, { signingTime: later })).toEqual(await sign(above));
  });
});

/** The sentence with which signing ends. */
async function refusal(signed: Promise<Uint8Array>): Promise<string> {
  try {
    await signed;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was signed');
}

describe('the signing time', () => {
  const above = hierarchy('P-256', 1);
  const subject = 'C=DE, O=Contoso, CN=Profile signer P-256 1';
  const { notBefore, notAfter } = readCertificate(above.signer.certificate);
  const iso = (time: Date) => time.toISOString().replace('.000Z', 'Z');

  test('must not be before the certificate, nor after it', async () => {
    expect(await refusal(sign(above, { signingTime: new Date('2001-01-01T00:00:00Z') }))).toBe(
      `The signing certificate "${subject}" is not valid before ${iso(notBefore)}. The signing time is 2001-01-01T00:00:00Z.`,
    );
    expect(await refusal(sign(above, { signingTime: new Date('2049-12-31T23:59:59Z') }))).toBe(
      `The signing certificate "${subject}" expired at ${iso(notAfter)}. The signing time is 2049-12-31T23:59:59Z.`,
    );
  });

  test.each(['2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z'])(
    '%s is written as it should be',
    async (text) => {
      const long = issue({ name: '/CN=Long', kind: 'P-256', days: 20_000 });
      const signed = await signProfile(profile, signerFromFiles(long), { signingTime: new Date(text) });
      const printed = run(
        'openssl',
        ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'],
        signed,
      ).toString();
      expect(printed).toMatch(
        text < '2050' ? /UTCTIME:Dec 31 23:59:59 2049 GMT/ : /GENERALIZEDTIME:Jan {2}1 00:00:00 2050 GMT/,
      );
      expect((await report(signed, { ...above, root: long })).signingTime).toEqual(new Date(text));
    },
  );
});

describe('a signer whose key is elsewhere', () => {
  const above = hierarchy('P-384', 3);
  const certificate = readCertificate(above.signer.certificate);
  const chain = above.intermediates.map((c) => readCertificate(c.certificate));
  const key = createPrivateKey(above.signer.key);
  const external = (sign: Sign) =>
    signProfile(profile, externalSigner(certificate, chain, sign), { signingTime, digest: 'sha384' });

  test('gets the bytes and the algorithm, and may answer in DER', async () => {
    const signed = await external(async (bytes, algorithm) => {
      expect(algorithm.name).toBe('ECDSA-SHA384');
      return signAtOnce(algorithm.digest, bytes, key);
    });
    expect(await report(signed, above)).toMatchObject({ valid: true, trusted: true, findings: [] });
  });

  test('may answer with r and s side by side, whatever their first bits are', async () => {
    for (let time = 0; time < 40; time++) {
      const signed = await external(async (bytes, { digest }) =>
        signAtOnce(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }),
      );
      expect(await report(signed, above)).toMatchObject({ valid: true, findings: [] });
    }
  });

  test.each([
    ['rubbish', async () => Buffer.from('rubbish')],
    ['nothing', async () => Buffer.of()],
    ['a signature of something else', async () => signAtOnce('sha384', Buffer.from('else'), key)],
    [
      'a signature by another key',
      async (bytes) => signAtOnce('sha384', bytes, createPrivateKey(hierarchy('P-384', 1).signer.key)),
    ],
  ] satisfies [string, Sign][])('%s is not taken', async (_, answer) => {
    expect(await refusal(external(answer))).toBe(
      'The answer of the signer is not a signature of the profile by the key of "C=DE, O=Contoso, CN=Profile signer P-384 3" (ECDSA-SHA384).',
    );
  });

  test('its failure is passed on', async () => {
    const failure = new InputError('the token is not plugged in');
    await expect(external(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});
