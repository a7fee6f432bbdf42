import { appleSources } from '../../apple/sources.js';
import { associationOf } from '../../device/security-association.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saChildAbsent: Rule = {
  name: 'sa-child-absent',
  title: 'Child SA without parameters of its own',
  severity: 'info',
  why: 'Devices then use all of IKESecurityAssociationParameters for the Child SA too, including its lifetime.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      if (get(tunnel.node, 'ChildSecurityAssociationParameters') !== undefined) continue;
      const ike = associationOf(tunnel, 'IKESecurityAssociationParameters');
      yield {
        at: tunnel.node,
        message:
          ike === undefined
            ? 'The tunnel has neither IKESecurityAssociationParameters nor ChildSecurityAssociationParameters, so devices use their defaults.'
            : 'The tunnel has no ChildSecurityAssociationParameters, so Child SA uses those of IKE SA.',
      };
    }
  },
};
