import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf, usesEap } from '../../device/authentication.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authCertificateWithEapCredentials: Rule = {
  name: 'auth-certificate-with-eap-credentials',
  title: 'AuthenticationMethod Certificate, EAP and a user name in one tunnel',
  severity: 'info',
  why: "Apple's schema says that with EAP the identity is for EAP-TLS; an example of Apple's calls the same settings certificate-based machine authentication and EAP-MSCHAPv2. Which of the two a device does is not settled",
  source: appleSources.ikev2Declaration,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const { node } = tunnel;
      if (methodOf(tunnel) !== 'Certificate' || !usesEap(tunnel)) continue;
      if (!hasContent(node, 'AuthName') || !hasContent(node, 'PayloadCertificateUUID')) continue;
      yield {
        at: get(node, 'AuthName') ?? node,
        message:
          'the tunnel has a certificate and a user name for EAP: the device can use the certificate for EAP-TLS, or for itself with EAP-MSCHAPv2 after it',
        fix: 'Let the gateway accept what you mean, and try it on one device; for EAP-TLS alone leave out AuthName and AuthPassword.',
      };
    }
  },
};
