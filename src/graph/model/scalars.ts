import * as v from 'valibot';

/*
 * The scalar types of the Graph schema. Each description completes the sentence "must be …".
 */

/** Edm.String */
export const text = v.pipe(v.string(), v.description('text'));

/** Edm.Boolean */
export const flag = v.pipe(v.boolean(), v.description('true or false'));

/** Edm.Int32 */
export const int32 = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(-(2 ** 31)),
  v.maxValue(2 ** 31 - 1),
  v.description('a whole number of 32 bits'),
);

/**
 * Edm.Binary, which Graph writes as base64 text; line breaks in it are dropped. Compared with what Node writes for
 * the same bytes, because a regular expression overflows the stack on a text of some megabytes.
 */
export const binary = v.pipe(
  v.string(),
  v.transform((value) => value.replaceAll(/\s/g, '')),
  v.check((value) => Buffer.from(value, 'base64').toString('base64') === value),
  v.description('base64 text'),
);

/** Something that the model names but nobody reads: dates, assignments, statuses. Kept as it came. */
export const unread = v.unknown();
