import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import { associationsOf, associationWords } from '../../device/security-association.js';
import { contentProblem, endOf, knownValue, targetOf } from '../../device/value.js';
import { numberAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Rule } from '../rule.js';

export const saDhGroup: Rule = {
  name: 'sa-dh-group',
  title: 'Diffie-Hellman group that devices reject',
  severity: 'error',
  why: 'Devices reject the whole profile. Always On needs group 14 or higher since iOS 14.2, every IKEv2 VPN since iOS 26.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      for (const association of associationsOf(tunnel)) {
        const value = knownValue(view, association, 'DiffieHellmanGroup');
        const group = value && numberAt(value.at);
        if (value === undefined || group === undefined) continue;
        const what = `${associationWords[association.name]} uses Diffie-Hellman group ${group}`;
        const problem = contentProblem(value, view, tunnel);
        if (problem?.kind === 'not-allowed' || problem?.kind === 'removed') {
          yield {
            at: value.at,
            ...(problem.kind === 'removed'
              ? {
                  message: `${what}, which ${view.platform} ${problem.since} and later reject.`,
                  fix: 'Choose group 14 or higher.',
                }
              : {
                  message: `${what}, which devices do not have.`,
                  fix: `Choose group ${alternatives(problem.allowed)}.`,
                }),
          };
          continue;
        }
        const end = endOf(value.row, group, targetOf(view, tunnel));
        if (end === undefined || compareVersions(view.os, end) >= 0) continue;
        yield {
          at: value.at,
          severity: 'warning',
          message: `${what}, which ${view.platform} ${end} and later reject.`,
          fix: 'Choose group 14 or higher.',
          os: `${view.platform} ${end} and later`,
        };
      }
    }
  },
};
