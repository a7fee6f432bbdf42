import { appleSources } from '../../apple/sources.js';
import { hasContent } from '../../device/authentication.js';
import { knownValue } from '../../device/value.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const ppk: Rule = {
  name: 'ppk',
  title: 'a post-quantum preshared key that is incomplete',
  severity: 'error',
  why: "Apple's schema wants PPK and PPKIdentifier together; with one alone the device was seen to make the tunnel without a post-quantum preshared key",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const { kind, node } = tunnel;
      const [key, identifier, mandatory] = ['PPK', 'PPKIdentifier', 'PPKMandatory'].map((name) =>
        knownValue(view, tunnel, name),
      );
      if (key && !identifier) yield { at: key.at, message: 'needs PPKIdentifier beside it' };
      if (identifier && !key) yield { at: identifier.at, message: 'needs PPK beside it' };
      if (key?.at.type === 'data' && key.at.value.length === 0) yield { at: key.at, message: 'is empty' };
      if (identifier?.at.type === 'string' && !hasContent(node, 'PPKIdentifier')) {
        yield {
          at: identifier.at,
          message: 'is empty',
          why: 'the device was seen to refuse an empty name of the key, and the whole profile with it',
          source: appleSources.observed,
          confidence: 'observed',
        };
      }
      if (key && identifier && kind === 'AlwaysOn' && get(node, 'PPKMandatory') === undefined) {
        yield {
          at: node,
          message:
            'has PPK, but no PPKMandatory; write 1 to insist on the key, 0 to do without it if need be',
          why: "Apple's schema promises 1 where it is absent, but the device was seen to behave as with 0: it makes the tunnel without the key when the server does not use it",
          source: appleSources.observed,
          confidence: 'observed',
          fix: entry('PPKMandatory', 1),
        };
      }
      if (mandatory && !key && !identifier) {
        yield {
          at: mandatory.at,
          severity: 'warning',
          message: 'has no effect without PPK and PPKIdentifier',
          why: 'there is no key that could be mandatory',
        };
      }
    }
  },
};
