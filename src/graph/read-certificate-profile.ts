import type { Finding } from '../finding.js';
import { conform } from './conform.js';
import { withReference } from './custom-reference.js';
import { type ScepCertificateProfile, scepCertificateProfile } from './model/scep.js';
import { type TrustedRootCertificate, trustedRootCertificate } from './model/trusted-root.js';
import { type ReadOptions, readObject } from './read-resource.js';
import { graphSources } from './sources.js';
import { untypedFinding } from './type-findings.js';

/** A certificate profile as read, with what was noticed on the way. */
export interface ProfileReading<T> {
  readonly profile: T;
  readonly findings: readonly Finding[];
}

/**
 * Reads the SCEP certificate profile (`iosScepCertificateProfile`) out of an export; input, findings and errors as
 * for `readPolicy`. A PKCS certificate profile is refused with what to do instead.
 */
export async function readScepProfile(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<ProfileReading<ScepCertificateProfile>> {
  const { content, odataType } = await readObject(input, ['scep'], options);
  const { value, findings } = conform(
    scepCertificateProfile,
    withReference(content, 'rootCertificate'),
    graphSources.scep,
  );
  return {
    profile: value,
    findings: [...(odataType === undefined ? [untypedFinding('scep')] : []), ...findings],
  };
}

/**
 * Reads the trusted root certificate profile (`iosTrustedRootCertificate`) out of an export; input, findings and
 * errors as for `readPolicy`. Whether the certificate in it can be read is not looked at.
 */
export async function readTrustedRoot(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<ProfileReading<TrustedRootCertificate>> {
  const { content, odataType } = await readObject(input, ['trustedRoot'], options);
  const { value, findings } = conform(trustedRootCertificate, content, graphSources.trustedRoot);
  return {
    profile: value,
    findings: [...(odataType === undefined ? [untypedFinding('trustedRoot')] : []), ...findings],
  };
}
