import * as v from 'valibot';

/** A schema with what its values are for: an editor shows the words, by way of the files in `schemas/`. */
export function described<Schema extends v.GenericSchema>(schema: Schema, words: string) {
  return v.pipe(schema, v.description(words));
}

/** {@link described}, for a key that may be left out. */
export function optional<Schema extends v.GenericSchema>(schema: Schema, words: string) {
  return v.exactOptional(described(schema, words));
}
