import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

/** What a host name or an address never has: white space, a path, or a port (a single colon, as IPv6 has at least two). */
const notAHost = /\s|\/|^[^:]+:\d+$/;

export const remoteAddress: Rule = {
  name: 'remote-address',
  title: 'a tunnel has no server to go to',
  severity: 'error',
  why: 'without an address the device refuses the configuration, and the whole profile with it',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: ['policy.server.address'],
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      const address = get(node, 'RemoteAddress');
      const text = stringAt(node, 'RemoteAddress');
      if (address === undefined) {
        yield { at: node, message: 'has no RemoteAddress, the host name or IP address of the VPN server' };
      } else if (text === '') {
        yield { at: address, message: 'is empty; the host name or IP address of the VPN server is needed' };
      } else if (text !== undefined && notAHost.test(text)) {
        yield {
          at: address,
          message: 'is no host name or IP address: it must have no white space, scheme, path or port',
          why: 'the device looks the whole text up as the name of a host, so the tunnel cannot come up',
          confidence: 'inferred',
        };
      }
    }
  },
};
