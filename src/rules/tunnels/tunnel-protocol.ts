import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry, shown } from '../wording.js';

const protocol = 'IKEv2';

export const tunnelProtocol: Rule = {
  name: 'tunnel-protocol',
  title: 'tunnel whose ProtocolType is not IKEv2',
  severity: 'error',
  why: 'Always On has only this protocol. Devices reject the whole profile with any other.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { kind, node } of tunnels) {
      if (kind !== 'AlwaysOn' || stringAt(node, 'ProtocolType') === protocol) continue;
      const at = get(node, 'ProtocolType');
      const message =
        at === undefined
          ? 'The tunnel has no ProtocolType.'
          : `ProtocolType is ${shown(at)}, not ${protocol}.`;
      yield { at: at ?? node, message, fix: entry('ProtocolType', protocol) };
    }
  },
};
