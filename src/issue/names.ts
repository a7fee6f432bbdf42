import forge from 'node-forge';
import { bytesOf } from '../certificates/asn1.js';
import { type Der, implicitOctets, oid, sequence, set, text } from '../certificates/der.js';
import { shortForms } from '../certificates/name-text.js';
import { isDistinguishedName } from '../device/distinguished-name.js';
import { type IdentityKind, identityKind, sameForm } from '../gateway/identity-form.js';
import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';
import { distinguishedNameOf } from '../translate/distinguished-name.js';
import { holdsVariable } from '../variables/unknown.js';

/** @internal */
declare module 'node-forge' {
  namespace util {
    // @types/node-forge does not have it.
    function bytesFromIP(address: string): string | null;
  }
}

/** What a certificate calls the device. */
export interface CertifiedNames {
  readonly subject: Der;
  /** GeneralName values. */
  readonly alternativeNames: readonly Der[];
  /** Whether the subject is empty, so that the alternative names are all there is. */
  readonly isUnnamed: boolean;
}

/** The most characters that a common name has (RFC 5280, appendix A.1). */
const longestCommonName = 64;

const commonName = '2.5.4.3';
const country = '2.5.4.6';

/** Parts of a name whose values are ASCII (RFC 5280, appendix A.1). */
const asciiParts: readonly string[] = ['0.9.2342.19200300.100.1.25', '1.2.840.113549.1.9.1'];

/**
 * The names of a certificate with which gateways confirm local identifiers: each is a subjectAltName of the kind that
 * devices send it as. The first is the common name, too. A distinguished name is the subject itself.
 *
 * @param identifiers LocalIdentifier of each tunnel, without variables
 * @throws InputError for one that no certificate can have
 */
export function certifiedNames(identifiers: readonly string[]): CertifiedNames {
  const unique = [...new Set(identifiers)];
  unique.forEach(refuseUnfit);
  const [whole, another] = unique.filter(isDistinguishedName);
  if (another !== undefined) {
    throw new InputError(
      'The tunnels have two distinguished names as their LocalIdentifier. A certificate has one subject.',
    );
  }
  const plain = unique.filter((identifier) => !isDistinguishedName(identifier));
  const [first = ''] = plain;
  const isUnnamed = whole === undefined && first.length > longestCommonName;
  const ofFirst = isUnnamed ? [] : [set(attribute(commonName, first))];
  return {
    subject: whole === undefined ? sequence(...ofFirst) : distinguishedName(whole),
    alternativeNames: plain.map(generalName),
    isUnnamed,
  };
}

function refuseUnfit(identifier: string): void {
  if (identifier === '') {
    throw new InputError('LocalIdentifier is empty, so a certificate has no name for the device.');
  }
  const refuse = (reason: string): never => {
    throw new InputError(`LocalIdentifier is "${inSentence(identifier)}". ${reason}`);
  };
  if (holdsVariable(identifier)) {
    refuse('A management system fills it in later, and a certificate needs the name itself.');
  }
  if (isDistinguishedName(identifier)) return;
  if (identifier.includes('*')) refuse('A certificate with "*" in its name stands for many devices.');
  if (!/^[\x21-\x7e]+$/.test(identifier)) {
    refuse('Certificates have ASCII characters without spaces in such a name. Write a host name as xn--….');
  }
  if (!nameForms[identityKind(identifier)].isForm(identifier)) {
    refuse('It is neither a host name, nor an email address, nor an IP address.');
  }
}

/** GeneralName by the kind as which devices send an identifier: its tag (RFC 5280, 4.2.1.6), form and octets. */
const nameForms: Readonly<
  Record<
    IdentityKind,
    {
      readonly tag: number;
      readonly isForm: (identifier: string) => boolean;
      readonly octets: (identifier: string) => Uint8Array;
    }
  >
> = {
  email: {
    tag: 1,
    isForm: (name) => /^[^@]{1,64}@[^@]{1,255}$/.test(name),
    octets: (name) => Buffer.from(name),
  },
  fqdn: { tag: 2, isForm: (name) => name.length <= 255, octets: (name) => Buffer.from(name) },
  // An address with a zone has a meaning on its own host alone.
  address: {
    tag: 7,
    isForm: (name) => !name.includes('%'),
    // In network order, which is read of the one form without an IPv4 address at its end.
    octets: (name) => bytesOf(forge.util.bytesFromIP(sameForm(name)) ?? ''),
  },
};

function generalName(identifier: string): Der {
  const { tag, octets } = nameForms[identityKind(identifier)];
  return implicitOctets(tag, octets(identifier));
}

function distinguishedName(identifier: string): Der {
  const parts = distinguishedNameOf(identifier);
  const refuse = (reason: string): never => {
    throw new InputError(`LocalIdentifier is "${inSentence(identifier)}". ${reason}`);
  };
  if (parts === undefined) return refuse('Write a distinguished name like CN=device-0001,O=Contoso.');
  const attributes = parts.map((part) =>
    set(
      ...part.map(([type = '', value = '']) => {
        const identifierOfType = typeOf(type);
        if (identifierOfType === undefined) return refuse(`No name has a part called ${type}.`);
        if (stringType(identifierOfType) !== 'utf8' && !/^[\x20-\x7e]+$/.test(value)) {
          return refuse(`The part ${type} of a name has ASCII characters alone.`);
        }
        return attribute(identifierOfType, value);
      }),
    ),
  );
  return sequence(...attributes);
}

/** The object identifier of a part of a name, by its short name or as it is. */
function typeOf(type: string): string | undefined {
  if (/^\d+(?:\.\d+)+$/.test(type)) return type;
  return Object.keys(shortForms).find((identifier) => shortForms[identifier] === type);
}

function attribute(type: string, value: string): Der {
  return sequence(oid(type), text(value, stringType(type)));
}

function stringType(type: string): 'utf8' | 'printable' | 'ia5' {
  if (type === country) return 'printable';
  return asciiParts.includes(type) ? 'ia5' : 'utf8';
}
