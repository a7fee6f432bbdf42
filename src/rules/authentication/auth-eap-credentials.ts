import { appleSources } from '../../apple/sources.js';
import { hasContent, usesEap } from '../../device/authentication.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authEapCredentials: Rule = {
  name: 'auth-eap-credentials',
  title: 'EAP without credentials',
  severity: 'error',
  why: 'An Always On VPN comes up unattended, so nobody can type a name or a password.',
  source: appleSources.deploymentReference,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'identity', 'eap'],
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      if (!usesEap(tunnel)) continue;
      const { kind, node } = tunnel;
      const [name, password] = [hasContent(node, 'AuthName'), hasContent(node, 'AuthPassword')];
      const identity = get(node, 'PayloadCertificateUUID') !== undefined;
      const asked = kind === 'IKEv2' && {
        severity: 'info' as const,
        why: 'Devices ask the user when a plain VPN connects. A VPN on demand cannot come up before that.',
      };
      if (name && !password) {
        yield {
          at: get(node, 'AuthName') ?? node,
          message: 'The tunnel has AuthName, but no AuthPassword.',
          why: 'Devices reject the whole profile when Always On has a name without a password.',
          fix: 'Add AuthPassword.',
          source: appleSources.observed,
          confidence: 'observed',
          ...asked,
        };
      } else if (!name && !identity) {
        yield {
          at: node,
          message: 'The tunnel has ExtendedAuthEnabled 1, but neither a user name nor a certificate.',
          fix: 'Add AuthName and AuthPassword, or PayloadCertificateUUID for EAP-TLS.',
          ...asked,
        };
      }
    }
  },
};
