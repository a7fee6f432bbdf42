import type { Policy } from '../graph/model/ikev2.js';
import { graphSources } from '../graph/sources.js';
import type { Bindings, IdentityBinding } from './bindings/bindings.js';
import { commonNameOf, distinguishedNameOf } from './distinguished-name.js';
import { type Draft, report } from './draft.js';
import { filled, scepSubject } from './scep.js';

/**
 * The text of LocalIdentifier where nobody has to give it. Graph says only which kind of text Intune fills in: the
 * common name of the identity's certificate can be read, and `empty` is no text at all.
 *
 * @returns the text, or `undefined` where it has to be bound
 */
export function derivedLocalIdentifier(
  policy: Policy,
  identity: IdentityBinding | undefined,
): string | undefined {
  if (policy.localIdentifier === 'empty') return '';
  if (policy.localIdentifier !== 'clientCertificateSubjectName' || identity === undefined) return undefined;
  return subjectCommonName(identity);
}

/** Writes LocalIdentifier, and says where its text was taken from when nobody gave it. */
export function applyLocalIdentifier(policy: Policy, bindings: Bindings, draft: Draft): void {
  const derived = derivedLocalIdentifier(policy, bindings.identity);
  const text = bindings.localIdentifier ?? (derived && filled(derived, draft));
  if (text === undefined) return;
  draft.places.tunnel['LocalIdentifier'] = text;
  if (bindings.localIdentifier !== undefined || policy.localIdentifier === 'empty') return;
  report(draft, 'policy-inferred', {
    path: '/localIdentifier',
    message: `LocalIdentifier is "${text}", the subject common name of the bound identity`,
    why: 'Microsoft documents nowhere which text Intune fills in; its form calls this choice "Subject common name"',
    source: graphSources.portal,
  });
}

function subjectCommonName(identity: IdentityBinding): string | undefined {
  switch (identity.kind) {
    case 'pkcs12':
      return identity.certificate.subjectCommonName;
    case 'scep':
      return commonNameOf(distinguishedNameOf(scepSubject(identity) ?? '') ?? []);
    case 'acme':
      return commonNameOf(distinguishedNameOf(identity.Subject) ?? []);
  }
}
