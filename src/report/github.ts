import type { Finding, Severity } from '../finding.js';
import type { FileReport, Reporter } from './report.js';
import { placeWords, printable, printableLines } from './wording.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub Actions workflow commands, one line a finding, which GitHub shows beside the file's lines:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter = ({ files }) =>
  files
    .flatMap((file) => file.findings.map((finding) => annotation(finding, file)))
    .map((line) => `${line}\n`)
    .join('');

function annotation(finding: Finding, file: FileReport): string {
  const { rule, severity, why, source, confidence, fix, os, position } = finding;
  const properties = {
    // Its line ends stay, as they are a part of the path.
    file: file.file.replaceAll(/[^\r\n]+/g, printable),
    ...(position !== undefined && { line: position.line, col: position.column }),
    title: rule,
  };
  const said = [
    printable(finding.message),
    `At: ${printable(placeWords(finding, file))}`,
    `Why: ${printable(why)}`,
  ];
  if (os !== undefined) said.push(`On: ${os}`);
  said.push(`Source: ${source} (${confidence})`);
  if (fix !== undefined) said.push('Fix:', ...printableLines(fix));
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData(said.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
