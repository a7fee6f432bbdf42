import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf, usesEap } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const authEapTlsWithoutCertificateMethod: Rule = {
  name: 'auth-eap-tls-without-certificate-method',
  title: 'EAP-TLS in Always On without AuthenticationMethod Certificate',
  severity: 'error',
  why: "Devices attach the certificate to an Always On tunnel only with the method Certificate, so EAP-TLS has no certificate to present. Apple's schema suggests otherwise.",
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const { kind, node } = tunnel;
      if (kind !== 'AlwaysOn' || methodOf(tunnel) !== 'None' || !usesEap(tunnel)) continue;
      // With a name and a password EAP does without the identity; then it is unused, which auth-unused says.
      if (stringAt(node, 'PayloadCertificateUUID') === undefined || hasContent(node, 'AuthName')) continue;
      yield {
        at: get(node, 'AuthenticationMethod') ?? node,
        message:
          'The tunnel has ExtendedAuthEnabled 1 and a certificate, but AuthenticationMethod is not Certificate.',
        fix: entry('AuthenticationMethod', 'Certificate'),
      };
    }
  },
};
