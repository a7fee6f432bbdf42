import * as v from 'valibot';

/** A schema with what its values are for: an editor shows the words, by way of the files in `schemas/`. */
export function described<Schema extends v.GenericSchema>(schema: Schema, words: string): Schema {
  // Words change nothing of what a schema takes and gives; without their types, those of the schemas stay readable.
  return v.pipe(schema, v.description(words)) as unknown as Schema;
}

/** {@link described}, for a key that may be left out. */
export function optional<Schema extends v.GenericSchema>(schema: Schema, words: string) {
  return v.exactOptional(described(schema, words));
}
