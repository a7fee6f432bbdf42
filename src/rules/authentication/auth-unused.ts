import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf, usesEap } from '../../device/authentication.js';
import type { TunnelView } from '../../device/views.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authUnused: Rule = {
  name: 'auth-unused',
  title: 'credential that the tunnel does not use',
  severity: 'warning',
  why: 'Devices ignore it, so the tunnel authenticates in another way than the profile suggests.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      for (const [key, message] of unusedKeys(tunnel)) {
        const at = get(tunnel.node, key);
        if (at !== undefined)
          yield { at, message, fix: `Remove ${key}, or change how the tunnel authenticates.` };
      }
    }
  },
};

/** The keys that would be of no use in this tunnel, whether it has them or not. */
function* unusedKeys(tunnel: TunnelView): Generator<readonly [key: string, message: string]> {
  const method = methodOf(tunnel);
  const eap = usesEap(tunnel);
  // That Always On does not read Password is said by tunnel-key-not-read.
  if (tunnel.kind === 'IKEv2') {
    yield ['Password', 'Password is for a method of authentication that IKEv2 does not have.'];
  }
  if (!eap) {
    yield ['AuthName', 'AuthName is only for EAP, but ExtendedAuthEnabled is not 1.'];
    yield ['AuthPassword', 'AuthPassword is only for EAP, but ExtendedAuthEnabled is not 1.'];
  }
  // Without EAP None is a mistake of its own, and the secret perhaps what was meant.
  if (method === 'Certificate' || (method === 'None' && eap)) {
    yield ['SharedSecret', `The tunnel has a SharedSecret, but AuthenticationMethod is ${method}.`];
  }
  if (method === 'SharedSecret') {
    yield [
      'PayloadCertificateUUID',
      'PayloadCertificateUUID names a certificate, but the tunnel authenticates with a shared secret.',
    ];
  }
  if (tunnel.kind === 'AlwaysOn' && method === 'None' && eap && hasContent(tunnel.node, 'AuthName')) {
    yield [
      'PayloadCertificateUUID',
      'PayloadCertificateUUID names a certificate, which Always On uses only with AuthenticationMethod Certificate.',
    ];
  }
}
