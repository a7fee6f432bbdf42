import { type Payload, type Profile, profileInTableOrder } from '../apple/profile.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { PlistDictionary } from '../plist/value.js';
import { authenticationOf, needsIdentity } from './authentication.js';
import type { Bindings, ProfileBindings } from './bindings/bindings.js';
import type { Draft } from './draft.js';
import { derivedIdentifier, deviceUuidOf } from './identifiers.js';
import { identityPayload } from './identity.js';
import { proxiesOf } from './proxies.js';
import type { Column } from './rows/row.js';
import { fillVariables } from './tokens.js';
import { trustedRootPayloads } from './trusted-roots.js';
import { tunnelConfigurations } from './tunnels.js';

/**
 * The finished profile: certificates to trust, the identity, then the VPN that refers to it.
 *
 * @param column whether the VPN is an Always On one
 * @param draft the dictionaries that the rows wrote; takes the findings of the identity
 */
export function assembleProfile(policy: Policy, bindings: Bindings, column: Column, draft: Draft): Profile {
  const identifier = bindings.profile?.identifier ?? derivedIdentifier(policy);
  const payloads = trustedRootPayloads(policy, bindings.trustedRoots ?? [], identifier);
  if (bindings.identity !== undefined && needsIdentity(authenticationOf(policy))) {
    const uuid = deviceUuidOf(policy, 'identity', bindings);
    const identity = identityPayload(bindings.identity, identifier, uuid, draft);
    draft.places.tunnel['PayloadCertificateUUID'] = uuid;
    payloads.push(identity);
  }
  payloads.push(vpnPayload(policy, bindings, column, identifier, draft));

  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: deviceUuidOf(policy, 'profile', bindings),
    ...(policy.connectionName !== undefined && { PayloadDisplayName: policy.connectionName }),
    ...draft.places.profile,
    ...profileKeysOf(bindings.profile ?? {}),
    PayloadScope: 'System',
    PayloadContent: payloads.map((payload) => fillVariables(payload, bindings) as Payload),
  } as const;
  return profileInTableOrder(profile);
}

function profileKeysOf({ organization, removalDisallowed, consentText }: ProfileBindings): PlistDictionary {
  return {
    ...(organization !== undefined && { PayloadOrganization: organization }),
    ...(removalDisallowed !== undefined && { PayloadRemovalDisallowed: removalDisallowed }),
    ...(consentText !== undefined && {
      ConsentText: typeof consentText === 'string' ? { default: consentText } : { ...consentText },
    }),
  };
}

function vpnPayload(
  policy: Policy,
  bindings: Bindings,
  column: Column,
  identifier: string,
  draft: Draft,
): PlistDictionary {
  const { payload, tunnel, AlwaysOn } = draft.places;
  const envelope = {
    PayloadType: 'com.apple.vpn.managed',
    PayloadVersion: 1,
    PayloadIdentifier: `${identifier}.vpn`,
    PayloadUUID: deviceUuidOf(policy, 'vpn', bindings),
    PayloadDisplayName: policy.connectionName ?? 'VPN',
    ...payload,
  };
  if (column === 'alwaysOn') {
    const TunnelConfigurations = tunnelConfigurations(tunnel, bindings.apple?.tunnels);
    return { ...envelope, VPNType: 'AlwaysOn', AlwaysOn: { ...AlwaysOn, TunnelConfigurations } };
  }
  const proxies = proxiesOf(policy.proxyServer ?? {});
  return {
    ...envelope,
    VPNType: 'IKEv2',
    IKEv2: tunnel,
    ...(proxies !== undefined && { Proxies: proxies }),
  };
}
