import { checkValue } from '../../apple/check-value.js';
import { vpnKeys } from '../../apple/keys/vpn.js';
import { appleSources } from '../../apple/sources.js';
import { get, stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Remark, Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

const types = vpnKeys.VPNType.values;

const pptp: Omit<Remark, 'at'> = {
  message: 'VPNType is PPTP, which Apple removed with iOS 10 and macOS 10.12.',
  why: 'iOS 10, macOS 10.12 and later have no PPTP.',
  source: appleSources.pptp,
  confidence: 'documented',
  fix: 'Use IKEv2.',
};

export const vpnType: Rule = {
  name: 'vpn-type',
  title: 'missing or unknown VPNType',
  severity: 'error',
  why: 'Devices treat the payload as malformed and reject the whole profile.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ vpns, platform, os }) {
    for (const { node } of vpns) {
      const at = get(node, 'VPNType');
      if (at === undefined) {
        yield { at: node, message: 'The VPN has no VPNType.', fix: `Add VPNType: ${alternatives(types)}.` };
        continue;
      }
      const problem = checkValue(vpnKeys.VPNType, at, { platform, os });
      // That Always On does not exist everywhere is told by always-on-platform.
      if (problem === undefined || (problem.kind === 'not-on-os' && problem.value === 'AlwaysOn')) continue;
      if (problem.kind === 'not-on-os') {
        yield {
          at,
          message: `VPNType is ${problem.value}, which ${platform} ${os} does not have.`,
          source: appleSources.vpn,
          confidence: 'documented',
        };
        continue;
      }
      if (stringAt(at) === 'PPTP') {
        yield { at, ...pptp };
        continue;
      }
      const meant = nearestTo(at, types);
      yield {
        at,
        message: `VPNType is ${shown(at)}, which does not exist.${didYouMean(meant)}`,
        fix:
          meant === undefined
            ? `Choose ${alternatives(types)}. Upper and lower case count.`
            : entry('VPNType', meant),
      };
    }
  },
};
