import { availableOn } from '../apple/availability.js';
import type { KeyRow } from '../apple/key.js';
import { methodOf, usesEap } from '../device/authentication.js';
import type { ProfileView } from '../device/profile-view.js';
import type { TunnelView } from '../device/views.js';
import type { Confidence } from '../finding.js';
import { flagAt, get, itemsAt } from '../plist/navigate.js';

/** Why a key does nothing. */
export interface Idle {
  /** Completes "has no effect, because …". */
  readonly because: string;
  readonly confidence: Confidence;
}

interface Condition {
  /** Whether the key does nothing in a tunnel. */
  readonly holds: (tunnel: TunnelView) => boolean;
  /** Completes "has no effect, because …". */
  readonly because: string;
}

const noEap: Condition = { holds: (tunnel) => !usesEap(tunnel), because: 'EAP is off' };

const offloadIsForAlwaysOn: Condition = {
  holds: ({ kind }) => kind === 'IKEv2',
  because: 'it is for Always On alone',
};

const noOnDemand: Condition = {
  holds: ({ node }) => flagAt(node, 'OnDemandEnabled') !== true,
  because: 'the VPN does not connect on demand',
};

/** What else in a tunnel makes a key of it do nothing. */
const conditions: Readonly<Record<string, readonly Condition[]>> = {
  SharedSecret: [
    {
      holds: (tunnel) => methodOf(tunnel) !== 'SharedSecret',
      because: 'the device does not authenticate with a shared secret',
    },
  ],
  CertificateType: [
    {
      holds: (tunnel) => methodOf(tunnel) !== 'Certificate',
      because: 'the device does not authenticate with a certificate',
    },
  ],
  Password: [{ holds: () => true, because: 'IKEv2 has no method that uses it' }],
  AuthName: [noEap],
  AuthPassword: [noEap],
  TLSMinimumVersion: [noEap],
  TLSMaximumVersion: [noEap],
  NATKeepAliveOffloadEnable: [offloadIsForAlwaysOn],
  NATKeepAliveInterval: [
    offloadIsForAlwaysOn,
    {
      holds: ({ node }) => flagAt(node, 'NATKeepAliveOffloadEnable') === false,
      because: 'it is read only while NATKeepAliveOffloadEnable is 1',
    },
  ],
  OnDemandUserOverrideDisabled: [noOnDemand],
  DisconnectOnIdleTimer: [
    {
      holds: ({ node }) => flagAt(node, 'DisconnectOnIdle') !== true,
      because: 'the VPN does not disconnect when idle',
    },
  ],
  PPK: [
    {
      holds: ({ node }) => get(node, 'PPK') !== undefined && get(node, 'PPKIdentifier') === undefined,
      because: 'it is used only with PPKIdentifier',
    },
  ],
  PPKIdentifier: [
    {
      holds: ({ node }) => get(node, 'PPKIdentifier') !== undefined && get(node, 'PPK') === undefined,
      because: 'it is used only with PPK',
    },
  ],
  PPKMandatory: [
    {
      holds: ({ node }) => get(node, 'PPK') === undefined || get(node, 'PPKIdentifier') === undefined,
      because: 'there is no post-quantum preshared key that could be mandatory',
    },
  ],
  AllowPostQuantumKeyExchangeFallback: [
    {
      holds: ({ node }) =>
        itemsAt(node, 'IKESecurityAssociationParameters', 'PostQuantumKeyExchangeMethods').length === 0,
      because: 'there is no post-quantum key exchange to fall back from',
    },
  ],
};

/** Why a key does nothing in a tunnel of the delivered profile; undefined where it does something. */
export function idleInTunnel(
  tunnel: TunnelView,
  key: string,
  row: KeyRow,
  view: ProfileView,
): Idle | undefined {
  const idle = unread(tunnel.kind === 'AlwaysOn', row) ?? unknownToOS(row, view);
  if (idle !== undefined) return idle;
  const condition = conditions[key]?.find(({ holds }) => holds(tunnel));
  return condition && { because: condition.because, confidence: 'inferred' };
}

/** Why Always On does not look at a key, where it does not. */
export function unread(alwaysOn: boolean, row: KeyRow): Idle | undefined {
  const isIgnored = row.alwaysOn === 'not read' || row.alwaysOn === 'forced 0';
  if (!alwaysOn || !isIgnored) return undefined;
  return { because: 'Always On was seen not to read it', confidence: 'observed' };
}

/** Why the OS does not look at a key, where it is newer than the OS. */
export function unknownToOS(row: KeyRow, { platform, os }: ProfileView): Idle | undefined {
  if (availableOn(row, platform, os)) return undefined;
  return { because: `${platform} ${os} does not know it`, confidence: row.confidence };
}
