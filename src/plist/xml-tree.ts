import type { Finding, Position } from '../finding.js';
import { pointer } from '../pointer.js';
import { commentInValue, duplicateKey } from './findings.js';
import type { PlistLimits } from './limits.js';
import type { PlistNode } from './node.js';
import { type ScalarElementName, scalarElements } from './scalars.js';
import { unreadable } from './unreadable.js';

interface Place {
  readonly path: string;
  readonly position: Position;
}
type OpenDictionary = Place & { element: 'dict'; entries: Map<string, PlistNode>; key: string | undefined };
type OpenArray = Place & { element: 'array'; items: PlistNode[] };
/** A scalar or a key whose end has not been read. */
type OpenText = Place & {
  element: ScalarElementName | 'key';
  short: boolean;
  text: string;
  comment: boolean;
};

/**
 * Builds the nodes of an XML property list from its elements, in document order. Every method throws an
 * InputError, with the position where the reader is, when what comes is not allowed there.
 */
export class XmlTree {
  readonly findings: Finding[] = [];
  /** Whether there was a `<plist>` around the root. */
  wrapped = false;
  root: PlistNode | undefined;
  readonly #limits: PlistLimits;
  readonly #containers: (OpenDictionary | OpenArray)[] = [];
  #text: OpenText | undefined;
  #values = 0;

  constructor(limits: PlistLimits) {
    this.#limits = limits;
  }

  /** The start of an element; `short` for one that ends at once, as in `<true/>`. */
  open(element: string, short: boolean, position: Position): void {
    if (this.#text) throw unreadable(`an element stands inside <${this.#text.element}>`, position);
    if (element === 'plist') this.#openPlist(position);
    else if (element === 'key') this.#openKey(short, position);
    else if (element === 'dict' || element === 'array') this.#openContainer(element, position);
    else if (isScalarElement(element)) {
      this.#text = { element, short, ...this.#placeOfValue(position), text: '', comment: false };
    } else throw unreadable('there is an element that property lists do not have', position);
  }

  /** A key or scalar whole, without `text` where it ends at once. */
  leaf(element: string, text: string | undefined, position: Position): void {
    if (text !== undefined && this.#text === undefined && isScalarElement(element)) {
      this.#closeScalar({ short: false, ...this.#placeOfValue(position), text, comment: false }, element);
      return;
    }
    this.open(element, text === undefined, position);
    if (text !== undefined) this.characters(text, position);
    this.close(position);
  }

  /** The end of the element that was opened last and is not closed yet. */
  close(position: Position): void {
    const text = this.#text;
    const container = this.#containers.at(-1);
    if (text) {
      this.#text = undefined;
      if (text.element === 'key') this.#closeKey(text);
      else this.#closeScalar(text, text.element);
    } else if (container) {
      this.#containers.pop();
      this.#closeContainer(container, position);
    } else if (this.root === undefined) {
      throw unreadable('there is no value in <plist>', position);
    }
  }

  characters(text: string, position: Position): void {
    if (this.#text) this.#text.text += text;
    else if (/[^ \t\n\r]/.test(text)) throw unreadable('there is text between the elements', position);
  }

  cdata(text: string, position: Position): void {
    const open = this.#text;
    if (open === undefined) throw unreadable('there is a CDATA section between the elements', position);
    if (open.element !== 'key' && !scalarElements[open.element].cdata) {
      throw unreadable(`there is a CDATA section in <${open.element}>`, position);
    }
    open.text += text;
  }

  comment(): void {
    if (this.#text) this.#text.comment = true;
  }

  instruction(position: Position): void {
    if (this.#text) {
      throw unreadable(`there is a processing instruction in <${this.#text.element}>`, position);
    }
  }

  #openPlist(position: Position): void {
    if (this.wrapped || this.#containers.length > 0) throw unreadable('there is a second <plist>', position);
    this.wrapped = true;
  }

  #openKey(short: boolean, position: Position): void {
    const container = this.#containers.at(-1);
    if (container?.element !== 'dict') throw unreadable('there is a <key> outside a dictionary', position);
    if (container.key !== undefined) throw unreadable('there is a <key> where a value should be', position);
    this.#text = { element: 'key', short, path: container.path, position, text: '', comment: false };
  }

  #openContainer(element: 'dict' | 'array', position: Position): void {
    const place = this.#placeOfValue(position);
    if (this.#containers.length >= this.#limits.depth) {
      throw unreadable(`more than ${this.#limits.depth} dictionaries and arrays are nested`, position);
    }
    this.#containers.push(
      element === 'dict'
        ? { element, ...place, entries: new Map(), key: undefined }
        : { element, ...place, items: [] },
    );
  }

  #placeOfValue(position: Position): Place {
    this.#values += 1;
    if (this.#values > this.#limits.values) {
      throw unreadable(`it has more than ${this.#limits.values} values`, position);
    }
    const container = this.#containers.at(-1);
    if (container === undefined) {
      if (this.root !== undefined) throw unreadable('there is a second value in <plist>', position);
      return { path: '', position };
    }
    if (container.element === 'array') {
      return { path: container.path + pointer(container.items.length), position };
    }
    if (container.key === undefined) throw unreadable('a value has no <key> before it', position);
    return { path: container.path + pointer(container.key), position };
  }

  #closeKey({ text: key, comment, path: parent, position }: OpenText): void {
    const container = this.#containers.at(-1);
    if (container?.element !== 'dict') return;
    if (key.length > this.#limits.keyLength) {
      throw unreadable(`a key has more than ${this.#limits.keyLength} characters`, position);
    }
    const path = parent + pointer(key);
    if (comment) this.#report(commentInValue(path, 'key', position));
    if (container.entries.has(key)) this.#report(duplicateKey(path, 'xml', position));
    container.key = key;
  }

  #closeScalar(
    { short, text, comment, path, position }: Omit<OpenText, 'element'>,
    element: ScalarElementName,
  ): void {
    const row = scalarElements[element];
    const scalar = short && !row.mayBeShort ? undefined : row.read(text);
    if (scalar === undefined) {
      throw unreadable(`the <${element}> at ${path || 'the root'} must hold ${row.allowed}`, position);
    }
    if (comment) this.#report(commentInValue(path, 'value', position));
    this.#add(Object.assign(scalar, { path, position }));
  }

  #closeContainer(container: OpenDictionary | OpenArray, position: Position): void {
    const { path, position: start } = container;
    if (container.element === 'array') {
      this.#add({ type: 'array', items: container.items, path, position: start });
      return;
    }
    if (container.key !== undefined)
      throw unreadable('the last <key> of a dictionary has no value', position);
    this.#add({ type: 'dictionary', entries: container.entries, path, position: start });
  }

  #add(node: PlistNode): void {
    const container = this.#containers.at(-1);
    if (container === undefined) this.root = node;
    else if (container.element === 'array') container.items.push(node);
    else if (container.key !== undefined) {
      container.entries.set(container.key, node);
      container.key = undefined;
    }
  }

  #report(finding: Finding): void {
    if (this.findings.length >= this.#limits.findings) {
      throw unreadable(
        `it has more than ${this.#limits.findings} duplicate keys and comments inside values`,
        finding.position,
      );
    }
    this.findings.push(finding);
  }
}

function isScalarElement(element: string): element is ScalarElementName {
  return Object.hasOwn(scalarElements, element);
}
