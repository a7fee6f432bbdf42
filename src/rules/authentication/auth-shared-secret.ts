import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

const fix = 'Set SharedSecret to the secret of the gateway.';

export const authSharedSecret: Rule = {
  name: 'auth-shared-secret',
  title: 'tunnel with AuthenticationMethod SharedSecret and no secret',
  severity: 'error',
  why: 'Devices reject the whole profile when the method is SharedSecret and the secret is missing.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'sharedSecret'],
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      if (methodOf(tunnel) !== 'SharedSecret') continue;
      const secret = get(tunnel.node, 'SharedSecret');
      if (secret === undefined) {
        yield {
          at: tunnel.node,
          message: 'The tunnel has AuthenticationMethod SharedSecret, but no SharedSecret.',
          fix,
        };
      } else if (
        (secret.type === 'string' || secret.type === 'data') &&
        !hasContent(tunnel.node, 'SharedSecret')
      ) {
        yield { at: secret, message: 'SharedSecret is empty.', fix };
      } else if (/^\*+$/.test(stringAt(secret) ?? '')) {
        yield {
          at: secret,
          severity: 'warning',
          message: 'SharedSecret has only asterisks, as exports show a secret.',
          why: 'Devices use the asterisks as the secret, so the gateway rejects them.',
          fix,
          confidence: 'inferred',
        };
      }
    }
  },
};
