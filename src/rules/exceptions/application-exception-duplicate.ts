import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { duplicatesAmong } from '../duplicates.js';
import type { Rule } from '../rule.js';

export const applicationExceptionDuplicate: Rule = {
  name: 'application-exception-duplicate',
  title: 'app with two elements in ApplicationExceptions',
  severity: 'warning',
  why: 'Devices use the last element of an app and ignore the others.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns }) {
    for (const { alwaysOn } of vpns) {
      const elements = alwaysOn ? itemsAt(alwaysOn, 'ApplicationExceptions') : [];
      const identifiers = elements.map((element) => get(element, 'BundleIdentifier'));
      for (const { node, value, first } of duplicatesAmong(identifiers)) {
        yield {
          at: node,
          message: `ApplicationExceptions names ${value} twice: here and at ${first.path}.`,
          fix: 'Keep one element for each app.',
        };
      }
    }
  },
};
