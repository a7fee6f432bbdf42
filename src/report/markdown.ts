import type { Finding } from '../finding.js';
import type { FileReport, Reporter } from './report.js';
import { fileWords, placeWords, printable, printableLines, severityWords, summaryWords } from './wording.js';

/** Markdown as GitHub and GitLab show it in comments and job summaries. */
export const markdown: Reporter = ({ files, summary }) =>
  `${[`# alwayson: ${summaryWords(summary)}`, ...files.map(fileSection)].join('\n\n')}\n`;

function fileSection(file: FileReport): string {
  const heading = `## ${code(file.file)}\n\n${plain(fileWords(file))}`;
  return [heading, ...file.findings.map((finding) => item(finding, file))].join('\n\n');
}

function item(finding: Finding, file: FileReport): string {
  const { rule, severity, why, source, confidence, fix, os } = finding;
  const lines = [
    `- **${severityWords[severity]}** ${code(rule)}: ${plain(finding.message)}`,
    `  - At: ${code(placeWords(finding, file))}`,
    `  - Why: ${plain(why)}`,
  ];
  if (os !== undefined) lines.push(`  - On: ${plain(os)}`);
  lines.push(`  - Source: ${linked(source)} (${confidence})`);
  if (fix !== undefined) lines.push('  - Fix:', '', ...block(fix).map((line) => `    ${line}`));
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

/** Text in which nothing is markup, and no name after an @ is called upon. */
export function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replaceAll('@', '@&#8203;');
}

/** Our own text about a source, whose addresses become links. */
export function linked(source: string): string {
  return source
    .split(/(https?:\/\/[^\s,]+)/)
    .map((part, index) => (index % 2 === 0 ? plain(part) : `<${part}>`))
    .join('');
}
