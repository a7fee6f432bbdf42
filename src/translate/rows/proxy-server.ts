import type { ProxyServer } from '../../graph/model/proxy-server.js';
import { combined, notConfiguration, type Outcome, type Row, type Rows } from './row.js';

/** An Always On VPN does not read Proxies at all: the row of `proxyServer` says so once for the three. */
function plainOnly<Value>(outcome: Outcome<Value>): Row<Value> {
  return { alwaysOn: notConfiguration('said by the row of proxyServer'), ikev2: outcome };
}

/** The rows of `vpnProxyServer`: host and port serve both HTTP and HTTPS, so they are written together. */
export const proxyServerRows: Rows<ProxyServer> = {
  address: plainOnly(combined('proxies', 'Proxies.HTTPProxy', 'Proxies.HTTPSProxy')),
  port: plainOnly(combined('proxies', 'Proxies.HTTPPort', 'Proxies.HTTPSPort')),
  automaticConfigurationScriptUrl: plainOnly(
    combined('proxies', 'Proxies.ProxyAutoConfigEnable', 'Proxies.ProxyAutoConfigURLString'),
  ),
};
