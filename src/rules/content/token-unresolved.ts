import { appleSources } from '../../apple/sources.js';
import { stringsIn } from '../../plist/strings.js';
import { isVariable, tokensIn } from '../../tokens.js';
import type { Rule } from '../rule.js';

export const tokenUnresolved: Rule = {
  name: 'token-unresolved',
  title: 'a device variable is left in the profile',
  severity: 'error',
  why: 'nobody replaces it when the profile is installed as it is, so the device takes the braces and the name literally',
  source: appleSources.deviceVariables,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ profile, variablesFilledLater, ownVariables }) {
    for (const node of stringsIn(profile)) {
      const names = tokensIn(ownVariables ? node.value.replace(ownVariables, '') : node.value);
      if (names.length === 0) continue;
      const known = names.filter(isVariable).map((name) => `{{${name}}}`);
      if (known.length > 0 && variablesFilledLater) {
        yield {
          at: node,
          severity: 'info',
          message: `${known.join(' and ')} left for the delivery to fill in`,
          why: 'a profile that is installed as it is would give the device the braces and the name literally',
        };
      } else if (known.length > 0) {
        yield { at: node, message: `nothing fills in ${known.join(' and ')}` };
      } else {
        // The name is not shown: the text can be a secret that happens to have braces.
        yield {
          at: node,
          severity: 'warning',
          message: 'nothing fills in the name in double braces',
          why: 'only a management system that knows the name replaces it; the device takes it literally',
        };
      }
    }
  },
};
