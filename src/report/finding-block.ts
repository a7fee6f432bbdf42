import { styleText } from 'node:util';
import type { Confidence, Finding, Severity } from '../finding.js';
import { pointerParts } from '../pointer.js';
import type { ReportOptions } from './report.js';
import { printable, printableLines, severityWords } from './wording.js';
import { wrap } from './wrap.js';

type Style = Parameters<typeof styleText>[0];

/** How findings are laid out. */
export interface BlockLayout {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: (style: Style, text: string) => string;
}

export function blockLayout({ colour = false, verbose = false, width = 100 }: ReportOptions): BlockLayout {
  return {
    width: Math.min(120, Math.max(80, width)),
    verbose,
    // Whether there is a terminal is the caller's to know, so the stream is not looked at here.
    paint: colour
      ? (style, words) => styleText(style, words, { validateStream: false })
      : (_, words) => words,
  };
}

const colours: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
};

/**
 * At most four entries: what, where, why, how to mend it; with `verbose` the versions and the source, too.
 *
 * @param places where it was found, in words; a reason or a fix that is empty is left out
 */
export function findingBlock(finding: Finding, places: readonly string[], layout: BlockLayout): string[] {
  const { rule, severity, why, source, confidence, os } = finding;
  const { paint, width, verbose } = layout;
  const label = paint(colours[severity], `${severityWords[severity]}:`);
  const [first = '', ...rest] = wrap(`${printable(finding.message)} [${printable(rule)}]`, {
    width,
    first: severityWords[severity].length + 2,
    indent: '  ',
  });
  return [
    `${label} ${first}`,
    ...rest,
    ...places.map((place, index) => (index === 0 ? `  At: ${place}` : `      ${place}`)),
    ...(why === '' ? [] : entry('Why', withSureness(printable(why), finding), layout)),
    ...(os !== undefined && verbose ? [`  On: ${printable(os)}`] : []),
    ...fixLines(finding, layout),
    ...(verbose ? [paint('dim', `  Source: ${printable(source)} (${confidence})`)] : []),
  ];
}

function entry(name: string, words: string, { width }: BlockLayout): string[] {
  const lines = wrap(`${name}: ${words}`, { width, first: 2, indent: '    ' });
  return lines.map((line, index) => (index === 0 ? `  ${line}` : line));
}

/** Inside the sentence, in front of its full stop. */
function withSureness(why: string, { confidence, document }: Finding): string {
  const words = sureness[confidence](document === 'gateway' ? 'gateway' : 'device');
  return why.endsWith('.') ? `${why.slice(0, -1)}${words}.` : `${why}${words}`;
}

const sureness: Readonly<Record<Confidence, (what: string) => string>> = {
  documented: () => '',
  observed: (what) => ` (seen on ${what}s, not documented)`,
  inferred: (what) => ` (inferred, not confirmed on a ${what})`,
};

/** Whether a fix is a snippet of XML. */
export function isMarkup(fix: string): boolean {
  return printableLines(fix).every((line) => line.trimStart().startsWith('<'));
}

/** A snippet of XML goes on one line: where it belongs is said above. A key that is there already is not added again. */
function fixLines({ fix = '', path }: Finding, layout: BlockLayout): string[] {
  const lines = printableLines(fix);
  if (fix === '') return [];
  if (isMarkup(fix) && !layout.verbose) {
    const isThere = fix.startsWith(`<key>${pointerParts(path).at(-1)}</key>`);
    return [`  Fix: ${isThere ? 'Write' : 'Add'} ${lines.map((line) => line.trim()).join(' ')}`];
  }
  if (lines.length > 1) return ['  Fix:', ...lines.map((line) => `    ${line}`)];
  return entry('Fix', lines[0] ?? '', layout);
}
