import type { Finding, Severity } from '../finding.js';
import { type BlockLayout, blockLayout, findingBlock } from '../report/finding-block.js';
import type { ReportOptions } from '../report/report.js';
import { plural, printable, severityWords } from '../report/wording.js';
import type { Tally } from './manifest.js';

/** A finding of one device, to show what is meant. */
export interface Example {
  readonly line: number;
  readonly device: string;
  readonly finding: Finding;
}

/** What a rule found in all devices. */
export interface RuleSummary {
  readonly rule: string;
  readonly severity: Severity;
  /** How many devices have it. */
  readonly devices: number;
  /** Absent where all of them were made in an earlier run. */
  readonly example?: Example;
}

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Counts findings by their rule, and keeps an example of each. */
export class Summary {
  /** How many devices were looked at, were written, were left as an earlier run made them, and got nothing. */
  devices = 0;
  written = 0;
  kept = 0;
  bad = 0;
  readonly #rules = new Map<string, { devices: number; example?: Example }>();

  /** Whether this rule still wants an example, or an earlier one. */
  wants(rule: string, severity: Severity, line: number): boolean {
    const { example } = this.#rules.get(`${severity} ${rule}`) ?? {};
    return example === undefined || line < example.line;
  }

  /** Adds what was found in a number of devices. */
  add(tally: Tally, devices = 1): void {
    for (const severity of order) {
      for (const rule of Object.keys(tally[severity] ?? {})) this.#of(rule, severity).devices += devices;
    }
  }

  show(example: Example): void {
    const { rule, severity } = example.finding;
    if (this.wants(rule, severity, example.line)) this.#of(rule, severity).example = example;
  }

  /** Worst first; of the same severity those that most devices have. */
  get rules(): readonly RuleSummary[] {
    return Array.from(this.#rules, ([key, found]) => {
      const [severity = 'info', rule = ''] = key.split(' ') as [Severity, string];
      return { rule, severity, ...found };
    }).sort(
      (a, b) =>
        order.indexOf(a.severity) - order.indexOf(b.severity) ||
        b.devices - a.devices ||
        a.rule.localeCompare(b.rule),
    );
  }

  /** How many rules were found of a severity. */
  count(severity: Severity): number {
    return this.rules.filter((rule) => rule.severity === severity).length;
  }

  #of(rule: string, severity: Severity): { devices: number; example?: Example } {
    const key = `${severity} ${rule}`;
    const found = this.#rules.get(key) ?? { devices: 0 };
    this.#rules.set(key, found);
    return found;
  }
}

/** What was found, each rule once: errors and warnings in full, notes on a line each where they are asked for. */
export function summaryText(summary: Summary, options: ReportOptions): string {
  const shown = summary.rules.filter(
    ({ severity }) => severity === 'error' || (!options.quiet && (severity === 'warning' || options.verbose)),
  );
  const layout = blockLayout(options);
  return shown.map((rule) => ruleText(rule, layout)).join('\n');
}

function ruleText({ rule, severity, devices, example }: RuleSummary, layout: BlockLayout): string {
  const many = plural(devices, 'device');
  if (example === undefined) return `${severityWords[severity]}: ${rule} (${many}, all of the run before)\n`;
  const { finding, line, device } = example;
  const which = devices === 1 ? '' : `${many}, the first: `;
  const place = `${which}line ${line}${device === '' ? '' : ` (${printable(device)})`}`;
  return `${findingBlock(finding, [place], layout).join('\n')}\n`;
}
