import fc from 'fast-check';
import { stringify } from 'yaml';
import { ikev2Policy, type Policy } from '../../src/graph/model/ikev2.js';
import { readPolicies, readPolicy } from '../../src/graph/read-policy.js';
import { InputError } from '../../src/input-error.js';
import { arbitraryPolicy } from '../support/arbitrary-policy.js';
import { runs } from '../support/runs.js';
import { anyCharacter } from '../support/text.js';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}
type Entries = [string, Json][];

const odataType = '#microsoft.graph.iosikEv2VpnConfiguration';
const toJson = (policy: Policy): JsonObject => JSON.parse(JSON.stringify(policy));

/** The same value with the entries of each of its objects changed. */
function mapObjects(value: Json, change: (entries: Entries) => Entries): Json {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    change(Object.entries(value)).map(([key, item]) => [key, mapObjects(item, change)]),
  );
}

const renamed = (rename: (key: string) => string) => (entries: Entries) =>
  entries.map(([key, value]): [string, Json] => [rename(key), value]);

/** What tools do to keys. */
const spellings = {
  unchanged: (entries: Entries) => entries,
  reversed: (entries: Entries) => entries.toReversed(),
  sorted: (entries: Entries) => entries.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  'lower case': renamed((key) => key.toLowerCase()),
  'upper case': renamed((key) => key.toUpperCase()),
  'Pascal case': renamed((key) => key.charAt(0).toUpperCase() + key.slice(1)),
  /** But not where the type is read: in a reference to a certificate profile. */
  typed: (entries: Entries): Entries =>
    'displayName' in Object.fromEntries(entries)
      ? entries
      : [['@odata.type', 'microsoft.graph.anything'], ...entries],
  noisy: (entries: Entries): Entries => [...entries, ['later', null], ['realm@odata.type', '#String']],
};

const other = { '@odata.type': '#microsoft.graph.iosWiFiConfiguration', displayName: 'Contoso Wi-Fi' };

/** What tools wrap around a policy. */
const envelopes = {
  nothing: (policy: JsonObject): Json => policy,
  list: (policy: JsonObject): Json => [policy],
  value: (policy: JsonObject): Json => ({ value: policy }),
  page: (policy: JsonObject): Json => ({ '@odata.context': 'x', value: [other, policy] }),
  pages: (policy: JsonObject): Json => [{ value: [other] }, { Value: [policy], Count: 1 }],
  AdditionalProperties: ({ id = null, displayName = null, ...rest }: JsonObject): Json => ({
    Id: id,
    DisplayName: displayName,
    AdditionalProperties: rest,
  }),
};

const formats = {
  JSON: (value: Json) => JSON.stringify(value),
  'indented JSON': (value: Json) => JSON.stringify(value, null, 5),
  YAML: (value: Json) => stringify(value),
};

const encodings = {
  text: (text: string) => text,
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16LE with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'UTF-16BE with a mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** One of a table's names, so that a counterexample says which. */
function nameIn<T extends object>(table: T): fc.Arbitrary<keyof T> {
  return fc.constantFrom(...(Object.keys(table) as (keyof T)[]));
}

test('a policy is the same however its keys are written and whatever it is wrapped and encoded in', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryPolicy,
      nameIn(spellings),
      nameIn(envelopes),
      nameIn(formats),
      nameIn(encodings),
      async (policy, spelling, envelope, format, encoding) => {
        const spelled = mapObjects(toJson(policy), spellings[spelling]) as JsonObject;
        const file = formats[format](envelopes[envelope]({ ...spelled, '@odata.type': odataType }));
        const reading = await readPolicy(encodings[encoding](file));
        expect(reading.policy).toEqual(policy);
        expect(reading.findings.filter(({ rule }) => rule !== 'policy-type')).toEqual([]);
      },
    ),
    { numRuns: runs(300) },
  );
});

test('the keys of a policy are in the order of the model, so that what is made of it does not change', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPolicy, nameIn(spellings), async (policy, spelling) => {
      const spelled = mapObjects(toJson(policy), spellings[spelling]) as JsonObject;
      const { policy: read } = await readPolicy(JSON.stringify({ ...spelled, '@odata.type': odataType }));
      const names = Object.keys(ikev2Policy.entries);
      expect(Object.keys(read)).toEqual(names.filter((name) => name in read));
    }),
    { numRuns: runs(100) },
  );
});

/** Runs something that may only fail with an {@link InputError}. */
async function allowInputError(promise: Promise<unknown>): Promise<void> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
  }
}

test('no JSON value, text or bytes make anything but an InputError be thrown', async () => {
  const inputs = fc.oneof(
    fc.json(),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: anyCharacter }),
    fc.uint8Array(),
  );
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      await allowInputError(readPolicy(input));
      await allowInputError(readPolicies(input));
    }),
    { numRuns: runs(500) },
  );
});

test('no value of any property makes anything be thrown', async () => {
  const names = Object.keys(ikev2Policy.entries);
  const objects = fc.dictionary(fc.constantFrom(...names), fc.jsonValue(), { maxKeys: 20 });
  await fc.assert(
    fc.asyncProperty(objects, async (object) => {
      const { findings } = await readPolicy(JSON.stringify({ ...object, '@odata.type': odataType }));
      for (const { rule, path } of findings) {
        expect(rule).toMatch(/^policy-(value|type|truncated|key-unknown)$/);
        expect(path).toMatch(/^(\/.*)?$/);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('no value is ever shown in a finding', async () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/).map((text) => `s3cr3t${text}`);
  await fc.assert(
    fc.asyncProperty(arbitraryPolicy, secret, fc.boolean(), async (policy, text, inLists) => {
      const replaced = Object.fromEntries(
        Object.keys(toJson(policy)).map((key) => [key, inLists ? [text, { value: text }] : text]),
      );
      const { findings } = await readPolicy(JSON.stringify({ ...replaced, '@odata.type': odataType }));
      expect(JSON.stringify(findings)).not.toContain(text);
    }),
    { numRuns: runs(100) },
  );
});

test('broken files are refused without quoting them', async () => {
  const secret = 's3cr3t-correct-horse';
  const whole = JSON.stringify(
    { '@odata.type': odataType, sharedSecret: secret, server: { address: 'a' } },
    null,
    2,
  );
  const damage = fc.record({
    at: fc.nat(whole.length),
    insert: fc.constantFrom('"', '{', ']', ',', 'x', '\\', ''),
  });
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ at, insert }, isYaml) => {
      const broken = whole.slice(0, at) + insert + (insert === '' ? '' : whole.slice(at));
      const input = isYaml ? `policy: ${broken}` : broken;
      await readPolicy(input).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputError);
        expect(String(error)).not.toMatch(/s3cr3t|horse/);
      });
    }),
    { numRuns: runs(300) },
  );
});
