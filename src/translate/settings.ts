import type { Finding, Setting } from '../finding.js';
import { labelOf } from '../graph/labels.js';
import { get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { pointer, pointerParts } from '../pointer.js';
import { propertyOfService } from './rows/always-on.js';
import { ikev2Rows } from './rows/ikev2.js';
import type { Column, Outcome, Row } from './rows/row.js';

/**
 * The findings about a policy and the profile that it became, each with the setting that it comes from, where there
 * is one.
 *
 * @param profile the profile; absent where none was made
 */
export function withSettings(findings: readonly Finding[], profile: DictionaryNode | undefined): Finding[] {
  return findings.map((finding) => {
    const setting = settingOfFinding(finding, profile);
    return setting === undefined ? finding : { ...finding, setting };
  });
}

function settingOfFinding(
  { document, path }: Finding,
  profile: DictionaryNode | undefined,
): Setting | undefined {
  if (document === 'policy') return settingOfProperty(path);
  return document === 'profile' && profile !== undefined ? settingOfKey(path, profile) : undefined;
}

/** The dictionaries of a VPN payload that rows write into, the inner ones first. */
const places = ['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters'] as const;

/**
 * The setting of the policy that became a key of the profile: what an administrator changes.
 *
 * @param path JSON Pointer to a key in the profile that the policy became
 * @param profile that profile
 * @returns undefined where no single setting says it: an identifier, a payload that a binding brought
 */
export function settingOfKey(path: string, profile: DictionaryNode): Setting | undefined {
  const parts = pointerParts(path);
  const names = parts.filter((part) => !/^\d+$/.test(part));
  const service = serviceAt(parts, profile);
  if (service !== undefined) return settingOfService(service);
  for (let length = names.length; length > 0; length--) {
    const key = names[length - 1] ?? '';
    const property = propertiesOf(columnOf(names)).get(`${placeOf(names.slice(0, length - 1))}.${key}`);
    if (property !== undefined) return settingOf(property);
  }
  return undefined;
}

/** The setting at a place of the policy, for example `/server/address`. */
export function settingOfProperty(path: string): Setting | undefined {
  const names = pointerParts(path);
  return names.length === 0 ? undefined : settingOf(names);
}

function settingOfService(service: string): Setting | undefined {
  const property = propertyOfService[service];
  return property === undefined ? undefined : settingOf(['alwaysOnConfiguration', property]);
}

function settingOf(names: readonly string[]): Setting {
  const label = labelOf(names);
  return { path: pointer(...names), ...(label !== undefined && { label }) };
}

function columnOf(names: readonly string[]): Column {
  return names.includes('IKEv2') ? 'ikev2' : 'alwaysOn';
}

/** The dictionary that a key stands in, as {@link Mapped} rows name it. */
function placeOf(names: readonly string[]): string {
  const association = places.find((place) => names.includes(place));
  if (association !== undefined) return association;
  if (names.includes('TunnelConfigurations') || names.includes('IKEv2')) return 'tunnel';
  if (names.includes('AlwaysOn')) return 'AlwaysOn';
  return names.includes('PayloadContent') ? 'payload' : 'profile';
}

/** The service of the element of ServiceExceptions that a path leads into: three properties write into that list. */
function serviceAt(parts: readonly string[], profile: DictionaryNode): string | undefined {
  const index = parts.indexOf('ServiceExceptions');
  if (index < 0 || parts.length < index + 2) return undefined;
  const element = get(profile, ...parts.slice(0, index + 2));
  return (element && stringAt(element, 'ServiceName')) ?? '';
}

/** What {@link collected} gives; made when a finding first asks, as most runs have none about a setting. */
const propertiesByKey = new Map<Column, ReadonlyMap<string, readonly string[]>>();

/** The property by the place and key that its row writes; where several take part, the one whose first key it is. */
function propertiesOf(column: Column): ReadonlyMap<string, readonly string[]> {
  const known = propertiesByKey.get(column) ?? collected(column);
  propertiesByKey.set(column, known);
  return known;
}

function collected(column: Column): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const add = (key: string, names: readonly string[]) => {
    if (!found.has(key)) found.set(key, names);
  };
  const visit = (rows: object, above: readonly string[]): void => {
    for (const [property, row] of Object.entries(rows) as [string, Row<unknown>][]) {
      const names = [...above, property];
      const outcome: Outcome<unknown> = row[column];
      if (outcome.kind === 'mapped') add(`${outcome.place}.${outcome.key}`, names);
      if (outcome.kind === 'nested') visit(outcome.rows, names);
      if (outcome.kind === 'combined') {
        for (const place of ['tunnel', 'payload']) add(`${place}.${outcome.keys[0]}`, names);
      }
    }
  };
  visit(ikev2Rows, []);
  return found;
}
