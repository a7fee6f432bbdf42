import type {
  alwaysOnDeclarationKeys,
  dnsDeclarationKeys,
  proxiesDeclarationKeys,
} from '../../apple/declarations/network-vpn-always-on.js';
import type { plainIkev2DeclarationKeys } from '../../apple/declarations/network-vpn-ikev2.js';
import { alwaysOnKeys } from '../../apple/keys/always-on.js';
import { dnsKeys } from '../../apple/keys/dns.js';
import { ikev2Keys } from '../../apple/keys/ikev2.js';
import type { payloadKeys } from '../../apple/keys/payload.js';
import { proxiesKeys } from '../../apple/keys/proxies.js';
import { tunnelKeys } from '../../apple/keys/tunnel.js';
import type { vpnKeys } from '../../apple/keys/vpn.js';
import { ikev2Rows } from './ikev2.js';
import {
  type AnyRows,
  credential,
  each,
  envelope,
  identity,
  moved,
  nested,
  noCounterpart,
  type Rows,
  under,
} from './row.js';

/** The keys that every payload has. */
export const payloadRows: Rows<typeof payloadKeys, Record<never, never>> = {
  PayloadType: envelope,
  PayloadVersion: envelope,
  PayloadIdentifier: envelope,
  PayloadUUID: envelope,
  PayloadDisplayName: envelope,
  PayloadDescription: envelope,
  PayloadOrganization: envelope,
};

const dnsRows: Rows<typeof dnsKeys, typeof dnsDeclarationKeys> = {
  DNSProtocol: moved('Protocol'),
  ServerURL: moved('ServerURL'),
  ServerName: moved('ServerName'),
  ServerAddresses: moved('ServerAddresses'),
  SearchDomains: moved('SearchDomains'),
  DomainName: moved('DomainName'),
  SupplementalMatchDomains: moved('SupplementalMatchDomains'),
  SupplementalMatchDomainsNoSearch: moved('SupplementalMatchDomainsNoSearch'),
  PayloadCertificateUUID: identity('IdentityAssetReference'),
};

const proxiesRows: Rows<typeof proxiesKeys, typeof proxiesDeclarationKeys> = {
  ProxyAutoConfigEnable: moved('AutoConfigEnable'),
  ProxyAutoConfigURLString: moved('AutoConfigURLString'),
  ProxyAutoDiscoveryEnable: moved('AutoDiscoveryEnable'),
  HTTPEnable: moved('Protocol.HTTP.Enable'),
  HTTPProxy: moved('Protocol.HTTP.HostName'),
  HTTPPort: moved('Protocol.HTTP.Port'),
  HTTPProxyUsername: credential('Protocol.CredentialsAssetReference', 'proxy', 'UserName'),
  HTTPProxyPassword: credential('Protocol.CredentialsAssetReference', 'proxy', 'Password'),
  HTTPSEnable: moved('Protocol.HTTPS.Enable'),
  HTTPSProxy: moved('Protocol.HTTPS.HostName'),
  HTTPSPort: moved('Protocol.HTTPS.Port'),
  SupplementalMatchDomains: moved('SupplementalMatchDomains'),
};

/** The declaration gives the IKEv2 keys of a tunnel a dictionary of their own, spelled with a capital V. */
const tunnelRows = {
  ProtocolType: moved('ProtocolType'),
  Interfaces: moved('Interfaces'),
  ...under('IKEV2', ikev2Rows),
};

const alwaysOnRows: Rows<typeof alwaysOnKeys, typeof alwaysOnDeclarationKeys> = {
  UIToggleEnabled: moved('UIToggleEnabled'),
  AllowCaptiveWebSheet: moved('AllowCaptiveWebSheet'),
  AllowAllCaptiveNetworkPlugins: moved('AllowAllCaptiveNetworkPlugins'),
  AllowedCaptiveNetworkPlugins: moved('AllowedCaptiveNetworkPlugins'),
  ServiceExceptions: moved('ServiceExceptions'),
  ApplicationExceptions: moved('ApplicationExceptions'),
  TunnelConfigurations: each('TunnelConfigurations', tunnelKeys, tunnelRows),
};

const otherKindOfVpn = noCounterpart('It belongs to another kind of VPN.');

/** What both kinds of VPN have; the VPNType itself becomes the Type of the declaration. */
const sharedRows = {
  UserDefinedName: moved('VisibleName'),
  VPNType: envelope,
  VPNSubType: otherKindOfVpn,
  VendorConfig: otherKindOfVpn,
  VPN: otherKindOfVpn,
  IPv4: noCounterpart('The declarations have no key for it.'),
  PPP: otherKindOfVpn,
  IPSec: otherKindOfVpn,
  DNS: nested('DNS', dnsKeys, dnsRows),
  Proxies: nested('Proxies', proxiesKeys, proxiesRows),
  TransparentProxy: otherKindOfVpn,
} as const;

const alwaysOnVpnRows: Rows<typeof vpnKeys, typeof alwaysOnDeclarationKeys> = {
  ...sharedRows,
  AlwaysOn: nested('', alwaysOnKeys, alwaysOnRows),
  IKEv2: noCounterpart('An Always On VPN has these keys in its tunnels and does not read this dictionary.'),
};

const ikev2VpnRows: Rows<typeof vpnKeys, typeof plainIkev2DeclarationKeys> = {
  ...sharedRows,
  AlwaysOn: noCounterpart('VPNType is IKEv2, so the device does not read this dictionary.'),
  IKEv2: nested('', ikev2Keys, ikev2Rows),
};

/** The rows of a VPN payload, by its VPNType: those that have a declaration which is made here. */
export const vpnRows = {
  AlwaysOn: {
    type: 'com.apple.configuration.network.vpn.always-on',
    rows: { ...payloadRows, ...alwaysOnVpnRows } as AnyRows,
  },
  IKEv2: {
    type: 'com.apple.configuration.network.vpn.ikev2',
    rows: { ...payloadRows, ...ikev2VpnRows } as AnyRows,
  },
} as const;
