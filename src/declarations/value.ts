import { checkValue, type ValueProblem } from '../apple/check-value.js';
import type { KeyRow, KeyTable } from '../apple/key.js';
import { newestOS } from '../apple/os.js';
import type { Finding } from '../finding.js';
import { flagAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { shown, subjectOf, typeName } from '../rules/wording.js';
import { alternatives } from '../text/alternatives.js';
import type { Json, JsonDictionary } from './declaration.js';
import { leftOut, notTaken } from './findings.js';

const target = { platform: 'iOS', os: newestOS } as const;

/**
 * The value of a profile as a declaration has it: a switch is true or false, data is Base64, what is inside of
 * dictionaries and arrays has the same keys as in the profile.
 *
 * @param row the key of the declaration
 * @param findings takes what the declaration does not take
 * @returns undefined where nothing can be written
 */
export function jsonOf(node: PlistNode, row: KeyRow, findings: Finding[]): Json | undefined {
  const problem = problemOf(node, row);
  if (problem !== undefined) {
    findings.push(notTaken(node, sentence(problem, node)));
    return undefined;
  }
  if (row.type === 'boolean') return flagAt(node);
  switch (node.type) {
    case 'string':
      return node.value;
    case 'data':
      return Buffer.from(node.value).toString('base64');
    case 'array':
      return node.items
        .map((item) => row.items && jsonOf(item, row.items, findings))
        .filter((item) => item !== undefined);
    case 'dictionary':
      return sameKeys(node, row.keys ?? {}, findings);
    default:
      return Number(node.value);
  }
}

/** What is wrong with a value; a switch of a profile is right for one of a declaration. */
function problemOf(node: PlistNode, row: KeyRow): ValueProblem | undefined {
  if (row.type === 'boolean' && flagAt(node) !== undefined) return undefined;
  return checkValue(row, node, target);
}

function sameKeys(node: DictionaryNode, keys: KeyTable, findings: Finding[]): JsonDictionary {
  const written: JsonDictionary = {};
  for (const [key, value] of node.entries) {
    const row = Object.hasOwn(keys, key) ? keys[key] : undefined;
    const json = row && jsonOf(value, row, findings);
    if (row === undefined) findings.push(unknownKey(key, value));
    if (json !== undefined) written[key] = json;
  }
  for (const [key, { presence }] of Object.entries(keys)) {
    if (presence === 'required' && !node.entries.has(key)) {
      findings.push(notTaken(node, `${key} is missing. The declaration requires it.`));
    }
  }
  return written;
}

/** The finding for a key that Apple's tables do not have. */
export function unknownKey(key: string, node: PlistNode): Finding {
  return leftOut(
    node,
    `Apple documents no key ${key} here. The declaration leaves it out.`,
    'A device ignores a key that it does not know, in a profile as in a declaration.',
  );
}

/** What is wrong with a value, as sentences. Not for secrets that are texts or numbers of a list. */
export function sentence(problem: ValueProblem, node: PlistNode): string {
  const subject = subjectOf(node);
  switch (problem.kind) {
    case 'wrong-type':
      return `${subject} is ${typeName(problem.actual)}. The declaration takes ${typeName(problem.expected)}.`;
    case 'out-of-range': {
      const { min = 'any', max = 'any' } = problem.range;
      return `${subject} is ${shown(node)}. The declaration takes ${min} to ${max}.`;
    }
    case 'wrong-length': {
      const { min = 'none', max = 'any' } = problem.allowed;
      return `${subject} has ${problem.length} elements. The declaration takes ${min} to ${max}.`;
    }
    case 'not-allowed':
    case 'removed':
    case 'not-on-os':
      return `${subject} is ${shown(node)}. The declaration takes ${alternatives(problem.allowed)}.`;
    case 'boolean-as-flag':
      return `${subject} is ${problem.value}. The declaration takes true or false.`;
    default:
      return `${subject} has a form that the declaration does not take.`;
  }
}
