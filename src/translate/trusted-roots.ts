import type { Policy } from '../graph/model/ikev2.js';
import type { PlistDictionary } from '../plist/value.js';
import type { TrustedRoot } from './bindings/bindings.js';
import { uuidOf } from './identifiers.js';

/**
 * The payloads that make the device trust the gateway's certificate: com.apple.security.root for a self-signed
 * certificate, com.apple.security.pkcs1 for any other.
 */
export function trustedRootPayloads(
  policy: Policy,
  roots: readonly TrustedRoot[],
  identifier: string,
): PlistDictionary[] {
  return roots.map(({ certificate, fileName }, index) => ({
    PayloadType: certificate.selfSigned ? 'com.apple.security.root' : 'com.apple.security.pkcs1',
    PayloadVersion: 1,
    PayloadIdentifier: `${identifier}.certificate${index + 1}`,
    PayloadUUID: uuidOf(policy, `certificate ${index + 1}`),
    PayloadDisplayName: certificate.subjectCommonName ?? `Certificate ${index + 1}`,
    ...(fileName !== undefined && { PayloadCertificateFileName: fileName }),
    PayloadContent: certificate.der,
  }));
}
