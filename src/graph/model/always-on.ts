import * as v from 'valibot';
import { vpnServiceExceptionAction, vpnTunnelConfigurationType } from './enums.js';
import { flag, int32, text } from './scalars.js';

/** specifiedCaptiveNetworkPlugins */
const specifiedCaptiveNetworkPlugins = v.object({
  allowedBundleIdentifiers: v.exactOptional(v.array(text)),
});

/** A specifiedCaptiveNetworkPlugins as read. */
export type SpecifiedCaptiveNetworkPlugins = v.InferOutput<typeof specifiedCaptiveNetworkPlugins>;

/** appleVpnAlwaysOnConfiguration */
export const alwaysOnConfiguration = v.object({
  tunnelConfiguration: v.exactOptional(vpnTunnelConfigurationType),
  userToggleEnabled: v.exactOptional(flag),
  voicemailExceptionAction: v.exactOptional(vpnServiceExceptionAction),
  airPrintExceptionAction: v.exactOptional(vpnServiceExceptionAction),
  cellularExceptionAction: v.exactOptional(vpnServiceExceptionAction),
  allowAllCaptiveNetworkPlugins: v.exactOptional(flag),
  allowedCaptiveNetworkPlugins: v.exactOptional(specifiedCaptiveNetworkPlugins),
  allowCaptiveWebSheet: v.exactOptional(flag),
  natKeepAliveIntervalInSeconds: v.exactOptional(int32),
  natKeepAliveOffloadEnable: v.exactOptional(flag),
});

/** An appleVpnAlwaysOnConfiguration as read: what was null or unreadable is absent. */
export type AlwaysOnConfiguration = v.InferOutput<typeof alwaysOnConfiguration>;
