import type { Severity } from '../finding.js';
import type { FileReport } from './report.js';

/** What the user wants of a rule: not to be told, or another severity. */
export type RuleChoice = Severity | 'off';

/** What the user wants of rules, by their names. */
export type RuleChoices = Readonly<Record<string, RuleChoice>>;

/** The files with the findings that the user wants to be told, and how many others there were. */
export interface Chosen {
  readonly files: readonly FileReport[];
  readonly ignored: number;
}

/** Leaves out what the user does not want to be told, and counts it; gives the rest the severity that the user wants. */
export function choose(files: readonly FileReport[], choices: RuleChoices): Chosen {
  const all = files.flatMap(({ findings }) => findings);
  const isOff = (rule: string) => choices[rule] === 'off';
  return {
    files: files.map((file) => ({
      ...file,
      findings: file.findings
        .filter(({ rule }) => !isOff(rule))
        .map((finding) => {
          const choice = choices[finding.rule];
          return choice === undefined || choice === 'off' ? finding : { ...finding, severity: choice };
        }),
    })),
    ignored: all.filter(({ rule }) => isOff(rule)).length,
  };
}
