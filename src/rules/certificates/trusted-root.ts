import { appleSources } from '../../apple/sources.js';
import { type Authority, authoritiesOf } from '../../device/authorities.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { Remark, Rule } from '../rule.js';
import { validityRemark } from './validity-remark.js';

export const trustedRoot: Rule = {
  name: 'trusted-root',
  title: 'certificate payload that does not make devices trust a CA',
  severity: 'error',
  why: 'Devices reject the whole profile when a certificate payload holds no certificate.',
  source: appleSources.root,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check(view) {
    if (view.tunnels.length === 0) return;
    const authorities = authoritiesOf(view);
    const someCA = authorities.some(({ certificates }) => certificates.some(({ isCA }) => isCA));
    for (const authority of authorities) yield* remarksOn(authority, someCA, view);
  },
};

function* remarksOn(
  { payload, at, certificates, refused }: Authority,
  someCA: boolean,
  { now }: ProfileView,
): Generator<Remark> {
  const [certificate] = certificates;
  if (certificate === undefined) {
    yield {
      at,
      message: refused ?? 'The payload holds no certificate.',
      fix: 'Put the DER form of the certificate into the payload.',
    };
    return;
  }
  if (certificates.length > 1) {
    yield {
      at,
      severity: 'warning',
      message: `The payload holds ${certificates.length} certificates.`,
      why: 'Devices probably use the first one and ignore the others.',
      fix: 'Make a payload for each certificate.',
    };
  }
  const validity = now && validityRemark(at, certificate, now);
  if (validity !== undefined) {
    yield { ...validity, why: 'Devices do not trust a gateway whose certificate leads to this one.' };
  }
  if (payload.type === 'com.apple.security.root' && !certificate.selfSigned) {
    yield {
      at,
      severity: 'warning',
      message: 'The certificate in the payload com.apple.security.root is not self-signed.',
      why: 'The payload is for root certificates, and devices do not use an intermediate one as an anchor of trust.',
      fix: 'Use a payload com.apple.security.pkcs1 for an intermediate certificate.',
    };
  }
  if (!certificate.isCA) {
    yield {
      at,
      severity: someCA ? 'info' : 'warning',
      message: 'The certificate is not a CA: its basic constraints do not say so.',
      why: 'Devices trust nothing that it signed, only a gateway that presents this very certificate.',
      fix: "Use the certificate of the CA that issued the gateway's certificate.",
    };
  }
}
