import type { ConfiguredAuthentication, GatewayConnection } from './connection.js';
import type { Authentication, TunnelOffer } from './offer.js';

/** The kinds of authentication as configurations tell them apart. */
export function expectedKind({ kind }: Authentication): 'certificate' | 'shared-secret' | 'eap' {
  return kind === 'eap-tls' || kind === 'eap-mschapv2' ? 'eap' : kind;
}

/** Whether the connection authenticates the device, and itself, in the way that the tunnel does. */
export function authenticationFits({ authentication }: TunnelOffer, connection: GatewayConnection): boolean {
  return (
    connection.deviceAuthentication.value.kind === expectedKind(authentication) &&
    connection.authentication.value.kind ===
      (authentication.kind === 'shared-secret' ? 'shared-secret' : 'certificate')
  );
}

/** For people: `a certificate`, `a shared secret`, `EAP-TLS`. */
export function authenticationWords(authentication: ConfiguredAuthentication | Authentication): string {
  switch (authentication.kind) {
    case 'certificate':
      return 'a certificate';
    case 'shared-secret':
      return 'a shared secret';
    case 'eap-tls':
      return 'EAP-TLS';
    case 'eap-mschapv2':
      return 'EAP-MSCHAPv2';
    case 'eap':
      return eapWords(authentication.method);
    case 'other':
      return authentication.text;
  }
}

function eapWords(method: string | undefined): string {
  if (method === undefined) return 'EAP';
  return method === 'mschapv2' ? 'EAP-MSCHAPv2' : `EAP-${method.toUpperCase()}`;
}
