import { appleSources } from '../../apple/sources.js';
import { identityOf, namedPayloads } from '../../device/identity.js';
import { installErrors } from '../../device/install-errors.js';
import type { ProfileView } from '../../device/profile-view.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { otherPayloads, type Rule } from '../rule.js';

export const authIdentityUnresolved: Rule = {
  name: 'auth-identity-unresolved',
  title: 'PayloadCertificateUUID names no identity of this profile',
  severity: 'error',
  why: `the device looks for the identity among the payloads of the same profile, whatever the method, and refuses the profile when it is not there (${installErrors.certificateMissing})`,
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
        yield { at, message: `is the PayloadUUID of no payload in this profile${nearMiss(view, tunnel)}` };
      } else if (named.row === undefined) {
        yield {
          at,
          severity: 'info',
          message: `names a payload of type ${named.type ?? 'none'}, of which it is not known whether it holds an identity`,
          confidence: 'inferred',
        };
      } else {
        yield {
          at,
          message: `names a payload of type ${named.type}, which holds no private key; a pkcs12, scep or acme payload is needed`,
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
  return inOtherCase ? '; one differs only in upper and lower case, which counts' : '';
}
