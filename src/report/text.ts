import { type BlockLayout, blockLayout, findingBlock, isMarkup } from './finding-block.js';
import { type Group, type Place, sameRule, sameWords } from './group.js';
import type { FileReport, Report, Reporter, ReportOptions, Summary } from './report.js';
import { fileWords, placeWords, plural, printable, summaryWords } from './wording.js';
import { worstFirst } from './worst-first.js';
import { wrap } from './wrap.js';

/** How a report is laid out. */
interface Layout extends BlockLayout {
  readonly titles: ReadonlyMap<string, string>;
  readonly severalFiles: boolean;
}

/** How many places are shown without `verbose`. */
const mostPlaces = 3;
/** How many lines of notes are, below a heading of one line: what is said of a good file has six in all. */
const mostNotes = 4;
/** A line of fewer characters says too little. */
const shortLine = 40;

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
  const heading = headingLines(report, layout);
  const most = files.length === 1 ? mostNotes + 1 - heading.length : mostNotes;
  const lines = [
    ...heading,
    ...withoutRepeats(blocks, layout).flatMap((group) => ['', ...blockLines(group, layout)]),
    ...(blocks.length > 0 && notes.length > 0 ? [''] : []),
    ...noteLines(notes, Math.max(most, 1), layout),
    ...closingLines(report, options),
  ];
  return `${lines.join('\n')}\n`;
};

function layoutOf({ files }: Report, options: ReportOptions): Layout {
  const { rules = [] } = options;
  return {
    ...blockLayout(options),
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

function blockLines({ finding, places }: Group, layout: Layout): string[] {
  const { fix = '', document } = finding;
  // The profile of a policy is not for changing by hand.
  const isElsewhere = document === 'profile' && places[0]?.file.document === 'policy' && isMarkup(fix);
  return findingBlock(isElsewhere ? { ...finding, fix: '' } : finding, placeLines(places, layout), layout);
}

function placeLines(places: readonly Place[], { verbose, severalFiles }: Layout): string[] {
  const shown = verbose ? places : places.slice(0, mostPlaces);
  const words = shown.map(({ file, finding }) => {
    const name = severalFiles ? `${printable(file.file)} ` : '';
    return `${name}${printable(placeWords(finding, file))}`;
  });
  const more = places.length - shown.length;
  return more > 0 ? [...words, plural(more, 'more place')] : words;
}

function noteLines(notes: readonly Group[], most: number, layout: Layout): string[] {
  const shown = notes.length > most ? notes.slice(0, most - 1) : notes;
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

/** One line, the name of the rule at its end kept; where it would be short, it ends inside a long name. */
function cut(words: string, { width }: Layout): string {
  if (words.length <= width) return words;
  const end = / \[[a-z0-9-]+\]$/.exec(words)?.[0] ?? '';
  const start = words.slice(0, width - end.length - 2);
  const space = start.lastIndexOf(' ');
  return `${space > shortLine ? start.slice(0, space) : start} …${end}`;
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
