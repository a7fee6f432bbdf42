import type { DictionaryNode, PlistNode } from '../plist/node.js';

/** Keys that people see and that change nothing that a payload does, and the UUID, by which payloads are paired. */
const apart = new Set([
  'PayloadUUID',
  'PayloadDescription',
  'PayloadDisplayName',
  'PayloadOrganization',
  'PayloadEnabled',
  'PayloadVersion',
]);

/** Whether two payloads hold the same: a switch may be written as a boolean or a number, and words for people may differ. */
export function sameValues(
  one: DictionaryNode,
  other: DictionaryNode,
  ignored: ReadonlySet<string> = apart,
): boolean {
  const keys = new Set([...one.entries.keys(), ...other.entries.keys()]);
  return [...keys].every((key) => ignored.has(key) || sameNode(one.entries.get(key), other.entries.get(key)));
}

function sameNode(one: PlistNode | undefined, other: PlistNode | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.type === 'dictionary') return other.type === 'dictionary' && sameValues(one, other, new Set());
  if (one.type === 'array') {
    return (
      other.type === 'array' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => sameNode(item, other.items[index]))
    );
  }
  return other.type !== 'dictionary' && other.type !== 'array' && textOf(one) === textOf(other);
}

function textOf(node: Exclude<PlistNode, { type: 'dictionary' | 'array' }>): string {
  switch (node.type) {
    case 'data':
      return `data ${Buffer.from(node.value).toString('base64')}`;
    case 'date':
      return `date ${node.value.getTime()}`;
    case 'string':
      return `string ${node.value}`;
    case 'boolean':
    case 'integer':
    case 'real':
      return `number ${Number(node.value)}`;
  }
}
