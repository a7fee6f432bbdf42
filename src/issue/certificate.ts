import { createHash, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { at, bitsOf, fromBytes } from '../certificates/asn1.js';
import type { KeyType } from '../certificates/certificate.js';
import {
  bits,
  boolean,
  context,
  type Der,
  derBytes,
  implicitOctets,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  time,
  unsignedInteger,
} from '../certificates/der.js';
import { extensionOids, fieldsOf } from '../certificates/fields.js';
import type { Digest } from '../signing/algorithm.js';
import type { Authority } from './authority.js';
import { certifiedNames } from './names.js';

const signAsync = promisify(sign);

/** What an identity's certificate says. */
export interface Subject {
  /** LocalIdentifier of each tunnel. */
  readonly identifiers: readonly string[];
  readonly publicKey: KeyObject;
  /** Random bytes, at most 20 (RFC 5280, 4.1.2.2). */
  readonly serial: Uint8Array;
}

const signatureOids: Readonly<Record<'RSA' | 'ECDSA', Readonly<Record<Digest, string>>>> = {
  RSA: {
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
    sha512: '1.2.840.113549.1.1.13',
  },
  ECDSA: {
    sha256: '1.2.840.10045.4.3.2',
    sha384: '1.2.840.10045.4.3.3',
    sha512: '1.2.840.10045.4.3.4',
  },
};

/** Of clients; and of IPsec, which some gateways ask for (RFC 4945, 5.1.3.12). */
const purposes = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.8.2.2'];

const authorityKeyIdentifier = '2.5.29.35';

/**
 * A certificate for a device (RFC 5280): for signing alone, with the local identifiers as its alternative names.
 *
 * @returns its DER
 * @throws InputError for an identifier that no certificate can have
 */
export async function issueCertificate(authority: Authority, subject: Subject): Promise<Uint8Array> {
  const { certificates, privateKey, digest, validity } = authority;
  const [issuer] = certificates;
  const names = certifiedNames(subject.identifiers);
  const spki = subject.publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = signatureIdentifier(issuer.keyType, digest);
  const { subject: issuerName, subjectKeyIdentifier } = fieldsOf(issuer);
  const toBeSigned = derBytes(
    sequence(
      context(0, integer(2)),
      unsignedInteger(subject.serial),
      algorithm,
      issuerName,
      sequence(time(validity.notBefore), time(validity.notAfter)),
      names.subject,
      spki,
      context(
        3,
        sequence(
          critical(extensionOids.basicConstraints, sequence()),
          // digitalSignature, the first bit, with which IKEv2 and EAP-TLS authenticate.
          critical(extensionOids.keyUsage, bits(Uint8Array.of(0x80), 7)),
          extension(extensionOids.extendedKeyUsage, sequence(...purposes.map(oid))),
          ...alternativeNames(names.alternativeNames, names.isUnnamed),
          extension(extensionOids.subjectKeyIdentifier, octets(keyIdentifier(spki))),
          ...(subjectKeyIdentifier === undefined
            ? []
            : [extension(authorityKeyIdentifier, sequence(implicitOctets(0, subjectKeyIdentifier)))]),
        ),
      ),
    ),
  );
  const signature = await signAsync(digest, toBeSigned, privateKey);
  return derBytes(sequence(toBeSigned, algorithm, bits(signature)));
}

function signatureIdentifier(keyType: KeyType, digest: Digest): Der {
  return keyType === 'RSA'
    ? sequence(oid(signatureOids.RSA[digest]), nothing())
    : sequence(oid(signatureOids.ECDSA[digest]));
}

/** Without a subject the alternative names are critical (RFC 5280, 4.2.1.6). */
function alternativeNames(names: readonly Der[], isUnnamed: boolean): Der[] {
  if (names.length === 0) return [];
  const make = isUnnamed ? critical : extension;
  return [make(extensionOids.subjectAltName, sequence(...names))];
}

function extension(identifier: string, value: Der): Der {
  return sequence(oid(identifier), octets(derBytes(value)));
}

function critical(identifier: string, value: Der): Der {
  return sequence(oid(identifier), boolean(true), octets(derBytes(value)));
}

/** SHA-1 of the key, as all programs make it (RFC 5280, 4.2.1.2); it protects nothing. */
function keyIdentifier(spki: Uint8Array): Uint8Array {
  return createHash('sha1')
    .update(bitsOf(at(fromBytes(spki), 1)))
    .digest();
}
