import * as v from 'valibot';
import { int32, text } from './scalars.js';

/** vpnProxyServer */
export const vpnProxyServer = v.object({
  address: v.exactOptional(text),
  automaticConfigurationScriptUrl: v.exactOptional(text),
  port: v.exactOptional(int32),
});

/** A vpnProxyServer as read. */
export type ProxyServer = v.InferOutput<typeof vpnProxyServer>;
