import { availableOn } from '../apple/availability.js';
import { ikev2Keys } from '../apple/keys/ikev2.js';
import { appleSources } from '../apple/sources.js';
import { flagAt, get } from '../plist/navigate.js';
import { weakerIke } from './device/security-association.js';
import type { Rule } from './rule.js';
import type { Subject, TunnelView } from './subject.js';

export const saStrictSelection: Rule = {
  name: 'sa-strict-selection',
  title: 'EnforceStrictAlgorithmSelection with a Child SA that is stronger than IKE',
  severity: 'error',
  why: 'with the key on, the device was seen to refuse a configuration whose IKE cipher is weaker than that of the Child SA, and the whole profile with it',
  source: appleSources.observed,
  confidence: 'observed',
  *check(subject) {
    for (const tunnel of subject.tunnels) {
      const ciphers = weakerIke(tunnel);
      if (ciphers === undefined || !selectsStrictly(subject, tunnel)) continue;
      yield {
        at: get(tunnel.node, 'EnforceStrictAlgorithmSelection') ?? tunnel.node,
        message: `is 1, but IKE has ${ciphers.ike} and the Child SA the stronger ${ciphers.child}; the cipher of IKE must be at least as strong`,
      };
    }
  },
};

/** Whether the device demands that IKE is at least as strong as the Child SA. */
export function selectsStrictly({ platform, os }: Subject, { node }: TunnelView): boolean {
  const known = availableOn(ikev2Keys.EnforceStrictAlgorithmSelection, platform, os);
  return known && flagAt(node, 'EnforceStrictAlgorithmSelection') === true;
}
