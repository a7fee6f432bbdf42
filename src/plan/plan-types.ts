import type { NetworkInterface, TunnelState, Way } from '../explain/explanation.js';
import type { Confidence, Finding } from '../finding.js';

/** What becomes of a device's profile. */
export type Outcome =
  /** The device has this very profile. */
  | 'unchanged'
  /** The profile takes the place of an installed one. */
  | 'replaces'
  /** The profile comes beside those that are installed. */
  | 'adds'
  /** The device, or the management system, does not take it. */
  | 'refused';

/** How the profile gets to the device: an MDM command, a declaration that points at it, or by hand. */
export type PlanWay = 'mdm' | 'ddm' | 'hand';

/** What becomes of a payload. */
export interface PayloadChange {
  readonly identifier: string | undefined;
  readonly type: string | undefined;
  readonly uuid: string | undefined;
  readonly change: 'kept' | 'changed' | 'added' | 'removed';
  /** Whether the values of both could be compared; otherwise `kept` says that identifier and UUID are the same. */
  readonly compared: boolean;
  /** What the change means on the device; absent where there is nothing to say. */
  readonly meaning?: PlanStatement;
}

/** What a statement is about. */
export type Subject =
  | 'refusal'
  | 'replacement'
  | 'identity'
  | 'tunnel'
  | 'network'
  | 'user'
  | 'supervision'
  | 'removal'
  | 'values'
  | 'profile';

/** Something that the device or the management system will do, and where that is said. */
export interface PlanStatement {
  readonly about: Subject;
  /** One sentence or two, with full stops. Never a secret's value. */
  readonly message: string;
  /** What to do about it, as an instruction. */
  readonly fix?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** One kind of traffic that goes another way afterwards, on one interface and in one state. */
export interface TrafficChange {
  /** As `explain` calls the kind: `other`, `VoiceMail`, `app:com.example.softphone` … */
  readonly id: string;
  /** The kind of traffic, in words. */
  readonly traffic: string;
  readonly interface: NetworkInterface;
  readonly tunnel: TunnelState;
  /** Where it goes with the installed profile. */
  readonly from: Way;
  /** Where it goes with the new profile. */
  readonly to: Way;
}

/** What a profile will do to a device. */
export interface Plan {
  readonly version: 1;
  readonly outcome: Outcome;
  readonly way: PlanWay;
  /** The installed profile whose place the new one takes. */
  readonly replaces?: { readonly identifier?: string; readonly name?: string; readonly user?: string };
  readonly payloads: readonly PayloadChange[];
  readonly statements: readonly PlanStatement[];
  /** What the device does otherwise afterwards, as `compare` finds it. */
  readonly differences: readonly Finding[];
  /** What changes for the traffic of the device; absent where one of the two shows no VPN that can be explained. */
  readonly traffic?: readonly TrafficChange[];
}
