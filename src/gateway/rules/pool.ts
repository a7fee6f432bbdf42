import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPool: GatewayRule = {
  name: 'gateway-pool',
  title: 'gateway without an address for the device',
  severity: 'error',
  why: 'Devices ask for an address inside the tunnel and give up without one.',
  source: gatewaySources.ikev2,
  confidence: 'inferred',
  *check({ pairs, gateway }) {
    for (const { connection } of pairs) {
      const { value, place, setting } = connection.pools;
      if (value.length === 0) {
        yield {
          at: place,
          message: `${setting} is missing, so devices get no address.`,
          fix: 'Add a pool. alwayson gateway --pool 10.99.0.0/24 writes one.',
        };
      }
      // Pools of databases and of RADIUS are configured elsewhere.
      const elsewhere = gateway.unread.length > 0 || gateway.pools.size === 0;
      for (const name of value) {
        if (elsewhere || gateway.pools.has(name) || /^(?:dhcp|radius)$/.test(name)) continue;
        yield {
          at: place,
          message: `${setting} names "${inSentence(name)}", which is not a pool of the file.`,
          fix: 'Write the name of a section of pools.',
        };
      }
    }
  },
};
