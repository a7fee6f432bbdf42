import { create, type XMLElement } from 'xmlbuilder';
import type { Finding } from '../finding.js';
import { type FileReport, fails, type Reporter, type ReportOptions } from './report.js';
import { placeWords, printable, printableLines, severityWords } from './wording.js';

/**
 * JUnit XML as Jenkins, GitLab and others take it: a suite a file, a test case a finding. Those that make
 * the run fail are failures; the others pass and say what they say as output.
 */
export const junit: Reporter = ({ files }, options = {}) => {
  const root = create('testsuites', { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' });
  root.att({ name: 'alwayson', ...counts(files.map(countsOf(options))) });
  for (const file of files) addSuite(root, file, options);
  return `${root.end({ pretty: true })}\n`;
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
}

/** A file without findings counts as one test that passed. */
function countsOf(options: ReportOptions) {
  return ({ findings }: FileReport): Counts => ({
    tests: Math.max(1, findings.length),
    failures: findings.filter(({ severity }) => fails(severity, options)).length,
  });
}

function counts(all: readonly Counts[]): Counts {
  return {
    tests: all.reduce((sum, { tests }) => sum + tests, 0),
    failures: all.reduce((sum, { failures }) => sum + failures, 0),
  };
}

function addSuite(root: XMLElement, file: FileReport, options: ReportOptions): void {
  const name = printable(file.file);
  const suite = root.ele('testsuite', { name, ...countsOf(options)(file) });
  if (file.findings.length === 0) suite.ele('testcase', { name: 'nothing found', classname: name });
  for (const finding of file.findings) {
    const place = printable(placeWords(finding, file));
    const test = suite.ele('testcase', { name: `${printable(finding.rule)} ${place}`, classname: name });
    const said = details(finding);
    if (fails(finding.severity, options)) {
      test.ele('failure', { type: finding.severity, message: printable(finding.message) }, said);
    } else {
      test.ele(
        'system-out',
        {},
        `${severityWords[finding.severity]}: ${printable(finding.message)}\n${said}`,
      );
    }
  }
}

function details({ why, source, confidence, fix, os }: Finding): string {
  const lines = [`Why: ${printable(why)}`];
  if (os !== undefined) lines.push(`On: ${printable(os)}`);
  lines.push(`Source: ${printable(source)} (${confidence})`);
  if (fix !== undefined) lines.push('Fix:', ...printableLines(fix).map((line) => `  ${line}`));
  return lines.join('\n');
}
