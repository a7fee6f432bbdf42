import { itemsAt, stringAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { type DistinguishedName, subjectText } from '../translate/distinguished-name.js';
import { cannotSay, type Reading } from './reading.js';

/** A subject as text, as bindings and Graph have it. */
export function readSubject(
  node: PlistNode | undefined,
  { findings }: Pick<Reading, 'findings'>,
): { text: string; subject: DistinguishedName } | undefined {
  if (node === undefined) return undefined;
  const subject = itemsAt(node).map((name) =>
    itemsAt(name).map((pair) => itemsAt(pair).map((part) => stringAt(part) ?? '')),
  );
  const text = subjectText(subject);
  if (text !== undefined) return { text, subject };
  findings.push(
    cannotSay(node, 'Subject is not a distinguished name of the form type=value. The policy leaves it out.'),
  );
  return undefined;
}
