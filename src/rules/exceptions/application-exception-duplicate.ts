import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const applicationExceptionDuplicate: Rule = {
  name: 'application-exception-duplicate',
  title: 'two elements of ApplicationExceptions are for the same app',
  severity: 'warning',
  why: 'the device was seen to take the last of them and to forget the others',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const elements = alwaysOn ? itemsAt(alwaysOn, 'ApplicationExceptions') : [];
      const identifiers = elements.map((element) => get(element, 'BundleIdentifier'));
      for (const { node, value, first } of duplicatesAmong(identifiers)) {
        yield { at: node, message: `${value} is named in ${first.path} already; this one counts` };
      }
    }
  },
};
