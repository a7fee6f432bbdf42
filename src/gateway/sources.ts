/** Where the makers of gateways, or the standards, say so. One text a source, so that a finding's source can be searched for. */
export const gatewaySources = {
  swanctl:
    "strongSwan's reference of swanctl.conf, https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html",
  proposals:
    "strongSwan's list of proposal keywords, https://docs.strongswan.org/docs/latest/config/proposals.html",
  appleInterop:
    "strongSwan's notes on Apple's clients, https://docs.strongswan.org/docs/latest/interop/ios.html",
  appleProfile:
    "strongSwan's notes on Apple's IKEv2 profiles, https://docs.strongswan.org/docs/latest/interop/appleIkev2Profile.html",
  libreswan: "Libreswan's reference of ipsec.conf, ipsec.conf(5)",
  rras: "Microsoft's reference of Set-VpnServerConfiguration, https://learn.microsoft.com/powershell/module/remoteaccess/set-vpnserverconfiguration",
  ikev2: 'Internet Key Exchange version 2, RFC 7296, https://www.rfc-editor.org/rfc/rfc7296',
  additionalExchanges: 'Multiple key exchanges in IKEv2, RFC 9370, https://www.rfc-editor.org/rfc/rfc9370',
  ppk: 'Preshared keys against quantum computers in IKEv2, RFC 8784, https://www.rfc-editor.org/rfc/rfc8784',
  mobike: 'IKEv2 mobility and multihoming, RFC 4555, https://www.rfc-editor.org/rfc/rfc4555',
  fragmentation: 'IKEv2 message fragmentation, RFC 7383, https://www.rfc-editor.org/rfc/rfc7383',
  tried: 'Tried with strongSwan 5.9.8 at both ends. The client was not an iPhone',
} as const;
