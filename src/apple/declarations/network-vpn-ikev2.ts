import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';
import { ikev2DeclarationKeys } from './ikev2.js';
import { dnsDeclarationKeys, proxiesDeclarationKeys } from './network-vpn-always-on.js';

const declaration = { source: appleSources.ikev2Declaration, confidence: 'documented' } as const;

const dictionary = { ...declaration, type: 'dictionary', presence: 'optional' } as const;
const flag = { ...declaration, type: 'boolean', presence: 'optional' } as const;

/** The keys of the dictionary `NetworkRouting`, which an Always On declaration has not. */
export const networkRoutingKeys = {
  EnforceRoutes: { ...flag, default: false },
  IncludeAllNetworks: { ...flag, default: false },
  ExcludeLocalNetworks: flag,
  ExcludeCellularServices: { ...flag, default: true },
  ExcludeAPNs: { ...flag, default: true },
  ExcludeDeviceCommunication: { ...flag, default: true },
} as const satisfies KeyTable;

/**
 * The payload of com.apple.configuration.network.vpn.ikev2: what the dictionary `IKEV2` of an Always On tunnel holds
 * stands here directly, with the same types, values and defaults.
 */
export const plainIkev2DeclarationKeys = {
  VisibleName: { ...declaration, type: 'string', presence: 'required' },
  ...ikev2DeclarationKeys,
  NetworkRouting: { ...dictionary, keys: networkRoutingKeys, since: { tvOS: 'n/a' } },
  DNS: { ...dictionary, keys: dnsDeclarationKeys },
  Proxies: { ...dictionary, keys: proxiesDeclarationKeys },
} as const satisfies KeyTable;
