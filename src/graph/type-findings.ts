import type { Finding } from '../finding.js';
import { type Resource, resources } from './kinds.js';
import { graphSources } from './sources.js';

const typeFinding = {
  rule: 'policy-type',
  severity: 'info',
  document: 'policy',
} as const;

/** The finding about an object without `@odata.type`, which was taken for `resource` because of its keys. */
export function untypedFinding(resource: Resource): Finding {
  const { odataType, name } = resources[resource];
  return {
    ...typeFinding,
    path: '/@odata.type',
    message: `@odata.type is missing; read as ${name} because of its keys`,
    why: 'Graph names the type of every policy, so this file was made or changed by something else.',
    source: graphSources.odata,
    confidence: 'documented',
    fix: `"@odata.type": "${odataType}"`,
  };
}

/** The finding about an appleVpnAlwaysOnConfiguration without the policy around it. */
export const bareAlwaysOnFinding: Finding = {
  ...typeFinding,
  path: '',
  message:
    'only the Always On block is here; read as a policy that has Always On switched on and nothing else',
  why: 'The server, the identifiers and the authentication are properties of the policy around the block and have to come from elsewhere.',
  source: graphSources.alwaysOn,
  confidence: 'documented',
};

/** The finding about an IKEv2 policy whose connection type says something else. */
export function connectionTypeFinding(connectionType: string): Finding {
  return {
    ...typeFinding,
    path: '/connectionType',
    message: `connectionType is ${connectionType} where ikEv2 is expected; read as IKEv2`,
    why: 'The type of the resource decides: an iosikEv2VpnConfiguration is IKEv2 whatever this property says.',
    source: graphSources.inferred,
    confidence: 'inferred',
    fix: '"connectionType": "ikEv2"',
  };
}
