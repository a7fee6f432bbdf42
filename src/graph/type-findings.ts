import type { Finding } from '../finding.js';
import { graphFinding } from './findings.js';
import { type ExportedObject, resources } from './kinds.js';
import { graphSources } from './sources.js';

/** A finding when an object has no `@odata.type` and was taken for what it is because of its keys; else none. */
export function untypedFindings({ odataType, resource }: ExportedObject): Finding[] {
  if (odataType !== undefined || resource === undefined) return [];
  const { odataType: expected, name, document } = resources[resource];
  return [
    graphFinding('policy-type', {
      document,
      path: '/@odata.type',
      message: `The export has no @odata.type. It is read as ${name} because of its keys.`,
      fix: `Add "@odata.type": "${expected}".`,
    }),
  ];
}

/** The finding about an appleVpnAlwaysOnConfiguration without the policy around it. */
export const bareAlwaysOnFinding: Finding = graphFinding('policy-type', {
  message:
    'The export holds only the Always On block. It is read as a policy with Always On switched on and nothing else.',
  why: 'The server, the identifiers and the authentication are properties of the policy around the block. Your bindings file has to add them.',
  source: graphSources.alwaysOn,
});

/** A finding when the connection type of an IKEv2 policy says something else; else none. */
export function connectionTypeFindings(connectionType: string | undefined): Finding[] {
  if (connectionType === undefined || connectionType === 'ikEv2') return [];
  return [
    graphFinding('policy-type', {
      path: '/connectionType',
      message: `connectionType is ${connectionType} instead of ikEv2. The policy is read as IKEv2.`,
      why: 'The type of the resource decides: an iosikEv2VpnConfiguration is IKEv2, whatever this property says.',
      source: graphSources.inferred,
      confidence: 'inferred',
      fix: 'Set connectionType to ikEv2.',
    }),
  ];
}
