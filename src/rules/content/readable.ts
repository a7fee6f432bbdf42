import type { DictionaryNode, PlistNode } from '../../plist/node.js';
import { type StringNode, stringsIn } from '../../plist/strings.js';
import { redact, redacted } from '../../secrets/redact.js';

/** Whether a text of a profile may be shown: it stands under no key that is for secrets. Most profiles are never asked. */
export function readableIn(profile: DictionaryNode): (node: PlistNode) => boolean {
  let readable: ReadonlySet<string> | undefined;
  return ({ path }) => {
    readable ??= readablePaths(profile);
    return readable.has(path);
  };
}

function readablePaths(profile: DictionaryNode): ReadonlySet<string> {
  return new Set(
    stringsIn(redact(profile))
      .filter(({ value }: StringNode) => value !== redacted)
      .map(({ path }) => path),
  );
}
