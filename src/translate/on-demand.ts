import type { OnDemandRule } from '../graph/model/on-demand-rule.js';
import type { PlistDictionary } from '../plist/value.js';
import { pointer } from '../pointer.js';
import { applyRows } from './apply-rows.js';
import { type Draft, emptyDraft } from './draft.js';
import { onDemandRuleRows } from './rows/on-demand-rule.js';

/** Writes the on-demand rules of a policy that is not Always On, in their order: the first that matches decides. */
export function applyOnDemandRules(rules: readonly OnDemandRule[], enabled: boolean, draft: Draft): void {
  if (rules.length === 0) return;
  draft.places.tunnel['OnDemandEnabled'] = Number(enabled);
  draft.places.tunnel['OnDemandRules'] = rules.map((rule, index) => onDemandRule(rule, index, draft));
}

function onDemandRule(rule: OnDemandRule, index: number, draft: Draft): PlistDictionary {
  const one = emptyDraft();
  applyRows(
    onDemandRuleRows,
    rule,
    { document: 'policy', path: pointer('onDemandRules', index) },
    'ikev2',
    one,
  );
  draft.findings.push(...one.findings);
  const { OnDemandRule: written, ActionParameters } = one.places;
  // Graph fills domainAction in every rule; Apple reads it where the rule evaluates the connection by domain.
  const evaluates = written['Action'] === 'EvaluateConnection' && ActionParameters['Domains'] !== undefined;
  return evaluates ? { ...written, ActionParameters: [ActionParameters] } : written;
}
