import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry, shown } from '../wording.js';

const protocol = 'IKEv2';

export const tunnelProtocol: Rule = {
  name: 'tunnel-protocol',
  title: 'ProtocolType of a tunnel is not IKEv2',
  severity: 'error',
  why: 'Always On knows this protocol alone; the device refuses any other, and the whole profile with it',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { kind, node } of tunnels) {
      if (kind !== 'AlwaysOn' || stringAt(node, 'ProtocolType') === protocol) continue;
      const at = get(node, 'ProtocolType');
      const message =
        at === undefined
          ? `has no ProtocolType, which is ${protocol}`
          : `is ${shown(at)}; allowed is ${protocol}, letter by letter`;
      yield { at: at ?? node, message, fix: entry('ProtocolType', protocol) };
    }
  },
};
