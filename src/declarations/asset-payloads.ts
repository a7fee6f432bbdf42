import { credentialTypes, declarationTypes } from '../apple/declarations/declaration-types.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import { pemBlocks } from '../certificates/pem.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { assetNamed, documentOf, jsonDocumentOf, type Located, type LocatedDeclaration } from './located.js';
import { dictionary, envelope, relocated, text } from './nodes.js';
import { type References, restoreKeys } from './restore.js';
import { identityRows } from './rows/credentials.js';

/** What becomes of the assets that declarations refer to. */
export interface AssetPayloads {
  /** The identity payloads, by the Identifiers of their assets. */
  readonly identities: Map<string, DictionaryNode>;
  /** The paths of references to what is not at hand. */
  readonly absent: Set<string>;
}

/** Follows the references of a VPN: an identity becomes a payload, credentials are put in where they belong. */
export function followed(located: Located, { identities, absent }: AssetPayloads): References {
  return {
    identity: (reference) => {
      if (reference.type !== 'string') return undefined;
      const { value, path } = reference;
      if (!identities.has(value)) {
        const payload = identityPayload(value, path, located);
        if (payload === undefined) absent.add(path);
        // Of a PKCS#12 that cannot be opened no rule knows anything, its kind of key included.
        identities.set(
          value,
          payload ?? dictionary(path, envelope('com.apple.security.pkcs12', value, path)),
        );
      }
      return reference;
    },
    credential: (reference, field) => {
      if (reference.type !== 'string') return undefined;
      const { value, path } = reference;
      const document = jsonDocumentOf(assetNamed(value, located), located);
      if (document !== undefined) {
        const found = get(document, field);
        return found && relocated(found, path);
      }
      absent.add(path);
      return text('in a file that is not at hand', path);
    },
  };
}

function identityPayload(identifier: string, path: string, located: Located): DictionaryNode | undefined {
  const asset = assetNamed(identifier, located);
  const found = Object.entries(identityRows).find(([, row]) => row.asset === asset?.type);
  const document = jsonDocumentOf(asset, located);
  if (found === undefined || document === undefined) return undefined;
  const [type, row] = found;
  const { keys } = credentialTypes[declarationTypes[row.asset].document];
  const restored = restoreKeys(document, keys, payloadTypeRow(type)?.keys ?? {}, row.rows, noReferences);
  const entries = Array.from(restored, ([key, node]) => [key, relocated(node, path)] as const);
  return dictionary(path, { ...envelope(type, identifier, path), ...Object.fromEntries(entries) });
}

const noReferences: References = { identity: () => undefined, credential: () => undefined };

/** The payload for the configuration of a certificate, empty where the certificate is not at hand. */
export function certificatePayload(
  { payload }: LocatedDeclaration,
  located: Located,
  { absent }: AssetPayloads,
): DictionaryNode | undefined {
  const reference = get(payload, 'CredentialAssetReference');
  if (reference?.type !== 'string') return undefined;
  const { path, value } = reference;
  const bytes = documentOf(assetNamed(value, located), located);
  if (bytes === undefined) {
    absent.add(path);
    return dictionary(path, envelope('com.apple.security.pkcs1', value, path));
  }
  const type = pemBlocks(bytes).length > 0 ? 'com.apple.security.pem' : 'com.apple.security.pkcs1';
  return dictionary(path, {
    ...envelope(type, value, path),
    PayloadContent: { type: 'data', value: bytes, path },
  });
}
