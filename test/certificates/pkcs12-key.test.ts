import fc from 'fast-check';
import forge from 'node-forge';
import { type Pkcs12Digest, pkcs12Digests, pkcs12Key } from '../../src/certificates/pkcs12-key.js';
import { runs } from '../support/runs.js';
import { anyCharacter } from '../support/text.js';

const purposes = { key: 1, block: 2, mac: 3 } as const;
const forgeDigests: Readonly<Record<Pkcs12Digest, () => forge.md.MessageDigest>> = {
  'SHA-1': forge.md.sha1.create,
  'SHA-256': forge.md.sha256.create,
  'SHA-384': forge.md.sha384.create,
  'SHA-512': forge.md.sha512.create,
};

const derivation = fc.record({
  purpose: fc.constantFrom<keyof typeof purposes>('key', 'block', 'mac'),
  digest: fc.constantFrom(...(Object.keys(pkcs12Digests) as Pkcs12Digest[])),
  salt: fc.uint8Array({ maxLength: 140 }),
  iterations: fc.integer({ min: 1, max: 5 }),
  length: fc.integer({ min: 1, max: 150 }),
});

test('the key is the one that node-forge derives', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 80 }), derivation, (password, options) => {
      const { purpose, digest, salt, iterations, length } = options;
      const expected = forge.pkcs12.generateKey(
        password,
        forge.util.createBuffer(Buffer.from(salt).toString('latin1')),
        purposes[purpose],
        iterations,
        length,
        forgeDigests[digest](),
      );
      expect(Buffer.from(pkcs12Key(password, options)).toString('hex')).toBe(expected.toHex());
    }),
    { numRuns: runs(500) },
  );
});
