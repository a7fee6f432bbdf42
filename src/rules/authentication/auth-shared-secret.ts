import { appleSources } from '../../apple/sources.js';
import { hasContent, methodOf } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authSharedSecret: Rule = {
  name: 'auth-shared-secret',
  title: 'a tunnel with a shared secret has none',
  severity: 'error',
  why: 'the device refuses the method SharedSecret without a secret, and the whole profile with it',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'sharedSecret'],
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      if (methodOf(tunnel) !== 'SharedSecret') continue;
      const secret = get(tunnel.node, 'SharedSecret');
      if (secret === undefined) {
        yield { at: tunnel.node, message: 'has AuthenticationMethod SharedSecret, but no SharedSecret' };
      } else if (
        (secret.type === 'string' || secret.type === 'data') &&
        !hasContent(tunnel.node, 'SharedSecret')
      ) {
        yield { at: secret, message: 'is empty' };
      } else if (/^\*+$/.test(stringAt(secret) ?? '')) {
        yield {
          at: secret,
          severity: 'warning',
          message: 'is asterisks only, which is how exports hide a secret; put the real one in',
          why: 'the device offers the asterisks to the server as the secret',
          confidence: 'inferred',
        };
      }
    }
  },
};
