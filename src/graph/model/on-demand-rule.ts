import * as v from 'valibot';
import {
  vpnOnDemandRuleConnectionAction,
  vpnOnDemandRuleConnectionDomainAction,
  vpnOnDemandRuleInterfaceTypeMatch,
} from './enums.js';
import { text } from './scalars.js';

/** vpnOnDemandRule */
export const vpnOnDemandRule = v.object({
  action: v.exactOptional(vpnOnDemandRuleConnectionAction),
  ssids: v.exactOptional(v.array(text)),
  dnsSearchDomains: v.exactOptional(v.array(text)),
  dnsServerAddressMatch: v.exactOptional(v.array(text)),
  interfaceTypeMatch: v.exactOptional(vpnOnDemandRuleInterfaceTypeMatch),
  probeUrl: v.exactOptional(text),
  domains: v.exactOptional(v.array(text)),
  domainAction: v.exactOptional(vpnOnDemandRuleConnectionDomainAction),
  probeRequiredUrl: v.exactOptional(text),
});

/** A vpnOnDemandRule as read. */
export type OnDemandRule = v.InferOutput<typeof vpnOnDemandRule>;
