import { wayWords } from '../explain/words.js';
import { code, linked, plain } from '../report/markdown.js';
import { worstFirst } from '../report/worst-first.js';
import type { Plan, PlanStatement } from './plan-types.js';
import {
  changeWords,
  differenceWords,
  headings,
  outcomeWords,
  payloadWords,
  subjectWords,
  trafficWords,
} from './wording.js';

/** A plan as Markdown, for a change request or a comment. */
export function planMarkdown(plan: Plan): string {
  const payloads = plan.payloads.map((one) => {
    const meaning = one.meaning === undefined ? '' : `: ${sentence(one.meaning)}`;
    return `- **${changeWords(one)}** ${code(one.type ?? 'without a type')} ${code(payloadWords(one))}${meaning}`;
  });
  const statements = plan.statements.map((one) => `- **${subjectWords[one.about]}**: ${sentence(one)}`);
  const differences = worstFirst(plan.differences, (one) => one).map(
    (one) => `- **${differenceWords[one.severity]}** ${code(one.rule)}: ${plain(one.message)}`,
  );
  const traffic = trafficWords(plan.traffic).map(
    (one) => `- **${plain(one.traffic)}** (${one.when}): ${wayWords[one.from]}, then ${wayWords[one.to]}`,
  );
  const sections = [
    `# ${plain(outcomeWords(plan))}`,
    ...section(headings.payloads, payloads),
    ...section(headings.statements, statements),
    ...section(headings.traffic, traffic),
    ...section(headings.differences, differences),
  ];
  return `${sections.join('\n\n')}\n`;
}

function section(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${heading}`, items.join('\n')];
}

function sentence({ message, fix, source, confidence }: PlanStatement): string {
  const advice = fix === undefined ? '' : ` Fix: ${plain(fix)}`;
  return `${plain(message)}${advice} Source: ${linked(source)} (${confidence}).`;
}
