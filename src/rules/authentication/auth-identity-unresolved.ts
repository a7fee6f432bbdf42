import { appleSources } from '../../apple/sources.js';
import { identityOf, namedPayloads } from '../../device/identity.js';
import { installErrors } from '../../device/install-errors.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { otherPayloads, type Rule } from '../rule.js';

const fix =
  'Set PayloadCertificateUUID to the PayloadUUID of a pkcs12, scep or acme payload of this profile.';

export const authIdentityUnresolved: Rule = {
  name: 'auth-identity-unresolved',
  title: 'PayloadCertificateUUID that names no identity of the profile',
  severity: 'error',
  why: `Devices look for the identity among the payloads of the same profile. They reject the profile when it is not there (${installErrors.certificateMissing}).`,
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: [otherPayloads],
  *check(view) {
    for (const tunnel of view.tunnels) {
      const at = get(tunnel.node, 'PayloadCertificateUUID');
      if (at?.type !== 'string' || identityOf(view, tunnel) !== undefined) continue;
      const named = namedPayloads(view, tunnel)[0];
      if (named === undefined) {
        yield {
          at,
          message: `PayloadCertificateUUID matches no PayloadUUID of this profile.${nearMiss(view, tunnel)}`,
          fix,
        };
      } else if (named.row === undefined) {
        yield {
          at,
          severity: 'info',
          message: `PayloadCertificateUUID names a payload of type ${named.type ?? 'none'}. It is not known whether it holds an identity.`,
          confidence: 'inferred',
        };
      } else {
        yield {
          at,
          message: `PayloadCertificateUUID names a payload of type ${named.type}, which holds no private key.`,
          fix,
        };
      }
    }
  },
};

function nearMiss({ payloads }: ProfileView, { node }: TunnelView): string {
  const uuid = stringAt(node, 'PayloadCertificateUUID')?.toLowerCase();
  const inOtherCase = payloads.some(
    (payload) => stringAt(payload.node, 'PayloadUUID')?.toLowerCase() === uuid,
  );
  return inOtherCase ? ' One differs only in upper and lower case, which counts.' : '';
}
