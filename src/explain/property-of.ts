import type { Policy } from '../graph/model/ikev2.js';
import { get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { pointer, pointerParts } from '../pointer.js';
import { type MappedKey, mappedKeys } from './mapped-keys.js';

/** The Graph property of each service of ServiceExceptions: three properties write into that list. */
export const propertiesOfServices: Readonly<Record<string, string>> = {
  VoiceMail: 'voicemailExceptionAction',
  AirPrint: 'airPrintExceptionAction',
  CellularServices: 'cellularExceptionAction',
};

/**
 * The property of a policy that became a key of its profile.
 *
 * @param path JSON Pointer into the profile
 * @returns JSON Pointer into the policy: to the property, to what holds it where the policy leaves it away, or `''`
 */
export function propertyOf(path: string, profile: DictionaryNode, policy: Policy): string {
  const parts = pointerParts(path);
  const service = parts.indexOf('ServiceExceptions');
  if (service >= 0 && parts.length > service + 1) {
    const element = get(profile, ...parts.slice(0, service + 2));
    const ofService = propertyOfService((element && stringAt(element, 'ServiceName')) ?? '', policy);
    return ofService ?? nearest(policy, ['alwaysOnConfiguration']);
  }
  const names = parts.filter((part) => !/^\d+$/.test(part));
  const column = names.includes('IKEv2') ? 'ikev2' : 'alwaysOn';
  for (let length = names.length; length > 0; length--) {
    const mapped = mappedKeys(column).find((row) => leadsTo(row, names.slice(0, length)));
    if (mapped !== undefined) return nearest(policy, mapped.property);
  }
  return names.includes('AlwaysOn') ? nearest(policy, ['alwaysOnConfiguration']) : '';
}

/** The property of a service, or what would hold it; undefined for a service that no property is for. */
export function propertyOfService(service: string, policy: Policy): string | undefined {
  const property = propertiesOfServices[service];
  return property === undefined ? undefined : nearest(policy, ['alwaysOnConfiguration', property]);
}

function leadsTo({ keys }: MappedKey, names: readonly string[]): boolean {
  return (
    keys.length > 0 &&
    keys.length <= names.length &&
    keys.every((key, index) => names.at(index - keys.length) === key)
  );
}

/** As much of a path as the policy has. */
function nearest(policy: Policy, names: readonly string[]): string {
  const found: string[] = [];
  let at: unknown = policy;
  for (const name of names) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
    if (at === undefined) break;
    found.push(name);
  }
  return pointer(...found);
}
