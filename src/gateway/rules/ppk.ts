import { inSentence } from '../../text/in-sentence.js';
import { identityMatches } from '../identity-match.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayPpk: GatewayRule = {
  name: 'gateway-ppk',
  title: 'post-quantum preshared key (PPK) that differs between profile and gateway',
  severity: 'error',
  why: 'A side that requires the key gives up without it. If neither side requires it, the tunnel comes up without the key.',
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
          message: `${setting}: the gateway requires a PPK, but the profile has none.`,
          fix: 'Add PPK and PPKIdentifier to the profile, or do not require the key at the gateway.',
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
          message: `${setting}: the gateway has ${configured}. PPKIdentifier of the profile is "${inSentence(ppk.identifier)}".`,
          fix: 'Configure the same key with the same name on both sides.',
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
            ? `The gateway has no key for the PPK "${inSentence(ppk.identifier)}".`
            : `The gateway has another key for "${inSentence(ppk.identifier)}" than PPK of the profile.`,
        fix: 'Configure the same key with the same name on both sides.',
      };
    }
  },
};
