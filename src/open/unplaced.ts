import type { Finding } from '../finding.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { Content } from './opened.js';

/** What was opened inside something else, without positions: they would be taken for places in the file. */
export function unplaced({ profile, findings, ...content }: Content): Content {
  return {
    ...content,
    ...(profile !== undefined && { profile: dictionaryWithoutPositions(profile) }),
    findings: unplacedFindings(findings),
  };
}

/** Findings without positions. */
export function unplacedFindings(findings: readonly Finding[]): Finding[] {
  return findings.map(({ position, ...finding }) => finding);
}

function withoutPositions(node: PlistNode): PlistNode {
  if (node.type === 'dictionary') return dictionaryWithoutPositions(node);
  const { position, ...rest } = node;
  return rest.type === 'array' ? { ...rest, items: rest.items.map(withoutPositions) } : rest;
}

function dictionaryWithoutPositions({ position, entries, ...rest }: DictionaryNode): DictionaryNode {
  const inside = Array.from(entries, ([key, value]) => [key, withoutPositions(value)] as const);
  return { ...rest, entries: new Map(inside) };
}
