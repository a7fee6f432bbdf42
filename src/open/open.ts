import { InputError } from '../input-error.js';
import { looksLike } from '../text/looks-like.js';
import { type DeclarationOptions, openDeclarationFile } from './declarations.js';
import type { Opened } from './opened.js';
import type { PolicyOptions } from './policy.js';
import { openProfile, type SignatureOptions } from './profile.js';

/** How a file becomes a profile. */
export type OpenOptions = SignatureOptions & PolicyOptions & DeclarationOptions;

/**
 * Opens whatever holds a profile, or says what one should be: a property list (XML or binary), signed or not; the MDM
 * command that installs one; a payload alone; declarations that say the same; a Graph export of an IKEv2 policy, of
 * which the profile is made, or of a custom profile.
 *
 * @throws InputError with one sentence when it cannot be read; OtherKindError when it is something else
 */
export async function open(bytes: Uint8Array, options: OpenOptions = {}): Promise<Opened> {
  if (bytes.length === 0) throw new InputError('empty, where a profile or a policy is needed');
  // Asked first, because a text in JSON may hold a signature as one of its values.
  const json = beginsLikeJson(bytes);
  const profile = json ? await openDeclarationFile(bytes, options) : await openProfile(bytes, options);
  if (profile !== undefined) return profile;
  const other = json ? undefined : looksLike(bytes);
  if (other !== undefined) throw new InputError(`neither a profile nor a policy; it looks like ${other}`);
  const { openExport } = await import('./export.js');
  return openExport(bytes, options);
}

/** Whether the first character that counts, in UTF-8 or UTF-16, begins an object or a list. */
function beginsLikeJson(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*[{[]/.test(head);
}
