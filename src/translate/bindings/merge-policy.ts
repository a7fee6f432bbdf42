import type { Finding } from '../../finding.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { pointer } from '../../pointer.js';
import { bindingFinding } from './findings.js';

/**
 * Fills in the Graph properties that an export lacks.
 *
 * @param policy the policy as exported; what it has wins
 * @param bound the properties that the bindings give
 * @returns the whole policy, and a finding for every bound property that was not needed
 */
export function mergePolicy(policy: Policy, bound: Policy): { policy: Policy; findings: Finding[] } {
  const unused = (Object.keys(bound) as (keyof Policy)[]).filter(
    (property) => policy[property] !== undefined && property !== 'server',
  );
  return {
    policy: {
      ...bound,
      ...policy,
      ...(bound.server !== undefined && { server: { ...bound.server, ...policy.server } }),
    },
    findings: unused.map((property) =>
      bindingFinding('binding-unused', {
        path: pointer('policy', property),
        message: `The policy sets ${property} itself, so the binding policy.${property} is not used.`,
        why: 'Bindings fill in what an export lacks and never change what it says.',
        fix: `Remove policy.${property} from the bindings, or change it in Intune.`,
      }),
    ),
  };
}
