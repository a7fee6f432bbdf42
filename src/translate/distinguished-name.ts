import { isDeepStrictEqual } from 'node:util';

/**
 * A distinguished name as Apple's SCEP and ACME payloads take it: a list of relative names, each a list of
 * attributes, each a pair of attribute type (short name or object identifier) and value.
 */
export type DistinguishedName = string[][][];

/** Attribute types that Apple's payloads know only by object identifier. */
const objectIdentifiers: Readonly<Record<string, string>> = {
  E: '1.2.840.113549.1.9.1',
  EMAIL: '1.2.840.113549.1.9.1',
  EMAILADDRESS: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
  G: '2.5.4.42',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
};

/** A backslash escapes the next character (RFC 4514), so that a value may hold a comma or a plus. */
const separator = (character: string) => new RegExp(`(?<!\\\\)\\${character}`);

/**
 * The Apple form of a name written as `CN=x,O=y` (RFC 4514, as Intune's subject name format writes it).
 *
 * @returns the subject, or `undefined` where a part is not `type=value`
 */
export function distinguishedNameOf(text: string): DistinguishedName | undefined {
  const names = text.split(separator(',')).map((name) => name.split(separator('+')).map(attributeOf));
  return names.every((name) => name.every((attribute) => attribute !== undefined))
    ? (names as DistinguishedName)
    : undefined;
}

/**
 * The inverse of {@link distinguishedNameOf}.
 *
 * @returns the text, or `undefined` where it would not be read as the same subject
 */
export function subjectText(subject: DistinguishedName): string | undefined {
  const text = subject.map((name) => name.map(attributeText).join('+')).join(',');
  return isDeepStrictEqual(distinguishedNameOf(text), subject) ? text : undefined;
}

/** The value of the first CN of a subject. */
export function commonNameOf(subject: DistinguishedName): string | undefined {
  return subject.flat().find(([type]) => type === 'CN' || type === '2.5.4.3')?.[1];
}

/** Short names are written for object identifiers that have one, as Intune's form has them. */
function attributeText([type = '', value = '']: readonly string[]): string {
  const short = Object.entries(objectIdentifiers).find(([, identifier]) => identifier === type)?.[0];
  return `${short ?? type}=${value.replace(/[\\,+]/g, '\\$&')}`;
}

function attributeOf(text: string): string[] | undefined {
  const end = text.indexOf('=');
  const type = text.slice(0, Math.max(0, end)).trim();
  const value = text.slice(end + 1).trim();
  if (value === '' || !/^(?:[A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)+)$/.test(type)) return undefined;
  const name = type.toUpperCase();
  return [objectIdentifiers[name] ?? name, value.replace(/\\(.)/gs, '$1')];
}
