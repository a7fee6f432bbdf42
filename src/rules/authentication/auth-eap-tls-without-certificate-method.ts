import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf, usesEap } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const authEapTlsWithoutCertificateMethod: Rule = {
  name: 'auth-eap-tls-without-certificate-method',
  title: 'EAP-TLS in Always On without AuthenticationMethod Certificate',
  severity: 'error',
  why: "Always On was seen to attach the identity to a tunnel only with the method Certificate, so EAP-TLS has no certificate to show; Apple's schema suggests otherwise",
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
        message: 'EAP with an identity needs AuthenticationMethod Certificate beside ExtendedAuthEnabled 1',
        fix: entry('AuthenticationMethod', 'Certificate'),
      };
    }
  },
};
