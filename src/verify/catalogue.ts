import { deliveryRules } from '../delivery/findings.js';
import type { Confidence, Severity } from '../finding.js';
import type { RuleInfo } from '../report/report.js';
import { rules } from '../rules/index.js';
import {
  bindingRules,
  compareRules,
  declarationRules,
  plistRules,
  policyRules,
} from '../rules/other-rules.js';
import { type SignatureRule, signatureRules } from '../signing/findings.js';
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

const signatureTitles: Readonly<Record<SignatureRule, string>> = {
  'signature-invalid': 'a signature that does not hold',
  'signature-signers': 'a signed profile that has not exactly one signer',
  'signature-detached': 'a signature without the profile in it',
  'signature-pem': 'a signed profile as text, in PEM or base64',
  'signature-chain': 'a signer whose chain leads nowhere, or a root that does not belong into the message',
  'signature-expired': 'a signing certificate that is not valid now',
  'signature-time': "a signature made outside its certificate's validity",
  'signature-digest': 'a digest that is no longer safe',
  'signature-key': 'a signing key that devices are not known to accept',
  'signature-not-der-order': 'signed attributes in an order that some verifiers refuse',
};

/** Every rule by what it is about, in the order in which its findings are told. */
export const ruleGroups: readonly RuleGroup[] = [
  { title: 'The file', rules: named({ ...fileRules, ...plistRules }) },
  { title: 'The profile', rules },
  {
    title: 'Policies and bindings',
    rules: named({ ...policyRules, 'policy-gcm-delivery': gcmDelivery, ...bindingRules }),
  },
  { title: 'What was delivered against what was ordered', rules: named(compareRules) },
  {
    title: 'The signature',
    rules: named(signatureRules).map((rule) => ({ ...rule, title: signatureTitles[rule.name] })),
  },
  // A variable that is left over is judged for profiles, too.
  { title: 'Deliveries', rules: named(deliveryRules).filter(({ name }) => name !== 'token-unresolved') },
  { title: 'Declarations', rules: named(declarationRules) },
];

/** Every rule. */
export const ruleCatalogue: readonly CataloguedRule[] = ruleGroups.flatMap((group) => group.rules);

/** The rows of a table, each with its name. */
function named<Name extends string, Row extends object>(
  table: Readonly<Record<Name, Row>>,
): (Row & { readonly name: Name })[] {
  return (Object.keys(table) as Name[]).map((name) => ({ ...table[name], name }));
}
