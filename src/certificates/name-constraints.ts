import { type Asn1, at, fromBytes, members, octetsOf, oidOf, tagged } from './asn1.js';
import type { Certificate } from './certificate.js';
import { extensionOids, fieldsOf } from './fields.js';
import { attributeText } from './name-text.js';

/** GeneralName is a choice by these tags (RFC 5280, 4.2.1.6). */
const kinds = { email: 1, dns: 2, directory: 4, uri: 6, ip: 7 } as const;

/** A name of a certificate, or the base of a constraint. */
interface Name {
  readonly tag: number;
  readonly node: Asn1;
}

/** OpenSSL's limit is of this order, too: names times constraints. */
const maximumComparisons = 100_000;

/**
 * Why an authority's name constraints do not allow a certificate below it (RFC 5280, 4.2.1.10), as the end of a
 * sentence; undefined when they do, or there are none. What cannot be read or compared is not allowed.
 *
 * @param isLast whether the certificate ends the chain: others that name themselves as their issuer are exempt
 */
export function nameFault(
  authority: Certificate,
  certificate: Certificate,
  isLast: boolean,
): string | undefined {
  const constraints = fieldsOf(authority).extensions.get(extensionOids.nameConstraints);
  if (constraints === undefined) return undefined;
  const { subject, issuer } = fieldsOf(certificate);
  if (!isLast && Buffer.compare(subject, issuer) === 0) return undefined;
  try {
    const node = fromBytes(constraints.content);
    const [permitted, excluded] = [basesOf(node, 0), basesOf(node, 1)];
    const names = namesOf(certificate, isLast);
    if (names.length * (permitted.length + excluded.length) > maximumComparisons) {
      return 'there are too many names to compare';
    }
    const isForbidden = names.some((name) => {
      const ofKind = permitted.filter(({ tag }) => tag === name.tag);
      const isPermitted = ofKind.length === 0 || ofKind.some((base) => isWithin(name, base));
      return !isPermitted || excluded.some((base) => base.tag === name.tag && isWithin(name, base));
    });
    return isForbidden ? 'its name constraints do not allow the names in it' : undefined;
  } catch {
    return 'its name constraints, or the names in it, cannot be read';
  }
}

/** The bases of permitted ([0]) or excluded ([1]) subtrees. Distances from a base do not exist in practice. */
function basesOf(constraints: Asn1, tag: 0 | 1): Name[] {
  const subtrees = tagged(members(constraints), tag);
  if (subtrees === undefined) return [];
  return members(subtrees).map((subtree) => {
    const [base, ...distances] = members(subtree);
    if (base === undefined || distances.length > 0) throw new Error('a base alone is expected');
    return { tag: base.type, node: base };
  });
}

const emailAddress = '1.2.840.113549.1.9.1';
const commonName = '2.5.4.3';
const hostName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i;

/** The subject, the alternative names, and what stands for them in the subjects of certificates that have none. */
function namesOf(certificate: Certificate, isLast: boolean): Name[] {
  const { subject, extensions } = fieldsOf(certificate);
  const alternative = extensions.get(extensionOids.subjectAltName);
  const others = alternative === undefined ? [] : members(fromBytes(alternative.content));
  const name = fromBytes(subject);
  const attributes = members(name).flatMap(members);
  const ofType = (type: string) =>
    attributes.filter((attribute) => oidOf(at(attribute, 0)) === type).map((attribute) => at(attribute, 1));
  const named = others.map((node): Name => ({ tag: node.type, node }));
  const hosts = isLast && alternative === undefined ? ofType(commonName) : [];
  return [
    ...named,
    ...(attributes.length === 0 ? [] : [{ tag: kinds.directory, node: name }]),
    ...ofType(emailAddress).map((node) => ({ tag: kinds.email, node })),
    ...hosts.filter((node) => hostName.test(attributeText(node))).map((node) => ({ tag: kinds.dns, node })),
  ];
}

function isWithin({ tag, node }: Name, { node: base }: Name): boolean {
  switch (tag) {
    case kinds.directory:
      return isBelow(distinguished(node), distinguished(base));
    case kinds.dns:
      return isHostWithin(textOf(node), textOf(base), true);
    case kinds.email:
      return isAddressWithin(textOf(node), textOf(base));
    case kinds.uri:
      return isHostWithin(new URL(textOf(node)).hostname, textOf(base), false);
    case kinds.ip:
      return isInNetwork(octetsOf(node), octetsOf(base));
    default:
      throw new Error('names of this kind are not compared');
  }
}

function textOf(node: Asn1): string {
  return Buffer.from(octetsOf(node)).toString('latin1').toLowerCase();
}

/** A name's parts in a form that is the same for all ways to write it (RFC 5280, 7.1); EXPLICIT as a GeneralName. */
function distinguished(node: Asn1): string[] {
  const name = node.tagClass === 0 ? node : at(node, 0);
  return members(name).map((part) =>
    members(part)
      .map((attribute) => {
        const text = attributeText(at(attribute, 1)).trim().toLowerCase().replaceAll(/\s+/g, ' ');
        return JSON.stringify([oidOf(at(attribute, 0)), text]);
      })
      .toSorted()
      .join(),
  );
}

function isBelow(name: readonly string[], base: readonly string[]): boolean {
  return base.every((part, index) => part === name[index]);
}

/** A base with a dot in front is for hosts below it alone; one without is for the host, and in DNS those below it. */
function isHostWithin(host: string, base: string, andBelow: boolean): boolean {
  if (base === '' || host === base) return true;
  if (base.startsWith('.')) return host.endsWith(base);
  return andBelow && host.endsWith(`.${base}`);
}

function isAddressWithin(address: string, base: string): boolean {
  return base.includes('@')
    ? address === base
    : isHostWithin(address.slice(address.lastIndexOf('@') + 1), base, false);
}

/** The base is an address and a mask of the same length. */
function isInNetwork(address: Uint8Array, base: Uint8Array): boolean {
  const { length } = address;
  if (base.length !== 2 * length) return false;
  return address.every((byte, index) => {
    const mask = base[length + index] ?? 0;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}
