import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewaySendCert: GatewayRule = {
  name: 'gateway-send-cert',
  title: 'the gateway sends no certificate, and the device needs it',
  severity: 'error',
  why: 'the device asks for a certificate only with ServerCertificateIssuerCommonName, and cannot check the gateway without one',
  source: gatewaySources.appleInterop,
  confidence: 'documented',
  *check({ pairs }) {
    for (const { tunnel, connection } of pairs) {
      if (tunnel.authentication.kind === 'shared-secret') continue;
      const { value, place, setting } = connection.sendCertificate;
      const asked = tunnel.serverCertificateIssuer !== undefined && tunnel.serverCertificateIssuer !== '';
      if (value === 'always' || (value === 'ifasked' && asked)) continue;
      yield {
        at: place,
        message:
          value === 'never'
            ? `${setting} is never; the device checks the certificate of the gateway`
            : `${setting} is ifasked; the profile has no ServerCertificateIssuerCommonName, so that the device does not ask`,
        fix: `write ${setting} = always`,
      };
    }
  },
};
