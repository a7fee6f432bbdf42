import { appleSources } from '../../apple/sources.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { didYouMean } from '../../text/nearest.js';
import { isVariable, tokensIn } from '../../tokens.js';
import { dialects } from '../../variables/dialects.js';
import { consequenceAt, unknownVariablesIn } from '../../variables/unknown.js';
import type { Remark, Rule } from '../rule.js';
import { shown } from '../wording.js';
import { readableIn } from './readable.js';

export const tokenUnresolved: Rule = {
  name: 'token-unresolved',
  title: 'a device variable is left in the profile',
  severity: 'error',
  why: 'nobody replaces it when the profile is installed as it is, so the device takes the braces and the name literally',
  source: appleSources.deviceVariables,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ profile, variablesFilledLater, ownVariables }) {
    const isReadable = readableIn(profile);
    for (const whole of stringsIn(profile)) {
      const node = ownVariables ? { ...whole, value: whole.value.replace(ownVariables, '') } : whole;
      const known = tokensIn(node.value)
        .filter(isVariable)
        .map((name) => `{{${name}}}`);
      if (known.length > 0 && variablesFilledLater) {
        yield {
          at: node,
          severity: 'info',
          message: `${known.join(' and ')} left for the delivery to fill in`,
          why: 'a profile that is installed as it is would give the device the braces and the name literally',
        };
      } else if (known.length > 0) {
        yield { at: node, message: `nothing fills in ${known.join(' and ')}` };
      }
      yield* unknownRemarks(node, isReadable, variablesFilledLater);
    }
  },
};

function* unknownRemarks(
  node: StringNode,
  isReadable: (node: StringNode) => boolean,
  filledLater: boolean,
): Generator<Remark> {
  for (const { text, meant } of unknownVariablesIn(node)) {
    const consequence = consequenceAt(node);
    // SimpleMDM lets administrators name variables as they like.
    const isAttribute = filledLater && dialects.simplemdm.own.test(text);
    yield {
      at: node,
      severity: consequence === undefined || isAttribute ? 'warning' : 'error',
      // A secret that happens to have braces is not shown.
      message: isReadable(node)
        ? `contains ${shown({ ...node, value: text })}, which nothing replaces${didYouMean(meant)}`
        : 'nothing fills in the name in double braces',
      why:
        consequence ??
        'only a management system that knows the name replaces it; the device takes it literally',
      fix: 'Write the value itself, or a variable that your management system knows.',
    };
  }
}
