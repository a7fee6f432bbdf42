import forge from 'node-forge';
import { InputError } from '../input-error.js';
import {
  type Asn1,
  bitsOf,
  booleanOf,
  fromBytes,
  isUniversal,
  numberOf,
  octetsOf,
  oidOf,
  toBytes,
} from './asn1.js';
import {
  anything,
  context,
  type Field,
  fieldsIn,
  identifier,
  integer,
  octets,
  optional,
  sequence,
  universal,
  valuesIn,
} from './asn1-shape.js';
import type { Certificate } from './certificate.js';

/** What a key may be used for, in the order of its bits (RFC 5280, 4.2.1.3). */
const keyUses = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUse = (typeof keyUses)[number];

/** An AlgorithmIdentifier. */
export interface Algorithm {
  readonly oid: string;
  /** @internal */
  readonly parameters: Asn1 | undefined;
}

/** What node:crypto does not tell of a certificate. */
export interface CertificateFields {
  /** The DER of the issuer's name. */
  readonly issuer: Uint8Array;
  /** The DER of its own name. */
  readonly subject: Uint8Array;
  /** The content of the serial number's INTEGER. */
  readonly serial: Uint8Array;
  /** How its issuer signed it. */
  readonly algorithm: Algorithm;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  /** How many authorities may stand between it and the end of a chain; undefined is any number. */
  readonly pathLength: number | undefined;
  /** Undefined where nothing limits it. */
  readonly keyUsage: ReadonlySet<KeyUse> | undefined;
  /** For what the certificate is, as OIDs; undefined where nothing limits it. */
  readonly purposes: { readonly oids: readonly string[]; readonly critical: boolean } | undefined;
  /** All its extensions by their identifiers. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

/** An extension of a certificate. */
export interface Extension {
  /** Who does not know the extension must refuse the certificate. */
  readonly critical: boolean;
  readonly content: Uint8Array;
}

/** The identifiers of extensions that are read (RFC 5280, 4.2.1). */
export const extensionOids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** A certificate never changes, and the same one is asked for its fields with every profile that it signs. */
const known = new WeakMap<object, CertificateFields>();

/** Reads a certificate's fields from its DER. Throws InputError where node:crypto accepted what cannot be read here. */
export function fieldsOf(certificate: Certificate): CertificateFields {
  const fields = known.get(certificate) ?? readFields(certificate);
  known.set(certificate, fields);
  return fields;
}

function readFields({ der, subject }: Certificate): CertificateFields {
  try {
    return fieldsOfCertificate(fromBytes(der));
  } catch {
    throw new InputError(`The certificate "${subject}" has fields that cannot be read.`);
  }
}

const { Type } = forge.asn1;

function fieldsOfCertificate(node: Asn1): CertificateFields {
  const [tbs, outer] = fieldsIn(
    'Certificate',
    node,
    sequence('tbsCertificate'),
    sequence('signatureAlgorithm'),
    universal('signature', Type.BITSTRING),
  );
  const [, serial, inner, issuer, , subject, , , , list] = fieldsIn(
    'tbsCertificate',
    tbs,
    optional(context('version', 0)),
    integer('serialNumber'),
    sequence('signature'),
    sequence('issuer'),
    sequence('validity'),
    sequence('subject'),
    sequence('subjectPublicKeyInfo'),
    optional(context('issuerUniqueID', 1)),
    optional(context('subjectUniqueID', 2)),
    optional(context('extensions', 3)),
  );
  if (Buffer.compare(toBytes(inner), toBytes(outer)) !== 0)
    throw new Error('it names two signature algorithms');
  const extensions = extensionsIn(list);
  const valueIn = (name: keyof typeof extensionOids) => {
    const extension = extensions.get(extensionOids[name]);
    return extension && fromBytes(extension.content);
  };
  const subjectKeyIdentifier = valueIn('subjectKeyIdentifier');
  return {
    issuer: toBytes(issuer),
    subject: toBytes(subject),
    serial: octetsOf(serial),
    algorithm: algorithmOf(outer),
    subjectKeyIdentifier: subjectKeyIdentifier && octetsOf(subjectKeyIdentifier),
    pathLength: pathLengthOf(valueIn('basicConstraints')),
    keyUsage: keyUsageOf(valueIn('keyUsage')),
    purposes: purposesOf(
      valueIn('extendedKeyUsage'),
      extensions.get(extensionOids.extendedKeyUsage)?.critical === true,
    ),
    extensions,
  };
}

/** Throws when the AlgorithmIdentifier is none. */
export function algorithmOf(node: Asn1): Algorithm {
  const [oid, parameters] = fieldsIn(
    'AlgorithmIdentifier',
    node,
    identifier('algorithm'),
    optional(anything('parameters')),
  );
  return { oid: oidOf(oid), parameters };
}

function extensionsIn(list: Asn1 | undefined): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  if (list === undefined) return extensions;
  const [whole] = fieldsIn('extensions', list, sequence('Extensions'));
  for (const node of valuesIn('extensions', whole, sequence('Extension'))) {
    const [id, critical, content] = fieldsIn(
      'Extension',
      node,
      identifier('extnID'),
      optional(boolean),
      octets('extnValue'),
    );
    const oid = oidOf(id);
    if (extensions.has(oid)) throw new Error('an extension stands in it twice');
    extensions.set(oid, {
      critical: critical !== undefined && booleanOf(critical),
      content: octetsOf(content),
    });
  }
  return extensions;
}

const boolean: Field = universal('critical', Type.BOOLEAN);

function pathLengthOf(basicConstraints: Asn1 | undefined): number | undefined {
  if (basicConstraints === undefined) return undefined;
  const [, pathLength] = fieldsIn(
    'BasicConstraints',
    basicConstraints,
    optional(universal('cA', Type.BOOLEAN)),
    optional(integer('pathLenConstraint')),
  );
  return pathLength && numberOf(pathLength);
}

function keyUsageOf(keyUsage: Asn1 | undefined): ReadonlySet<KeyUse> | undefined {
  if (keyUsage === undefined) return undefined;
  const bits = bitsOf(keyUsage);
  return new Set(keyUses.filter((_, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0));
}

function purposesOf(value: Asn1 | undefined, critical: boolean): CertificateFields['purposes'] {
  if (value === undefined) return undefined;
  const oids = valuesIn('ExtendedKeyUsage', value, identifier('KeyPurposeId')).map(oidOf);
  if (!isUniversal(value, Type.SEQUENCE)) throw new Error('a SEQUENCE is expected');
  return { oids, critical };
}
