import type { OnDemandRule } from '../../graph/model/on-demand-rule.js';
import { lookup, text, texts } from './converters.js';
import { both, mapped, type Rows } from './row.js';

type Action = NonNullable<OnDemandRule['action']>;
type DomainAction = NonNullable<OnDemandRule['domainAction']>;
type InterfaceType = NonNullable<OnDemandRule['interfaceTypeMatch']>;

const action = lookup<Action>({
  connect: 'Connect',
  evaluateConnection: 'EvaluateConnection',
  ignore: 'Ignore',
  disconnect: 'Disconnect',
});

const domainAction = lookup<DomainAction>({
  connectIfNeeded: 'ConnectIfNeeded',
  neverConnect: 'NeverConnect',
});

const interfaceType = lookup<InterfaceType>({
  notConfigured: undefined,
  ethernet: 'Ethernet',
  wiFi: 'WiFi',
  cellular: 'Cellular',
});

/** The rows of `vpnOnDemandRule`; they are applied to each rule of a policy that is not Always On. */
export const onDemandRuleRows: Rows<OnDemandRule> = {
  action: both(mapped('OnDemandRule', 'Action', action)),
  interfaceTypeMatch: both(mapped('OnDemandRule', 'InterfaceTypeMatch', interfaceType)),
  ssids: both(mapped('OnDemandRule', 'SSIDMatch', texts)),
  dnsSearchDomains: both(mapped('OnDemandRule', 'DNSDomainMatch', texts)),
  dnsServerAddressMatch: both(mapped('OnDemandRule', 'DNSServerAddressMatch', texts)),
  probeUrl: both(mapped('OnDemandRule', 'URLStringProbe', text)),
  domainAction: both(mapped('ActionParameters', 'DomainAction', domainAction)),
  domains: both(mapped('ActionParameters', 'Domains', texts)),
  probeRequiredUrl: both(mapped('ActionParameters', 'RequiredURLStringProbe', text)),
};
