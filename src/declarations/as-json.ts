import { ikev2DeclarationKeys } from '../apple/declarations/ikev2.js';
import { alwaysOnDeclarationKeys } from '../apple/declarations/network-vpn-always-on.js';
import { plainIkev2DeclarationKeys } from '../apple/declarations/network-vpn-ikev2.js';
import type { KeyRow } from '../apple/key.js';
import { alwaysOnKeys } from '../apple/keys/always-on.js';
import { tunnelKeys } from '../apple/keys/tunnel.js';
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

/** The keys that are true or false in a declaration, and 0 or 1 in a profile. */
const switches = Object.keys({ ...tunnelKeys, ...alwaysOnKeys }).filter(
  (key) => rowOf(key)?.type === 'boolean',
);

const switched = new RegExp(`\\b(${switches.join('|')})( is not | is | to | )([01])(?!\\d|\\.\\d)`, 'g');

/** What a rule says of payloads, as it holds for declarations. */
const messages: Readonly<Record<string, string>> = {
  'certificate-authority':
    'No configuration com.apple.configuration.security.certificate has the CA of the gateway. Devices need to trust it already.',
};

/** What stands in a profile itself, and behind a reference to an asset in a declaration. */
const phrases: readonly (readonly [ofProfiles: string, ofDeclarations: string])[] = [
  [
    'a pkcs12, scep or acme payload and set PayloadCertificateUUID to its PayloadUUID',
    'an asset com.apple.asset.credential.identity, scep or acme and set PayloadCertificateUUID to its Identifier',
  ],
  ['AuthName and AuthPassword', 'Authentication.ExtendedAuth.CredentialsAssetReference'],
  ['but no SharedSecret', 'but no Authentication.CredentialsAssetReference'],
  [
    'Set SharedSecret to the secret of the gateway',
    'Put the secret of the gateway into the asset of Authentication.CredentialsAssetReference',
  ],
];

/** Keys of profiles that say which kind of payload it is, which the type of a declaration does. */
const kinds = ['PayloadType', 'ProtocolType', 'VPNType', 'PayloadScope'];

/** The text of one key with its value, as the rules for profiles write it. */
const plistEntry = /^<key>(\w+)<\/key>\n<(string|integer)>([^<]*)<\/\2>$/;

/** What a rule for profiles says, in the words of declarations: their names of the keys, their values, JSON to add. */
export function asJson(finding: Finding): Finding {
  const { fix, ...said } = finding;
  const json = fix === undefined ? undefined : jsonOf(fix);
  return {
    ...said,
    message: text(messages[finding.rule] ?? finding.message),
    why: text(finding.why),
    ...(json !== undefined && { fix: json }),
  };
}

/** What stands in quotation marks is a value of the file, or what a device shows. */
function text(words: string): string {
  return words
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 0 ? inWordsOfDeclarations(part) : part))
    .join('');
}

function inWordsOfDeclarations(words: string): string {
  return phrases
    .reduce((said, [ofProfiles, ofDeclarations]) => said.replace(ofProfiles, ofDeclarations), words)
    .replace(switched, (_, key, between, value) => `${key}${between}${value === '1'}`)
    .replace(renamed, (key) => names.get(key) ?? key)
    .replaceAll(/\bprofile\b/g, 'declaration');
}

function rowOf(key: string): KeyRow | undefined {
  const path = names.get(key) ?? key;
  return (
    rowAt(plainIkev2DeclarationKeys, path) ??
    rowAt(ikev2DeclarationKeys, path) ??
    rowAt(alwaysOnDeclarationKeys, path)
  );
}

function jsonOf(fix: string): string | undefined {
  const [, key, type, value = ''] = plistEntry.exec(fix) ?? [];
  if (key === undefined) return fix.includes('<key>') ? undefined : text(fix);
  if (kinds.includes(key)) return undefined;
  const name = (names.get(key) ?? key).split('.').at(-1);
  const plain = type === 'integer' ? Number(value) : value;
  return `"${name}": ${JSON.stringify(rowOf(key)?.type === 'boolean' ? plain !== 0 : plain)}`;
}
