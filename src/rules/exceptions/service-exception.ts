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
  title: 'an element of ServiceExceptions without a known service and action',
  severity: 'error',
  why: 'an unknown service, and an action that is unknown or absent, make the device refuse the whole profile',
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
            message: `is ${typeName(element.type)}; a dictionary of ServiceName and Action is needed`,
            why: 'the element names no service in the way that the device reads it, so there is no exception',
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
    why: 'the device was seen to skip an element without a name, so there is no exception',
  };
}

function choiceRemark(element: DictionaryNode, key: string, choice: readonly string[]): Remark | undefined {
  const at = get(element, key);
  if (at === undefined) return { at: element, message: `has no ${key}; allowed is ${alternatives(choice)}` };
  if (at.type === 'string' && choice.includes(at.value)) return undefined;
  const meant = nearestTo(at, choice);
  return { at, message: `is ${shown(at)}; allowed is ${alternatives(choice)}${didYouMean(meant)}` };
}
