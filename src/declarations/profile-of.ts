import { declarationTypes } from '../apple/declarations/declaration-types.js';
import { payloadTypeRow } from '../apple/payload-types.js';
import { profileType, vpnPayloadType } from '../apple/profile.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { type AssetPayloads, certificatePayload, followed } from './asset-payloads.js';
import { type Located, type LocatedDeclaration, locate, type ReferredTo } from './located.js';
import { dictionary, envelope, text } from './nodes.js';
import { restoreKeys } from './restore.js';
import { vpnRows } from './rows/vpn.js';

/** A profile that says the same as declarations. */
export interface DeclaredProfile {
  /** The path of each value is its place in the declarations. */
  readonly profile: DictionaryNode;
  /**
   * The places at which the profile has something made up for what is not at hand: a secret, an identity or a
   * certificate. What a rule says of them it does not say of the declarations.
   */
  readonly absent: ReadonlySet<string>;
}

/**
 * The profile that says the same as declarations, for all that knows profiles alone: the VPNs, the identities that
 * they refer to, and the certificates. Other declarations have no place in it.
 *
 * @param value a parsed JSON file: a declaration, or a list of them
 * @param referredTo what they refer to and what is not in it
 */
export function profileOfDeclarations(value: unknown, referredTo: ReferredTo = {}): DeclaredProfile {
  return profileOfLocated(locate(value, referredTo));
}

/** {@link profileOfDeclarations} for declarations that are located already. */
export function profileOfLocated(located: Located): DeclaredProfile {
  const assets: AssetPayloads = { identities: new Map(), absent: new Set() };
  const vpns = located.own.flatMap((declaration) => vpnPayload(declaration, located, assets) ?? []);
  const certificates = located.all
    .filter(({ type }) => type === 'com.apple.configuration.security.certificate')
    .flatMap((declaration) => certificatePayload(declaration, located, assets) ?? []);
  const items = [...certificates, ...assets.identities.values(), ...vpns];
  const PayloadContent: PlistNode = { type: 'array', path: '', items };
  return {
    profile: dictionary('', { ...envelope(profileType, 'declarations', ''), PayloadContent }),
    absent: assets.absent,
  };
}

function vpnPayload(
  { type, payload, identifier = '' }: LocatedDeclaration,
  located: Located,
  assets: AssetPayloads,
): DictionaryNode | undefined {
  const found = Object.entries(vpnRows).find(([, row]) => row.type === type);
  if (found === undefined) return undefined;
  const [kind, row] = found;
  const restored = restoreKeys(
    payload,
    declarationTypes[row.type].keys,
    payloadTypeRow(vpnPayloadType)?.keys ?? {},
    row.rows,
    followed(located, assets),
  );
  return dictionary(payload.path, {
    ...envelope(vpnPayloadType, identifier, payload.path),
    VPNType: text(kind, payload.path),
    ...Object.fromEntries(restored),
  });
}
