import type { Policy } from '../graph/model/ikev2.js';
import type { DictionaryNode } from '../plist/node.js';
import { pointer, pointerParts } from '../pointer.js';
import { propertyOfService } from '../translate/rows/always-on.js';
import { settingOfKey } from '../translate/settings.js';

/**
 * The property of a policy that became a key of its profile.
 *
 * @param path JSON Pointer into the profile
 * @param service a service of ServiceExceptions, where that is what is asked for
 * @returns JSON Pointer into the policy: to the property, to what holds it where the policy leaves it away, or `''`
 */
export function propertyOf(
  path: string,
  profile: DictionaryNode,
  policy: Policy,
  service: string | undefined,
): string {
  const ofService = service === undefined ? undefined : propertyOfService[service];
  if (ofService !== undefined) return nearest(policy, ['alwaysOnConfiguration', ofService]);
  const setting = settingOfKey(path, profile);
  if (setting !== undefined) return nearest(policy, pointerParts(setting.path));
  return path.includes('/AlwaysOn') ? nearest(policy, ['alwaysOnConfiguration']) : '';
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
