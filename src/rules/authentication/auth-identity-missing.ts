import { appleSources } from '../../apple/sources.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { quoted } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authIdentityMissing: Rule = {
  name: 'auth-identity-missing',
  title: 'a tunnel that authenticates by certificate names no identity',
  severity: 'error',
  why: `the device refuses the method Certificate without an identity, and the whole profile with it; it says ${quoted('missingIdentity')}`,
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  waitsFor: [...howItAuthenticates, 'identity'],
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      if (methodOf(tunnel) !== 'Certificate' || usesEap(tunnel)) continue;
      if (get(tunnel.node, 'PayloadCertificateUUID') !== undefined) continue;
      yield {
        at: tunnel.node,
        message:
          'has AuthenticationMethod Certificate, but no PayloadCertificateUUID; it takes the PayloadUUID of a pkcs12, scep or acme payload of this profile',
        fix: 'Add the identity (a pkcs12, scep or acme payload) and name its PayloadUUID in PayloadCertificateUUID; or, where the gateway asks for a user name and password, set ExtendedAuthEnabled to 1.',
      };
    }
  },
};
