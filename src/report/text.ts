import { styleText } from 'node:util';
import type { Confidence, Severity } from '../finding.js';
import { type Group, type Place, sameRule, sameWords } from './group.js';
import type { FileReport, Report, Reporter, ReportOptions, Summary } from './report.js';
import {
  fileWords,
  placeWords,
  plural,
  printable,
  printableLines,
  severityWords,
  summaryWords,
} from './wording.js';
import { worstFirst } from './worst-first.js';
import { wrap } from './wrap.js';

type Style = Parameters<typeof styleText>[0];

/** How a report is laid out. */
interface Layout {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: (style: Style, text: string) => string;
  readonly titles: ReadonlyMap<string, string>;
  readonly severalFiles: boolean;
}

const colours: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

/** How many places, and lines of notes, are shown without `verbose`. */
const mostPlaces = 3;
const mostNotes = 4;

/**
 * Text for people: what has to be changed in full and the worst first, what is said of several places once, a line for
 * each rule that has only notes. `verbose` shows everything, `quiet` errors alone and nothing where there are none.
 */
export const text: Reporter = (report, options = {}) => {
  const layout = layoutOf(report, options);
  if (options.quiet) return quietText(report, layout);
  const { files } = report;
  const blocks = worstFirst(sameWords(files), ({ finding }) => finding).filter(
    ({ finding }) => layout.verbose || finding.severity !== 'info',
  );
  const notes = layout.verbose ? [] : sameRule(onlyNotes(files));
  const lines = [
    ...headingLines(report, layout),
    ...withoutRepeats(blocks, layout).flatMap((group) => ['', ...blockLines(group, layout)]),
    ...(blocks.length > 0 && notes.length > 0 ? [''] : []),
    ...noteLines(notes, layout),
    ...closingLines(report, options),
  ];
  return `${lines.join('\n')}\n`;
};

function layoutOf({ files }: Report, options: ReportOptions): Layout {
  const { colour = false, verbose = false, width = 100, rules = [] } = options;
  return {
    width: Math.min(120, Math.max(80, width)),
    verbose,
    // Whether there is a terminal is the caller's to know, so the stream is not looked at here.
    paint: colour
      ? (style, words) => styleText(style, words, { validateStream: false })
      : (_, words) => words,
    titles: new Map(rules.map(({ name, title }) => [name, title])),
    severalFiles: files.length > 1,
  };
}

function quietText({ files }: Report, layout: Layout): string {
  const errors = sameWords(files).filter(({ finding }) => finding.severity === 'error');
  return withoutRepeats(errors, layout)
    .map((group) => `${blockLines(group, layout).join('\n')}\n`)
    .join('\n');
}

/** A reason that several findings have is said with the first of them. */
function withoutRepeats(groups: readonly Group[], { verbose }: Layout): Group[] {
  const said = new Set<string>();
  return groups.map((group) => {
    const { finding } = group;
    if (verbose || !said.has(finding.why)) {
      said.add(finding.why);
      return group;
    }
    return { ...group, finding: { ...finding, why: '' } };
  });
}

function onlyNotes(files: readonly FileReport[]): FileReport[] {
  return files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ severity }) => severity === 'info'),
  }));
}

function headingLines({ files, summary }: Report, layout: Layout): string[] {
  const [only] = files;
  if (files.length === 1 && only !== undefined) return headingOf(only, layout, summary);
  const bad = files.filter(
    ({ findings }) => layout.verbose || findings.some(({ severity }) => severity !== 'info'),
  );
  const clean = files.length - bad.length;
  return [
    `${plural(files.length, 'file')}: ${summaryWords(summary)}`,
    ...bad.flatMap((file) => headingOf(file, layout)),
    ...(clean > 0 ? [`${plural(clean, 'file')} without errors or warnings`] : []),
  ];
}

function headingOf(file: FileReport, { paint, width }: Layout, counted?: Summary): string[] {
  const name = printable(file.file);
  const [first = '', ...rest] = wrap(fileWords(file, counted), {
    width,
    first: name.length + 2,
    indent: '  ',
  });
  return [`${paint('bold', name)}: ${first}`, ...rest];
}

/** At most four entries: what, where, why, how to mend it; with `verbose` the versions and the source, too. */
function blockLines(group: Group, layout: Layout): string[] {
  const { finding, places } = group;
  const { rule, severity, why, source, confidence, os } = finding;
  const { paint, width, verbose } = layout;
  const label = paint(colours[severity], `${severityWords[severity]}:`);
  const [first = '', ...rest] = wrap(`${printable(finding.message)} [${printable(rule)}]`, {
    width,
    first: severityWords[severity].length + 2,
    indent: '  ',
  });
  const entry = (name: string, words: string) =>
    wrap(`${name}: ${words}`, { width, first: 2, indent: '    ' }).map((line, index) =>
      index === 0 ? `  ${line}` : line,
    );
  return [
    `${label} ${first}`,
    ...rest,
    ...placeLines(places, layout),
    ...(why === '' ? [] : entry('Why', withSureness(printable(why), confidence))),
    ...(os !== undefined && verbose ? [`  On: ${printable(os)}`] : []),
    ...fixLines(group, layout),
    ...(verbose ? [paint('dim', `  Source: ${printable(source)} (${confidence})`)] : []),
  ];
}

/** Inside the sentence, in front of its full stop. */
function withSureness(why: string, confidence: Confidence): string {
  return why.endsWith('.') ? `${why.slice(0, -1)}${sureness[confidence]}.` : `${why}${sureness[confidence]}`;
}

const sureness: Readonly<Record<Confidence, string>> = {
  documented: '',
  observed: ' (seen on devices, not documented)',
  inferred: ' (inferred, not confirmed on a device)',
};

function placeLines(places: readonly Place[], { verbose, severalFiles }: Layout): string[] {
  const shown = verbose ? places : places.slice(0, mostPlaces);
  const words = shown.map(({ file, finding }) => {
    const name = severalFiles ? `${printable(file.file)} ` : '';
    return `${name}${printable(placeWords(finding, file))}`;
  });
  const more = places.length - shown.length;
  if (more > 0) words.push(`${plural(more, 'more place')}`);
  return words.map((line, index) => (index === 0 ? `  At: ${line}` : `      ${line}`));
}

/** A snippet of XML goes on one line: where it belongs is said above. */
function fixLines({ finding, places }: Group, { verbose, width }: Layout): string[] {
  const { fix = '', document } = finding;
  const lines = printableLines(fix);
  const isMarkup = lines.every((line) => line.trimStart().startsWith('<'));
  // The profile of a policy is not for changing by hand.
  const isElsewhere = document === 'profile' && places[0]?.file.document === 'policy';
  if (fix === '' || (isMarkup && isElsewhere)) return [];
  if (isMarkup && !verbose) return [`  Fix: add ${lines.map((line) => line.trim()).join(' ')}`];
  if (lines.length > 1) return ['  Fix:', ...lines.map((line) => `    ${line}`)];
  return wrap(`Fix: ${lines[0]}`, { width, first: 2, indent: '    ' }).map((line, index) =>
    index === 0 ? `  ${line}` : line,
  );
}

function noteLines(notes: readonly Group[], layout: Layout): string[] {
  const shown = notes.length > mostNotes ? notes.slice(0, mostNotes - 1) : notes;
  const rest = notes.slice(shown.length);
  const line = (group: Group) => cut(`note: ${noteWords(group, layout)}`, layout);
  const names = rest.map(({ finding, places }) =>
    places.length === 1 ? finding.rule : `${finding.rule} (${places.length})`,
  );
  return [
    ...shown.map(line),
    ...(rest.length > 0
      ? [cut(`${plural(rest.length, 'more kind')} of note: ${names.join(', ')}`, layout)]
      : []),
  ].map((words) => layout.paint('dim', words));
}

function noteWords({ finding, places }: Group, { titles }: Layout): string {
  const rule = `[${printable(finding.rule)}]`;
  const title = titles.get(finding.rule);
  if (places.length === 1 || title === undefined) return `${printable(finding.message)} ${rule}`;
  return `${places.length} × ${title} ${rule}`;
}

/** One line, the name of the rule at its end kept. */
function cut(words: string, { width }: Layout): string {
  if (words.length <= width) return words;
  const end = / \[[a-z0-9-]+\]$/.exec(words)?.[0] ?? '';
  const start = words.slice(0, width - end.length - 2);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), 40))} …${end}`;
}

function closingLines({ summary, files, ignored = 0 }: Report, { verbose = false }: ReportOptions): string[] {
  const found = summary.error + summary.warning + summary.info > 0;
  const lines = [
    ...(ignored > 0 ? [`${plural(ignored, 'finding')} left out by --ignore or alwayson.yaml.`] : []),
    ...(found && !verbose ? ['--verbose shows every note, place, reason and source.'] : []),
  ];
  const spaced = files.some(({ findings }) => findings.some(({ severity }) => severity !== 'info'));
  return lines.length > 0 && (spaced || verbose) ? ['', ...lines] : lines;
}
