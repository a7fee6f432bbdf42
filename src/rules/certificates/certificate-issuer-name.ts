import { appleSources } from '../../apple/sources.js';
import { hasContent, usesEap } from '../../device/authentication.js';
import { get } from '../../plist/navigate.js';
import { howItAuthenticates, type Rule } from '../rule.js';

export const certificateIssuerName: Rule = {
  name: 'certificate-issuer-name',
  title: 'CertificateType without ServerCertificateIssuerCommonName',
  severity: 'warning',
  why: "Apple's schema requires both keys, in one place always and in another with EAP. Devices ask the gateway for a certificate of this issuer.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const { node } = tunnel;
      if (
        get(node, 'CertificateType') === undefined ||
        hasContent(node, 'ServerCertificateIssuerCommonName')
      ) {
        continue;
      }
      yield {
        at: get(node, 'ServerCertificateIssuerCommonName') ?? node,
        severity: usesEap(tunnel) ? 'error' : 'warning',
        message: 'The tunnel has CertificateType, but no ServerCertificateIssuerCommonName.',
        fix: "Set ServerCertificateIssuerCommonName to the common name of the issuer of the gateway's certificate.",
      };
    }
  },
};
