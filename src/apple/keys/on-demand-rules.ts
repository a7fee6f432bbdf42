import type { KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const vpn = { source: appleSources.vpn, confidence: 'documented' } as const;

const texts = {
  ...vpn,
  type: 'array',
  items: { ...vpn, type: 'string', presence: 'optional' },
} as const;

/** One element of `ActionParameters`, for the action `EvaluateConnection`. */
export const actionParameterKeys = {
  Domains: { ...texts, presence: 'required' },
  DomainAction: {
    ...vpn,
    type: 'string',
    presence: 'required',
    values: ['ConnectIfNeeded', 'NeverConnect'],
  },
  RequiredDNSServers: { ...texts, presence: 'optional' },
  RequiredURLStringProbe: { ...vpn, type: 'string', presence: 'optional' },
} as const satisfies KeyTable;

/** One element of `OnDemandRules`: what to do, and the network on which to do it. */
export const onDemandRuleKeys = {
  Action: {
    ...vpn,
    type: 'string',
    presence: 'required',
    values: ['Allow', 'Connect', 'Disconnect', 'EvaluateConnection', 'Ignore'],
    note: 'Allow is deprecated; watchOS knows Disconnect alone.',
  },
  ActionParameters: {
    ...vpn,
    type: 'array',
    presence: 'optional',
    items: { ...vpn, type: 'dictionary', presence: 'optional', keys: actionParameterKeys },
    note: 'For the action EvaluateConnection alone.',
  },
  DNSDomainMatch: { ...texts, presence: 'optional' },
  DNSServerAddressMatch: { ...texts, presence: 'optional' },
  InterfaceTypeMatch: {
    ...vpn,
    type: 'string',
    presence: 'optional',
    values: ['Ethernet', 'WiFi', 'Cellular'],
  },
  SSIDMatch: { ...texts, presence: 'optional' },
  URLStringProbe: { ...vpn, type: 'string', presence: 'optional' },
} as const satisfies KeyTable;
