import { plural, printable } from '../report/wording.js';
import { wrap } from '../report/wrap.js';
import { type Change, changesBetween } from './changes.js';
import type { Explanation, Offer, Statement, Way } from './explanation.js';
import { trafficTable } from './table.js';
import { interfaceWords } from './words.js';

/** An explanation for a terminal: every line {@link printable}. */
export function explanationText(explanation: Explanation, width = 100): string {
  const { vpn, alwaysOutside, onDemand, negotiation, authentication, user, mapping } = explanation;
  const lines = [
    `${vpn.name}: ${vpn.kind === 'AlwaysOn' ? 'Always On VPN' : 'VPN (IKEv2)'} on ${vpn.platform} ${vpn.os}`,
    ...wrapped(vpn.summary, width, '  '),
    ...notes(explanation).flatMap((note) => wrapped(note, width, '  ')),
    ...heading('Traffic'),
    ...table(explanation, width),
    '',
    ...explanation.summary.flatMap(({ text }) => wrapped(text, width, '  ', '- ')),
    ...heading('Always outside the VPN'),
    ...statements(alwaysOutside, width),
    ...(onDemand === undefined
      ? []
      : [
          ...heading('On demand'),
          ...wrapped(onDemand.text, width, '  '),
          ...onDemand.steps.flatMap(({ when, does }, index) =>
            wrapped(
              `${when.length === 0 ? 'On every network' : `If ${when.join(' and ')}`}: ${does}`,
              width,
              '  ',
              `${index + 1}. `,
            ),
          ),
        ]),
    ...negotiation.tunnels.flatMap((tunnel) => [
      ...heading(`Negotiation${on(tunnel.interfaces)}`),
      ...offers('IKE', tunnel.ike),
      ...offers('Child', tunnel.child),
      ...offers('Upkeep', tunnel.upkeep),
    ]),
    ...heading('Authentication'),
    ...statements(authentication, width),
    ...heading('For the user'),
    ...statements(user, width),
    ...heading('Intune policy'),
    ...mapping.flatMap(({ property, key, value, effect }) =>
      wrapped(
        key === undefined
          ? `${property}: ${effect}`
          : `${property} → ${[key, value].filter(Boolean).join(' ')}`,
        width,
        '  ',
      ),
    ),
  ];
  const end = legend(lines.join('\n'));
  return `${[...lines, ...(end.length === 0 ? [] : ['', ...end])]
    .map((line) => printable(line).trimEnd())
    .join('\n')}\n`;
}

/** What changes between two explanations, for a terminal. */
export function changesText(old: Explanation, newer: Explanation, width = 100): string {
  const changes = changesBetween(old, newer);
  const lines =
    changes.length === 0
      ? [`${newer.file} does what ${old.file} does.`]
      : [`From ${old.file} to ${newer.file}:`, ...changes.flatMap((change) => changeLines(change, width))];
  return `${lines.map((line) => printable(line).trimEnd()).join('\n')}\n`;
}

function changeLines({ about, old, new: is }: Change, width: number): string[] {
  return [
    `  ${about}`,
    ...(old === undefined ? [] : wrapped(old, width, '    ', '- ')),
    ...(is === undefined ? [] : wrapped(is, width, '    ', '+ ')),
  ];
}

/** What the reader has to know before anything else: what is missing, and what is wrong. */
export function notes({ vpn, file }: Explanation): string[] {
  const notesOfIt: string[] = [];
  if (vpn.missing.length > 0)
    notesOfIt.push(
      `Not in the policy, and not bound: ${vpn.missing.join(', ')}. The rest is explained as far as it is known.`,
    );
  if (vpn.errors > 0)
    notesOfIt.push(
      `The rules find ${plural(vpn.errors, 'error')}: the device may reject the profile or make no tunnel. See: alwayson verify ${file}`,
    );
  return notesOfIt;
}

/** Short, for a table. */
const cellWords: Readonly<Record<Way, string>> = {
  'through-tunnel': 'through VPN',
  outside: 'outside',
  dropped: 'blocked',
};

/** The traffic, a line a kind; where the labels of the columns do not fit, they are numbered and stand below. */
function table(explanation: Explanation, width: number): string[] {
  const { columns, rows } = trafficTable(explanation);
  const first = Math.max(...rows.map(({ traffic }) => traffic.length), 0);
  const cells = rows.map(({ ways }) => ways.map((way) => (way === undefined ? '' : cellWords[way])));
  const labels = columns.map(({ label }) => label);
  const line = (heads: readonly string[], name: string, texts: readonly string[]) =>
    `  ${[name.padEnd(first), ...texts.map((text, index) => text.padEnd(Math.max(heads[index]?.length ?? 0, 11)))].join('  ')}`;
  const isWide = line(labels, '', labels).trimEnd().length > width;
  const heads = isWide ? labels.map((_, index) => `(${index + 1})`) : labels;
  return [
    line(heads, '', heads),
    ...rows.map(({ traffic }, index) => line(heads, traffic, cells[index] ?? [])),
    ...(isWide ? ['', ...labels.map((label, index) => `  ${heads[index]} ${label}`)] : []),
  ];
}

function statements(all: readonly Statement[], width: number): string[] {
  return all.flatMap(({ text, confidence }) =>
    wrapped(`${text}${confidenceMarks[confidence]}`, width, '  ', '- '),
  );
}

/** What is documented needs no mark; the others are explained in {@link legend}. */
export const confidenceMarks = { documented: '', observed: ' [1]', inferred: ' [2]' } as const;

/** What the marks in a text mean; only those that are in it. */
export function legend(text: string): string[] {
  const meanings = {
    '[1]': 'seen on devices, not documented',
    '[2]': 'follows from the documentation, not confirmed on a device',
  };
  return Object.entries(meanings).flatMap(([mark, meaning]) =>
    text.includes(mark) ? [`${mark} ${meaning}`] : [],
  );
}

function offers(group: string, all: readonly Offer[]): string[] {
  if (all.length === 0) return [];
  return [
    `  ${group}`,
    ...all.map(
      ({ name, value, iana, default: filledIn }) =>
        `    ${name}: ${value}${iana === undefined ? '' : ` (${iana.name}, ${iana.id})`}${filledIn ? ' [default]' : ''}`,
    ),
  ];
}

function on(interfaces: Explanation['negotiation']['tunnels'][number]['interfaces']): string {
  return interfaces.length === 0 ? '' : ` on ${interfaces.map((name) => interfaceWords[name]).join(' and ')}`;
}

function heading(words: string): string[] {
  return ['', words];
}

/** A text in lines of a width, the first with a mark in front. */
function wrapped(text: string, width: number, indent: string, mark = ''): string[] {
  const under = ' '.repeat(indent.length + mark.length);
  const [first = '', ...others] = wrap(text, { width, first: under.length, indent: under });
  return [`${indent}${mark}${first}`, ...others];
}
