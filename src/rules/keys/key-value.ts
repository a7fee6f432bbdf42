import { checkValue, type ValueProblem } from '../../apple/check-value.js';
import type { Range } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import type { KnownKeyView } from '../../device/key-views.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Remark, Rule } from '../rule.js';
import { nearestTo, shown, subjectOf } from '../wording.js';
import { isValueForAll } from './spoken-for-elsewhere.js';

export const keyValue: Rule = {
  name: 'key-value',
  title: "value that Apple's schema does not allow",
  severity: 'warning',
  why: "Apple's schema lists what the key can hold. Apple does not document what devices do with other values.",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'own schema',
  *check({ keys, platform, os }) {
    for (const view of keys.known) {
      if (!isValueForAll(view.row)) continue;
      const problem = checkValue(view.row, view.node, { platform, os, alwaysOn: view.alwaysOn });
      const said = problem && sayingOf(problem, view);
      if (said !== undefined) yield { at: view.node, ...said, source: view.row.source };
    }
  },
};

function sayingOf(
  problem: ValueProblem,
  { node, row }: KnownKeyView,
): Pick<Remark, 'message' | 'fix'> | undefined {
  const subject = subjectOf(node);
  const what = row.secret ? `The value of ${subject}` : `${subject} is ${shown(node)}, which`;
  switch (problem.kind) {
    case 'not-allowed': {
      const meant = row.secret ? undefined : nearestTo(node, problem.allowed.map(String));
      return {
        message: `${what} is not one of Apple's values.${didYouMean(meant)}`,
        fix: meant === undefined ? choose(problem.allowed) : `Write ${meant}.`,
      };
    }
    case 'removed':
      return { message: `${what} does not exist since ${problem.since}.`, fix: choose(problem.allowed) };
    case 'not-on-os':
      return { message: `${what} this version does not have yet.`, fix: choose(problem.allowed) };
    case 'out-of-range':
      return {
        message: `${what} is outside Apple's range.`,
        fix: `Choose a number of ${rangeWords(problem.range)}.`,
      };
    case 'bad-format':
      return {
        message: `${what} does not have the form that Apple requires.`,
        fix: `Write a text that matches ${problem.format}.`,
      };
    case 'wrong-length':
      return {
        message: `${subject} has ${problem.length} elements.`,
        fix: `Give it ${rangeWords(problem.allowed)}.`,
      };
    default:
      return undefined;
  }
}

function choose(values: readonly (string | number | boolean)[]): string {
  return `Choose ${alternatives(values)}.`;
}

function rangeWords({ min, max }: Range): string {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `${min} exactly` : `${min} to ${max}`;
}
