import { appleSources } from '../../apple/sources.js';
import { hasContent, usesEap } from '../../device/authentication.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authEapCredentials: Rule = {
  name: 'auth-eap-credentials',
  title: 'EAP is on, but there is nothing to authenticate with',
  severity: 'error',
  why: 'an Always On VPN comes up unattended, so nobody can be asked for a name or a password',
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
        why: 'a plain VPN asks the user when it connects; one that connects on demand cannot come up before',
      };
      if (name && !password) {
        yield {
          at: get(node, 'AuthName') ?? node,
          message: 'needs AuthPassword beside it',
          why: 'Always On was seen to refuse a name without a password, and the whole profile with it',
          source: appleSources.observed,
          confidence: 'observed',
          ...asked,
        };
      } else if (!name && !identity) {
        yield {
          at: node,
          message:
            'has ExtendedAuthEnabled 1, but neither AuthName with AuthPassword nor PayloadCertificateUUID',
          ...asked,
        };
      }
    }
  },
};
