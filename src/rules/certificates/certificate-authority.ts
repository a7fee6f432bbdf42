import { appleSources } from '../../apple/sources.js';
import { serverShowsCertificate } from '../../device/authentication.js';
import { otherPayloads, type Rule } from '../rule.js';

export const certificateAuthority: Rule = {
  name: 'certificate-authority',
  title: "no payload brings the CA of the server's certificate",
  severity: 'info',
  why: "the device takes the server's certificate only when it trusts its CA: one that is built in, or one that a profile brought",
  source: appleSources.deploymentReference,
  confidence: 'documented',
  inDeclarations: 'judged',
  waitsFor: ['trustedRoots', otherPayloads],
  *check({ payloads, vpns }) {
    if (payloads.some(({ row }) => row?.role === 'authority')) return;
    for (const { node, tunnels } of vpns) {
      if (!tunnels.some(serverShowsCertificate)) continue;
      yield {
        at: node,
        message:
          'no root, pem or pkcs1 payload brings the CA of the server; that is right only if the device trusts it already',
      };
    }
  },
};
