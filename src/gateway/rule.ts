import type { Certificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import { makeFinding, type RuleMetadata, type Said } from '../finding-table.js';
import type { Gateway, GatewayChild, GatewayConnection } from './connection.js';
import type { ProfileOffer, TunnelOffer } from './offer.js';
import type { Place } from './place.js';

/** A tunnel of the profile and the connection that the gateway answers it with. */
export interface Pair {
  readonly tunnel: TunnelOffer;
  readonly connection: GatewayConnection;
  /** The child that would carry its traffic; absent where the connection has none. */
  readonly child: GatewayChild | undefined;
}

/** The certificates in the folders of a gateway, by the base names of their files; what is not there is not judged. */
export interface GatewayCertificates {
  readonly own: ReadonlyMap<string, Certificate>;
  readonly authorities: ReadonlyMap<string, Certificate>;
}

/** What the rules about gateways look at. */
export interface GatewaySubject {
  readonly offer: ProfileOffer;
  readonly gateway: Gateway;
  readonly pairs: readonly Pair[];
  readonly certificates: GatewayCertificates;
  /** The moment for which certificates are judged; without it their dates are not looked at. */
  readonly now: Date | undefined;
}

/** What a rule says of one place. What it leaves out is the rule's own. */
export interface GatewayRemark extends Omit<Said, 'document' | 'path' | 'position'> {
  readonly at: Place;
}

/** One thing that can be wrong between a profile and its gateway. One file a rule, registered in `rules/index.ts`. */
export interface GatewayRule extends RuleMetadata {
  /** Part of the product's interface; never changes, never used for something else. */
  readonly name: `gateway-${string}`;
  /** Looks at both sides and yields what it sees; pure, and never throws. */
  check(subject: GatewaySubject): Iterable<GatewayRemark>;
}

/** The finding of what a rule said, in the file that its place names. */
export function gatewayFinding(rule: GatewayRule, { at, ...said }: GatewayRemark): Finding {
  return makeFinding(rule, { document: 'gateway', ...said }, at);
}
