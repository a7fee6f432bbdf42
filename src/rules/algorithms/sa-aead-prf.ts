import { appleSources } from '../../apple/sources.js';
import { associationOf, authenticatingCiphers } from '../../device/security-association.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saAeadPrf: Rule = {
  name: 'sa-aead-prf',
  title: 'an authenticating cipher without IntegrityAlgorithm, so the PRF is the default',
  severity: 'warning',
  why: 'with GCM and ChaCha20Poly1305 no integrity algorithm is negotiated, but the key still picks the pseudo-random function of the IKE SA; a server that wants another one answers with no proposal chosen',
  source: appleSources.networkExtension,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const ike = associationOf(tunnel, 'IKESecurityAssociationParameters');
      if (ike === undefined || get(ike.node, 'IntegrityAlgorithm') !== undefined) continue;
      const cipher = stringAt(ike.node, 'EncryptionAlgorithm');
      if (!authenticatingCiphers.includes(cipher)) continue;
      yield {
        at: ike.node,
        message: `has ${cipher}, but no IntegrityAlgorithm, so the PRF is that of ${ike.keys['IntegrityAlgorithm']?.default}; write the one that the server has`,
      };
    }
  },
};
