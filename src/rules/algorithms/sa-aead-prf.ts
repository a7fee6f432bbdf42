import { appleSources } from '../../apple/sources.js';
import { associationOf, authenticatingCiphers } from '../../device/security-association.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saAeadPrf: Rule = {
  name: 'sa-aead-prf',
  title: 'authenticating cipher without IntegrityAlgorithm',
  severity: 'warning',
  why: 'GCM and ChaCha20Poly1305 need no integrity algorithm, but IntegrityAlgorithm still chooses the pseudo-random function (PRF) of the IKE SA. A gateway that requires another PRF answers NO_PROPOSAL_CHOSEN.',
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
        message: `IKE SA uses ${cipher} without IntegrityAlgorithm, so its PRF is that of ${ike.keys['IntegrityAlgorithm']?.default}.`,
        fix: 'Set IntegrityAlgorithm to the hash whose PRF the gateway uses.',
      };
    }
  },
};
