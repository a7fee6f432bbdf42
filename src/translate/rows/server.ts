import type { Server } from '../../graph/model/server.js';
import { text } from './converters.js';
import { both, mapped, notConfiguration, type Rows } from './row.js';

/** The rows of `vpnServer`. */
export const serverRows: Rows<Server> = {
  address: both(mapped('tunnel', 'RemoteAddress', text)),
  description: both(notConfiguration("a label in Intune's own form")),
  isDefaultServer: both(notConfiguration('chooses among several servers, and IKEv2 has one')),
};
