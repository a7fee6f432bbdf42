import type { KeyRow } from '../apple/key.js';
import { ikev2Keys } from '../apple/keys/ikev2.js';
import { labelOf } from '../graph/labels.js';
import { get, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { pointer } from '../pointer.js';
import { redactText } from '../secrets/redact-text.js';
import { propertyOfService } from '../translate/rows/always-on.js';
import { effects } from './effects.js';
import type { MappingRow } from './explanation.js';
import { type MappedKey, mappedKeys } from './mapped-keys.js';
import type { Subject } from './subject.js';

/**
 * Each Graph property beside the key that it became: for a policy what it sets, for a profile what a policy would have
 * to say.
 */
export function mappingOf(subject: Subject): readonly MappingRow[] {
  const { vpn, policy } = subject;
  const column = vpn.alwaysOn === undefined ? 'ikev2' : 'alwaysOn';
  return mappedKeys(column).flatMap((mapped) => {
    const at = keyNode(subject, mapped);
    const set = policy === undefined ? undefined : valueIn(policy, mapped.property);
    if (set === undefined && (policy !== undefined || at === undefined)) return [];
    if (mapped.outcome.kind === 'dropped' && isHarmless(set, mapped.outcome.harmless ?? [])) return [];
    return [rowOf(subject, mapped, at, set)];
  });
}

function rowOf(
  { policy }: Subject,
  { property, keys, outcome }: MappedKey,
  at: PlistNode | undefined,
  set: unknown,
): MappingRow {
  const key = keys.at(-1) ?? '';
  const secret = isSecret(key);
  const because =
    policy === undefined
      ? ({ document: 'profile', path: at?.path ?? '' } as const)
      : ({ document: 'policy', path: pointer(...property) } as const);
  const label = labelOf(property);
  const name = { property: property.join('.'), ...(label !== undefined && { label }) };
  const setTo = set === undefined || secret ? {} : { setTo: shown(set) };
  if (outcome.kind === 'dropped') {
    return { ...name, ...setTo, because, effect: `Left out: ${outcome.why}.` };
  }
  const effect = effects[key] ?? '';
  if (at === undefined) {
    const through = property.at(-1)?.endsWith('ExceptionAction') === true;
    const why = through ? 'No element: through the tunnel.' : 'The profile says it by leaving the key out.';
    return { ...name, ...setTo, because, effect: `${why}${through ? '' : ` ${effect}`}`.trim() };
  }
  return {
    ...name,
    ...setTo,
    key: keys.join('.'),
    ...(!secret && { value: shown(plainValue(at)) }),
    because,
    effect,
  };
}

/** Whether a property that is left out asks for nothing. */
function isHarmless(value: unknown, harmless: readonly unknown[]): boolean {
  const asksNothing = value === null || value === false || value === '';
  return asksNothing || harmless.includes(value) || (Array.isArray(value) && value.length === 0);
}

/** The node of the key that a property became; of a service, its element. */
function keyNode({ view, vpn }: Subject, { property, keys }: MappedKey): PlistNode | undefined {
  if (keys.length === 0) return undefined;
  const name = property.at(-1) ?? '';
  const service = Object.entries(propertyOfService).find(([, one]) => one === name)?.[0];
  if (service !== undefined) {
    const list = vpn.alwaysOn && get(vpn.alwaysOn, 'ServiceExceptions');
    const items = list?.type === 'array' ? list.items : [];
    return items.findLast((item) => stringAt(item, 'ServiceName') === service);
  }
  const holders: readonly (DictionaryNode | undefined)[] = [vpn.tunnels[0]?.node, vpn.node, view.profile];
  for (const holder of holders) {
    const found = holder && get(holder, ...keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isSecret(key: string): boolean {
  const row = (ikev2Keys as Readonly<Record<string, KeyRow>>)[key];
  return row?.secret === true || key === 'SharedSecret';
}

function valueIn(policy: object, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined,
    policy,
  );
}

/** Short enough for a table; bytes are not shown. */
function shown(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    const text = Array.isArray(value)
      ? value.map(shown).join(', ')
      : Object.entries(value)
          .map(([key, item]) => `${key} ${shown(item)}`)
          .join(', ');
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  }
  const text = redactText(String(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
