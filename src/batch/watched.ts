import type { Profile } from '../apple/profile.js';
import { type DictionaryNode, dictionaryNodeOf, type PlistNode } from '../plist/node.js';
import type { StringNode } from '../plist/strings.js';
import type { SlotName, SlotValues } from './slots.js';

/** Whether a value of a slot was looked at. */
export interface Reads {
  seen: boolean;
}

/** A profile whose slots can be given one device's values after another's. */
export interface WatchedProfile {
  readonly profile: DictionaryNode;
  readonly fill: (values: SlotValues) => void;
}

/**
 * A profile with marks in it, as nodes: a text with a mark in it has the values of {@link WatchedProfile.fill} in
 * their place, and tells when somebody looks.
 */
export function watchedProfile(
  made: Profile,
  marks: ReadonlyMap<SlotName, string>,
  reads: Reads,
): WatchedProfile {
  const texts: WatchedText[] = [];
  const anyMark = anyOf(marks.values());
  const names = new Map(Array.from(marks, ([name, mark]) => [mark, name]));
  const watched = (node: PlistNode): PlistNode => {
    switch (node.type) {
      case 'dictionary':
        return { ...node, entries: new Map(Array.from(node.entries, ([key, item]) => [key, watched(item)])) };
      case 'array':
        return { ...node, items: node.items.map(watched) };
      case 'string': {
        if (!anyMark.test(node.value)) return node;
        const text = new WatchedText(
          node.path,
          node.value.split(anyMark).map((part) => names.get(part) ?? { text: part }),
          reads,
        );
        texts.push(text);
        return text;
      }
      default:
        return node;
    }
  };
  return {
    profile: watched(dictionaryNodeOf(made)) as DictionaryNode,
    fill: (values) => {
      for (const text of texts) text.fill(values);
    },
  };
}

/** Finds any of some texts, which are letters, digits and hyphens; splitting by it keeps them. */
export function anyOf(texts: Iterable<string>): RegExp {
  return new RegExp(`(${[...texts].join('|')})`);
}

/** A text with values in it that are put in one after another. */
class WatchedText implements StringNode {
  readonly type = 'string';
  readonly path: string;
  readonly #parts: readonly (SlotName | { readonly text: string })[];
  readonly #reads: Reads;
  #value = '';

  constructor(path: string, parts: readonly (SlotName | { readonly text: string })[], reads: Reads) {
    this.path = path;
    this.#parts = parts;
    this.#reads = reads;
  }

  get value(): string {
    this.#reads.seen = true;
    return this.#value;
  }

  fill(values: SlotValues): void {
    this.#value = this.#parts
      .map((part) => (typeof part === 'string' ? (values[part] ?? '') : part.text))
      .join('');
  }
}
