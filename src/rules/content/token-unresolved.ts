import { appleSources } from '../../apple/sources.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { didYouMean } from '../../text/nearest.js';
import { isVariable, tokensIn } from '../../tokens.js';
import { dialects } from '../../variables/dialects.js';
import { mayHoldVariables } from '../../variables/systems.js';
import { consequenceAt, unknownVariablesIn } from '../../variables/unknown.js';
import type { Remark, Rule } from '../rule.js';
import { shown, subjectOf } from '../wording.js';
import { readableIn } from './readable.js';

export const tokenUnresolved: Rule = {
  name: 'token-unresolved',
  title: 'device variable that nothing replaces',
  severity: 'error',
  why: 'Devices use the braces and the name literally when the profile is installed as it is.',
  source: appleSources.deviceVariables,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ profile, variablesFilledLater, ownVariables }) {
    const isReadable = readableIn(profile);
    for (const whole of stringsIn(profile)) {
      if (!mayHoldVariables(whole.value)) continue;
      const node = ownVariables ? { ...whole, value: whole.value.replace(ownVariables, '') } : whole;
      const known = tokensIn(node.value)
        .filter(isVariable)
        .map((name) => `{{${name}}}`);
      if (known.length > 0 && variablesFilledLater) {
        yield {
          at: node,
          severity: 'info',
          message: `${subjectOf(node)} contains ${known.join(' and ')}, which the delivery fills in.`,
          why: 'Devices use the braces and the name literally when the profile is installed without a delivery.',
        };
      } else if (known.length > 0) {
        yield {
          at: node,
          message: `${subjectOf(node)} contains ${known.join(' and ')}, which nothing replaces.`,
          fix: 'Deliver the profile with alwayson deliver, or write the value itself.',
        };
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
        ? `${subjectOf(node)} contains ${shown({ ...node, value: text })}, which nothing replaces.${didYouMean(meant)}`
        : `${subjectOf(node)} contains a name in double braces, which nothing replaces.`,
      why:
        consequence ??
        'Only a management system that knows the name replaces it. Otherwise devices use it literally.',
      fix: 'Write the value itself, or a variable that your management system knows.',
    };
  }
}
