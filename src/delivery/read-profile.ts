import { InputError } from '../input-error.js';
import type { DictionaryNode } from '../plist/node.js';
import { readPlist } from '../plist/read.js';

/** The dictionary of a profile. Throws InputError when the bytes are no property list, or one of something else. */
export function readProfile(bytes: Uint8Array): DictionaryNode {
  const { root } = readPlist(bytes);
  if (root.type === 'dictionary') return root;
  throw new InputError(
    `This is not a profile: the property list holds one ${root.type}, but a profile is a dictionary.`,
  );
}
