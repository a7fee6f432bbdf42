import { wayWords } from '../explain/words.js';
import { printable } from '../report/wording.js';
import { worstFirst } from '../report/worst-first.js';
import { wrap } from '../report/wrap.js';
import type { PayloadChange, Plan, PlanStatement } from './plan-types.js';
import {
  changeWords,
  differenceWords,
  headings,
  legend,
  marks,
  outcomeWords,
  payloadWords,
  subjectWords,
  trafficWords,
} from './wording.js';

/** How a plan is laid out. */
export interface PlanTextOptions {
  /** The columns of the terminal; 100 by default. */
  readonly width?: number;
}

/** A plan for people, as text that ends in a newline. */
export function planText(plan: Plan, { width: columns = 100 }: PlanTextOptions = {}): string {
  const width = Math.min(120, Math.max(80, columns));
  const { payloads, statements } = plan;
  const parts = [
    paragraph(printable(outcomeWords(plan)), '', width).join('\n'),
    section(headings.payloads, payloadLines(payloads, width)),
    section(
      headings.statements,
      statements.flatMap((one) => statementLines(one, width)),
    ),
    section(headings.traffic, trafficLines(plan, width)),
    section(headings.differences, differenceLines(plan, width)),
    legend([...statements, ...payloads.flatMap(({ meaning }) => meaning ?? [])]).join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${heading}:`, ...lines].join('\n');
}

/** A text at an indent, its further lines too. */
function paragraph(text: string, indent: string, width: number): string[] {
  const [first = '', ...rest] = wrap(text, { width, first: indent.length, indent });
  return [indent + first, ...rest];
}

function payloadLines(payloads: readonly PayloadChange[], width: number): string[] {
  const columns = payloads.map((one) => [changeWords(one), printable(one.type ?? 'without a type')] as const);
  const widths = [0, 1].map((place) => Math.max(0, ...columns.map((cells) => cells[place]?.length ?? 0)));
  return payloads.flatMap((one, row) => {
    const cells = (columns[row] ?? []).map((cell, place) => cell.padEnd(widths[place] ?? 0));
    return [
      `  ${cells.join('  ')}  ${printable(payloadWords(one))}`,
      ...(one.meaning === undefined ? [] : sentenceLines('', one.meaning, '    ', width)),
    ];
  });
}

function statementLines(statement: PlanStatement, width: number): string[] {
  const [first = '', ...rest] = sentenceLines(`${subjectWords[statement.about]}: `, statement, '    ', width);
  return [first.slice(2), ...rest];
}

function sentenceLines(
  heading: string,
  { message, fix, confidence }: PlanStatement,
  indent: string,
  width: number,
): string[] {
  return [
    ...paragraph(`${heading}${printable(message)}${marks[confidence]}`, indent, width),
    ...(fix === undefined ? [] : paragraph(`Fix: ${printable(fix)}`, indent, width)),
  ];
}

function differenceLines({ differences }: Plan, width: number): string[] {
  return worstFirst(differences, (one) => one).flatMap((finding) => {
    const [first = '', ...rest] = paragraph(
      `${differenceWords[finding.severity]}: ${printable(finding.message)}`,
      '    ',
      width,
    );
    return [first.slice(2), ...rest];
  });
}

function trafficLines({ traffic }: Plan, width: number): string[] {
  return trafficWords(traffic).flatMap(({ traffic: kind, when, from, to }) => {
    const words = `${kind} (${when}): ${wayWords[from]}, then ${wayWords[to]}`;
    const [first = '', ...rest] = paragraph(printable(words), '    ', width);
    return [first.slice(2), ...rest];
  });
}
