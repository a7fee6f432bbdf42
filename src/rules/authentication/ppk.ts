import { appleSources } from '../../apple/sources.js';
import { hasContent } from '../../device/authentication.js';
import { knownValue } from '../../device/value.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const ppk: Rule = {
  name: 'ppk',
  title: 'incomplete post-quantum preshared key',
  severity: 'error',
  why: "Apple's schema requires PPK and PPKIdentifier together. With only one of them, devices open the tunnel without a post-quantum preshared key.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const { kind, node } = tunnel;
      const [key, identifier, mandatory] = ['PPK', 'PPKIdentifier', 'PPKMandatory'].map((name) =>
        knownValue(view, tunnel, name),
      );
      if (key && !identifier)
        yield { at: key.at, message: 'The tunnel has PPK, but no PPKIdentifier.', fix: 'Add PPKIdentifier.' };
      if (identifier && !key)
        yield { at: identifier.at, message: 'The tunnel has PPKIdentifier, but no PPK.', fix: 'Add PPK.' };
      if (key?.at.type === 'data' && key.at.value.length === 0)
        yield { at: key.at, message: 'PPK is empty.', fix: 'Set PPK to the key of the gateway.' };
      if (identifier?.at.type === 'string' && !hasContent(node, 'PPKIdentifier')) {
        yield {
          at: identifier.at,
          message: 'PPKIdentifier is empty.',
          why: 'Devices reject the whole profile when the name of the key is empty.',
          fix: 'Set PPKIdentifier to the name that the gateway has for the key.',
          source: appleSources.observed,
          confidence: 'observed',
        };
      }
      if (key && identifier && kind === 'AlwaysOn' && get(node, 'PPKMandatory') === undefined) {
        yield {
          at: node,
          message: 'The tunnel has PPK, but no PPKMandatory.',
          why: "Apple's schema says that the default is 1, but devices use 0: they open the tunnel without the key when the gateway does not use it.",
          source: appleSources.observed,
          confidence: 'observed',
          fix: entry('PPKMandatory', 1),
        };
      }
      if (mandatory && !key && !identifier) {
        yield {
          at: mandatory.at,
          severity: 'warning',
          message: 'PPKMandatory has no effect without PPK and PPKIdentifier.',
          why: 'Devices have no key to insist on.',
          fix: 'Add PPK and PPKIdentifier, or remove PPKMandatory.',
        };
      }
    }
  },
};
