import type { Policy } from '../../graph/model/ikev2.js';
import { text } from './converters.js';
import { both, mapped, notConfiguration, type Rows } from './row.js';

/** The rows of `vpnServer`. */
export const serverRows: Rows<NonNullable<Policy['server']>> = {
  address: both(mapped('tunnel', 'RemoteAddress', text)),
  description: both(notConfiguration("a label in Intune's own form")),
  isDefaultServer: both(notConfiguration('chooses among several servers, and IKEv2 has one')),
};
