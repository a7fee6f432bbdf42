import { certificateFaults } from '../check-certificate.js';
import type { GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayCertificate: GatewayRule = {
  name: 'gateway-certificate',
  title: 'gateway certificate that devices reject',
  severity: 'error',
  why: 'Devices compare the names of the certificate with RemoteIdentifier and ServerCertificateCommonName, check its usage, issuer and dates, and give up. The gateway itself rejects a name that its certificate does not have.',
  source: gatewaySources.appleInterop,
  confidence: 'documented',
  *check({ offer, pairs, certificates, now }) {
    for (const { tunnel, connection } of pairs) {
      if (tunnel.authentication.kind === 'shared-secret') continue;
      const read = connection.certificates.value.flatMap((file) => {
        const certificate = certificates.own.get(file);
        return certificate === undefined ? [] : [{ file, certificate }];
      });
      const judged = read.map(({ file, certificate }) => ({
        file,
        faults: certificateFaults({ ...offer, tunnels: [tunnel] }, certificate, now),
      }));
      // One that does is enough: the gateway chooses by the name.
      const best = judged.toSorted((a, b) => a.faults.length - b.faults.length)[0];
      for (const { message, severity, fix } of best?.faults ?? []) {
        yield {
          at: connection.certificates.place,
          message: `${connection.certificates.setting}: ${best?.file} ${message}.`,
          severity,
          fix,
        };
      }
    }
  },
};
