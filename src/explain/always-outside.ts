import { isIP } from 'node:net';
import { appleSources } from '../apple/sources.js';
import { stringAt } from '../plist/navigate.js';
import type { Statement } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';

/**
 * What never goes through the tunnel, whatever the profile says. Apple's schema lists it for IncludeAllNetworks; for
 * Always On most of it follows from how a tunnel comes about.
 */
export function alwaysOutside({ vpn, placeOf }: Subject): readonly Statement[] {
  const because = placeOf(vpn.alwaysOn ?? vpn.tunnels[0]?.node ?? vpn.node);
  const listed = { because, source: appleSources.vpn };
  const confidence = vpn.alwaysOn === undefined ? 'documented' : 'inferred';
  const why =
    vpn.alwaysOn === undefined
      ? "Apple's schema names it among what is always excluded from the tunnel."
      : "Apple's schema names it among what is always excluded from a VPN that includes all networks. For Always On it says nothing.";
  const tunnel = vpn.tunnels.find(({ node }) => isIP(stringAt(node, 'RemoteAddress') ?? '') === 0);
  return [
    {
      id: 'tunnel-packets',
      text: "The tunnel's own encrypted packets to the gateway.",
      because,
      why: 'They are what the tunnel consists of.',
      source: appleSources.deploymentReference,
      confidence: 'inferred',
    },
    ...(tunnel === undefined
      ? []
      : [
          {
            id: 'gateway-name',
            text: "The DNS query for the gateway's name.",
            because: placeOf(nodeOrHolder(tunnel.node, 'RemoteAddress')),
            why: 'RemoteAddress is a name, and the device needs its address before there is a tunnel.',
            source: appleSources.deploymentReference,
            confidence: 'inferred' as const,
          },
        ]),
    {
      id: 'network-setup',
      text: 'What a device needs to join a network, such as DHCP.',
      ...listed,
      why,
      confidence,
    },
    {
      id: 'carrier-direct',
      text: 'Calls and messages that the carrier brings to its own network without the internet, such as VoLTE.',
      ...listed,
      why,
      confidence,
    },
    ...(vpn.alwaysOn === undefined
      ? [
          {
            id: 'captive-networks',
            text: 'What a device needs to sign in to captive networks.',
            ...listed,
            why,
            confidence,
          } as const,
          {
            id: 'companion-device',
            text: 'Communication with a companion device such as an Apple Watch.',
            ...listed,
            why,
            confidence,
          } as const,
        ]
      : []),
  ];
}
