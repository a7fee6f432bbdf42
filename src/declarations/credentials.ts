import { credentialTypes, declarationTypes } from '../apple/declarations/declaration-types.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { subjectOf } from '../rules/wording.js';
import type { AssetSource } from './assets.js';
import type { JsonDictionary } from './declaration.js';
import { notTaken } from './findings.js';
import { type CredentialParts, moveKeys } from './move.js';
import { identityRows } from './rows/credentials.js';

type IdentityPayloadType = keyof typeof identityRows;

/** The row of an identity payload (pkcs12, scep, acme); undefined for any other payload. */
export function identityRowOf(payload: DictionaryNode) {
  const type = stringAt(payload, 'PayloadType') ?? '';
  return Object.hasOwn(identityRows, type) ? identityRows[type as IdentityPayloadType] : undefined;
}

/** The asset of an identity payload, with the document that the device makes the identity from. */
export function identityAsset(
  payload: DictionaryNode,
  identifier: string,
  findings: Finding[],
): AssetSource | undefined {
  const row = identityRowOf(payload);
  if (row === undefined) return undefined;
  const object: JsonDictionary = {};
  const { keys } = credentialTypes[declarationTypes[row.asset].document];
  const payloadKeys = payloadTypeRow(stringAt(payload, 'PayloadType') ?? '')?.keys ?? {};
  moveKeys(
    payload,
    payloadKeys,
    row.rows,
    { object, table: keys },
    {
      alwaysOn: false,
      findings,
      // A credential document refers to nothing.
      identityAsset: () => undefined,
      credentialAsset: () => undefined,
    },
  );
  return { type: row.asset, identifier, content: document(object), contentType: 'application/json' };
}

/**
 * The asset of a user name and a password, or of a secret alone: then the document's UserName, which the schema
 * requires and of which it says no use, is the name of the asset.
 *
 * @param name what the asset is for
 * @param at the dictionary that has the keys
 */
export function credentialAsset(
  name: string,
  { UserName, Password }: CredentialParts,
  at: DictionaryNode,
  identifier: string,
  findings: Finding[],
): AssetSource | undefined {
  const userName = UserName === undefined ? undefined : textOf(UserName, findings);
  const password = Password === undefined ? undefined : textOf(Password, findings);
  if (name !== 'shared-secret' && UserName === undefined) {
    findings.push(
      notTaken(at, `The profile has a password for ${name}, but no user name. The asset requires one.`),
    );
    return undefined;
  }
  const object = { UserName: userName ?? name, ...(password !== undefined && { Password: password }) };
  return {
    type: 'com.apple.asset.credential.userpassword',
    identifier,
    content: document(object),
    contentType: 'application/json',
  };
}

/** The device takes secrets as data too; JSON has text alone. */
function textOf(node: PlistNode, findings: Finding[]): string | undefined {
  if (node.type === 'string') return node.value;
  const text = node.type === 'data' ? Buffer.from(node.value).toString('utf8') : undefined;
  if (node.type === 'data' && Buffer.from(text ?? '').equals(node.value)) return text;
  findings.push(notTaken(node, `${subjectOf(node)} is not text. The document of the asset takes text only.`));
  return undefined;
}

function document(object: JsonDictionary): Uint8Array {
  return Buffer.from(JSON.stringify(object));
}
