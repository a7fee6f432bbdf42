import { adviceFor, type ExportedObject, nameOf } from '../graph/kinds.js';
import { isCalled, listed } from '../graph/select.js';
import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';
import { nearest } from '../text/nearest.js';

/**
 * The IKEv2 policies that are meant.
 *
 * @param objects the device configurations of the tenant
 * @param select ids or names in any case; without one, every policy
 * @throws InputError where there is none, or a name has none or several
 */
export function choosePolicies(
  objects: readonly ExportedObject[],
  select: readonly string[],
): readonly ExportedObject[] {
  const policies = objects.filter(({ resource }) => resource === 'ikev2');
  const named = select.map((name) => policyCalled(name, policies, objects));
  if (policies.length === 0) throw new InputError(noPolicy(objects));
  return select.length === 0 ? policies : [...new Set(named)];
}

function policyCalled(
  name: string,
  policies: readonly ExportedObject[],
  objects: readonly ExportedObject[],
): ExportedObject {
  const [found, ...others] = policies.filter((policy) => isCalled(policy, name));
  if (found === undefined) throw new InputError(noPolicyCalled(name, policies, objects));
  if (others.length === 0) return found;
  throw new InputError(
    [
      `Intune has ${others.length + 1} IKEv2 policies with the name "${inSentence(name)}". Choose one by its id:`,
      ...listed([found, ...others].map(choice)),
    ].join('\n'),
  );
}

function noPolicyCalled(
  name: string,
  policies: readonly ExportedObject[],
  objects: readonly ExportedObject[],
): string {
  const other = objects.find((object) => isCalled(object, name));
  if (other !== undefined) {
    const advice = adviceFor(other);
    return `"${inSentence(name)}" is ${nameOf(other)}. Only IKEv2 VPN policies for iOS are pulled.${advice === undefined ? '' : ` ${advice}`}`;
  }
  if (policies.length === 0) return noPolicy(objects);
  const names = policies.flatMap(({ displayName }) => (displayName === undefined ? [] : [displayName]));
  const near = nearest(name, names);
  return [
    `Intune has no IKEv2 policy with the id or name "${inSentence(name)}".${near === undefined ? '' : ` Did you mean "${inSentence(near)}"?`} It has:`,
    ...listed(policies.map(choice)),
  ].join('\n');
}

function noPolicy(objects: readonly ExportedObject[]): string {
  const others = objects.filter(({ odataType = '' }) => /\.ios\w*Vpn/i.test(odataType));
  return [
    `Intune has no IKEv2 VPN policy for iOS among the ${objects.length} device configurations that you may read.${others.length === 0 ? '' : ' Only IKEv2 policies can be Always On. It has other VPN policies for iOS:'}`,
    ...listed(others.map(choice)),
  ].join('\n');
}

function choice({ id, displayName }: ExportedObject): string {
  const called = displayName === undefined ? 'without a name' : `"${inSentence(displayName)}"`;
  return `${called} (id ${inSentence(id ?? 'unknown')})`;
}
