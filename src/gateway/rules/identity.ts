import { inSentence } from '../../text/in-sentence.js';
import { identityMatches } from '../identity-match.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayIdentity: GatewayRule = {
  name: 'gateway-identity',
  title: 'gateway identity that differs from RemoteIdentifier',
  severity: 'error',
  why: 'The device asks for the gateway by this name. Without a connection of that name the gateway answers AUTHENTICATION_FAILED.',
  source: gatewaySources.appleInterop,
  confidence: 'documented',
  *check({ pairs, gateway }) {
    for (const { tunnel, connection } of pairs) {
      const { identity } = connection;
      const { remoteIdentifier } = tunnel;
      if (!remoteIdentifier) continue;
      if (identity.value === undefined) {
        if (connection.authentication.value.kind !== 'certificate' || gateway.product !== 'strongSwan')
          continue;
        if (connection.certificates.value.length === 0) continue;
        yield {
          at: identity.place,
          message: `${identity.setting} of the gateway is missing, so the gateway uses the subject of its certificate. The device asks for "${inSentence(remoteIdentifier)}" (RemoteIdentifier).`,
          fix: `Add ${identity.setting} = ${inSentence(remoteIdentifier)} to the section local.`,
        };
      } else if (!identityMatches(identity.value, remoteIdentifier)) {
        yield {
          at: identity.place,
          message: `${identity.setting} is "${inSentence(identity.value)}". RemoteIdentifier of the profile is "${inSentence(remoteIdentifier)}".`,
          fix: 'Use the same name on both sides.',
        };
      }
    }
  },
};
