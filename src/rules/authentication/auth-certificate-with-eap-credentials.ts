import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf, usesEap } from '../../device/authentication.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authCertificateWithEapCredentials: Rule = {
  name: 'auth-certificate-with-eap-credentials',
  title: 'tunnel with a certificate and a user name for EAP',
  severity: 'info',
  why: "Apple's schema says that with EAP the certificate is for EAP-TLS. An example by Apple uses the same settings for machine authentication by certificate followed by EAP-MSCHAPv2. It is not known which of the two devices do.",
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
          'The tunnel has a certificate and a user name for EAP. The device uses the certificate either for EAP-TLS or before EAP-MSCHAPv2.',
        fix: 'Test it on one device. For EAP-TLS alone, remove AuthName and AuthPassword.',
      };
    }
  },
};
