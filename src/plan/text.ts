import { messageWords, printable, worstFirst } from '../report/wording.js';
import type { PayloadChange, Plan, PlanStatement } from './plan-types.js';
import { changeWords, legend, marks, outcomeWords, payloadWords, subjectWords } from './wording.js';

/** A plan for people, as text that ends in a newline. */
export function planText(plan: Plan): string {
  const { payloads, statements } = plan;
  return `${[
    printable(outcomeWords(plan)),
    section('Payloads', payloadLines(payloads)),
    section(
      'What happens',
      statements.flatMap((one) => statementLines(one, '  ')),
    ),
    section('What differs in meaning, installed first', differenceLines(plan)),
    legend([...statements, ...payloads.flatMap(({ meaning }) => meaning ?? [])]).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${heading}:`, ...lines].join('\n');
}

function payloadLines(payloads: readonly PayloadChange[]): string[] {
  const columns = payloads.map((one) => [changeWords(one), printable(one.type ?? 'without a type')] as const);
  const widths = [0, 1].map((place) => Math.max(0, ...columns.map((column) => column[place]?.length ?? 0)));
  return payloads.flatMap((one, row) => [
    `  ${(columns[row] ?? []).map((cell, place) => cell.padEnd(widths[place] ?? 0)).join('  ')}  ${printable(payloadWords(one))}`,
    ...(one.meaning === undefined ? [] : sentenceLines(one.meaning, '    ')),
  ]);
}

function statementLines(statement: PlanStatement, indent: string): string[] {
  const [first = '', ...rest] = sentenceLines(statement, `${indent}  `);
  return [`${indent}${subjectWords[statement.about]}: ${first.trimStart()}`, ...rest];
}

function sentenceLines({ message, fix, confidence }: PlanStatement, indent: string): string[] {
  return [
    `${indent}${printable(message)}${marks[confidence]}`,
    ...(fix === undefined ? [] : [`${indent}Fix: ${printable(fix)}.`]),
  ];
}

function differenceLines({ differences }: Plan): string[] {
  return worstFirst(differences).map(
    (finding) => `  ${finding.severity.padEnd(7)}  ${printable(messageWords(finding))}`,
  );
}
