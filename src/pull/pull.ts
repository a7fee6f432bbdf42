import { isObject, type JsonObject, propertyOf, textOf } from '../graph/json.js';
import { type ExportedObject, recognise, resources } from '../graph/kinds.js';
import { RefusedError } from './errors.js';
import type { Graph } from './graph.js';

const configurations = '/beta/deviceManagement/deviceConfigurations';

/** A policy with what no export of it holds. What is absent is not there, or its reason is among the refusals. */
export interface PulledPolicy {
  readonly policy: ExportedObject;
  /** The certificate profile that the policy uses. */
  readonly certificateProfile?: ExportedObject;
  /** The trusted root that a SCEP profile names. */
  readonly trustedRoot?: ExportedObject;
  /** The tenant's settings for derived credentials. */
  readonly derivedCredential?: JsonObject;
  /** Whom the policy is assigned to, groups with their names as far as they are known. */
  readonly assignments?: readonly JsonObject[];
  /** How many groups have no name here, because the token may not read them. */
  readonly unnamedGroups: number;
  /** What Graph refused, each with its sentence. */
  readonly refusals: readonly Refusal[];
}

/** Something of a policy that Graph would not give. */
export interface Refusal {
  /** What it is, as the beginning of a sentence. */
  readonly what: string;
  readonly sentence: string;
}

/** Every device configuration of the tenant. */
export async function listConfigurations(graph: Graph): Promise<readonly ExportedObject[]> {
  // All platforms: no filter by type is documented for this list.
  return (await graph.list(configurations)).map(recognise);
}

/** Reads policies one after the other, so that Graph does not become busy. */
export function policyReader(graph: Graph): (policy: ExportedObject) => Promise<PulledPolicy> {
  const groups = new Map<string, string | undefined>();
  let mayReadGroups = true;

  const nameOfGroup: NameOfGroup = async (id) => {
    if (!groups.has(id) && mayReadGroups) {
      const group = await unlessRefused(() =>
        graph.get(`/v1.0/groups/${encodeURIComponent(id)}?$select=displayName`),
      );
      if ('refused' in group) mayReadGroups = false;
      else groups.set(id, group.value === undefined ? undefined : textOf(group.value, 'displayName'));
    }
    return groups.get(id);
  };

  return async (policy) => {
    const refusals: Refusal[] = [];
    const related = async <Value>(what: string, read: () => Promise<Value>): Promise<Value | undefined> => {
      const result = await unlessRefused(read);
      if ('value' in result) return result.value;
      refusals.push({ what, sentence: result.refused });
      return undefined;
    };
    const certificate = await related('The certificate profile', () =>
      graph.get(routeOf(policy, resources.ikev2.odataType, 'identityCertificate')),
    );
    const certificateProfile = certificate && recognise(certificate);
    const root =
      certificateProfile?.resource === 'scep'
        ? await related('The trusted root of the certificate profile', () =>
            graph.get(routeOf(certificateProfile, resources.scep.odataType, 'rootCertificate')),
          )
        : undefined;
    const isDerived = textOf(policy.content, 'authenticationMethod')?.toLowerCase() === 'derivedcredential';
    const derivedCredential = isDerived
      ? await related('The settings for derived credentials', () =>
          graph.get(routeOf(policy, resources.ikev2.odataType, 'derivedCredentialSettings')),
        )
      : undefined;
    const assignments = await related('The list of assignments', () =>
      graph.list(`${configurations}/${encodeURIComponent(policy.id ?? '')}/assignments`),
    );
    const named = assignments && (await namesAdded(inOrder(assignments), nameOfGroup));
    return {
      policy,
      ...(certificateProfile !== undefined && { certificateProfile }),
      ...(root !== undefined && { trustedRoot: recognise(root) }),
      ...(derivedCredential !== undefined && { derivedCredential }),
      ...(named !== undefined && { assignments: named.map(({ assignment }) => assignment) }),
      unnamedGroups: mayReadGroups ? 0 : (named ?? []).filter(({ isUnnamed }) => isUnnamed).length,
      refusals,
    };
  };
}

/** The documented route to what a configuration refers to: it names the type, as Graph answers no other. */
function routeOf({ id = '' }: ExportedObject, odataType: string, relationship: string): string {
  return `${configurations}/${encodeURIComponent(id)}/${odataType.slice(1)}/${relationship}`;
}

async function unlessRefused<Value>(
  read: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly refused: string }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.message };
    throw error;
  }
}

/** Graph promises no order, and files are compared with those of an earlier pull. */
function inOrder(assignments: readonly JsonObject[]): readonly JsonObject[] {
  const id = (one: JsonObject) => textOf(one, 'id') ?? '';
  return assignments.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
}

/** One after the other: when one name is refused, no other is asked for. */
async function namesAdded(
  assignments: readonly JsonObject[],
  nameOfGroup: NameOfGroup,
): Promise<readonly Named[]> {
  const named: Named[] = [];
  for (const assignment of assignments) named.push(await withName(assignment, nameOfGroup));
  return named;
}

type NameOfGroup = (id: string) => Promise<string | undefined>;

interface Named {
  readonly assignment: JsonObject;
  /** Whether it is of a group whose name is not known. */
  readonly isUnnamed: boolean;
}

async function withName(assignment: JsonObject, nameOfGroup: NameOfGroup): Promise<Named> {
  const target = propertyOf(assignment, 'target');
  const group = isObject(target) ? textOf(target, 'groupId') : undefined;
  if (!isObject(target) || group === undefined) return { assignment, isUnnamed: false };
  const groupName = await nameOfGroup(group);
  if (groupName === undefined) return { assignment, isUnnamed: true };
  return { assignment: { ...assignment, target: { ...target, groupName } }, isUnnamed: false };
}
