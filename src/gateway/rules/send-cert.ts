import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewaySendCert: GatewayRule = {
  name: 'gateway-send-cert',
  title: 'gateway that does not send its certificate',
  severity: 'error',
  why: 'Devices request a certificate only with ServerCertificateIssuerCommonName and cannot verify the gateway without one.',
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
            ? `${setting} is never, but devices verify the certificate of the gateway.`
            : `${setting} is ifasked, but devices do not ask, because the profile has no ServerCertificateIssuerCommonName.`,
        fix: `Write ${setting} = always.`,
      };
    }
  },
};
