import { checkValue, type ValueProblem } from '../../apple/check-value.js';
import type { Range } from '../../apple/key.js';
import { appleSources } from '../../apple/sources.js';
import type { KnownKeyView } from '../../device/key-views.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { nearestTo, shown } from '../wording.js';
import { isValueForAll } from './spoken-for-elsewhere.js';

export const keyValue: Rule = {
  name: 'key-value',
  title: "a value that Apple's schema does not have for the key",
  severity: 'warning',
  why: "Apple's schema lists what the key can hold; what a device does with anything else is not documented",
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'own schema',
  *check({ keys, platform, os }) {
    for (const view of keys.known) {
      if (!isValueForAll(view.row)) continue;
      const problem = checkValue(view.row, view.node, { platform, os, alwaysOn: view.alwaysOn });
      const message = problem && sentenceOf(problem, view);
      if (message !== undefined) yield { at: view.node, message, source: view.row.source };
    }
  },
};

function sentenceOf(problem: ValueProblem, { node, row }: KnownKeyView): string | undefined {
  const what = row.secret ? 'has a value of its own' : `is ${shown(node)}`;
  switch (problem.kind) {
    case 'not-allowed': {
      const meant = row.secret ? undefined : nearestTo(node, problem.allowed.map(String));
      return `${what}; allowed is ${alternatives(problem.allowed)}${didYouMean(meant)}`;
    }
    case 'removed':
      return `${what}, which does not exist from ${problem.since} on; allowed is ${alternatives(problem.allowed)}`;
    case 'not-on-os':
      return `${what}, which this version does not know yet; allowed is ${alternatives(problem.allowed)}`;
    case 'out-of-range':
      return `${what}; allowed is ${rangeWords(problem.range)}`;
    case 'bad-format':
      return `${what}; it has to match ${problem.format}`;
    case 'wrong-length':
      return `has ${problem.length} elements; allowed is ${rangeWords(problem.allowed)}`;
    default:
      return undefined;
  }
}

function rangeWords({ min, max }: Range): string {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `${min} exactly` : `${min} to ${max}`;
}
