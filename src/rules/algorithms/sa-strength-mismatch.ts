import { appleSources } from '../../apple/sources.js';
import { selectsStrictly, weakerIke } from '../../device/security-association.js';
import { dictionaryAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saStrengthMismatch: Rule = {
  name: 'sa-strength-mismatch',
  title: 'Child SA with a stronger cipher than IKE SA',
  severity: 'info',
  why: 'IKE SA protects the key exchange of Child SA, so the stronger cipher protects no better. Devices reject it when EnforceStrictAlgorithmSelection is on.',
  source: appleSources.observed,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const ciphers = weakerIke(tunnel);
      const child = dictionaryAt(tunnel.node, 'ChildSecurityAssociationParameters');
      if (ciphers === undefined || child === undefined || selectsStrictly(view, tunnel)) continue;
      yield {
        at: get(child, 'EncryptionAlgorithm') ?? child,
        message: `Child SA uses ${ciphers.child}, which is stronger than ${ciphers.ike} of IKE SA.`,
        fix: 'Choose a cipher for IKE SA that is at least as strong as that of Child SA.',
      };
    }
  },
};
