import { printable } from '../report/wording.js';
import { changesBetween } from './changes.js';
import type { Explanation, Offer, Statement } from './explanation.js';
import { trafficTable } from './table.js';
import { confidenceMarks, legend, notes } from './text.js';
import { interfaceWords, wayWords } from './words.js';

/** An explanation as Markdown, for a wiki or a ticket. */
export function explanationMarkdown(explanation: Explanation): string {
  const { vpn, alwaysOutside, onDemand, negotiation, authentication, user, mapping } = explanation;
  const { columns, rows } = trafficTable(explanation);
  const marked = [...alwaysOutside, ...authentication, ...user].map(
    ({ confidence }) => confidenceMarks[confidence],
  );
  return document([
    `# ${plain(vpn.name)}`,
    `${vpn.kind === 'AlwaysOn' ? 'Always On VPN' : 'VPN (IKEv2)'} on ${vpn.platform} ${vpn.os}. ${plain(vpn.summary)}`,
    ...notes(explanation).map((note) => `> ${plain(note)}`),
    '## Traffic',
    table(
      ['Traffic', ...columns.map(({ label }) => label)],
      rows.map(({ traffic, ways }) => [traffic, ...ways.map((way) => (way ? wayWords[way] : ''))]),
    ),
    bullets(explanation.summary.map(({ text }) => text)),
    '## Always outside the VPN',
    statements(alwaysOutside),
    ...(onDemand === undefined
      ? []
      : [
          '## On demand',
          plain(onDemand.text),
          onDemand.steps
            .map(
              ({ when, does }, index) =>
                `${index + 1}. ${plain(`${when.length === 0 ? 'On every network' : `If ${when.join(' and ')}`}: ${does}`)}`,
            )
            .join('\n'),
        ]),
    ...negotiation.tunnels.flatMap(({ interfaces, ike, child, upkeep }) => [
      `## Negotiation${interfaces.length === 0 ? '' : ` on ${interfaces.map((name) => interfaceWords[name]).join(' and ')}`}`,
      ...offers('IKE', ike),
      ...offers('Child', child),
      ...offers('Upkeep', upkeep),
    ]),
    '## Authentication',
    statements(authentication),
    '## For the user',
    statements(user),
    '## Intune policy',
    table(
      ['Property', 'Key', 'Value', 'Effect'],
      mapping.map(({ property, key, value, setTo, effect }) => [
        property,
        key ?? '',
        value ?? setTo ?? '',
        effect,
      ]),
    ),
    ...legend(marked.join(' ')).map(plain),
  ]);
}

/** What changes between two explanations, as Markdown. */
export function changesMarkdown(old: Explanation, newer: Explanation): string {
  const changes = changesBetween(old, newer);
  return document([
    `# ${plain(old.file)} → ${plain(newer.file)}`,
    changes.length === 0
      ? 'Both do the same.'
      : table(
          ['What', 'Before', 'After'],
          changes.map(({ about, old: was, new: is }) => [about, was ?? '', is ?? '']),
        ),
  ]);
}

function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function statements(all: readonly Statement[]): string {
  return bullets(all.map(({ text, confidence }) => `${text}${confidenceMarks[confidence]}`));
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${plain(text)}`).join('\n');
}

function offers(group: string, all: readonly Offer[]): string[] {
  if (all.length === 0) return [];
  return [
    table(
      [group, 'Value', 'IANA', 'strongSwan'],
      all.map(({ name, value, iana, gateway, default: filledIn }) => [
        name,
        `${value}${filledIn ? ' (default)' : ''}`,
        iana === undefined ? '' : `${iana.name} (${iana.id})`,
        gateway?.['strongSwan'] ?? '',
      ]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** Text in which nothing is markup: not even a mention or an address. */
function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
