import { appleSources } from '../../apple/sources.js';
import { onDemandOf } from '../../device/on-demand.js';
import { get, itemsAt, stringAt } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';

export const onDemandParametersMissing: Rule = {
  name: 'on-demand-parameters-missing',
  title: 'on-demand action EvaluateConnection without ActionParameters',
  severity: 'warning',
  why: 'Devices read in ActionParameters for which domains they connect. Without an entry they do not connect.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check(view) {
    for (const { rules, on } of onDemandOf(view)) {
      for (const rule of rules) {
        if (stringAt(rule, 'Action') !== 'EvaluateConnection') continue;
        const parameters = get(rule, 'ActionParameters');
        // Another type than an array is told by key-type.
        if (parameters !== undefined && (parameters.type !== 'array' || itemsAt(parameters).length > 0))
          continue;
        yield {
          at: parameters ?? rule,
          message:
            parameters === undefined
              ? 'The on-demand rule has Action EvaluateConnection, but no ActionParameters.'
              : 'The on-demand rule has Action EvaluateConnection, but ActionParameters is empty.',
          fix: 'Add an entry with Domains and DomainAction to ActionParameters, or choose the Action Connect.',
          ...(!on && { severity: 'info' as const }),
        };
      }
    }
  },
};
