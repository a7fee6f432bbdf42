import { ikev2DeclarationKeys } from '../apple/declarations/ikev2.js';
import { plainIkev2DeclarationKeys } from '../apple/declarations/network-vpn-ikev2.js';
import type { Finding } from '../finding.js';
import { rowAt } from './paths.js';
import { ikev2Rows } from './rows/ikev2.js';

/** What a declaration calls the keys that it has under another name or in another place. */
const names = new Map(
  Object.entries(ikev2Rows).flatMap(([key, row]) =>
    (row.kind === 'moved' || row.kind === 'identity') && row.to !== key ? [[key, row.to] as const] : [],
  ),
);

const renamed = new RegExp(`\\b(?:${[...names.keys()].join('|')})\\b`, 'g');

/** What a rule says of payloads, as it holds for declarations. */
const messages: Readonly<Record<string, string>> = {
  'certificate-authority':
    'No configuration com.apple.configuration.security.certificate has the CA of the gateway. Devices need to trust it already.',
};

/** Keys of profiles that say which kind of payload it is, which the type of a declaration does. */
const kinds = ['PayloadType', 'ProtocolType', 'VPNType', 'PayloadScope'];

/** The text of one key with its value, as the rules for profiles write it. */
const plistEntry = /^<key>(\w+)<\/key>\n<(string|integer)>([^<]*)<\/\2>$/;

/** Declarations have had today's defaults from the first version that knows them. */
const formerDefault = /; (?:in older releases|before iOS [\d.]+) it was .+\.$/;

/**
 * What a rule for profiles says, in the words of declarations: their names of the keys, and JSON to add.
 *
 * @returns undefined where it is about versions that know no declarations
 */
export function asJson(finding: Finding): Finding | undefined {
  if (formerDefault.test(finding.message)) return undefined;
  const { fix, ...said } = finding;
  const text = (words: string) => words.replace(renamed, (key) => names.get(key) ?? key);
  const json = fix === undefined ? undefined : jsonOf(fix, text);
  return {
    ...said,
    message: text(messages[finding.rule] ?? finding.message),
    why: text(finding.why),
    ...(json !== undefined && { fix: json }),
  };
}

function jsonOf(fix: string, text: (words: string) => string): string | undefined {
  const [, key, type, value = ''] = plistEntry.exec(fix) ?? [];
  if (key === undefined) return fix.includes('<key>') ? undefined : text(fix);
  if (kinds.includes(key)) return undefined;
  const path = names.get(key) ?? key;
  const row = rowAt(plainIkev2DeclarationKeys, path) ?? rowAt(ikev2DeclarationKeys, path);
  const plain = type === 'integer' ? Number(value) : value;
  return `"${path.split('.').at(-1)}": ${JSON.stringify(row?.type === 'boolean' ? plain !== 0 : plain)}`;
}
