import { appleSources } from '../../apple/sources.js';
import { selectsStrictly, weakerIke } from '../../device/security-association.js';
import { dictionaryAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saStrengthMismatch: Rule = {
  name: 'sa-strength-mismatch',
  title: 'the Child SA has a stronger cipher than IKE',
  severity: 'info',
  why: 'the keys of the Child SA are agreed under the IKE SA, so its stronger cipher protects no better; with EnforceStrictAlgorithmSelection the device was seen to refuse it',
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
        message: `is ${ciphers.child}, stronger than the ${ciphers.ike} of IKE`,
      };
    }
  },
};
