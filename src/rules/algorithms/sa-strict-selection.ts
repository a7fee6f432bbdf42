import { appleSources } from '../../apple/sources.js';
import { selectsStrictly, weakerIke } from '../../device/security-association.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saStrictSelection: Rule = {
  name: 'sa-strict-selection',
  title: 'EnforceStrictAlgorithmSelection with a Child SA that is stronger than IKE SA',
  severity: 'error',
  why: 'Devices reject the whole profile when the key is on and IKE SA has a weaker cipher than Child SA.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const ciphers = weakerIke(tunnel);
      if (ciphers === undefined || !selectsStrictly(view, tunnel)) continue;
      yield {
        at: get(tunnel.node, 'EnforceStrictAlgorithmSelection') ?? tunnel.node,
        message: `EnforceStrictAlgorithmSelection is 1, but Child SA uses ${ciphers.child}, which is stronger than ${ciphers.ike} of IKE SA.`,
        fix: 'Choose a cipher for IKE SA that is at least as strong as that of Child SA.',
      };
    }
  },
};
