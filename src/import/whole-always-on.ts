import { tunnelKeys } from '../apple/keys/tunnel.js';
import { defaultsOf } from '../compare/defaults.js';
import type { DeepReadonly } from '../deep-readonly.js';
import type { AlwaysOnConfiguration } from '../graph/model/always-on.js';
import type { Policy } from '../graph/model/ikev2.js';
import { graphSources } from '../graph/sources.js';
import { changed, type Reading } from './reading.js';

/** What a device does without the keys. */
const defaults = {
  tunnelConfiguration: 'wifiAndCellular',
  userToggleEnabled: false,
  voicemailExceptionAction: 'forceTrafficViaVPN',
  airPrintExceptionAction: 'forceTrafficViaVPN',
  cellularExceptionAction: 'forceTrafficViaVPN',
  allowAllCaptiveNetworkPlugins: false,
  allowedCaptiveNetworkPlugins: { allowedBundleIdentifiers: [] },
  allowCaptiveWebSheet: false,
  natKeepAliveOffloadEnable: true,
} as const satisfies Omit<Required<DeepReadonly<AlwaysOnConfiguration>>, 'natKeepAliveIntervalInSeconds'>;

/**
 * The policy with every property of its Always On configuration: what Graph fills in for an absent one is nowhere
 * documented, so what the device does without the key is written.
 *
 * @param divided whether the profile has a tunnel for each interface
 */
export function withWholeAlwaysOn(policy: Policy, { vpn, findings }: Reading, divided: boolean): Policy {
  const read = policy.alwaysOnConfiguration ?? {};
  const alwaysOnConfiguration: AlwaysOnConfiguration = {
    ...structuredClone(defaults as DeepReadonly<AlwaysOnConfiguration> as AlwaysOnConfiguration),
    ...intervalOf(read, divided),
    ...read,
  };
  if (alwaysOnConfiguration.natKeepAliveIntervalInSeconds === undefined) {
    findings.push({
      ...changed(
        vpn,
        'NATKeepAliveInterval is missing. The policy leaves it open.',
        'Devices were seen to use another interval on each interface, and Graph has one for both. What Graph fills in is not documented.',
      ),
      source: graphSources.alwaysOn,
    });
  }
  return { ...policy, alwaysOnConfiguration };
}

/** One number stands for the default only where there is one tunnel. */
function intervalOf(
  { tunnelConfiguration }: AlwaysOnConfiguration,
  divided: boolean,
): Pick<AlwaysOnConfiguration, 'natKeepAliveIntervalInSeconds'> {
  if (divided) return {};
  const { taken } = defaultsOf(tunnelKeys.NATKeepAliveInterval, 'iOS', tunnelConfiguration === 'cellular');
  return taken === undefined ? {} : { natKeepAliveIntervalInSeconds: Number(taken) };
}
