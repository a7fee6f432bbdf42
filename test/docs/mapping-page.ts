import type { KeyRow } from '../../src/apple/key.js';
import { alwaysOnRows } from '../../src/translate/rows/always-on.js';
import { ikev2Rows } from '../../src/translate/rows/ikev2.js';
import { onDemandRuleRows } from '../../src/translate/rows/on-demand-rule.js';
import { type Place, places } from '../../src/translate/rows/places.js';
import { proxyServerRows } from '../../src/translate/rows/proxy-server.js';
import { isRefusal, type Mapped, type Outcome, type Row, type Rows } from '../../src/translate/rows/row.js';
import { scepRows } from '../../src/translate/rows/scep.js';
import { securityAssociationRows } from '../../src/translate/rows/security-association.js';
import { serverRows } from '../../src/translate/rows/server.js';
import { otherKeys } from './other-keys.js';

const tunnel = 'AlwaysOn.TunnelConfigurations[].';

/** Where each place is in the profile, for an Always On policy, and the first iOS that has the dictionary. */
export const paths: Readonly<Record<Place, { path: string; since: string }>> = {
  profile: { path: '', since: '4.0' },
  payload: { path: 'com.apple.vpn.managed ', since: '4.0' },
  AlwaysOn: { path: 'AlwaysOn.', since: '8.0' },
  tunnel: { path: tunnel, since: '8.0' },
  IKESecurityAssociationParameters: { path: `${tunnel}IKESecurityAssociationParameters.`, since: '8.0' },
  ChildSecurityAssociationParameters: { path: `${tunnel}ChildSecurityAssociationParameters.`, since: '8.0' },
  OnDemandRule: { path: 'IKEv2.OnDemandRules[].', since: '8.0' },
  ActionParameters: { path: 'IKEv2.OnDemandRules[].ActionParameters[].', since: '8.0' },
  SCEP: { path: 'com.apple.security.scep PayloadContent.', since: '4.0' },
};

/** The Graph types in the order of the page, each with its rows. */
export const types: readonly [title: string, rows: Rows<object>][] = [
  ['appleVpnAlwaysOnConfiguration', alwaysOnRows as Rows<object>],
  ['iosikEv2VpnConfiguration', ikev2Rows as Rows<object>],
  ['vpnServer', serverRows as Rows<object>],
  [
    'iosVpnSecurityAssociationParameters',
    securityAssociationRows('IKESecurityAssociationParameters') as Rows<object>,
  ],
  ['vpnOnDemandRule', onDemandRuleRows as Rows<object>],
  ['vpnProxyServer', proxyServerRows as Rows<object>],
  ['iosScepCertificateProfile', scepRows as Rows<object>],
];

const introduction = `# What becomes of every Graph property

Generated from the rows in \`src/translate/rows/\`. Do not edit it: \`UPDATE=1 npm test\` writes it.

If a policy is not Always On, the same keys stand in the dictionary \`IKEv2\` instead of
\`AlwaysOn.TunnelConfigurations[]\`. \`ChildSecurityAssociationParameters\` has the rows of
\`IKESecurityAssociationParameters\`. "since" is the first iOS that knows the key.
`;

/** The page docs/mapping.md. */
export function mappingPage(): string {
  const others = Object.entries(otherKeys).map(([key, from]) => `| \`${key}\` | ${from} |`);
  return [
    introduction,
    ...types.map(([title, rows]) => section(title, rows)),
    '## Keys that no Graph property names\n',
    '| Apple | where it comes from |',
    '|---|---|',
    ...others,
    '',
  ].join('\n');
}

function section(title: string, rows: Rows<object>): string {
  const all = Object.entries(rows) as [string, Row<unknown>][];
  const lines = all.map(([property, row]) => `| ${property} | ${cells(row).join(' | ')} |`);
  return [
    `## ${title}\n`,
    '| Graph | Always On | since | not Always On |',
    '|---|---|---|---|',
    ...lines,
    '',
    ...all.flatMap(([property, row]) => valueList(property, row)),
  ].join('\n');
}

function cells({ alwaysOn, ikev2 }: Row<unknown>): string[] {
  return [words(alwaysOn), since(alwaysOn), ikev2 === alwaysOn ? 'the same' : words(ikev2)];
}

function words(outcome: Outcome<unknown>): string {
  switch (outcome.kind) {
    case 'mapped':
      return `\`${paths[outcome.place].path}${outcome.key}\`: ${outcome.as.describe}`;
    case 'nested':
      return 'property by property, below';
    case 'combined':
      return `${outcome.keys.map((key) => `\`${key}\``).join(', ')}: decided in \`translate/${outcome.by}.ts\``;
    case 'dropped':
      return `left out, with a finding (${outcome.confidence}): ${outcome.why}`;
    case 'not configuration':
      return `left out: ${outcome.why}`;
  }
}

function since(outcome: Outcome<unknown>): string {
  if (outcome.kind !== 'mapped') return '';
  const table: Readonly<Record<string, KeyRow>> = places[outcome.place];
  return table[outcome.key]?.since?.iOS ?? paths[outcome.place].since;
}

function valueList(property: string, { alwaysOn, ikev2 }: Row<unknown>): string[] {
  const mapped = [alwaysOn, ikev2].find((outcome): outcome is Mapped<unknown> => outcome.kind === 'mapped');
  const values = Object.entries(mapped?.as.values ?? {});
  if (mapped === undefined || values.length === 0) return [];
  const shown = values.map(([member, apple]) => `| ${member} | ${valueWords(apple)} |`);
  return [`### ${property} → ${mapped.key}\n`, `| ${property} | ${mapped.key} |`, '|---|---|', ...shown, ''];
}

function valueWords(apple: unknown): string {
  if (apple === undefined) return 'left out: Apple says it so';
  return isRefusal(apple) ? `refused: ${apple.refused}` : `\`${String(apple)}\``;
}
