import { appleSources } from '../../apple/sources.js';
import { type Authority, authoritiesOf } from '../../device/authorities.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { Remark, Rule } from '../rule.js';
import { validityRemark } from './validity-remark.js';

export const trustedRoot: Rule = {
  name: 'trusted-root',
  title: 'a certificate payload that does not make the device trust a CA',
  severity: 'error',
  why: 'the device refuses a payload that is no certificate, and the whole profile with it',
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
    yield { at, message: refused ?? 'holds no certificate' };
    return;
  }
  if (certificates.length > 1) {
    yield {
      at,
      severity: 'warning',
      message: `holds ${certificates.length} certificates; a payload should hold one`,
      why: 'the device presumably takes the first and ignores the others',
    };
  }
  const validity = now && validityRemark(at, certificate, now);
  if (validity !== undefined) {
    yield { ...validity, why: "the device trusts no server's certificate that leads to it then" };
  }
  if (payload.type === 'com.apple.security.root' && !certificate.selfSigned) {
    yield {
      at,
      severity: 'warning',
      message:
        'is not self-signed; an intermediate certificate belongs in a payload com.apple.security.pkcs1',
      why: 'the payload is for root certificates, and the device does not take an intermediate one as an anchor of trust',
    };
  }
  if (!certificate.isCA) {
    yield {
      at,
      severity: someCA ? 'info' : 'warning',
      message: 'is not the certificate of a CA: its basic constraints do not say so',
      why: 'nothing that it signed is trusted; only the server that has this very certificate can be',
    };
  }
}
