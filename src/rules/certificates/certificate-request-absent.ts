import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

const key = 'ServerCertificateIssuerCommonName';

export const certificateRequestAbsent: Rule = {
  name: 'certificate-request-absent',
  title: 'the device asks the gateway for no certificate',
  severity: 'info',
  why: 'without ServerCertificateIssuerCommonName the device sends no certificate request, and many gateways send their certificate only when asked',
  source: appleSources.strongSwan,
  confidence: 'observed',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const { node } = tunnel;
      // Beside a CertificateType the name is required, which certificate-issuer-name says.
      if (!serverShowsCertificate(tunnel) || get(node, 'CertificateType') !== undefined) continue;
      const at = get(node, key);
      if (at !== undefined && stringAt(at) !== '') continue;
      yield {
        at: at ?? node,
        message: `${at === undefined ? `the tunnel has no ${key}` : `${key} is empty`}, so the device sends no certificate request`,
        fix: "Write the common name of the issuer of the gateway's certificate, or let the gateway always send it (strongSwan: send_cert = always).",
      };
    }
  },
};
