import type { Confidence, Finding } from '../../../src/finding.js';
import { wholeWords } from '../../../src/report/wording.js';
import { type CataloguedRule, ruleGroups } from '../../../src/verify/catalogue.js';
import { algorithmParts } from './algorithms.js';
import { comparisonParts } from './comparison.js';
import { declarationParts } from './declarations.js';
import { deliveryParts } from './deliveries.js';
import type { Example } from './example.js';
import { exceptionParts } from './exceptions.js';
import { gatewayParts } from './gateways.js';
import { issuedParts } from './issued.js';
import { listParts } from './lists.js';
import type { RulePart, RuleParts } from './part.js';
import { policyParts } from './policies.js';
import { pullParts } from './pulls.js';
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
  ...issuedParts,
  ...comparisonParts,
  ...gatewayParts,
  ...signatureParts,
  ...deliveryParts,
  ...declarationParts,
  ...listParts,
  ...pullParts,
};

const madeFrom = `<!-- Made from the rule itself and test/docs/rules/; do not edit. UPDATE=1 npm test writes it anew. -->`;

const confidences: Readonly<Record<Confidence, string>> = {
  documented: 'This is documented.',
  observed: 'This was seen on devices and is not documented.',
  inferred: 'This follows from the documentation and from what was seen; it is not confirmed on a device.',
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
    `Finds: ${title}. Default severity: **${severity}**.`,
    '## What it finds',
    part.finds,
    '## Why it matters',
    sentence(why),
    ...(await exampleSections(name, part)),
    '## How to fix it',
    part.fix,
    '## Sources',
    `${sentence(source)} ${confidences[confidence]}`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

async function exampleSections(name: string, { examples }: RulePart): Promise<string[]> {
  const findings = await examples.failing.findings();
  const said = findings.filter(({ rule }) => rule === name);
  return [
    '## Failing example',
    ...exampleBlock(examples.failing),
    ...said.slice(0, 1).flatMap(findingLines),
    '## Passing example',
    ...exampleBlock(examples.passing),
  ];
}

function findingLines({ severity, document, path, message, fix }: Finding): string[] {
  const place = path === '' ? wholeWords[document] : `\`${path}\``;
  const said = `alwayson reports: **${severity}** at ${place}: ${plain(message.endsWith('.') ? message : sentence(message))}`;
  if (fix === undefined) return [said];
  return fix.includes('\n')
    ? [said, `Fix:\n\n\`\`\`\n${fix}\n\`\`\``]
    : [said, `Fix: ${plain(sentence(fix))}`];
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
      '| rule | default severity | finds |',
      '|---|---|---|',
      ...rules.map((rule) => `| [${rule.name}](${rule.name}.md) | ${rule.severity} | ${rule.title} |`),
    ].join('\n'),
  );
  return `${[
    '# Rules of alwayson',
    madeFrom,
    '**error**: devices reject the profile, no tunnel comes up, or the security is weaker than intended. **warning**: devices silently ignore or change something. **info**: a note. `alwayson rules` prints this list, `alwayson rules NAME` prints one page.',
    ...sections,
  ].join('\n\n')}\n`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.:?`]$/.test(text) ? '' : '.'}`;
}

function plain(text: string): string {
  return text.replaceAll(/[<>*_]/g, (mark) => `\\${mark}`);
}
