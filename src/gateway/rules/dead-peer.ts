import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

/** Below this a phone that sleeps between two packets is taken for gone. */
const shortest = 60;

export const gatewayDeadPeer: GatewayRule = {
  name: 'gateway-dead-peer',
  title: 'dead peer detection that ends the tunnels of sleeping phones',
  severity: 'warning',
  why: 'Sleeping phones answer late. A gateway that probes often ends their tunnels, and it cannot open a tunnel to a phone.',
  source: gatewaySources.appleInterop,
  confidence: 'inferred',
  *check({ pairs }) {
    for (const { connection, child } of pairs) {
      const { deadPeerSeconds } = connection;
      if (deadPeerSeconds.value > 0 && deadPeerSeconds.value < shortest) {
        yield {
          at: deadPeerSeconds.place,
          message: `${deadPeerSeconds.setting} is ${deadPeerSeconds.value} seconds.`,
          fix: 'Choose 300 seconds or more.',
        };
      }
      const action = child?.deadPeerAction;
      if (action !== undefined && !['none', 'clear'].includes(action.value)) {
        yield {
          at: action.place,
          message: `${action.setting} is ${inSentence(action.value)}. The gateway cannot open a tunnel to a phone.`,
          fix: `Write ${action.setting} = clear.`,
        };
      }
    }
  },
};
