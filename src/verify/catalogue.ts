import { deliveryRules } from '../delivery/findings.js';
import type { Confidence, Severity } from '../finding.js';
import { gatewayRules } from '../gateway/rules/index.js';
import type { RuleInfo } from '../report/report.js';
import { rules } from '../rules/index.js';
import {
  bindingRules,
  compareRules,
  declarationRules,
  importRules,
  plistRules,
  policyRules,
} from '../rules/other-rules.js';
import { signatureRules } from '../signing/findings.js';
import { wrappingRules } from './findings.js';

/** A rule as lists and pages show it. */
export interface CataloguedRule extends RuleInfo {
  /** The severity of its findings, unless one says otherwise. */
  readonly severity: Severity;
  readonly confidence: Confidence;
}

/** Rules about the same thing. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly CataloguedRule[];
}

const { 'policy-gcm-delivery': gcmDelivery, ...fileRules } = wrappingRules;

/** Every rule by what it is about, in the order in which its findings are told. */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'The file', rules: named({ ...fileRules, ...plistRules }) },
  { title: 'The profile', rules },
  {
    title: 'Policies and bindings',
    rules: named({ ...policyRules, 'policy-gcm-delivery': gcmDelivery, ...bindingRules }),
  },
  { title: 'What was delivered against what was ordered', rules: named(compareRules) },
  { title: 'The profile and its gateway', rules: gatewayRules },
  { title: 'The signature', rules: named(signatureRules) },
  // A variable that is left over is judged for profiles, too.
  { title: 'Deliveries', rules: named(deliveryRules).filter(({ name }) => name !== 'token-unresolved') },
  { title: 'Declarations', rules: named(declarationRules) },
  { title: 'A profile as a policy', rules: named(importRules) },
];

/** Every rule. */
export const ruleCatalogue: readonly CataloguedRule[] = ruleGroups.flatMap((group) => group.rules);

/** The rows of a table, each with its name. */
function named<Name extends string, Row extends object>(
  table: Readonly<Record<Name, Row>>,
): (Row & { readonly name: Name })[] {
  return (Object.keys(table) as Name[]).map((name) => ({ ...table[name], name }));
}
