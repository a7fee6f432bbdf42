import { inSentence } from '../../text/in-sentence.js';
import { confirms } from '../identity-form.js';
import { filledLater, identityMatches } from '../identity-match.js';
import type { GatewayRule, Pair } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayDeviceIdentity: GatewayRule = {
  name: 'gateway-device-identity',
  title: 'device name that the gateway does not accept',
  severity: 'error',
  why: 'The gateway looks for a connection and a certificate by this name. It answers AUTHENTICATION_FAILED if it finds none.',
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
          message: `${deviceIdentity.setting} accepts only "${inSentence(deviceIdentity.value)}". The device sends ${sent}.`,
          fix: 'Write %any, or the name of the device.',
        };
      } else if (unconfirmed(pair)) {
        yield {
          at: deviceIdentity.place,
          message: `${deviceIdentity.setting}: the device sends ${sent}, which is not a subjectAltName of its certificate.`,
          fix: 'Issue the certificate of the device with this subjectAltName, or set LocalIdentifier to one of its names.',
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
