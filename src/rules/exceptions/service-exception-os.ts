import { checkValue } from '../../apple/check-value.js';
import { serviceExceptionKeys } from '../../apple/keys/always-on.js';
import { appleSources } from '../../apple/sources.js';
import { get, itemsAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Rule } from '../rule.js';

export const serviceExceptionOs: Rule = {
  name: 'service-exception-os',
  title: 'a service that the OS does not know yet',
  severity: 'error',
  why: 'the device was seen to refuse a profile with a service that it does not know',
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
          message: `${problem.value} exists from ${platform} ${problem.since} on; ${platform} ${os} knows ${alternatives(problem.allowed)}`,
          os: `${platform} before ${problem.since}`,
        };
      }
    }
  },
};
