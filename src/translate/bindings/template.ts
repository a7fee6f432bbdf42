import type { DevicePlatform } from '../../apple/os.js';
import type { ExportedObject } from '../../graph/kinds.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { printable } from '../../text/printable.js';
import { bindingRows, situationOf } from './catalogue.js';
import { schemaLine } from './schema-line.js';

/** The width of the comments in the file. */
const width = 100;

/** What else the export of a policy holds that a bindings file can name. */
export interface AlsoExported {
  /** The path of the export, from the folder of the bindings file. */
  readonly file: string;
  readonly objects: readonly ExportedObject[];
}

/** A binding whose value is known already. */
export interface KnownBinding {
  /** Dotted path in the bindings file. */
  readonly path: string;
  /** For people: where it is known from. */
  readonly why: string;
  readonly lines: readonly string[];
}

/**
 * A bindings file for one policy, to be filled in: what is required as lines with the value left open, what is
 * optional as comments, each with its reason.
 *
 * @param policy the policy as read
 * @param platform what the profile is to be made for
 * @param exported what the export holds beside the policy: what it suggests stands in the place of examples
 * @param known what Intune says of bindings, which stands in the file as it is
 * @returns YAML text
 */
export function bindingsTemplate(
  policy: Policy,
  platform: DevicePlatform = 'iOS',
  exported?: AlsoExported,
  known: readonly KnownBinding[] = [],
): string {
  const situation = situationOf(policy, {}, platform);
  const suggested = exported === undefined ? {} : suggestions(policy, exported);
  const unknown = bindingRows.filter(({ path }) => !known.some((one) => one.path === path));
  const rows = unknown.map((row) => ({
    row: { ...row, lines: suggested[row.path] ?? row.lines },
    use: row.use(situation),
  }));
  const required = rows.filter(({ use }) => use === 'required').map(({ row }) => row);
  const optional = rows.filter(({ use }) => use === 'optional').map(({ row }) => row);
  return [
    schemaLine,
    ...comment(`Bindings for the policy "${policy.displayName ?? policy.connectionName ?? 'unnamed'}".`),
    ...comment(
      'Bindings are the values that Intune fills in at delivery, and what Graph has no property for.',
    ),
    ...comment('Write secrets as references only: env:NAME, file:PATH, "-" for standard input, or prompt.'),
    ...comment('Paths of files begin in the folder of this file.'),
    ...section('From Intune', known, (lines) => lines),
    ...section('Required', required, openLines),
    ...section('Optional: remove the # from what you need', optional, (lines) =>
      lines.map((line) => `# ${line}`),
    ),
    '',
  ].join('\n');
}

/** The paths of the bindings that a policy needs and that are not known. */
export function missingBindings(
  policy: Policy,
  platform: DevicePlatform,
  known: readonly KnownBinding[],
): readonly string[] {
  const situation = situationOf(policy, {}, platform);
  return bindingRows
    .filter(({ path, use }) => use(situation) === 'required' && !known.some((one) => one.path === path))
    .map(({ path }) => path);
}

/** Lines for bindings that the export has the files of, by the path of the binding. */
function suggestions(
  { identityCertificate }: Policy,
  { file, objects }: AlsoExported,
): Readonly<Record<string, readonly string[] | undefined>> {
  const scep = objects.filter(({ resource }) => resource === 'scep');
  const [first] = scep;
  const used = scep.find(
    ({ id, displayName }) =>
      (id !== undefined && id === identityCertificate?.id) ||
      (displayName !== undefined && displayName === identityCertificate?.displayName),
  );
  const meant = used ?? first;
  const name = meant?.displayName ?? meant?.id;
  const roots = objects.filter(({ resource }) => resource === 'trustedRoot');
  return {
    ...(meant !== undefined && {
      identity: [
        'identity:',
        `  scep: ${JSON.stringify(file)} # the SCEP profile in the export`,
        ...(scep.length > 1 && name !== undefined ? [`  select: ${JSON.stringify(name)}`] : []),
        '  challenge: env:SCEP_CHALLENGE',
      ],
    }),
    ...(roots.length === 1 && { trustedRoots: ['trustedRoots:', `  - ${JSON.stringify(file)}`] }),
  };
}

function section(
  title: string,
  rows: readonly KnownBinding[],
  write: (lines: readonly string[]) => readonly string[],
): string[] {
  if (rows.length === 0) return [];
  let group = '';
  const lines = rows.flatMap((row) => {
    const [head = '', ...rest] = row.lines;
    // Rows of one group, such as apple.…, share its first line.
    const shown = head === group ? rest : row.lines;
    group = head;
    return ['', ...comment(`${row.path}: ${row.why}`), ...write(shown)];
  });
  return ['', `# ── ${title} ──`, ...lines];
}

/** Leaves plain values open, so that an example is not taken for an answer; files and references stay, they fail by themselves. */
function openLines(lines: readonly string[]): string[] {
  return lines.map((line) => {
    const [, key, value] = /^(\s*(?:- )?\w+: )(\S.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || /^(?:env:|file:|certs\/|")/.test(value)) return line;
    return `${key}"" # for example ${value}`;
  });
}

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of printable(text.replace(/\s+/g, ' ')).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
