import type { Finding } from '../finding.js';
import type { FileReport, Reporter } from './report.js';
import {
  fileWords,
  messageWords,
  pathWords,
  printable,
  printableLines,
  summaryWords,
  worstFirst,
} from './wording.js';

/** Markdown as GitHub and GitLab show it in comments and job summaries. */
export const markdown: Reporter = ({ files, summary }) =>
  `${[`# alwayson: ${summaryWords(summary)}`, ...files.map(fileSection)].join('\n\n')}\n`;

function fileSection(file: FileReport): string {
  const heading = `## ${code(file.file)}\n\n${plain(fileWords(file))}`;
  if (file.findings.length === 0) return `${heading}\n\nNothing found.`;
  return [heading, ...worstFirst(file.findings).map((finding) => item(finding, file))].join('\n\n');
}

function item(finding: Finding, file: FileReport): string {
  const { rule, severity, why, source, confidence, fix, os, position } = finding;
  const place = position === undefined ? '' : `line ${position.line}, column ${position.column}, `;
  const lines = [
    `- **${severity}** ${code(rule)}: ${plain(messageWords(finding))}`,
    `  - where: ${place}${code(pathWords(finding, file))}`,
    `  - why: ${plain(why)}`,
  ];
  if (os !== undefined) lines.push(`  - on: ${plain(os)}`);
  lines.push(`  - source: ${plain(source)} (${confidence})`);
  if (fix !== undefined) lines.push('  - add:', '', ...block(fix).map((line) => `    ${line}`));
  return lines.join('\n');
}

/** A code span, fenced with more backticks than the text has in a row. */
export function code(text: string): string {
  const words = printable(text);
  const fence = fenceFor(words, 1);
  const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${words}${pad}${fence}`;
}

function block(text: string): string[] {
  const fence = fenceFor(text, 3);
  return [fence, ...printableLines(text), fence];
}

function fenceFor(text: string, atLeast: number): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  return '`'.repeat(Math.max(atLeast, longest + 1));
}

/** Text in which nothing is markup; addresses stay as they are, so that they become links. */
export function plain(text: string): string {
  return printable(text).replace(/https?:\/\/\S+|[\\`*_[\]<>#|~&]/g, (found) =>
    found.length > 1 ? found : `\\${found}`,
  );
}
