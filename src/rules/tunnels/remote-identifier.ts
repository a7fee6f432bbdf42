import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const remoteIdentifier: Rule = {
  name: 'remote-identifier',
  title: 'a tunnel does not say whom the server must prove to be',
  severity: 'error',
  why: 'nothing checks it at installation, but without it the identity that the server proves can match nothing, so the tunnel cannot come up',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  waitsFor: ['policy.remoteIdentifier'],
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      const identifier = get(node, 'RemoteIdentifier');
      const expected = "the server's host name, user@host name or IP address";
      if (identifier === undefined) {
        yield { at: node, message: `has no RemoteIdentifier: ${expected}` };
      } else if (stringAt(identifier) === '') {
        yield { at: identifier, message: `is empty; needed is ${expected}` };
      }
    }
  },
};
