import { inSentence } from '../../text/in-sentence.js';
import { confirms } from '../identity-form.js';
import { filledLater, identityMatches } from '../identity-match.js';
import type { GatewayRule, Pair } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayDeviceIdentity: GatewayRule = {
  name: 'gateway-device-identity',
  title: 'the gateway does not take the name by which the device calls itself',
  severity: 'error',
  why: 'the gateway looks for a connection, and for a certificate, by this name, and answers AUTHENTICATION_FAILED where it finds none',
  source: gatewaySources.tried,
  confidence: 'observed',
  *check({ pairs }) {
    for (const pair of pairs) {
      const { deviceIdentity } = pair.connection;
      const { localIdentifier } = pair.tunnel;
      // A policy whose bindings nobody gave has none yet.
      if (localIdentifier === undefined || filledLater(localIdentifier)) continue;
      const sent = localIdentifier
        ? `"${inSentence(localIdentifier)}" (LocalIdentifier)`
        : 'its IP address (LocalIdentifier is empty)';
      if (!identityMatches(deviceIdentity.value, localIdentifier)) {
        yield {
          at: deviceIdentity.place,
          message: `${deviceIdentity.setting} takes "${inSentence(deviceIdentity.value)}"; the device calls itself ${sent}`,
          fix: 'write %any, or the name of the device',
        };
      } else if (unconfirmed(pair)) {
        yield {
          at: deviceIdentity.place,
          message: `${deviceIdentity.setting}: the device calls itself ${sent}, which is no subjectAltName of its certificate`,
          fix: 'issue the certificate of the device with this subjectAltName, or write one of its names into LocalIdentifier',
        };
      }
    }
  },
};

/** Whether the device shows a certificate that is in the profile and does not have the name that it goes by. */
function unconfirmed({ tunnel }: Pair): boolean {
  const { authentication, localIdentifier } = tunnel;
  if (authentication.kind !== 'certificate' && authentication.kind !== 'eap-tls') return false;
  const { certificate } = authentication.identity;
  return certificate !== undefined && !confirms(certificate.subjectAltName, localIdentifier ?? '');
}
