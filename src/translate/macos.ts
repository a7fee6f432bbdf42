import { appleSources } from '../apple/sources.js';
import type { Confidence } from '../finding.js';
import type { AlwaysOnConfiguration } from '../graph/model/always-on.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { PlistDictionary } from '../plist/value.js';
import { pointer } from '../pointer.js';
import type { Bindings } from './bindings/bindings.js';
import { type Draft, report } from './draft.js';

/** What a Mac does with an Always On property: the key that comes closest, and what is weaker than the policy. */
interface MacRow<Value> {
  readonly key?: string;
  /** Whether `key` is 1. */
  readonly excludes?: (value: Value | undefined) => boolean;
  /** What is weaker or different, where something is. */
  readonly weaker: (value: Value | undefined) => string | undefined;
  readonly why: string;
  readonly confidence: Confidence;
}

type MacRows = {
  readonly [Property in keyof Required<AlwaysOnConfiguration>]: MacRow<AlwaysOnConfiguration[Property]>;
};

const noKey = 'A Mac has no setting for this. The profile leaves it out.';
const noEffect = 'This has no effect on a Mac. The profile leaves it out.';

const captive = {
  why: 'A Mac decides itself which traffic reaches a captive portal while a VPN includes all networks.',
  confidence: 'inferred',
} as const;

const keepAlive = {
  why: 'The NAT keepalive keys act in Always On alone. A Mac keeps its own interval.',
  confidence: 'observed',
} as const;

const macRows: MacRows = {
  tunnelConfiguration: {
    weaker: (value) =>
      value === undefined || value === 'wifiAndCellular'
        ? undefined
        : 'The VPN covers every interface of the Mac, not only the chosen one.',
    why: 'A Mac has one VPN for all its interfaces.',
    confidence: 'documented',
  },
  userToggleEnabled: {
    weaker: (value) =>
      value === true
        ? undefined
        : 'The user of a Mac can disconnect the VPN and switch on-demand off. No profile prevents that.',
    why: 'OnDemandUserOverrideDisabled does not exist on macOS.',
    confidence: 'documented',
  },
  voicemailExceptionAction: {
    weaker: (value) =>
      value === undefined || value === 'forceTrafficViaVPN'
        ? undefined
        : 'The exception for voicemail is left out: a Mac has no visual voicemail.',
    why: 'Only an Always On VPN has service exceptions.',
    confidence: 'documented',
  },
  airPrintExceptionAction: {
    key: 'ExcludeLocalNetworks',
    excludes: (value) => value === 'allowTrafficOutside',
    weaker: (value) => {
      if (value === 'allowTrafficOutside')
        return 'The exception for AirPrint becomes ExcludeLocalNetworks 1, which lets all local traffic out, not printing alone.';
      return value === 'dropTraffic'
        ? 'A Mac sends AirPrint traffic through the tunnel, although the policy drops it.'
        : undefined;
    },
    why: 'A Mac excludes the local network as a whole or not at all, and drops no service.',
    confidence: 'documented',
  },
  cellularExceptionAction: {
    key: 'ExcludeCellularServices',
    excludes: (value) => value === 'allowTrafficOutside',
    weaker: (value) =>
      value === 'dropTraffic'
        ? 'A Mac sends the traffic of cellular services through the tunnel, although the policy drops it.'
        : undefined,
    why: 'A Mac excludes cellular services or includes them, and drops no service.',
    confidence: 'documented',
  },
  allowAllCaptiveNetworkPlugins: {
    weaker: (value) => (value === undefined ? undefined : noKey),
    ...captive,
  },
  allowedCaptiveNetworkPlugins: {
    weaker: (value) => ((value?.allowedBundleIdentifiers ?? []).length === 0 ? undefined : noKey),
    ...captive,
  },
  allowCaptiveWebSheet: {
    weaker: (value) => (value === undefined ? undefined : noKey),
    ...captive,
  },
  natKeepAliveIntervalInSeconds: {
    weaker: (value) => (value === undefined ? undefined : noEffect),
    ...keepAlive,
  },
  natKeepAliveOffloadEnable: {
    weaker: (value) => (value === undefined ? undefined : noEffect),
    ...keepAlive,
  },
};

/** What is the same in all that is said of Macs. */
const onMac = { source: appleSources.vpn, os: 'macOS' } as const;

/**
 * Writes what comes closest to Always On on a Mac: a VPN that connects by itself and includes all networks.
 * Everything that is weaker than the policy becomes a finding.
 */
export function applyNearestOnMac(alwaysOn: AlwaysOnConfiguration, bindings: Bindings, draft: Draft): void {
  const { tunnel } = draft.places;
  Object.assign(tunnel, {
    OnDemandEnabled: 1,
    OnDemandRules: [{ Action: 'Connect' }],
    IncludeAllNetworks: 1,
    ExcludeAPNs: 0,
    ExcludeDeviceCommunication: Number(bindings.apple?.deviceCommunication === 'allow'),
  });
  report(draft, 'always-on-platform', {
    ...onMac,
    severity: 'warning',
    message:
      'The policy is Always On, which Macs do not have. The profile connects on demand and includes all networks instead.',
    why: 'Installing an Always On payload on a Mac fails with "the VPN service could not be created".',
  });
  for (const property of Object.keys(macRows) as (keyof AlwaysOnConfiguration)[]) {
    applyMacRow(property, macRows[property] as MacRow<unknown>, alwaysOn[property], tunnel, draft);
  }
}

/** Takes out what no Mac has although iOS has it in the same dictionary, for policies of every kind. */
export function dropWhatNoMacHas(policy: Policy, draft: Draft): void {
  delete draft.places.tunnel['OnDemandUserOverrideDisabled'];
  if (policy.disableOnDemandUserOverride !== true) return;
  report(draft, 'policy-dropped', {
    ...onMac,
    path: '/disableOnDemandUserOverride',
    message: 'The user of a Mac can switch on-demand off. No profile prevents that.',
    why: 'OnDemandUserOverrideDisabled does not exist on macOS.',
  });
}

function applyMacRow(
  property: string,
  row: MacRow<unknown>,
  value: unknown,
  tunnel: PlistDictionary,
  draft: Draft,
): void {
  if (row.key !== undefined) tunnel[row.key] = Number(row.excludes?.(value) ?? false);
  const message = row.weaker(value);
  if (message === undefined) return;
  const { why, confidence } = row;
  report(draft, 'policy-dropped', {
    ...onMac,
    path: pointer('alwaysOnConfiguration', property),
    message,
    why,
    confidence,
  });
}
