import { appleSources } from '../../apple/sources.js';
import { selectsStrictly, weakerIke } from '../../device/security-association.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saStrictSelection: Rule = {
  name: 'sa-strict-selection',
  title: 'EnforceStrictAlgorithmSelection with a Child SA that is stronger than IKE',
  severity: 'error',
  why: 'with the key on, the device was seen to refuse a configuration whose IKE cipher is weaker than that of the Child SA, and the whole profile with it',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const ciphers = weakerIke(tunnel);
      if (ciphers === undefined || !selectsStrictly(view, tunnel)) continue;
      yield {
        at: get(tunnel.node, 'EnforceStrictAlgorithmSelection') ?? tunnel.node,
        message: `is 1, but IKE has ${ciphers.ike} and the Child SA the stronger ${ciphers.child}; the cipher of IKE must be at least as strong`,
      };
    }
  },
};
