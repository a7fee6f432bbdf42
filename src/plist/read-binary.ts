import type { Finding } from '../finding.js';
import { pointer } from '../pointer.js';
import { BinaryObjects, damaged } from './binary-objects.js';
import { readBinaryScalar } from './binary-scalars.js';
import { duplicateKey } from './findings.js';
import type { PlistLimits } from './limits.js';
import type { PlistNode } from './node.js';
import type { PlistScalar } from './scalars.js';
import { unreadable } from './unreadable.js';

const arrayKind = 0xa;
const dictionaryKind = 0xd;

/**
 * A binary property list as nodes with paths. The format is that of Apple's CFBinaryPList.c
 * (swift-corelibs-foundation).
 *
 * It is read here and not by a library because those that there are (`plist`, `bplist-parser`,
 * `@plist/binary.parse`) do not tell a real from an integer, keep silent about duplicate keys, overflow the
 * stack when an object contains itself, and never finish a few hundred bytes of arrays that share one another.
 * @throws InputError for everything that Apple's reader refuses, for objects that overlap or contain themselves,
 * and for those that profiles cannot have. Duplicate keys are findings.
 */
export function readBinaryPlist(
  bytes: Uint8Array,
  limits: PlistLimits,
): { readonly root: PlistNode; readonly findings: readonly Finding[] } {
  const objects = new BinaryObjects(bytes, limits);
  const tree = new BinaryTree(objects, limits);
  const root = tree.node(objects.top, '');
  return { root, findings: tree.findings };
}

class BinaryTree {
  readonly findings: Finding[] = [];
  readonly #objects: BinaryObjects;
  readonly #limits: PlistLimits;
  readonly #scalars = new Map<number, PlistScalar>();
  /** The offsets of the containers that are being read. */
  readonly #open = new Set<number>();
  #values = 0;

  constructor(objects: BinaryObjects, limits: PlistLimits) {
    this.#objects = objects;
    this.#limits = limits;
  }

  /** The object with this number, as the value that stands at `path`. */
  node(reference: number, path: string): PlistNode {
    this.#values += 1;
    if (this.#values > this.#limits.values)
      throw unreadable(`it has more than ${this.#limits.values} values`);
    const offset = this.#objects.offsetOf(reference);
    const kind = this.#objects.unsigned(offset, 1) >> 4;
    if (kind !== arrayKind && kind !== dictionaryKind) return { ...this.#scalar(offset), path };
    if (this.#open.has(offset)) throw damaged('an object contains itself');
    if (this.#open.size >= this.#limits.depth) {
      throw unreadable(`more than ${this.#limits.depth} dictionaries and arrays are nested`);
    }
    this.#open.add(offset);
    const node = kind === arrayKind ? this.#array(offset, path) : this.#dictionary(offset, path);
    this.#open.delete(offset);
    return node;
  }

  #array(offset: number, path: string): PlistNode {
    const { start, count } = this.#objects.extent(offset, this.#objects.referenceSize);
    const items: PlistNode[] = [];
    for (let index = 0; index < count; index += 1) {
      items.push(this.node(this.#objects.reference(start, index), path + pointer(index)));
    }
    return { type: 'array', items, path };
  }

  /** All references to keys come first, then all those to values. */
  #dictionary(offset: number, path: string): PlistNode {
    const { start, count } = this.#objects.extent(offset, 2 * this.#objects.referenceSize);
    const entries = new Map<string, PlistNode>();
    for (let index = 0; index < count; index += 1) {
      const key = this.#key(this.#objects.reference(start, index));
      const keyPath = path + pointer(key);
      const node = this.node(this.#objects.reference(start, count + index), keyPath);
      if (entries.has(key)) this.#report(duplicateKey(keyPath, 'binary'));
      else entries.set(key, node);
    }
    return { type: 'dictionary', entries, path };
  }

  #key(reference: number): string {
    const key = this.#scalar(this.#objects.offsetOf(reference));
    if (key.type !== 'string') throw unreadable('a dictionary has a key that is not a string');
    if (key.value.length > this.#limits.keyLength) {
      throw unreadable(`a key has more than ${this.#limits.keyLength} characters`);
    }
    return key.value;
  }

  /** Read once for every offset: any number of references to a long string cost no more than one. */
  #scalar(offset: number): PlistScalar {
    const known = this.#scalars.get(offset);
    if (known) return known;
    const scalar = readBinaryScalar(this.#objects, offset);
    this.#scalars.set(offset, scalar);
    return scalar;
  }

  #report(finding: Finding): void {
    if (this.findings.length >= this.#limits.findings) {
      throw unreadable(`it has more than ${this.#limits.findings} duplicate keys`);
    }
    this.findings.push(finding);
  }
}
