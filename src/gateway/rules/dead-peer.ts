import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

/** Below this a phone that sleeps between two packets is taken for gone. */
const shortest = 60;

export const gatewayDeadPeer: GatewayRule = {
  name: 'gateway-dead-peer',
  title: 'the gateway gives sleeping phones up too soon, or calls them back',
  severity: 'warning',
  why: 'a phone that sleeps answers late; a gateway that asks often ends its tunnel, and one that calls back reaches nobody',
  source: gatewaySources.appleInterop,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { connection, child } of pairs) {
      const { deadPeerSeconds } = connection;
      if (deadPeerSeconds.value > 0 && deadPeerSeconds.value < shortest) {
        yield {
          at: deadPeerSeconds.place,
          message: `${deadPeerSeconds.setting} is ${deadPeerSeconds.value} seconds`,
          fix: 'write 300 seconds or more',
        };
      }
      const action = child?.deadPeerAction;
      if (action !== undefined && !['none', 'clear'].includes(action.value)) {
        yield {
          at: action.place,
          message: `${action.setting} is ${inSentence(action.value)}; the gateway cannot call a phone back`,
          fix: `write ${action.setting} = clear`,
        };
      }
    }
  },
};
