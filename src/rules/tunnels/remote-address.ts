import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

/** What a host name or an address never has: white space, a path, or a port (a single colon, as IPv6 has at least two). */
const notAHost = /\s|\/|^[^:]+:\d+$/;

const fix = 'Set RemoteAddress to the host name or IP address of the gateway.';

export const remoteAddress: Rule = {
  name: 'remote-address',
  title: 'tunnel without the address of a server',
  severity: 'error',
  why: 'Devices reject the whole profile when a tunnel has no address.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: ['policy.server.address'],
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      const address = get(node, 'RemoteAddress');
      const text = stringAt(node, 'RemoteAddress');
      if (address === undefined) {
        yield { at: node, message: 'The tunnel has no RemoteAddress.', fix };
      } else if (text === '') {
        yield { at: address, message: 'RemoteAddress is empty.', fix };
      } else if (text !== undefined && notAHost.test(text)) {
        yield {
          at: address,
          message: 'RemoteAddress is neither a host name nor an IP address.',
          why: 'Devices look up the whole text as a host name, so no tunnel comes up.',
          fix: 'Write the host name or IP address alone, without scheme, port, path or spaces.',
          confidence: 'inferred',
        };
      }
    }
  },
};
