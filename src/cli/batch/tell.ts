import { join } from 'node:path';
import { type Summary, summaryText } from '../../batch/summary.js';
import { plural } from '../../report/wording.js';
import { jsonText } from '../../text/json-text.js';
import type { ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { type TellOptions, terminalOf } from '../report.js';
import { say, withoutCommands } from '../say.js';

/** Where a run wrote. */
interface Where {
  readonly folder: string;
  readonly manifest: { readonly name: string };
  /** How many devices of an earlier run are not in the list any more. */
  readonly left: number;
}

/** Tells what came of a run: on standard output for programs, else on standard error. */
export function tellSummary(
  host: Host,
  summary: Summary,
  { folder, manifest, left }: Where,
  { format, verbose = false, quiet = false }: TellOptions,
): ExitCode {
  const { devices, written, kept, bad, rules } = summary;
  const exitCode = bad > 0 || summary.count('error') > 0 ? 1 : 0;
  const path = join(folder, manifest.name);
  if (format !== 'text') {
    host.stdout.write(
      jsonText({ version: 1, devices, written, kept, bad, left, manifest: path, rules: rules.map(flat) }),
    );
    return exitCode;
  }
  const text = summaryText(summary, { ...terminalOf(host.stderr, host), verbose, quiet });
  if (text !== '') host.stderr.write(withoutCommands(text));
  if (quiet && exitCode === 0) return exitCode;
  const notes = summary.count('info');
  const lines = [
    ...(text === '' ? [] : ['']),
    `Wrote ${plural(written, 'profile')} to ${folder}${kept > 0 ? `, kept ${kept.toLocaleString('en-US')}` : ''}. ${path} lists them.`,
    ...(bad > 0 ? [`${plural(bad, 'device')} got no profile. ${path} names each.`] : []),
    ...(left > 0
      ? [
          `${plural(left, 'device')} of the run before ${left === 1 ? 'is' : 'are'} not in the list any more. Nothing was deleted.`,
        ]
      : []),
    ...(notes > 0 && !verbose
      ? [`${plural(notes, 'kind')} of notes; --verbose shows ${notes === 1 ? 'it' : 'them'}.`]
      : []),
  ];
  say(host.stderr, lines.join('\n'));
  return exitCode;
}

function flat({ example, ...rule }: Summary['rules'][number]) {
  if (example === undefined) return rule;
  const { finding, ...where } = example;
  const { message, why, fix, source, confidence, document, path } = finding;
  return {
    ...rule,
    example: {
      ...where,
      document,
      path,
      message,
      why,
      ...(fix !== undefined && { fix }),
      source,
      confidence,
    },
  };
}
