import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const remoteIdentifier: Rule = {
  name: 'remote-identifier',
  title: 'tunnel without RemoteIdentifier',
  severity: 'error',
  why: 'Devices install the profile, but compare the identity of the gateway with RemoteIdentifier. Without it nothing matches, so no tunnel comes up.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: ['policy.remoteIdentifier'],
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      const identifier = get(node, 'RemoteIdentifier');
      const fix =
        'Set RemoteIdentifier to the host name, user@host name or IP address that the gateway presents.';
      if (identifier === undefined) {
        yield { at: node, message: 'The tunnel has no RemoteIdentifier.', fix };
      } else if (stringAt(identifier) === '') {
        yield { at: identifier, message: 'RemoteIdentifier is empty.', fix };
      }
    }
  },
};
