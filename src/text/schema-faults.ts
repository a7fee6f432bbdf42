import * as v from 'valibot';
import {
  isUnknownKey,
  meantKey,
  misplacedIn,
  schemaAt,
  schemaWords,
  unknownKeyWords,
} from './schema-words.js';

/** Something that is wrong with the value under some keys. */
export interface SchemaFault {
  readonly keys: readonly string[];
  /** How the sentence goes on that begins with the keys. */
  readonly words: string;
  /** The absent key that was presumably meant by an unknown one: that it is missing follows. */
  readonly meant?: string | undefined;
}

/** A value as a schema reads it, or everything that is wrong with it, without what follows from something else. */
export function readBy<Schema extends v.GenericSchema>(
  value: unknown,
  schema: Schema,
): { readonly output: v.InferOutput<Schema> } | { readonly faults: readonly SchemaFault[] } {
  const faults: SchemaFault[] = [...misplacedIn(value, schema), ...unknownIn(value, [], schema)];
  const result = v.safeParse(schema, value);
  if (result.success && faults.length === 0) return { output: result.output };
  // What the schema library says of a place that has a fault already follows from that.
  const others = (result.issues ?? [])
    .filter((issue) => !isUnknownKey(issue))
    .map((issue) => ({
      keys: (issue.path ?? []).map(({ key }) => String(key)),
      words: schemaWords(issue, schema),
    }))
    .filter(({ keys }) => !faults.some((fault) => isAbout(fault, keys)));
  return { faults: [...faults, ...others] };
}

/** The sentence of a fault. */
export function faultSentence({ keys, words }: SchemaFault): string {
  return `${keys.length === 0 ? 'The file' : keys.join('.')} ${words}`;
}

function isAbout({ keys, meant }: SchemaFault, others: readonly string[]): boolean {
  const wanted = meant === undefined ? keys : [...keys.slice(0, -1), meant];
  return wanted.length <= others.length && wanted.every((key, index) => key === others[index]);
}

/** Every key that its group does not know: the schema library names the first of a group. */
function unknownIn(value: unknown, keys: readonly string[], whole: v.GenericSchema): SchemaFault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => unknownIn(item, [...keys, String(index)], whole));
  }
  const schema = schemaAt(whole, keys);
  if (!isRecord(value) || schema === undefined || !('entries' in schema)) return [];
  const known = schema.entries as object;
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = [...keys, key];
    if (Object.hasOwn(known, key)) return unknownIn(item, inner, whole);
    const meant = meantKey(inner, whole);
    const isThere = meant !== undefined && Object.hasOwn(value, meant);
    return [{ keys: inner, words: unknownKeyWords(inner, whole), meant: isThere ? undefined : meant }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
