import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPool: GatewayRule = {
  name: 'gateway-pool',
  title: 'the gateway has no address for the device',
  severity: 'error',
  why: 'the device asks for an address inside the tunnel and gives up without one',
  source: gatewaySources.ikev2,
  confidence: 'inferred',
  *check({ pairs, gateway }) {
    for (const { connection } of pairs) {
      const { value, place, setting } = connection.pools;
      if (value.length === 0) {
        yield {
          at: place,
          message: `${setting} is not written, so that devices get no address`,
          fix: 'add a pool; alwayson gateway --pool 10.99.0.0/24 writes one',
        };
      }
      // Pools of databases and of RADIUS are configured elsewhere.
      const elsewhere = gateway.unread.length > 0 || gateway.pools.size === 0;
      for (const name of value) {
        if (elsewhere || gateway.pools.has(name) || /^(?:dhcp|radius)$/.test(name)) continue;
        yield {
          at: place,
          message: `${setting} names "${inSentence(name)}", which is no pool of the file`,
          fix: 'write the name of a section of pools',
        };
      }
    }
  },
};
