import { checkValue, isFlag, type ValueProblem } from '../../apple/check-value.js';
import { appleSources } from '../../apple/sources.js';
import type { KnownKeyView } from '../../device/key-views.js';
import { pointer } from '../../pointer.js';
import type { Remark, Rule } from '../rule.js';
import { entry, subjectOf, typeName } from '../wording.js';
import { isTypeForAll } from './spoken-for-elsewhere.js';

export const keyType: Rule = {
  name: 'key-type',
  title: 'value of the wrong type, such as a string instead of a number',
  severity: 'error',
  why: 'Devices do not convert values. They ignore a value of another type and use their default, or reject the profile.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'own schema',
  *check({ keys, platform, os }) {
    for (const view of keys.known) {
      if (!isTypeForAll(view.row)) continue;
      const problem = checkValue(view.row, view.node, { platform, os, alwaysOn: view.alwaysOn });
      const said = problem && sentenceOf(problem, view);
      if (said === undefined) continue;
      yield {
        at: view.node,
        ...(view.alwaysOn
          ? { source: appleSources.observed, confidence: 'observed' as const }
          : { source: view.row.source }),
        ...said,
      };
    }
  },
};

function sentenceOf(problem: ValueProblem, view: KnownKeyView): Omit<Remark, 'at'> | undefined {
  const subject = subjectOf(view.node);
  if (problem.kind === 'boolean-as-flag') {
    return {
      message: `${subject} is the integer ${problem.value}. Apple's schema has a boolean.`,
      severity: 'warning',
      fix: `Write ${view.key} as a boolean.`,
    };
  }
  if (problem.kind !== 'wrong-type') return undefined;
  const expected = isFlag(view.row) ? 'the integer 0 or 1' : typeName(problem.expected);
  const message = `${subject} is ${typeName(problem.actual)}, not ${expected}.`;
  if (problem.expected === 'integer' && view.node.type === 'real') return realRemark(message, view);
  return { message, fix: fixOf(view, expected) };
}

/** To a device that wants an integer 20.0 presumably is a number as 20 is. */
function realRemark(message: string, { node }: KnownKeyView): Omit<Remark, 'at'> {
  const isWhole = node.type === 'real' && Number.isInteger(node.value);
  return isWhole
    ? {
        message,
        severity: 'info',
        why: 'The number is whole, so devices probably read it as the integer.',
        confidence: 'inferred',
      }
    : { message, severity: 'warning' };
}

/** The number that was written as a string, or what to write. */
function fixOf({ key, row, node }: KnownKeyView, expected: string): string {
  const isNumber = row.type === 'integer' && node.type === 'string' && /^\d{1,9}$/.test(node.value);
  return isNumber && node.path.endsWith(pointer(key))
    ? entry(key, Number(node.value))
    : `Write ${node.path.endsWith(pointer(key)) ? key : `each element of ${key}`} as ${expected}.`;
}
