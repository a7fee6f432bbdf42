import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Severity } from '../finding.js';
import { jsonText } from '../text/json-text.js';
import type { FileReport, Reporter, RuleInfo } from './report.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html: for code scanning and editors. */
export const sarif: Reporter = ({ files }, { rules = [], version } = {}) => {
  const descriptors = descriptorsOf(rules, files);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'alwayson', ...(version !== undefined && { version }), rules: descriptors },
        },
        columnKind: 'unicodeCodePoints',
        results: files.flatMap((file) =>
          file.findings.map((finding) => resultOf(finding, file, indexes.get(finding.rule) ?? -1)),
        ),
      },
    ],
  };
  return jsonText(log);
};

/** The rules that were given and, by name alone, those of which there are only findings. */
function descriptorsOf(rules: readonly RuleInfo[], files: readonly FileReport[]): ReportingDescriptor[] {
  const given = rules.map(({ name, title, why, source }) => ({
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: source },
  }));
  const names = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  for (const { name } of rules) names.delete(name);
  return [...given, ...Array.from(names, (id) => ({ id }))];
}

function resultOf(finding: Finding, file: FileReport, ruleIndex: number): Result {
  const { rule, severity, document, why, source, confidence, fix, os, setting } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: `${finding.message}\n\n${why}` },
    locations: [locationOf(finding, file)],
    properties: {
      document,
      source,
      confidence,
      ...(fix !== undefined && { fix }),
      ...(os !== undefined && { os }),
      ...(setting !== undefined && { setting: { ...setting } }),
    },
  };
}

function locationOf({ path, position }: Finding, { file }: FileReport): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(position !== undefined && {
        region: { startLine: position.line, startColumn: position.column },
      }),
    },
    ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
  };
}

/** A file's name as a URI reference: relative for a relative name, `file://` for an absolute one, Windows' too. */
function uriOf(file: string): string {
  const slashed = file.replaceAll('\\', '/');
  const encoded = slashed.split('/').map(encodeURIComponent).join('/');
  if (slashed.startsWith('/')) return `file://${encoded}`;
  return /^[a-z]:\//i.test(slashed) ? `file:///${encoded}` : encoded;
}
