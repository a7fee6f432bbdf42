import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { isDistinguishedName } from '../../device/distinguished-name.js';
import type { TunnelView } from '../../device/views.js';
import { otherPayloads, type Rule } from '../rule.js';
import { issuerNameOf } from './certificate-issuer-unmatched.js';

export const certificateAuthority: Rule = {
  name: 'certificate-authority',
  title: "profile without the CA of the gateway's certificate",
  severity: 'info',
  why: "Devices accept the gateway's certificate only if they trust its CA, which is built in or comes with a profile.",
  source: appleSources.deploymentReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: ['trustedRoots', otherPayloads],
  *check({ payloads, vpns }) {
    if (payloads.some(({ row }) => row?.role === 'authority')) return;
    for (const { node, tunnels } of vpns) {
      if (!tunnels.some(needsUnnamedAuthority)) continue;
      yield {
        at: node,
        message:
          'The profile has no root, pem or pkcs1 payload with the CA of the gateway. Devices need to trust it already.',
      };
    }
  },
};

/** Whether the device has to trust a CA that the tunnel does not name; of a named one certificate-issuer-unmatched speaks. */
function needsUnnamedAuthority(tunnel: TunnelView): boolean {
  const name = issuerNameOf(tunnel);
  return serverShowsCertificate(tunnel) && (name === undefined || isDistinguishedName(name));
}
