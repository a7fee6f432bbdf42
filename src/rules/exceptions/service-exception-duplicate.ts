import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const serviceExceptionDuplicate: Rule = {
  name: 'service-exception-duplicate',
  title: 'two elements of ServiceExceptions are for the same service',
  severity: 'warning',
  why: 'the device was seen to take the last of them and to forget the others',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const elements = alwaysOn ? itemsAt(alwaysOn, 'ServiceExceptions') : [];
      const names = elements.map((element) => get(element, 'ServiceName'));
      for (const { node, value, first } of duplicatesAmong(names)) {
        yield { at: node, message: `${value} is named in ${first.path} already; this one counts` };
      }
    }
  },
};
