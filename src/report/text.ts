import { styleText } from 'node:util';
import type { Finding, Severity } from '../finding.js';
import type { FileReport, Reporter } from './report.js';
import {
  fileWords,
  messageWords,
  pathWords,
  plural,
  printable,
  printableLines,
  summaryWords,
  worstFirst,
} from './wording.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const colours: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

/** Lines are broken before this column, except paths, sources and fixes: those are for copying. */
const width = 100;

/** Text for people: grouped by file, the worst first, and a summary at the end. */
export const text: Reporter = ({ files, summary }, { colour = false } = {}) => {
  // Whether there is a terminal is the caller's to know, so the stream is not looked at here.
  const paint: Paint = colour
    ? (style, words) => styleText(style, words, { validateStream: false })
    : (_style, words) => words;
  const end = `${plural(files.length, 'file')}: ${summaryWords(summary)}`;
  return `${[...files.map((file) => fileText(file, paint)), end].join('\n')}\n`;
};

function fileText(file: FileReport, paint: Paint): string {
  const heading = `${paint('bold', printable(file.file))} (${fileWords(file)})\n`;
  if (file.findings.length === 0) return `${heading}\n  nothing found\n`;
  return [heading, ...worstFirst(file.findings).map((finding) => findingText(finding, file, paint))].join(
    '\n',
  );
}

function findingText(finding: Finding, file: FileReport, paint: Paint): string {
  const { rule, severity, why, source, confidence, fix, os, position } = finding;
  const place = position === undefined ? '' : `${position.line}:${position.column} `;
  const lines = [
    `  ${paint(colours[severity], severity)} ${paint('bold', printable(rule))}`,
    ...wrap(printable(messageWords(finding)), '    '),
    `    where: ${place}${printable(pathWords(finding, file))}`,
    ...wrap(`why: ${printable(why)}`, '    '),
  ];
  if (os !== undefined) lines.push(`    on: ${printable(os)}`);
  lines.push(paint('dim', `    source: ${printable(source)} (${confidence})`));
  if (fix !== undefined) lines.push('    add:', ...printableLines(fix).map((line) => `      ${line}`));
  return `${lines.join('\n')}\n`;
}

/** The words in lines of at most {@link width} columns, every line after the indent. */
function wrap(words: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}
