import type { Confidence, Finding } from '../../../src/finding.js';
import { type CataloguedRule, ruleGroups } from '../../../src/verify/catalogue.js';
import { algorithmParts } from './algorithms.js';
import { comparisonParts } from './comparison.js';
import { declarationParts } from './declarations.js';
import { deliveryParts } from './deliveries.js';
import type { Example } from './example.js';
import { exceptionParts } from './exceptions.js';
import { gatewayParts } from './gateways.js';
import type { RulePart, RuleParts } from './part.js';
import { policyParts } from './policies.js';
import { signatureParts } from './signatures.js';
import { fileParts } from './the-file.js';
import { profileParts } from './the-profile.js';
import { tunnelParts } from './the-tunnel.js';

/** The hand-written parts of all pages. */
export const parts: RuleParts = {
  ...fileParts,
  ...profileParts,
  ...tunnelParts,
  ...algorithmParts,
  ...exceptionParts,
  ...policyParts,
  ...comparisonParts,
  ...gatewayParts,
  ...signatureParts,
  ...deliveryParts,
  ...declarationParts,
};

const madeFrom = `<!-- Made from the rule itself and test/docs/rules/; do not edit. UPDATE=1 npm test writes it anew. -->`;

const confidences: Readonly<Record<Confidence, string>> = {
  documented: 'documented: whoever makes it says so',
  observed: 'observed: seen by those who looked, documented nowhere and no contract',
  inferred: 'inferred: follows from what is documented and observed, and was not tried on a device',
};

/** The page of a rule, with what the tool says of its failing example. */
export async function rulePage({
  name,
  title,
  severity,
  why,
  source,
  confidence,
}: CataloguedRule): Promise<string> {
  const part = parts[name];
  if (part === undefined) throw new Error(`${name} has no part in test/docs/rules`);
  return [
    `# ${name}`,
    madeFrom,
    `${sentence(title)} Severity: **${severity}**, unless it is said otherwise below.`,
    '## What it finds',
    part.finds,
    '## Why',
    sentence(why),
    ...(await exampleSections(name, part)),
    '## How to put it right',
    part.fix,
    '## Who says so',
    `${sentence(source)} Confidence: ${confidences[confidence]}.`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

async function exampleSections(name: string, { examples }: RulePart): Promise<string[]> {
  const findings = await examples.failing.findings();
  const said = findings.filter(({ rule }) => rule === name);
  return [
    '## An example that has it',
    ...exampleBlock(examples.failing),
    ...said.slice(0, 1).map(findingLine),
    '## One close by that has not',
    ...exampleBlock(examples.passing),
  ];
}

function findingLine({ severity, document, path, message }: Finding): string {
  const place = path === '' ? `the whole ${document}` : `\`${path}\``;
  return `alwayson says: **${severity}** at ${place}: ${plain(message)}.`;
}

function exampleBlock({ where, language, shown }: Example): string[] {
  return [`${sentence(where).replace(/\.$/, '')}:`, `\`\`\`${language}\n${shown.trimEnd()}\n\`\`\``];
}

/** The page that lists all others. */
export function indexPage(): string {
  const sections = ruleGroups.map(({ title, rules }) =>
    [
      `## ${title}`,
      '',
      '| rule | severity | looks for |',
      '|---|---|---|',
      ...rules.map((rule) => `| [${rule.name}](${rule.name}.md) | ${rule.severity} | ${rule.title} |`),
    ].join('\n'),
  );
  return `${[
    '# What alwayson looks for',
    madeFrom,
    '**error**: the device rejects the profile, the tunnel cannot come up, or the security is weaker than meant. **warning**: the device silently ignores or changes something. **info**: worth knowing. `alwayson rules` prints this list, `alwayson rules NAME` one page.',
    ...sections,
  ].join('\n\n')}\n`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.:]$/.test(text) ? '' : '.'}`;
}

function plain(text: string): string {
  return text.replaceAll(/[<>*_]/g, (mark) => `\\${mark}`);
}
