import { availableOn } from '../apple/availability.js';
import { defaultOf, type KeyRow, type KeyTable } from '../apple/key.js';
import { ikev2Keys } from '../apple/keys/ikev2.js';
import type { Platform } from '../apple/os.js';
import { dictionaryAt, flagAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { ProfileView } from './profile-view.js';
import type { TunnelView } from './views.js';

/** The keys of a tunnel that hold the parameters of a security association. */
export type AssociationName = 'IKESecurityAssociationParameters' | 'ChildSecurityAssociationParameters';

/** The parameters of one of the two security associations of a tunnel. */
export interface AssociationView {
  readonly name: AssociationName;
  readonly node: DictionaryNode;
  readonly keys: KeyTable;
}

/** What people call a security association. */
export const associationWords: Readonly<Record<AssociationName, string>> = {
  IKESecurityAssociationParameters: 'IKE SA',
  ChildSecurityAssociationParameters: 'Child SA',
};

/** The rows of the keys of a security association. */
export const associationKeys: Readonly<Record<AssociationName, KeyTable>> = {
  IKESecurityAssociationParameters: ikev2Keys.IKESecurityAssociationParameters.keys,
  ChildSecurityAssociationParameters: ikev2Keys.ChildSecurityAssociationParameters.keys,
};

/** Those of the two dictionaries that the tunnel has. */
export function associationsOf(tunnel: TunnelView): readonly AssociationView[] {
  const names = ['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters'] as const;
  return names.flatMap((name) => associationOf(tunnel, name) ?? []);
}

/** One of the two dictionaries, if the tunnel has it. */
export function associationOf({ node }: TunnelView, name: AssociationName): AssociationView | undefined {
  const dictionary = dictionaryAt(node, name);
  return dictionary && { name, node: dictionary, keys: associationKeys[name] };
}

/** Ciphers that protect integrity themselves, so that IntegrityAlgorithm only picks the pseudo-random function of IKE. */
export const authenticatingCiphers: readonly (string | undefined)[] = [
  'AES-128-GCM',
  'AES-256-GCM',
  'ChaCha20Poly1305',
];

const strengths: Readonly<Record<string, number>> = {
  DES: 0,
  '3DES': 1,
  'AES-128': 2,
  'AES-128-GCM': 2,
  'AES-256': 3,
  'AES-256-GCM': 3,
  ChaCha20Poly1305: 3,
};

const hashes: Readonly<Record<string, number>> = {
  'SHA1-96': 0,
  'SHA1-160': 1,
  'SHA2-256': 2,
  'SHA2-384': 3,
  'SHA2-512': 4,
};

/** What the device takes where EncryptionAlgorithm is absent, and for a name that it does not know. */
const defaultCipher = 'AES-256';

/** Those of a row's algorithms that protect no less than what the device takes for a name that it does not know. */
export function noWeakerThanDefault(
  row: KeyRow,
  algorithms: readonly string[],
  platform: Platform,
): string[] {
  const strength = (name: string) => strengths[name] ?? hashes[name] ?? 0;
  const taken = strength(String(defaultOf(row, platform)));
  return algorithms.filter((algorithm) => strength(algorithm) >= taken);
}

/**
 * The ciphers of a tunnel whose child association has a stronger one than its IKE association, else undefined.
 * A child without a cipher of its own is not compared: what it takes then is not verified.
 */
export function weakerIke({
  node,
}: TunnelView): { readonly ike: string; readonly child: string } | undefined {
  const written = stringAt(node, 'ChildSecurityAssociationParameters', 'EncryptionAlgorithm');
  if (written === undefined) return undefined;
  const child = negotiated(written);
  const ike = negotiated(stringAt(node, 'IKESecurityAssociationParameters', 'EncryptionAlgorithm'));
  return strengthOf(child) > strengthOf(ike) ? { ike, child } : undefined;
}

function negotiated(cipher: string | undefined): string {
  return cipher !== undefined && Object.hasOwn(strengths, cipher) ? cipher : defaultCipher;
}

function strengthOf(cipher: string): number {
  return strengths[cipher] ?? 0;
}

/** Whether the device demands that IKE is at least as strong as the Child SA. */
export function selectsStrictly({ platform, os }: ProfileView, { node }: TunnelView): boolean {
  const known = availableOn(ikev2Keys.EnforceStrictAlgorithmSelection, platform, os);
  return known && flagAt(node, 'EnforceStrictAlgorithmSelection') === true;
}
