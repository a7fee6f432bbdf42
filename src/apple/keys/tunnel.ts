import type { AlwaysOnTreatment, KeyTable } from '../key.js';
import { appleSources } from '../sources.js';
import { ikev2Keys } from './ikev2.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

/**
 * The keys of one element of `TunnelConfigurations`: its own two and every IKEv2 key, side by side.
 * The current schema shows the own two alone; the Configuration Profile Reference says where the others go.
 */
export const tunnelKeys = {
  ProtocolType: { ...vpn, type: 'string', presence: 'required', values: ['IKEv2'], alwaysOn: 'read' },
  Interfaces: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'string', presence: 'optional', values: ['Cellular', 'WiFi'] },
    observedDefault: ['Cellular', 'WiFi'],
    alwaysOn: 'read',
    note: 'Each interface in one element of TunnelConfigurations; absent means both.',
  },
  ...ikev2Keys,
} as const satisfies KeyTable;

/** Keys that Always On was seen to read from a tunnel and that Apple documents nowhere: not to be written. */
export const unlistedTunnelKeys = {
  StrictCertificateRevocationCheck: 'read',
  ExtensibleSSOProvider: 'read',
} as const satisfies Readonly<Record<string, AlwaysOnTreatment>>;
