import forge from 'node-forge';
import { type Asn1, members, numberOf } from './asn1.js';

const { Class, Type } = forge.asn1;

/** One member that a SEQUENCE may or must have. */
export interface Field {
  /** As the specification calls it, for the sentence that misses it. */
  readonly name: string;
  /** Whether a value is one of its kind. */
  readonly fits: (node: Asn1) => boolean;
  readonly optional: boolean;
}

type Members<Fields extends readonly Field[]> = {
  readonly [Index in keyof Fields]: Fields[Index] extends { readonly optional: false }
    ? Asn1
    : Asn1 | undefined;
};

/** A value that is not built as its specification says. Its message ends a sentence: `SignedData lacks version`. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** A universal type, for example `forge.asn1.Type.SEQUENCE`. */
export function universal(name: string, type: forge.asn1.Type) {
  const fits = (node: Asn1) => node.tagClass === Class.UNIVERSAL && node.type === type;
  return { name, fits, optional: false } as const;
}

/** `[tag]`, IMPLICIT or EXPLICIT. */
export function context(name: string, tag: number) {
  const fits = (node: Asn1) => node.tagClass === Class.CONTEXT_SPECIFIC && node.type === tag;
  return { name, fits, optional: false } as const;
}

/** A value of any type. */
export function anything(name: string) {
  return { name, fits: () => true, optional: false } as const;
}

/** The same field, which may be absent. */
export function optional(field: Field) {
  return { ...field, optional: true } as const;
}

export const sequence = (name: string) => universal(name, Type.SEQUENCE);
export const set = (name: string) => universal(name, Type.SET);
export const integer = (name: string) => universal(name, Type.INTEGER);
export const octets = (name: string) => universal(name, Type.OCTETSTRING);
export const identifier = (name: string) => universal(name, Type.OID);

/**
 * The members of a SEQUENCE, one for each field, in the order of the fields: each once, of its type, and none besides.
 * An absent optional member is undefined.
 *
 * @param what the name of the SEQUENCE, for the sentence
 * @throws ShapeError for anything else; readers differ in what they pass over, and see different messages then
 */
export function fieldsIn<const Fields extends readonly Field[]>(
  what: string,
  node: Asn1,
  ...fields: Fields
): Members<Fields> {
  const isSequence = node.tagClass !== Class.UNIVERSAL || node.type === Type.SEQUENCE;
  if (!isSequence || typeof node.value === 'string') throw new ShapeError(`${what} is not a SEQUENCE`);
  const waiting = [...members(node)];
  const found = fields.map((field) => {
    const [next] = waiting;
    if (next !== undefined && field.fits(next)) return waiting.shift();
    if (field.optional) return undefined;
    throw new ShapeError(`${what} lacks ${field.name} in its place`);
  });
  if (waiting.length > 0) throw new ShapeError(`${what} holds a member that does not belong there`);
  return found as unknown as Members<Fields>;
}

/** The values of a SET OF or SEQUENCE OF, each of which must fit. Throws ShapeError. */
export function valuesIn(what: string, node: Asn1, field: Field): Asn1[] {
  if (typeof node.value === 'string') throw new ShapeError(`${what} is not a SET`);
  const stranger = node.value.find((value) => !field.fits(value));
  if (stranger !== undefined) throw new ShapeError(`${what} holds something other than ${field.name}`);
  return node.value;
}

/** One of several fields; a message names the first. */
export function either(first: Field, ...others: readonly Field[]) {
  const fields = [first, ...others];
  const fits = (node: Asn1) => fields.some((field) => field.fits(node));
  return { name: first.name, fits, optional: false } as const;
}

/** Old versions differ in what the message may hold, and no reader is known to mind the number. */
export function checkVersion(what: string, version: Asn1, allowed: readonly number[]): void {
  if (!allowed.includes(numberOf(version))) throw new ShapeError(`${what} has a version that does not exist`);
}
