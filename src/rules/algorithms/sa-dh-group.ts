import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import { associationsOf } from '../../device/security-association.js';
import { contentProblem, endOf, knownValue, targetOf } from '../../device/value.js';
import { numberAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Rule } from '../rule.js';

export const saDhGroup: Rule = {
  name: 'sa-dh-group',
  title: 'a Diffie-Hellman group that the device refuses',
  severity: 'error',
  why: 'the device refuses the configuration, and the whole profile with it: Always On takes groups from 14 up since iOS 14.2, every IKEv2 VPN since iOS 26',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        const value = knownValue(view, association, 'DiffieHellmanGroup');
        const group = value && numberAt(value.at);
        if (value === undefined || group === undefined) continue;
        const problem = contentProblem(value, view, tunnel);
        if (problem?.kind === 'not-allowed' || problem?.kind === 'removed') {
          yield { at: value.at, message: `is ${group}; allowed is ${alternatives(problem.allowed)}` };
          continue;
        }
        const end = endOf(value.row, group, targetOf(view, tunnel));
        if (end === undefined || compareVersions(view.os, end) >= 0) continue;
        yield {
          at: value.at,
          severity: 'warning',
          message: `is ${group}, which ${view.platform} ${end} and later refuse; 14 or higher is safe`,
          os: `${view.platform} ${end} and later`,
        };
      }
    }
  },
};
