import type { Finding } from '../finding.js';
import { conform } from './conform.js';
import { withReference } from './custom-reference.js';
import { type ExportedObject, resources } from './kinds.js';
import { ikev2Policy, type Policy } from './model/ikev2.js';
import type { GraphInput } from './parse.js';
import { type ReadOptions, readObject, readObjects } from './read-resource.js';
import { selectObject } from './select.js';
import { graphSources } from './sources.js';
import { bareAlwaysOnFinding, connectionTypeFindings, untypedFindings } from './type-findings.js';

/** A policy as read, with what was noticed on the way. */
export interface PolicyReading {
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** What an export holds, policy by policy. */
export interface PolicySummary {
  readonly id?: string;
  readonly displayName?: string;
  /** Beginning with `#`. */
  readonly odataType?: string;
  /** Whether {@link readPolicy} can read it. */
  readonly isVpnPolicy: boolean;
}

/**
 * Lists what an export of Intune holds, whatever its platform and kind. `input` is as for {@link readPolicy}.
 * Throws InputError when the export cannot be read.
 */
export async function readPolicies(input: GraphInput): Promise<PolicySummary[]> {
  const { objects } = await readObjects(input);
  return objects.map(({ content, resource, ...summary }) => ({
    ...summary,
    isVpnPolicy: resource === 'ikev2' || resource === 'alwaysOn',
  }));
}

/**
 * Reads the IKEv2 VPN policy (`iosikEv2VpnConfiguration`) out of an export of Intune: the bytes or the text of a file
 * in JSON or YAML, as Graph Explorer, PowerShell, IntuneCD, IntuneManagement and others write it, or the object that
 * a Graph client gives. A bare
 * `appleVpnAlwaysOnConfiguration` becomes a policy that holds nothing else.
 *
 * What the policy says wrongly is left out of it and becomes a finding with a JSON Pointer into the Graph object, keys
 * spelled as Graph spells them; ranges are not judged here. Throws InputError when the input cannot be read at all,
 * holds no such policy, or several without `select` saying which.
 */
export async function readPolicy(input: GraphInput, options: ReadOptions = {}): Promise<PolicyReading> {
  return policyOf(await readObject(input, ['ikev2', 'alwaysOn'], options));
}

/** Every IKEv2 policy of an export, as {@link readPolicy} reads one. Throws InputError when there is none. */
export async function readAllPolicies(input: GraphInput): Promise<PolicyReading[]> {
  const { objects, isOnePage } = await readObjects(input);
  const policies = objects.filter(({ resource }) => resource === 'ikev2' || resource === 'alwaysOn');
  if (policies.length <= 1)
    return [policyOf(selectObject(objects, { wanted: ['ikev2', 'alwaysOn'], isOnePage }))];
  return policies.map(policyOf);
}

/** {@link readPolicy} for an object that was taken out of its export. */
export function policyOf(object: ExportedObject): PolicyReading {
  const isBlock = object.resource === 'alwaysOn';
  const content = isBlock
    ? { enableAlwaysOnConfiguration: true, alwaysOnConfiguration: object.content }
    : withReference(object.content, 'identityCertificate');
  const { value, findings } = conform(ikev2Policy, content, {
    document: resources.ikev2.document,
    source: graphSources.ikev2,
  });
  return {
    policy: value,
    findings: [
      ...(isBlock ? [bareAlwaysOnFinding] : untypedFindings(object)),
      ...connectionTypeFindings(value.connectionType),
      ...findings,
    ],
  };
}
