import * as v from 'valibot';
import type { Finding } from '../finding.js';
import { pointer } from '../pointer.js';
import { matchKeys } from './canonical-keys.js';
import { isObject, type JsonObject } from './json.js';
import { enumMembers } from './model/graph-enum.js';
import { isCutOff, isJoinedList, truncatedFinding } from './truncated.js';
import {
  type DescribedResource,
  memberFinding,
  type Place,
  repeatedKeyFinding,
  typeFinding,
  unknownKeyFinding,
} from './value-findings.js';

type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>;
type ArraySchema = v.ArraySchema<v.GenericSchema, undefined>;

const isObjectSchema = (schema: v.GenericSchema): schema is ObjectSchema => schema.type === 'object';
const isArraySchema = (schema: v.GenericSchema): schema is ArraySchema => schema.type === 'array';
const isOptionalSchema = (
  schema: v.GenericSchema,
): schema is v.ExactOptionalSchema<v.GenericSchema, undefined> => schema.type === 'exact_optional';

/** A value as the model has it, with what was noticed on the way there. */
export interface Conformed<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/**
 * Makes what an export holds into what the model says: keys and enum members as Graph spells them, no nulls, keys in
 * the order of the model. What the model does not know or cannot take is left out and becomes a finding; nothing
 * throws.
 */
export function conform<const S extends ObjectSchema>(
  schema: S,
  object: JsonObject,
  subject: DescribedResource,
): Conformed<v.InferOutput<S>> {
  const findings: Finding[] = [];
  const value = conformObject(schema, object, { subject, path: '', what: 'the whole' }, findings);
  return { value: v.parse(schema, value), findings };
}

/** The value as `schema` has it, or `undefined` when it had to be left out. */
function conformValue(schema: v.GenericSchema, value: unknown, place: Place, findings: Finding[]): unknown {
  if (isOptionalSchema(schema)) return conformValue(schema.wrapped, value, place, findings);
  if (isObjectSchema(schema)) {
    if (isObject(value)) return conformObject(schema, value, place, findings);
    findings.push(isCutOff(value) ? truncatedFinding(place) : typeFinding(place, 'an object', value));
    return undefined;
  }
  if (isArraySchema(schema)) {
    if (Array.isArray(value)) return conformArray(schema, value, place, findings);
    const cutOff = isCutOff(value) || isJoinedList(value);
    findings.push(cutOff ? truncatedFinding(place) : typeFinding(place, 'a list', value));
    return undefined;
  }
  return conformScalar(schema, value, place, findings);
}

function conformObject(
  schema: ObjectSchema,
  object: JsonObject,
  place: Place,
  findings: Finding[],
): Record<string, unknown> {
  const names = Object.keys(schema.entries);
  const { known, repeated, unknown } = matchKeys(object, names);
  const result: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(schema.entries)) {
    const key = known.get(name);
    if (key === undefined || object[key] === null) continue;
    const inner = { subject: place.subject, path: place.path + pointer(name), what: name };
    const value = conformValue(entry, object[key], inner, findings);
    if (value !== undefined) result[name] = value;
  }
  for (const { key, used } of repeated) findings.push(repeatedKeyFinding(place, key, used));
  for (const key of unknown) {
    if (object[key] !== null) findings.push(unknownKeyFinding(place, key, names));
  }
  return result;
}

function conformArray(
  schema: ArraySchema,
  items: readonly unknown[],
  { subject, path, what }: Place,
  findings: Finding[],
): unknown[] {
  return items
    .map((item, index) => {
      const place = { subject, path: path + pointer(index), what: `an element of ${what}` };
      return conformValue(schema.item, item, place, findings);
    })
    .filter((item) => item !== undefined);
}

function conformScalar(schema: v.GenericSchema, value: unknown, place: Place, findings: Finding[]): unknown {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const members = enumMembers(schema);
  findings.push(
    members !== undefined && typeof value === 'string'
      ? memberFinding(place, members, value)
      : typeFinding(place, v.getDescription(schema) ?? schema.expects, value),
  );
  return undefined;
}
