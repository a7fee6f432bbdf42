import type { Finding } from '../finding.js';
import { isObject, textOf } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { pointer, pointerParts } from '../pointer.js';
import { decodeText } from '../text/decode.js';
import { inSentence } from '../text/in-sentence.js';
import { valueIn } from './answer.js';
import { fileNames, type PulledFile } from './files.js';
import { pullFinding } from './findings.js';

/** How a file stands to the one of an earlier pull. `kept` is what people fill in themselves. */
export type Standing =
  | { readonly is: 'new' | 'unchanged' | 'kept' }
  | {
      readonly is: 'different';
      /** JSON Pointers to what differs; the whole file where it is no JSON. */
      readonly paths: readonly string[];
    };

/** How many properties a sentence lists. */
const mostListed = 5;

/** Compares a file with what is at its place. */
export function standingOf({ path, content }: PulledFile, there: Uint8Array | undefined): Standing {
  if (there === undefined) return { is: 'new' };
  if (Buffer.from(content).equals(there)) return { is: 'unchanged' };
  if (path === fileNames.bindings) return { is: 'kept' };
  if (typeof content !== 'string') return { is: 'different', paths: [''] };
  const paths = differences(jsonIn(there), valueIn(content), '');
  return paths.length === 0 ? { is: 'unchanged' } : { is: 'different', paths };
}

/** What is to be said of a file that differs. */
export function differenceFinding({ document }: PulledFile, paths: readonly string[]): Finding {
  const names = paths.filter((path) => path !== '').map((path) => inSentence(pointerParts(path).join('.')));
  const more = names.length - mostListed;
  const list = `${names.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return pullFinding('pull-differs', {
    document,
    message: `The file differs from what Intune has now${names.length === 0 ? '' : `: ${list}`}.`,
    fix: 'Look at the difference, then run it again with --force to take what Intune has.',
  });
}

/** What is to be said of a file that an earlier pull wrote, and this one has nothing for. */
export function leftOverFinding(): Finding {
  return pullFinding('pull-left-over', {
    message: 'The file is of an earlier pull. Intune has nothing for it any more.',
    fix: 'Delete it, and the line of the bindings that names it.',
  });
}

/** Throws InputError where a folder has an earlier pull of another policy: its bindings are for that one. */
export function refuseOtherPolicy(
  folder: string,
  content: string | Uint8Array,
  there: Uint8Array | undefined,
): void {
  const [before, after] = [there && jsonIn(there), valueIn(Buffer.from(content).toString('utf8'))];
  if (!isObject(before) || !isObject(after)) return;
  const [old, id] = [textOf(before, 'id'), textOf(after, 'id')];
  if (old === undefined || old.toLowerCase() === id?.toLowerCase()) return;
  throw new InputError(
    `${folder} holds another policy, "${inSentence(textOf(before, 'displayName') ?? 'unnamed')}" (id ${inSentence(old)}). Name another folder with -o.`,
  );
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return valueIn(decodeText(bytes));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Where two values differ, whatever the order of keys. */
function differences(before: unknown, after: unknown, path: string): readonly string[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => differences(own(before, key), own(after, key), path + pointer(key)));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], path + pointer(index)));
  }
  // Who may not read the names of groups sees no difference by that.
  const isUnread = after === undefined && path.endsWith('/groupName');
  return before === after || isUnread ? [] : [path];
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
