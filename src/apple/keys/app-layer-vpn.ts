import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const appLayer = { source: appleSources.appLayerVpn, confidence: 'documented' } as const;

const domains = {
  ...appLayer,
  type: 'array',
  presence: 'optional',
  items: { ...appLayer, type: 'string', presence: 'required' },
} as const;

/** The keys of a per-app VPN (com.apple.vpn.managed.applayer) beside those of every VPN payload. */
export const appLayerVpnKeys = {
  VPNUUID: { ...appLayer, type: 'string', presence: 'required' },
  SafariDomains: { ...domains },
  MailDomains: { ...domains, since: { iOS: '13.0', macOS: '10.15' } },
  CalendarDomains: { ...domains, since: { iOS: '13.0', macOS: '10.15' } },
  ContactsDomains: { ...domains, since: { iOS: '13.0', macOS: '10.15' } },
  AssociatedDomains: { ...domains, since: { iOS: '14.0', macOS: '11.0' } },
  ExcludedDomains: { ...domains, since: { iOS: '14.0', macOS: '11.0' } },
  SMBDomains: { ...domains, since: { iOS: '13.0', macOS: 'n/a' } },
  OnDemandMatchAppEnabled: { ...appLayer, type: 'integer', presence: 'optional', values: [0, 1] },
} as const satisfies KeyTable;
