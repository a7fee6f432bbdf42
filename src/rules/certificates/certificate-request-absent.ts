import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { get, stringAt } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

const key = 'ServerCertificateIssuerCommonName';

export const certificateRequestAbsent: Rule = {
  name: 'certificate-request-absent',
  title: 'tunnel in which the device requests no certificate',
  severity: 'info',
  why: 'Without ServerCertificateIssuerCommonName devices send no certificate request, and many gateways send their certificate only when asked.',
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
        message: `${at === undefined ? `The tunnel has no ${key}` : `${key} is empty`}, so the device sends no certificate request.`,
        fix: "Set ServerCertificateIssuerCommonName to the common name of the issuer of the gateway's certificate, or let the gateway always send it (strongSwan: send_cert = always).",
      };
    }
  },
};
