import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { findingTable } from '../finding-table.js';

/** What is said of signatures. */
export const signatureTable = findingTable('signature', {
  'signature-invalid': {
    title: 'a signature that does not hold',
    severity: 'error',
    why: 'the device refuses a profile whose signature does not hold as malformed; it does not fall back to showing it as unverified',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-signers': {
    title: 'a signed profile that has not exactly one signer',
    severity: 'error',
    why: 'the device refuses a signed profile that has not exactly one signer',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-detached': {
    title: 'a signature without the profile in it',
    severity: 'error',
    why: 'the device looks for the profile inside the signature and finds nothing there',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'signature-pem': {
    title: 'a signed profile as text, in PEM or base64',
    severity: 'error',
    why: 'the device reads a property list or DER; PEM and base64 text end as a malformed profile',
    source: appleSources.observed,
    confidence: 'observed',
  },
  'signature-chain': {
    title: 'a signer whose chain leads nowhere, or a root that does not belong into the message',
    severity: 'warning',
    why: 'the device builds the chain from the message and its own trust store; where that fails it shows the profile as Not Verified',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  'signature-expired': {
    title: 'a signing certificate that is not valid now',
    severity: 'warning',
    why: 'the device evaluates the chain when the profile is installed and shows one that has expired as Not Verified',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-time': {
    title: "a signature made outside its certificate's validity",
    severity: 'warning',
    why: "a signature made outside its certificate's validity is refused by verifiers that look at its time: NSS for one, from which Apple's own descends",
    source: appleSources.cms,
    confidence: 'inferred',
  },
  'signature-digest': {
    title: 'a digest that is no longer safe',
    severity: 'warning',
    why: 'digests this old no longer protect a profile against being exchanged, and verifiers are giving them up',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-key': {
    title: 'a signing key that devices are not known to accept',
    severity: 'warning',
    why: 'devices and other verifiers are not known to accept a signature by such a key',
    source: appleSources.observed,
    confidence: 'inferred',
  },
  'signature-usage': {
    title: 'a certificate of the chain that may not do what it did',
    severity: 'warning',
    why: 'key usage, extended key usage and critical extensions limit what a certificate may be used for; verifiers that keep to them do not trust the chain, and a device shows such a profile as Not Verified',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-purpose': {
    title: 'a signer that devices are not known to refuse and other verifiers refuse',
    severity: 'info',
    why: 'profiles are signed with the certificates of web servers and of Apple developers, too, which other programs refuse for such a signature unless they are told otherwise',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-names': {
    title: 'a name that an authority of the chain does not allow',
    severity: 'warning',
    why: 'a device does not trust a signer whose names are outside what the authority allows',
    source: appleSources.x509,
    confidence: 'inferred',
  },
  'signature-not-der-order': {
    title: 'signed attributes in an order that some verifiers refuse',
    severity: 'warning',
    why: 'the signed attributes must be in DER, which sorts a SET; GnuTLS for one does not verify them in another order',
    source: appleSources.cms,
    confidence: 'inferred',
  },
});

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
  return signatureTable(rule, { message }, path);
}
