import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  Parser,
  parseDocument,
  type ScalarTag,
  type Tags,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Position } from '../finding.js';
import { InputError } from '../input-error.js';

/** A plain scalar is a number only where YAML 1.1 and 1.2 and JSON agree. */
const integer: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^-?(?:0|[1-9]\d*)$/,
  resolve: Number,
};

/**
 * The core schema without fractions, octal and hexadecimal numbers: PyYAML leaves texts such as `1e3`, `08` or
 * `0o17` unquoted because YAML 1.1 takes them for texts, and Graph has no fraction in what is read here, so that
 * `tlsMinimumVersion: 1.2` is the text it means.
 */
function numbersAsWritten(tags: Tags): Tags {
  const isNumber = (tag: Tags[number]) => typeof tag === 'object' && /:(int|float)$/.test(tag.tag);
  return [...tags.filter((tag) => !isNumber(tag)), integer];
}

/** Sentences for the mistakes that have one of their own; the parser's messages quote the text. */
const mistakes: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'It holds several documents, and one is allowed',
  TAB_AS_INDENT: 'A tab is used for indentation',
  TAG_RESOLVE_FAILED: 'It uses a tag (!…) that is not allowed here',
};

/** Deeper than any export nests. */
const deepest = 100;

/** The most anchors and aliases: resolving them takes time that grows with the square of their number. */
const mostAliases = 1000;

/**
 * What of a text is beyond measure. Nested deeper than {@link deepest} it would overflow the stack of the parser's
 * last stage, which can take the whole process down; the stages up to here keep a stack of their own.
 */
function excessOf(text: string): string | undefined {
  const parser = new Parser();
  let aliases = 0;
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > deepest) return `it is nested deeper than ${deepest} levels`;
    if (/^[&*]/.test(lexeme)) aliases += 1;
    if (aliases > mostAliases) return `it has more than ${mostAliases} anchors and aliases`;
  }
  return undefined;
}

/** Where a mapping has a key twice: the parser's own check takes time that grows with the square of their number. */
function repeatedKeyOffset(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (keys.has(name)) {
          offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
          return visit.BREAK;
        }
        keys.add(name);
      }
      return undefined;
    },
  });
  return offset;
}

/** What a YAML document holds, and where. */
export interface PlacedYaml {
  readonly value: unknown;
  /**
   * Where the key or the element of a list stands that a path leads to; where the document has none, the last one on
   * the way there.
   */
  readonly positionOf: (keys: readonly string[]) => Position | undefined;
}

/** What a YAML document holds. Throws {@link InputError} without quoting the text. */
export function parseYaml(text: string): unknown {
  return parsePlacedYaml(text).value;
}

/** {@link parseYaml} with the places of what the document holds. */
export function parsePlacedYaml(text: string): PlacedYaml {
  const excess = excessOf(text);
  if (excess !== undefined) throw new InputError(`This YAML cannot be read: ${excess}.`);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: numbersAsWritten,
    lineCounter: lines,
    prettyErrors: false,
    // A set or an ordered map of YAML 1.1 would become an object without keys of its own.
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake) throw new InputError(sentence(mistake, lines));
  const repeated = repeatedKeyOffset(document);
  if (repeated !== undefined) {
    const { line, col } = lines.linePos(repeated);
    throw new InputError(
      `A key occurs twice in one mapping, the second time at line ${line}, column ${col}. Remove one of the two.`,
    );
  }
  const value = plainValue(document);
  if (isCircular(value)) {
    throw new InputError('This YAML cannot be read: an alias stands inside the value that it refers to.');
  }
  const known: Entries = new WeakMap();
  return {
    value,
    positionOf: (keys) => {
      const offset = offsetOf(document, keys, known);
      if (offset === undefined) return undefined;
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
  };
}

function plainValue(parsed: Document): unknown {
  try {
    return parsed.toJS();
  } catch {
    throw new InputError(
      'This YAML cannot be read: an alias refers to nothing, or aliases refer to aliases too often.',
    );
  }
}

/** Whether a value contains itself. Each object is looked into once, however many aliases name it. */
function isCircular(value: unknown, around = new Set<unknown>(), known = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (around.has(value)) return true;
  if (known.has(value)) return false;
  around.add(value);
  const circular = Object.values(value).some((item) => isCircular(item, around, known));
  around.delete(value);
  known.add(value);
  return circular;
}

/** The entries of a mapping by their keys; kept, as a long mapping is asked for each of its keys. */
type Entries = WeakMap<YAMLMap, ReadonlyMap<string, Pair>>;

function entryOf(map: YAMLMap, wanted: string, known: Entries): Pair | undefined {
  const entries =
    known.get(map) ??
    new Map(
      map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
    );
  known.set(map, entries);
  return entries.get(wanted);
}

function offsetOf(document: Document.Parsed, keys: readonly string[], known: Entries): number | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const wanted of keys) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = entryOf(node, wanted, known);
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0];
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(wanted)];
      if (!isMap(item) && !isSeq(item) && !isScalar(item) && !isAlias(item)) break;
      offset = item.range?.[0];
      node = item;
    } else break;
  }
  return offset;
}

function sentence(error: YAMLError, lines: LineCounter): string {
  const { line, col } = lines.linePos(error.pos[0]);
  const mistake = mistakes[error.code] ?? 'The text cannot be read';
  return `This is neither JSON nor valid YAML. ${mistake} (line ${line}, column ${col}).`;
}

/** About where a text that is not valid JSON goes wrong, as the YAML parser sees it. */
export function locateJsonError(text: string): Position | undefined {
  if (excessOf(text) !== undefined) return undefined;
  const lines = new LineCounter();
  const { errors } = parseDocument(text, {
    schema: 'json',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const offset = errors[0]?.pos[0];
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
