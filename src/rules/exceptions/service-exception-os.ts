import { checkValue } from '../../apple/check-value.js';
import { serviceExceptionKeys } from '../../apple/keys/always-on.js';
import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Rule } from '../rule.js';

export const serviceExceptionOs: Rule = {
  name: 'service-exception-os',
  title: 'service that the OS does not have yet',
  severity: 'error',
  why: 'Devices reject a profile with a service that they do not know.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ vpns, platform, os }) {
    for (const { alwaysOn } of vpns) {
      for (const element of alwaysOn ? itemsAt(alwaysOn, 'ServiceExceptions') : []) {
        const at = get(element, 'ServiceName');
        const problem = at && checkValue(serviceExceptionKeys.ServiceName, at, { platform, os });
        if (at === undefined || problem?.kind !== 'not-on-os') continue;
        yield {
          at,
          message: `ServiceName is ${problem.value}, which exists only in ${platform} ${problem.since} and later.`,
          fix: `Choose ${alternatives(problem.allowed)} for ${platform} ${os}, or remove the element.`,
          os: `${platform} before ${problem.since}`,
        };
      }
    }
  },
};
