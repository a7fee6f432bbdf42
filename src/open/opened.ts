import type { Finding, FindingDocument } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { InputError } from '../input-error.js';
import type { DictionaryNode } from '../plist/node.js';
import type { SignedMessage } from '../signing/signed-data.js';
import type { SignatureReport } from '../signing/verify.js';
import type { InstalledListKind } from './installed/installed.js';

/** What lies innermost in a file. */
export type ContentKind =
  /** A profile. */
  | 'profile'
  /** Payloads without the profile around them. */
  | 'payloads'
  /** Declarations of declarative management. */
  | 'declarations'
  /** An IKEv2 policy of Intune. */
  | 'policy'
  /** A signature whose content is in another file. */
  | 'signature';

/** What can lie around a profile, but for signatures. */
export type WrapperKind =
  | 'MDM command'
  | 'custom profile of Intune'
  | 'answer of Jamf Pro'
  | 'command for MicroMDM'
  | 'configuration of Apple Business'
  | 'policy of JumpCloud'
  | 'declaration with a profile'
  | InstalledListKind
  | 'base64 text'
  | 'code block';

interface AnyLayer {
  /** The whole file, or what the layer around this one held. */
  readonly bytes: Uint8Array;
  /** What was noticed of it. */
  readonly findings: readonly Finding[];
}

/** A signature that was taken off. */
export interface SignatureLayer extends AnyLayer {
  readonly kind: 'signature';
  readonly message: SignedMessage;
  readonly report: SignatureReport;
}

/** A layer that was taken off. */
export type Layer = SignatureLayer | (AnyLayer & { readonly kind: WrapperKind });

/** Declarations, and the files at hand behind the addresses in them. */
export interface DeclaredContent {
  /** Parsed JSON. */
  readonly declarations: readonly unknown[];
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** What lies innermost in a file, out of its layers. */
export interface Content {
  /** What the file is to those who judge it; `signature` where the profile is not in it. */
  readonly document: FindingDocument;
  readonly kind: ContentKind;
  /** The profile; where the file holds something else, the profile that would come of it. Absent where there is nothing to judge: the findings then say why. */
  readonly profile?: DictionaryNode;
  /** The profile's own bytes, a property list; absent where the file holds something else. */
  readonly bytes?: Uint8Array;
  /** The policy that the profile is made of. */
  readonly policy?: Policy;
  /** What was noticed, of the layers too. Positions, here and in the profile, are places in the file. */
  readonly findings: readonly Finding[];
  /** Whether device variables are filled in before the profile reaches a device. */
  readonly variablesFilledLater?: boolean;
  /** The variables that whoever delivers the file fills in itself. */
  readonly ownVariables?: RegExp;
  /** The declarations that the file holds, as they were written, or that brought the profile. */
  readonly declared?: DeclaredContent;
  /** For declarations alone: what a finding about the profile is for them; undefined where it does not hold. */
  readonly retell?: (finding: Finding) => Finding | undefined;
  /** The first iOS that takes the file, where the profile does not show that. */
  readonly minimumOS?: string;
  /** What the profile is without because of where it comes from, as a rule's `waitsFor` names it. */
  readonly lacks?: readonly string[];
}

/** A file out of all that is wrapped around its profile. */
export interface Opened extends Content {
  /** What was taken off, from the outside in. */
  readonly layers: readonly Layer[];
}

/** A look at some bytes: what they hold, or the layer around something else. */
export type Look = { readonly content: Content } | Peeled;

/** Bytes out of one layer. */
export interface Peeled {
  readonly layer: Layer;
  readonly inside: Uint8Array;
}

/** A file that can be read and holds neither profile, policy nor declaration: in a folder it is passed over. */
export class OtherKindError extends InputError {}

/** The signatures of a file, from the outside in. */
export function signaturesOf({ layers }: Opened): SignatureLayer[] {
  return layers.filter((layer) => layer.kind === 'signature');
}

/**
 * The bytes that a device is to get: the profile with the signatures that lie directly around it, out of whatever
 * brings it. Undefined where the file holds no profile.
 */
export function installable({ layers, bytes }: Opened): Uint8Array | undefined {
  const outermost = layers[layers.findLastIndex(({ kind }) => kind !== 'signature') + 1];
  return bytes && (outermost?.bytes ?? bytes);
}

const namesOfContent: Readonly<Record<ContentKind, string>> = {
  profile: 'a profile',
  payloads: 'a payload without a profile',
  declarations: 'a declaration',
  policy: 'an Intune policy',
  signature: 'a signature without the profile that it signs',
};

/** What a file holds, as a noun phrase for sentences. */
export function nameOfContent({ kind }: Content): string {
  return namesOfContent[kind];
}

/** The sentence for a file that holds something else than the profile that is needed. */
export function noProfile(content: Content): InputError {
  const needed = content.kind === 'signature' ? '' : ' A profile is needed.';
  return new InputError(`This is ${nameOfContent(content)}.${needed}`);
}

/** The profile of a file. Throws InputError for one that holds something else, or payloads without a profile. */
export function wholeProfile(opened: Opened): {
  readonly profile: DictionaryNode;
  readonly bytes: Uint8Array;
} {
  const { profile, bytes } = opened;
  if (profile !== undefined && bytes !== undefined) return { profile, bytes };
  throw noProfile(opened);
}

/** The profile of a file, or the one around its payloads. Throws InputError for a file that holds something else. */
export function profileOrPayloads(opened: Opened): DictionaryNode {
  const { kind, profile } = opened;
  if (profile !== undefined && (kind === 'profile' || kind === 'payloads')) return profile;
  throw noProfile(opened);
}
