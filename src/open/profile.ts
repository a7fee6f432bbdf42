import type { Certificate } from '../certificates/certificate.js';
import type { Said } from '../finding-table.js';
import { InputError } from '../input-error.js';
import { seemsPropertyList } from '../plist/read.js';
import { type Unwrapped, unwrap } from '../signing/unwrap.js';
import { looksLike } from '../text/looks-like.js';
import { wrappingFinding } from './findings.js';
import type { Opened } from './opened.js';
import { openPlist } from './plist.js';
import { unplaced } from './unplaced.js';

/** How signatures are judged. */
export interface SignatureOptions {
  /** The roots that a signer's chain may end at; without them nothing is said about trust. */
  readonly trust?: readonly Certificate[] | undefined;
  /** The moment for which certificates are judged. */
  readonly now?: Date | undefined;
}

/**
 * Opens a profile: a property list, signed or not, or the MDM command that installs one. Undefined when it is neither
 * a property list nor signed. Throws InputError when it cannot be read, and OtherKindError when no profile is in it.
 */
export async function openProfile(bytes: Uint8Array, options: SignatureOptions): Promise<Opened | undefined> {
  // Asked first, because a property list may hold the text of a signature as one of its values.
  if (seemsPropertyList(bytes)) return openContent(bytes, options);
  const unwrapped = await unwrap(bytes);
  return unwrapped.cms && openSigned(unwrapped.cms, options);
}

async function openSigned(
  message: NonNullable<Unwrapped['cms']>,
  options: SignatureOptions,
): Promise<Opened> {
  const { verifySignature } = await import('../signing/verify.js');
  const { findings } = verifySignature(message, { trust: options.trust, at: options.now });
  if (message.content === undefined) return { document: 'signature', findings };
  const opened = unplaced(await openContent(message.content, options));
  return { ...opened, findings: [...findings, ...opened.findings] };
}

async function openContent(bytes: Uint8Array, options: SignatureOptions): Promise<Opened> {
  const content = openPlist(bytes);
  if (!('command' in content)) return content;
  return openInside(content.command, options, {
    message: 'the profile is the Payload of an MDM command; the findings speak of the profile',
  });
}

/**
 * Opens the profile inside something else.
 *
 * @param said what the finding about that says
 */
export async function openInside(bytes: Uint8Array, options: SignatureOptions, said: Said): Promise<Opened> {
  const opened = await openProfile(bytes, options);
  if (opened === undefined) throw new InputError(`the payload is no profile; it looks like ${kindOf(bytes)}`);
  const inside = unplaced(opened);
  return { ...inside, findings: [wrappingFinding('profile-wrapped', said), ...inside.findings] };
}

function kindOf(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'an empty file' : (looksLike(bytes) ?? 'data of an unknown kind');
}
