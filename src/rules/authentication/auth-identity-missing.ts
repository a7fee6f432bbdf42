import { appleSources } from '../../apple/sources.js';
import { methodOf, usesEap } from '../../device/authentication.js';
import { quoted } from '../../device/install-errors.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const authIdentityMissing: Rule = {
  name: 'auth-identity-missing',
  title: 'tunnel with AuthenticationMethod Certificate and no certificate',
  severity: 'error',
  why: `Devices reject the whole profile and show ${quoted('missingIdentity')}.`,
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
        message: 'The tunnel has AuthenticationMethod Certificate, but no PayloadCertificateUUID.',
        fix: 'Add a pkcs12, scep or acme payload and set PayloadCertificateUUID to its PayloadUUID. If the gateway asks for a user name and password, set ExtendedAuthEnabled to 1.',
      };
    }
  },
};
