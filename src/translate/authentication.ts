import { appleSources } from '../apple/sources.js';
import type { Policy } from '../graph/model/ikev2.js';
import { graphSources } from '../graph/sources.js';
import type { Bindings } from './bindings/bindings.js';
import { type Draft, report } from './draft.js';

/** How a policy authenticates the device. */
export type Authentication = 'certificate' | 'EAP-TLS' | 'shared secret' | 'EAP with user name' | 'refused';

/**
 * The way of authenticating that `authenticationMethod`, `clientAuthenticationType` and `enableEAP` ask for
 * together; `undefined` while the policy and its bindings do not say.
 */
export function authenticationOf(policy: Policy): Authentication | undefined {
  switch (policy.authenticationMethod) {
    case undefined:
      return undefined;
    case 'sharedSecret':
      return 'shared secret';
    case 'usernameAndPassword':
      return 'EAP with user name';
    case 'azureAD':
      return 'refused';
    case 'certificate':
    case 'derivedCredential':
      if (policy.enableEAP === true || policy.clientAuthenticationType === 'userAuthentication')
        return 'EAP-TLS';
      return policy.clientAuthenticationType === 'deviceAuthentication' ? 'certificate' : undefined;
  }
}

/** Whether this way of authenticating needs an identity: a certificate with its private key. */
export function needsIdentity(authentication: Authentication | undefined): boolean {
  return authentication === 'certificate' || authentication === 'EAP-TLS';
}

/** The secret that the export holds; masked forms (empty, asterisks only) count as none. */
export function exportedSecret(policy: Policy): string | undefined {
  const secret = policy.sharedSecret;
  return secret === undefined || /^\**$/.test(secret) ? undefined : secret;
}

/** Writes the keys of the way of authenticating. The identity's own keys are written by `identity.ts`. */
export function applyAuthentication(policy: Policy, bindings: Bindings, draft: Draft): void {
  const { tunnel } = draft.places;
  switch (authenticationOf(policy)) {
    case 'certificate':
      Object.assign(tunnel, { AuthenticationMethod: 'Certificate', ExtendedAuthEnabled: 0 });
      break;
    case 'EAP-TLS':
      Object.assign(tunnel, { AuthenticationMethod: 'Certificate', ExtendedAuthEnabled: 1 });
      reportEapTls(policy, draft);
      break;
    case 'shared secret': {
      Object.assign(tunnel, { AuthenticationMethod: 'SharedSecret', ExtendedAuthEnabled: 0 });
      const secret = exportedSecret(policy) ?? bindings.sharedSecret;
      if (secret !== undefined) tunnel['SharedSecret'] = secret;
      reportEapWithSharedSecret(policy, draft);
      break;
    }
    case 'EAP with user name':
      Object.assign(tunnel, { AuthenticationMethod: 'None', ExtendedAuthEnabled: 1 });
      if (bindings.eap) {
        Object.assign(tunnel, { AuthName: bindings.eap.username, AuthPassword: bindings.eap.password });
      }
      break;
    case 'refused':
      report(draft, 'policy-no-apple-value', {
        path: '/authenticationMethod',
        message:
          'The policy sets authenticationMethod (Intune: Authentication method) to "azureAD". Apple has no setting for this.',
        why: 'Signing in with a Microsoft account needs a VPN app. IKEv2 has no method for it.',
        fix: 'Choose certificate, sharedSecret or usernameAndPassword.',
      });
      break;
    case undefined:
      break;
  }
  if (policy.authenticationMethod === 'derivedCredential') reportDerivedCredential(draft);
}

function reportEapTls(policy: Policy, draft: Draft): void {
  const asked = policy.enableEAP === true ? 'enableEAP' : 'clientAuthenticationType';
  report(draft, 'policy-inferred', {
    path: `/${asked}`,
    message:
      'The policy asks for a certificate with user authentication. The profile asks for EAP-TLS: AuthenticationMethod Certificate with ExtendedAuthEnabled 1.',
    why: "Microsoft does not say how Intune writes it. The checks of its form match Apple's rules for EAP-TLS, and with AuthenticationMethod None an Always On device attaches no identity.",
    source: graphSources.portal,
  });
}

function reportEapWithSharedSecret(policy: Policy, draft: Draft): void {
  if (policy.enableEAP !== true) return;
  report(draft, 'policy-dropped', {
    path: '/enableEAP',
    message:
      'The policy sets enableEAP together with authenticationMethod sharedSecret. The profile leaves EAP out.',
    why: 'The device authenticates with the shared secret alone. EAP needs credentials, which the policy does not name.',
    source: appleSources.vpn,
    confidence: 'inferred',
  });
}

function reportDerivedCredential(draft: Draft): void {
  report(draft, 'policy-inferred', {
    severity: 'warning',
    path: '/authenticationMethod',
    message: 'The policy uses a derived credential. The profile uses the identity of your bindings instead.',
    why: 'Only Intune issues derived credentials to devices. A profile that is made elsewhere brings its own identity.',
    source: graphSources.ikev2,
  });
}
