import { appleSources } from '../apple/sources.js';
import type { PlistDictionary } from '../plist/value.js';
import { appleSubject } from './apple-subject.js';
import type { AcmeBinding, IdentityBinding } from './bindings/bindings.js';
import type { Draft } from './draft.js';
import { scepContent } from './scep.js';

/** The payload that brings the device's identity; the tunnel names it by its PayloadUUID. */
export function identityPayload(
  identity: IdentityBinding,
  identifier: string,
  uuid: string,
  draft: Draft,
): PlistDictionary {
  const envelope = (type: string, name: string) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `${identifier}.identity`,
    PayloadUUID: uuid,
    PayloadDisplayName: name,
  });
  switch (identity.kind) {
    case 'pkcs12':
      return {
        ...envelope('com.apple.security.pkcs12', 'Device identity'),
        ...(identity.fileName !== undefined && { PayloadCertificateFileName: identity.fileName }),
        Password: identity.password,
        PayloadContent: identity.bytes,
      };
    case 'scep':
      return {
        ...envelope('com.apple.security.scep', identity.profile.displayName ?? 'Device identity'),
        PayloadContent: scepContent(identity, draft),
      };
    case 'acme':
      return { ...envelope('com.apple.security.acme', 'Device identity'), ...acmeKeys(identity, draft) };
  }
}

function acmeKeys(identity: AcmeBinding, draft: Draft): PlistDictionary {
  const { kind, Subject, SubjectAltName, ExtendedKeyUsage, ...keys } = identity;
  return {
    ...keys,
    Subject: appleSubject(Subject, '/identity/acme/Subject', appleSources.acme, draft),
    ...(SubjectAltName !== undefined && { SubjectAltName: { ...SubjectAltName } }),
    ...(ExtendedKeyUsage !== undefined && { ExtendedKeyUsage: [...ExtendedKeyUsage] }),
  };
}
