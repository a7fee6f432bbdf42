import type { ProxyServer } from '../graph/model/proxy-server.js';
import type { PlistDictionary } from '../plist/value.js';

/** The payload's Proxies dictionary of a policy that is not Always On: one host and port for HTTP and HTTPS. */
export function proxiesOf(proxy: ProxyServer): PlistDictionary | undefined {
  const { address, port, automaticConfigurationScriptUrl } = proxy;
  const proxies: PlistDictionary = {};
  if (automaticConfigurationScriptUrl) {
    Object.assign(proxies, {
      ProxyAutoConfigEnable: 1,
      ProxyAutoConfigURLString: automaticConfigurationScriptUrl,
    });
  }
  if (address) {
    Object.assign(proxies, { HTTPEnable: 1, HTTPProxy: address, HTTPSEnable: 1, HTTPSProxy: address });
    if (port !== undefined) Object.assign(proxies, { HTTPPort: port, HTTPSPort: port });
  }
  return Object.keys(proxies).length === 0 ? undefined : proxies;
}
