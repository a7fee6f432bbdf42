import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { findingTable } from '../finding-table.js';
import { signAsDER } from './advice.js';

/** What is said of signatures. */
export const signatureTable = findingTable('signature', {
  'signature-invalid': {
    title: 'invalid signature',
    severity: 'error',
    why: 'Devices reject a profile with an invalid signature as malformed. They do not install it as unverified.',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-signers': {
    title: 'signed profile without exactly one signer',
    severity: 'error',
    why: 'Devices reject a signed profile with any other number of signers than one.',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-detached': {
    title: 'signature without the profile in it',
    severity: 'error',
    why: 'Devices look for the profile inside the signature and find nothing there.',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'signature-pem': {
    title: 'signed profile as text, in PEM or base64',
    severity: 'error',
    why: 'Devices read a property list or DER. They reject PEM and base64 text as a malformed profile.',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-chain': {
    title: 'signer without a complete chain, or a root certificate in the message',
    severity: 'warning',
    why: 'Devices build the chain from the message and their own trust store. Without a complete chain they show the profile as Not Verified.',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'signature-expired': {
    title: 'signing certificate that is not valid now',
    severity: 'warning',
    why: 'Devices check the chain when they install the profile and show an expired one as Not Verified.',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-time': {
    title: 'signature made outside the validity of its certificate',
    severity: 'warning',
    why: "Verifiers that check the signing time reject the signature. NSS does, from which Apple's verifier descends.",
    source: appleSources.cms,
    confidence: 'inferred',
  },
  'signature-digest': {
    title: 'digest that is no longer safe',
    severity: 'warning',
    why: 'Attackers can replace a profile that only an old digest protects, and verifiers stop accepting such digests.',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-key': {
    title: 'signing key that devices may not accept',
    severity: 'warning',
    why: 'Devices and other verifiers are not known to accept a signature by such a key.',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-usage': {
    title: 'certificate of the chain that was used outside its purpose',
    severity: 'warning',
    why: 'Verifiers that respect key usage, extended key usage and critical extensions do not trust the chain. Devices then show the profile as Not Verified.',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-purpose': {
    title: 'signer that OpenSSL and NSS reject by default',
    severity: 'info',
    why: 'Other programs reject signatures by certificates of web servers and Apple developers by default. Devices are not known to reject them.',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-names': {
    title: 'name that an authority of the chain does not allow',
    severity: 'warning',
    why: 'Devices do not trust a signer whose names the authority does not allow.',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-not-der-order': {
    title: 'signed attributes in an order that some verifiers reject',
    severity: 'warning',
    why: 'Verifiers such as GnuTLS reject signed attributes that are not in the order of DER.',
    source: appleSources.cms,
    confidence: 'inferred',
  },
});

const fixes: Readonly<Partial<Record<keyof typeof signatureTable.rules, string>>> = {
  'signature-invalid':
    'Get the signed profile again from its source. If you trust what it holds now, sign it again: alwayson sign --resign.',
  'signature-signers': 'Sign the profile again with one signer: alwayson sign --resign.',
  'signature-detached': `Sign with ${signAsDER}.`,
  'signature-pem': `Sign with ${signAsDER}.`,
  'signature-expired': 'Sign the profile again with a valid certificate.',
  'signature-time': 'Sign the profile again with a certificate that is valid then.',
  'signature-digest': 'Use SHA-256, SHA-384 or SHA-512 for the signature and for the certificates.',
  'signature-key':
    'Use RSA keys of at least 2048 bits (PKCS#1 v1.5), or P-256, P-384 or P-521, for the signer and its authorities.',
  'signature-usage': 'Sign with a certificate that may sign profiles, from authorities that may issue it.',
  'signature-names': 'Sign with a certificate whose names the authority allows.',
  'signature-not-der-order': 'Sign the profile again: alwayson sign --resign.',
};

/**
 * A finding about a signature.
 * @param path JSON Pointer into the message, its members named as in RFC 5652: `/signerInfos/0/signedAttrs`.
 * @param message as in {@link Finding}.
 */
export function signatureFinding(
  rule: keyof typeof signatureTable.rules,
  path: string,
  message: string,
): Finding {
  const fix = fixes[rule];
  return signatureTable(rule, { message, ...(fix !== undefined && { fix }) }, path);
}
