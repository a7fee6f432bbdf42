import { batchFinding } from '../batch/findings.js';
import { compareFinding } from '../compare/findings.js';
import { declarationFinding } from '../declarations/findings.js';
import { deliveryFinding } from '../delivery/findings.js';
import type { Confidence, Severity } from '../finding.js';
import type { FindingTable } from '../finding-table.js';
import { gatewayRules } from '../gateway/rules/index.js';
import { graphFinding } from '../graph/findings.js';
import { importFinding } from '../import/findings.js';
import { issueFinding } from '../issue/findings.js';
import { wrappingFinding } from '../open/findings.js';
import { plistFinding } from '../plist/findings.js';
import { pullFinding } from '../pull/findings.js';
import type { RuleInfo } from '../report/report.js';
import { rules } from '../rules/index.js';
import { signatureTable } from '../signing/findings.js';
import { bindingFinding } from '../translate/bindings/findings.js';
import { translateFinding } from '../translate/findings.js';

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

/** Every rule by what it is about, in the order in which its findings are told. */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'The file', rules: named(wrappingFinding, plistFinding) },
  { title: 'The profile', rules },
  {
    title: 'Policies and bindings',
    rules: named(graphFinding, translateFinding, bindingFinding, issueFinding),
  },
  { title: 'What was delivered against what was ordered', rules: named(compareFinding) },
  { title: 'The profile and its gateway', rules: gatewayRules },
  { title: 'The signature', rules: named(signatureTable) },
  { title: 'Deliveries', rules: named(deliveryFinding) },
  { title: 'Lists of devices', rules: named(batchFinding) },
  { title: 'Declarations', rules: named(declarationFinding) },
  { title: 'A profile as a policy', rules: named(importFinding) },
  { title: 'Policies out of Intune', rules: named(pullFinding) },
];

/** Every rule. */
export const ruleCatalogue: readonly CataloguedRule[] = ruleGroups.flatMap((group) => group.rules);

/** The rules of tables, each with its name; those of the registry stand in its own group. */
function named(...tables: readonly Pick<FindingTable<string>, 'rules'>[]): CataloguedRule[] {
  return tables
    .flatMap((table) => Object.entries(table.rules))
    .map(([name, row]) => ({ ...row, name }))
    .filter(({ name }) => !rules.some((rule) => rule.name === name));
}
