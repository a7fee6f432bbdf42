import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { InputError } from '../../src/input-error.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { readExpected } from '../../src/verify/expected.js';
import { verify } from '../../src/verify/verify.js';
import { changed, goodPlainProfile, goodProfile, now } from '../support/good-profile.js';
import { runs } from '../support/runs.js';

/** The findings, or none when the bytes cannot be read; anything thrown but an InputError fails the test. */
async function findingsOf(bytes: Uint8Array) {
  try {
    const { findings } = await verify(bytes, { now });
    return findings;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** Any property list; the keys are often those that profiles have. */
const { tree } = fc.letrec<{ tree: PlistValue; dictionary: PlistDictionary; array: PlistValue[] }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'grapheme-ascii' }),
    fc.constantFrom(
      'AlwaysOn',
      'IKEv2',
      'com.apple.vpn.managed',
      'com.apple.security.pkcs12',
      'Configuration',
      '',
    ),
    fc.integer(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.boolean(),
    fc.uint8Array({ maxLength: 40 }),
    tie('dictionary'),
    tie('array'),
  ),
  dictionary: fc.dictionary(
    fc.oneof(fc.constantFrom(...knownKeys()), fc.string({ unit: 'grapheme-ascii' })),
    tie('tree'),
    {
      maxKeys: 8,
    },
  ),
  array: fc.array(tie('tree'), { maxLength: 4 }),
}));

/** The keys of the good profiles, at every depth. */
function knownKeys(): string[] {
  const keys = new Set<string>();
  const visit = (value: PlistValue): void => {
    if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return;
    for (const [key, item] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      visit(item);
    }
  };
  visit(goodProfile());
  visit(goodPlainProfile());
  return [...keys];
}

function places(value: PlistValue, path = ''): string[] {
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => places(item, `${path}/${key}`));
  return path === '' ? inner : [path, ...inner];
}

test('any property list can be judged, and compared with a good profile', async () => {
  const { expected } = await readExpected(Buffer.from(writePlist(goodProfile())));
  await fc.assert(
    fc.asyncProperty(tree, async (value) => {
      const bytes = Buffer.from(writePlist(value));
      const findings = await findingsOf(bytes);
      expect(JSON.stringify(findings)).not.toMatch(/undefined|\[object |NaN/);
      if (findings.length > 0) await verify(bytes, { now, against: expected });
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  ['Always On', goodProfile()],
  ['plain', goodPlainProfile()],
])('the good %s profile can be judged with anything in it', async (_, good) => {
  const { expected } = await readExpected(Buffer.from(writePlist(good)));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places(good)), tree, async (path, value) => {
      const { findings } = await verify(Buffer.from(writePlist(changed(good, path, value))), {
        now,
        against: expected,
      });
      expect(findings.every(({ message, why }) => message !== '' && why !== '')).toBe(true);
    }),
    { numRuns: runs(150) },
  );
});

test('any bytes are judged or refused', async () => {
  const starts = [
    '',
    '<plist>',
    'bplist00',
    '\x30\x82',
    '{',
    '[',
    '-----BEGIN CMS-----\n',
    'MI',
    '\xff\xfe',
    '<?xml',
    '```\n',
    'MIME-Version: 1.0\nContent-Type: multipart/signed; boundary="x"\n\n--x\n',
    'Content-Type: application/pkcs7-mime\n\n0',
    '<configuration_profile><general><payloads>',
    '{"general":{"payloads":"',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
      await findingsOf(Buffer.concat([Buffer.from(start, 'latin1'), rest]));
    }),
    { numRuns: runs(1000) },
  );
});

const folder = join('fixtures', 'verify');
const samples = [
  'signed',
  'signed-as-pem',
  'binary',
  'utf-16',
  'install-profile-command-signed',
  'custom-configuration',
]
  .map((name) => join(folder, name))
  .flatMap((path) =>
    readdirSync(path)
      .filter((name) => name !== 'run.txt')
      .map((name) => join(path, name)),
  )
  .concat(
    'fixtures/translate/certificate/policy.json',
    'fixtures/translate/certificate/expected.mobileconfig',
  );

test.each(samples)('%s is judged or refused with bytes changed or missing', async (sample) => {
  const whole = readFileSync(sample);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.oneof(fc.constant(whole.length), fc.nat(whole.length)),
      async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [index, byte] of changes) bytes[index] = byte;
        await findingsOf(bytes.subarray(0, length));
      },
    ),
    { numRuns: runs(60) },
  );
});
