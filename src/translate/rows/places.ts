import type { KeyTable } from '../../apple/key.js';
import { alwaysOnKeys } from '../../apple/keys/always-on.js';
import { actionParameterKeys, onDemandRuleKeys } from '../../apple/keys/on-demand-rules.js';
import { profileKeys } from '../../apple/keys/profile.js';
import { scepRequestKeys } from '../../apple/keys/scep.js';
import {
  childSecurityAssociationKeys,
  ikeSecurityAssociationKeys,
} from '../../apple/keys/security-association.js';
import { tunnelKeys } from '../../apple/keys/tunnel.js';
import { vpnKeys } from '../../apple/keys/vpn.js';

/**
 * The dictionaries that rows write into, with Apple's keys of each. `tunnel` is each element of
 * `AlwaysOn.TunnelConfigurations`, or the `IKEv2` dictionary of a policy that is not Always On: Apple gives both the
 * same keys. `OnDemandRule` and `ActionParameters` are those of the rule at hand, `SCEP` is the inner dictionary of
 * com.apple.security.scep.
 */
export const places = {
  profile: profileKeys,
  payload: vpnKeys,
  AlwaysOn: alwaysOnKeys,
  tunnel: tunnelKeys,
  IKESecurityAssociationParameters: ikeSecurityAssociationKeys,
  ChildSecurityAssociationParameters: childSecurityAssociationKeys,
  OnDemandRule: onDemandRuleKeys,
  ActionParameters: actionParameterKeys,
  SCEP: scepRequestKeys,
} as const satisfies Record<string, KeyTable>;

/** One of the dictionaries in {@link places}. */
export type Place = keyof typeof places;

/** A key that Apple has in a place. */
export type KeyOf<P extends Place> = keyof (typeof places)[P] & string;
