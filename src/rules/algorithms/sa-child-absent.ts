import { appleSources } from '../../apple/sources.js';
import { associationOf } from '../../device/security-association.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const saChildAbsent: Rule = {
  name: 'sa-child-absent',
  title: 'the Child SA has no parameters of its own',
  severity: 'info',
  why: 'the device then uses the whole of IKESecurityAssociationParameters for the Child SA too, its lifetime included',
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
            ? 'has neither IKESecurityAssociationParameters nor ChildSecurityAssociationParameters: the device takes its defaults'
            : 'has no ChildSecurityAssociationParameters: those of IKE hold for the Child SA too',
      };
    }
  },
};
