import type { Finding } from '../finding.js';
import { conform } from './conform.js';
import { withReference } from './custom-reference.js';
import { resources } from './kinds.js';
import { type ScepCertificateProfile, scepCertificateProfile } from './model/scep.js';
import { type TrustedRootCertificate, trustedRootCertificate } from './model/trusted-root.js';
import type { GraphInput } from './parse.js';
import { type ReadOptions, readObject } from './read-resource.js';
import { graphSources } from './sources.js';
import { untypedFindings } from './type-findings.js';

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
  input: GraphInput,
  options: ReadOptions = {},
): Promise<ProfileReading<ScepCertificateProfile>> {
  const object = await readObject(input, ['scep'], options);
  const content = withReference(object.content, 'rootCertificate');
  const subject = { document: resources.scep.document, source: graphSources.scep };
  const { value, findings } = conform(scepCertificateProfile, content, subject);
  return { profile: value, findings: [...untypedFindings(object), ...findings] };
}

/**
 * Reads the trusted root certificate profile (`iosTrustedRootCertificate`) out of an export; input, findings and
 * errors as for `readPolicy`. Whether the certificate in it can be read is not looked at.
 */
export async function readTrustedRoot(
  input: GraphInput,
  options: ReadOptions = {},
): Promise<ProfileReading<TrustedRootCertificate>> {
  const object = await readObject(input, ['trustedRoot'], options);
  const subject = { document: resources.trustedRoot.document, source: graphSources.trustedRoot };
  const { value, findings } = conform(trustedRootCertificate, object.content, subject);
  return { profile: value, findings: [...untypedFindings(object), ...findings] };
}
