import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

const flag = { ...vpn, type: 'integer', presence: 'optional', values: [0, 1] } as const;
const text = { ...vpn, type: 'string', presence: 'optional' } as const;
const port = { ...vpn, type: 'integer', presence: 'optional', range: { min: 0, max: 65535 } } as const;

/** The keys of the dictionary `Proxies` of a VPN payload; Always On was seen to drop it. */
export const proxiesKeys = {
  ProxyAutoConfigEnable: { ...flag },
  ProxyAutoConfigURLString: { ...text },
  ProxyAutoDiscoveryEnable: { ...flag, default: 1 },
  HTTPEnable: { ...flag, default: 0 },
  HTTPProxy: { ...text },
  HTTPPort: { ...port, note: 'Required with HTTPProxy.' },
  HTTPProxyUsername: { ...text },
  HTTPProxyPassword: { ...text, secret: true },
  HTTPSEnable: { ...flag, default: 0 },
  HTTPSProxy: { ...text },
  HTTPSPort: { ...port, note: 'Required with HTTPSProxy.' },
  SupplementalMatchDomains: { ...vpn, type: 'array', presence: 'optional', items: { ...text } },
} as const satisfies KeyTable;
