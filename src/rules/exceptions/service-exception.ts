import { serviceExceptionKeys } from '../../apple/keys/always-on.js';
import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Remark, Rule } from '../rule.js';
import { nearestTo, shown, typeName } from '../wording.js';

const services = serviceExceptionKeys.ServiceName.values;
const actions = serviceExceptionKeys.Action.values;

export const serviceException: Rule = {
  name: 'service-exception',
  title: 'element of ServiceExceptions without a known service and action',
  severity: 'error',
  why: 'Devices reject the whole profile when a service is unknown, or an action is unknown or missing.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      if (alwaysOn === undefined) continue;
      for (const element of itemsAt(alwaysOn, 'ServiceExceptions')) {
        if (element.type !== 'dictionary') {
          yield {
            at: element,
            message: `An element of ServiceExceptions is ${typeName(element.type)}, not a dictionary.`,
            why: 'Devices find no service in the element, so there is no exception.',
            fix: 'Write a dictionary with ServiceName and Action.',
            confidence: 'inferred',
          };
          continue;
        }
        const remarks = [nameRemark(element), choiceRemark(element, 'Action', actions)];
        yield* remarks.filter((remark) => remark !== undefined);
      }
    }
  },
};

function nameRemark(element: DictionaryNode): Remark | undefined {
  const remark = choiceRemark(element, 'ServiceName', services);
  if (remark === undefined || get(element, 'ServiceName')?.type === 'string') return remark;
  return {
    ...remark,
    why: 'Devices skip an element without a name, so there is no exception.',
  };
}

function choiceRemark(element: DictionaryNode, key: string, choice: readonly string[]): Remark | undefined {
  const at = get(element, key);
  const fix = `Choose ${alternatives(choice)}.`;
  if (at === undefined) {
    return { at: element, message: `An element of ServiceExceptions has no ${key}.`, fix };
  }
  if (at.type === 'string' && choice.includes(at.value)) return undefined;
  const meant = nearestTo(at, choice);
  return { at, message: `${key} is ${shown(at)}, which does not exist.${didYouMean(meant)}`, fix };
}
