import type { Certificate } from '../certificates/certificate.js';
import { extensionOids, fieldsOf } from '../certificates/fields.js';

/**
 * Extensions whose being critical does not end a chain: RFC 5280's that OpenSSL reads. What policies they name is not
 * judged; names are, apart from here.
 */
const knownExtensions: readonly string[] = [
  ...Object.values(extensionOids),
  '2.5.29.31', // cRLDistributionPoints
  '2.5.29.32', // certificatePolicies
  '2.5.29.33', // policyMappings
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.36', // policyConstraints
  '2.5.29.54', // inhibitAnyPolicy
];

/** What Apple marks its own certificates with, which sign profiles too; its systems know them, OpenSSL does not. */
const appleExtensions = '1.2.840.113635.100.6.';

const emailProtection = '1.3.6.1.5.5.7.3.4';

/** Purposes by which a certificate may sign what is no connection: e-mail, any, code, documents. */
const signingPurposes: readonly string[] = [
  emailProtection,
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.3',
  '1.3.6.1.5.5.7.3.36',
];

const purposeNames: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
  '2.5.29.37.0': 'anyExtendedKeyUsage',
};

/**
 * Why a certificate may not sign a profile, as the end of a sentence; undefined when it may. Signing refuses by it and
 * verifying judges by it, so that what the one refuses the other never calls verified.
 */
export function signingFault(certificate: Certificate): string | undefined {
  const { keyUsage } = fieldsOf(certificate);
  if (keyUsage !== undefined && !keyUsage.has('digitalSignature') && !keyUsage.has('nonRepudiation')) {
    return 'its key usage lacks digitalSignature';
  }
  return criticalFault(certificate);
}

/** Why an authority may not stand in the chain of a profile's signer; undefined when it may. */
export function authorityFault(certificate: Certificate): string | undefined {
  const { keyUsage } = fieldsOf(certificate);
  if (!certificate.isCA) return 'its basic constraints or its key usage do not make it an authority';
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign')) return 'its key usage lacks keyCertSign';
  return criticalFault(certificate);
}

function criticalFault(certificate: Certificate): string | undefined {
  const unknown = unknownExtension(certificate);
  if (unknown !== undefined) return unknown;
  const { purposes } = fieldsOf(certificate);
  if (purposes === undefined || !purposes.critical) return undefined;
  return purposes.oids.some((oid) => signingPurposes.includes(oid))
    ? undefined
    : `its extended key usage is critical and allows ${purposeWords(purposes.oids)} only`;
}

/** The critical extension that ends a chain, as the end of a sentence; undefined when there is none. */
export function unknownExtension(certificate: Certificate): string | undefined {
  const { extensions } = fieldsOf(certificate);
  for (const [oid, { critical }] of extensions) {
    if (critical && !knownExtensions.includes(oid) && !oid.startsWith(appleExtensions)) {
      return `its critical extension ${oid} is not known, and RFC 5280 forbids accepting such a certificate`;
    }
  }
  return undefined;
}

function purposeWords(oids: readonly string[]): string {
  return oids.map((oid) => purposeNames[oid] ?? oid).join(', ');
}

/**
 * Why OpenSSL and NSS, asked as they are by default, refuse a signer that devices are not known to refuse, as the end
 * of a sentence; undefined when they do not. Their default is the signer of an e-mail.
 */
export function refusedElsewhere(certificate: Certificate): string | undefined {
  const { extensions, purposes } = fieldsOf(certificate);
  if (purposes !== undefined && !purposes.oids.includes(emailProtection)) {
    return `its extended key usage allows ${purposeWords(purposes.oids)}, not emailProtection`;
  }
  const [apple] =
    [...extensions].find(([oid, { critical }]) => critical && oid.startsWith(appleExtensions)) ?? [];
  return apple && `its critical extension ${apple} is known to Apple's systems alone`;
}

/** Devices and others are not known to accept smaller ones. */
export const smallestRsa = 2048;

/** Why a key is not strong enough, or not known to be accepted; undefined when it is. */
export function keyFault({ keyType, keyBits = 0 }: Certificate): string | undefined {
  switch (keyType) {
    case 'RSA':
    case 'RSA-PSS':
      return keyBits < smallestRsa ? `RSA key has ${keyBits} bits, fewer than ${smallestRsa}` : undefined;
    case 'other':
    case 'Ed25519':
      return `key is ${keyType === 'other' ? 'of an unknown kind or on an unknown curve' : keyType}, not RSA, P-256, P-384 or P-521`;
    default:
      return undefined;
  }
}
