import { inSentence } from '../../text/in-sentence.js';
import { identityMatches } from '../identity-match.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPpk: GatewayRule = {
  name: 'gateway-ppk',
  title: 'the two sides differ in the preshared key against quantum computers (PPK)',
  severity: 'error',
  why: 'a side that insists on the key gives up without it; where none insists, the tunnel goes on without',
  source: gatewaySources.ppk,
  confidence: 'documented',
  *check({ pairs, gateway }) {
    for (const { tunnel, connection } of pairs) {
      const { value, place, setting } = connection.ppk;
      const { ppk } = tunnel;
      if (ppk === undefined) {
        if (!value.required) continue;
        yield {
          at: place,
          message: `${setting}: the gateway insists on a PPK, and the profile has none`,
          fix: 'write PPK and PPKIdentifier into the profile, or let the gateway not insist',
        };
        continue;
      }
      const insists = ppk.mandatory || value.required;
      const severity = insists ? 'error' : 'warning';
      if (value.identifier === undefined || !identityMatches(value.identifier, ppk.identifier)) {
        const configured =
          value.identifier === undefined ? 'no PPK' : `the PPK "${inSentence(value.identifier)}"`;
        yield {
          at: place,
          severity,
          message: `${setting}: the gateway has ${configured}; PPKIdentifier of the profile is "${inSentence(ppk.identifier)}"`,
          fix: 'give both sides the same key by the same name',
        };
        continue;
      }
      const known = gateway.unread.length > 0 ? undefined : gateway.secrets;
      const own = known?.filter(
        ({ kind, owners }) =>
          kind === 'ppk' &&
          (owners.length === 0 || owners.some((owner) => identityMatches(owner, ppk.identifier))),
      );
      if (
        own === undefined ||
        own.some(({ secret }) => secret !== undefined && Buffer.compare(secret, ppk.key) === 0)
      )
        continue;
      yield {
        at: own[0]?.place ?? place,
        severity,
        message:
          own.length === 0
            ? `holds no key for the PPK "${inSentence(ppk.identifier)}"`
            : `is another key than PPK of the profile, for "${inSentence(ppk.identifier)}"`,
        fix: 'give both sides the same key by the same name',
      };
    }
  },
};
