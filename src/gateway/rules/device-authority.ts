import { isSignedBy } from '../../certificates/certificate.js';
import { inSentence } from '../../text/in-sentence.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayDeviceAuthority: GatewayRule = {
  name: 'gateway-device-authority',
  title: 'device certificate of an authority that the gateway does not trust',
  severity: 'error',
  why: 'The gateway trusts no certificate of another authority and answers AUTHENTICATION_FAILED.',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ pairs, certificates }) {
    for (const { tunnel, connection } of pairs) {
      const { authentication } = tunnel;
      if (authentication.kind !== 'certificate' && authentication.kind !== 'eap-tls') continue;
      const { certificate } = authentication.identity;
      const { authorities } = connection;
      if (certificate === undefined || authorities.value.length === 0) continue;
      const read = authorities.value.map((file) => certificates.authorities.get(file));
      // An authority between the two may be one that the device brings, so only a direct one is judged where all are known.
      if (read.some((one) => one === undefined)) continue;
      const issued = read.some((one) => one !== undefined && isSignedBy(certificate.x509, one.x509));
      const between = [...certificates.authorities.values()].some(
        (one) =>
          isSignedBy(certificate.x509, one.x509) &&
          read.some((root) => root !== undefined && isSignedBy(one.x509, root.x509)),
      );
      if (issued || between) continue;
      yield {
        at: authorities.place,
        message: `${authorities.setting} has ${authorities.value.map(inSentence).join(', ')}. The certificate of the device was issued by "${inSentence(certificate.issuer)}".`,
        fix: 'Name the authority that issued the certificates of the devices.',
      };
    }
  },
};
