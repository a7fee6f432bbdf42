import fc from 'fast-check';
import * as v from 'valibot';
import { enumMembers } from '../../src/graph/model/graph-enum.js';
import { ikev2Policy, type Policy } from '../../src/graph/model/ikev2.js';

/** Values that look like the real ones, for properties where any text or number would say little. */
const realistic: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: fc.uuid(),
  displayName: fc.string({ unit: 'grapheme', minLength: 1 }),
  address: fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()),
  remoteIdentifier: fc.domain(),
  serverCertificateCommonName: fc.domain(),
  lifetimeInMinutes: fc.integer({ min: 0, max: 2000 }),
  mtuSizeInBytes: fc.integer({ min: 1000, max: 1500 }),
  natKeepAliveIntervalInSeconds: fc.integer({ min: 0, max: 2000 }),
  securityDiffieHellmanGroup: fc.integer({ min: 0, max: 33 }),
  disconnectOnIdleTimerInSeconds: fc.integer({ min: 0, max: 65535 }),
  port: fc.integer({ min: 0, max: 65535 }),
  tlsMinimumVersion: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
  identityCertificate: fc.record({ displayName: fc.string({ minLength: 1 }) }),
  tlsMaximumVersion: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
};

/** Values of a schema of the model; `undefined` for what the model does not read. */
function arbitraryOf(schema: v.GenericSchema, name: string): fc.Arbitrary<unknown> | undefined {
  if (isOptional(schema)) return realistic[name] ?? arbitraryOf(schema.wrapped, name);
  if (isObject(schema)) return arbitraryObject(schema);
  if (isArray(schema)) {
    const item = arbitraryOf(schema.item, name);
    return item && fc.array(item, { maxLength: 4 });
  }
  const members = enumMembers(schema);
  if (members) return fc.constantFrom(...members);
  const byType: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    string: fc.string({ unit: 'grapheme' }),
    boolean: fc.boolean(),
    number: fc.integer(),
  };
  return byType[schema.type];
}

function arbitraryObject(schema: v.ObjectSchema<v.ObjectEntries, undefined>): fc.Arbitrary<object> {
  const entries = Object.entries(schema.entries).map(
    ([key, entry]) => [key, arbitraryOf(entry, key)] as const,
  );
  const read = entries.filter((entry): entry is [string, fc.Arbitrary<unknown>] => entry[1] !== undefined);
  return fc.record(Object.fromEntries(read), { requiredKeys: [] });
}

const isOptional = (schema: v.GenericSchema): schema is v.ExactOptionalSchema<v.GenericSchema, undefined> =>
  schema.type === 'exact_optional';
const isObject = (schema: v.GenericSchema): schema is v.ObjectSchema<v.ObjectEntries, undefined> =>
  schema.type === 'object';
const isArray = (schema: v.GenericSchema): schema is v.ArraySchema<v.GenericSchema, undefined> =>
  schema.type === 'array';

/**
 * Any policy that the model can hold, made from the model itself: every property may be absent, every member of every
 * enum occurs, numbers lie in and around their ranges.
 */
export const arbitraryPolicy: fc.Arbitrary<Policy> = arbitraryObject(ikev2Policy).map((policy) =>
  v.parse(ikev2Policy, policy),
);
