import type { DeclarationType } from '../apple/declarations/declaration-types.js';
import { type Declaration, declare, sha256 } from './declaration.js';
import type { Names } from './names.js';

/** A file that an asset points at: the device downloads it from `url`. */
export interface AssetDocument {
  /** The Identifier of the asset. */
  readonly asset: string;
  /** The last part of `url`. */
  readonly fileName: string;
  readonly url: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Whether it holds a password or a key. */
  readonly secret: boolean;
}

type AssetType = Extract<DeclarationType, `com.apple.asset.${string}`>;

/** What an asset is made of. */
export interface AssetSource {
  readonly type: AssetType;
  /** The Identifier that is wanted; it may become another. */
  readonly identifier: string;
  readonly content: Uint8Array;
  readonly contentType: 'application/json' | 'application/pem' | 'application/pkcs1';
}

/** Assets in the making. Two that would hold the same become one. */
export interface Assets {
  readonly declarations: readonly Declaration[];
  readonly documents: readonly AssetDocument[];
  /** Adds an asset; returns its Identifier. */
  add(source: AssetSource): string;
}

const extensions = {
  'application/json': 'json',
  'application/pem': 'pem',
  'application/pkcs1': 'cer',
} as const;

/** The asset types that have the key `Accessible`: those with a private key. */
const withPrivateKey: readonly AssetType[] = [
  'com.apple.asset.credential.acme',
  'com.apple.asset.credential.identity',
  'com.apple.asset.credential.scep',
];

/**
 * Assets whose documents lie under one address.
 *
 * @param baseUrl an https address without a slash at its end
 */
export function newAssets(baseUrl: string, names: Names): Assets {
  const declarations: Declaration[] = [];
  const documents: AssetDocument[] = [];
  const known = new Map<string, string>();
  return {
    declarations,
    documents,
    add({ type, identifier: wanted, content, contentType }) {
      const same = `${type} ${sha256(content)}`;
      const present = known.get(same);
      if (present !== undefined) return present;
      const asset = names.identifier(wanted);
      const fileName = names.file(asset, extensions[contentType]);
      const url = `${baseUrl}/${fileName}`;
      known.set(same, asset);
      documents.push({
        asset,
        fileName,
        url,
        contentType,
        content,
        secret: contentType === 'application/json',
      });
      declarations.push(
        declare(type, asset, {
          Reference: {
            DataURL: url,
            ContentType: contentType,
            Size: content.length,
            'Hash-SHA-256': sha256(content),
          },
          Authentication: { Type: 'MDM' },
          // What Default means for a VPN is not documented; an Always On tunnel has to come up on a locked device too.
          ...(withPrivateKey.includes(type) && { Accessible: 'AfterFirstUnlock' }),
        }),
      );
      return asset;
    },
  };
}
