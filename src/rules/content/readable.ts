import type { DictionaryNode, PlistNode } from '../../plist/node.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { redact, redacted } from '../../secrets/redact.js';

/** Whether a text of a profile may be shown: it stands under no key that is for secrets. */
export function readableIn(profile: DictionaryNode): (node: PlistNode) => boolean {
  const readable = new Set(
    stringsIn(redact(profile))
      .filter(({ value }: StringNode) => value !== redacted)
      .map(({ path }) => path),
  );
  return ({ path }) => readable.has(path);
}
