import type { Confidence, FindingDocument } from '../finding.js';

/** A place in the file that was explained: a key of the profile, or a property of the policy. */
export interface Because {
  readonly document: Extract<FindingDocument, 'profile' | 'policy'>;
  /** JSON Pointer (RFC 6901); where a key is absent, the dictionary that it would be in. */
  readonly path: string;
}

/** What every statement stands on. */
export interface Grounds {
  readonly because: Because;
  /** One or two sentences: what makes it so. */
  readonly why: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A statement in words. */
export interface Statement extends Grounds {
  /** What it is about; stays the same from version to version. */
  readonly id: string;
  /** One sentence. */
  readonly text: string;
}

/** How a device is connected. Macs have Ethernet, and no cellular network. */
export type NetworkInterface = 'WiFi' | 'Cellular' | 'Ethernet';

/**
 * What the tunnel of the interface does. `switched-off`: the user has switched the VPN off. `captive-portal`: the
 * network lets nothing through until somebody signs in, so there is no tunnel.
 */
export type TunnelState = 'up' | 'down' | 'switched-off' | 'captive-portal';

/** Where traffic goes. */
export type Way = 'through-tunnel' | 'outside' | 'dropped';

/** Where one kind of traffic goes, on one interface and in one state. */
export interface TrafficStatement extends Grounds {
  /** `other`, `VoiceMail`, `captive-portal-sheet`, `app:com.example.softphone` … */
  readonly id: string;
  /** The kind of traffic, in words. */
  readonly traffic: string;
  readonly interface: NetworkInterface;
  readonly tunnel: TunnelState;
  readonly goes: Way;
  /** The protocols that it is limited to; absent for all. */
  readonly protocols?: readonly string[];
}

/** What happens to one kind of traffic in all states together, in a sentence. */
export interface TrafficSummary {
  readonly id: string;
  readonly traffic: string;
  /** Examples of what belongs to it, for those who do not know the name. */
  readonly examples: string;
  readonly text: string;
}

/** What one value of the negotiation is. */
export interface Offer extends Grounds {
  /** Apple's key. */
  readonly id: string;
  readonly name: string;
  /** In Apple's words. */
  readonly value: string;
  /** IANA's name and number, where the value has one. */
  readonly iana?: { readonly name: string; readonly id: number; readonly keyBits?: number };
  /** How gateways spell it, by product. */
  readonly gateway?: Readonly<Record<string, string>>;
  /** Whether the device fills the value in, because the profile does not say it. */
  readonly default: boolean;
}

/** What the device offers a gateway for one tunnel. */
export interface TunnelNegotiation {
  readonly interfaces: readonly NetworkInterface[];
  /** The host that the device connects to; absent where the profile names none. */
  readonly gateway?: string;
  readonly because: Because;
  /** IKE: how the two sides protect what they agree on. */
  readonly ike: readonly Offer[];
  /** Child: how the traffic is protected. */
  readonly child: readonly Offer[];
  /** How the tunnel is kept up. */
  readonly upkeep: readonly Offer[];
}

/** A Graph property beside the key that it becomes. */
export interface MappingRow {
  /** The property from the policy down, for example `alwaysOnConfiguration.userToggleEnabled`. */
  readonly property: string;
  /** What the Intune admin center calls it, where it is in its form. */
  readonly label?: string;
  /** What the policy says; absent where a profile is explained, and for secrets. */
  readonly setTo?: string;
  /** The key, for example `AlwaysOn.UIToggleEnabled`; absent where the property becomes none. */
  readonly key?: string;
  /** What the key holds; absent for secrets. */
  readonly value?: string;
  readonly because: Because;
  /** What it does on the device, or why it does nothing. */
  readonly effect: string;
}

/** An on-demand rule as the device takes it. */
export interface OnDemandStep extends Grounds {
  /** What has to be so for the rule to apply; none: it always applies. */
  readonly when: readonly string[];
  readonly does: string;
  /** The interfaces on which the device can get to this rule. */
  readonly reachedOn: readonly NetworkInterface[];
}

/** How a VPN that is not Always On connects by itself. */
export interface OnDemand {
  readonly on: boolean;
  /** In the order in which the device looks at them: the first that applies counts. */
  readonly steps: readonly OnDemandStep[];
  readonly text: string;
}

/** Which VPN was explained, and for what device. */
export interface ExplainedVpn {
  readonly name: string;
  readonly kind: 'AlwaysOn' | 'IKEv2';
  readonly platform: 'iOS' | 'macOS';
  readonly os: string;
  /** What connects to which gateway. */
  readonly gateways: readonly string[];
  readonly because: Because;
  /** One sentence that says what the VPN does. */
  readonly summary: string;
  /** What is not in the policy or its bindings, so that the profile is not complete: the names of the bindings. */
  readonly missing: readonly string[];
  /** How many errors the rules find; with one, the device may reject the profile or make no tunnel. */
  readonly errors: number;
}

/** What a VPN does, for people and for programs: the JSON output is this. */
export interface Explanation {
  readonly version: 1;
  readonly file: string;
  readonly vpn: ExplainedVpn;
  readonly summary: readonly TrafficSummary[];
  readonly traffic: readonly TrafficStatement[];
  /** What never goes through the tunnel, whatever the profile says. */
  readonly alwaysOutside: readonly Statement[];
  /** For a VPN that is not Always On. */
  readonly onDemand?: OnDemand;
  readonly negotiation: { readonly tunnels: readonly TunnelNegotiation[] };
  readonly authentication: readonly Statement[];
  readonly user: readonly Statement[];
  readonly mapping: readonly MappingRow[];
}
