import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const serviceExceptionDuplicate: Rule = {
  name: 'service-exception-duplicate',
  title: 'service with two elements in ServiceExceptions',
  severity: 'warning',
  why: 'Devices use the last element of a service and ignore the others.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const elements = alwaysOn ? itemsAt(alwaysOn, 'ServiceExceptions') : [];
      const names = elements.map((element) => get(element, 'ServiceName'));
      for (const { node, value, first } of duplicatesAmong(names)) {
        yield {
          at: node,
          message: `ServiceExceptions names ${value} twice: here and at ${first.path}.`,
          fix: 'Keep one element for each service.',
        };
      }
    }
  },
};
