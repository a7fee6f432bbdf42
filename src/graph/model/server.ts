import * as v from 'valibot';
import { flag, text } from './scalars.js';

/** vpnServer */
export const vpnServer = v.object({
  address: v.exactOptional(text),
  description: v.exactOptional(text),
  isDefaultServer: v.exactOptional(flag),
});

/** A vpnServer as read. */
export type Server = v.InferOutput<typeof vpnServer>;
