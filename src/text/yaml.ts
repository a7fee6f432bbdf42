import {
  type Document,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
  type ScalarTag,
  type Tags,
  type YAMLError,
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
  DUPLICATE_KEY: 'a key occurs twice',
  MULTIPLE_DOCS: 'it holds several documents; give one file for each',
  TAB_AS_INDENT: 'a tab is used for indentation',
  TAG_RESOLVE_FAILED: 'it uses a tag of its own (!…)',
};

/** More than any export or bindings file has. */
const most = {
  /** How many lists and mappings may be inside one another: more would overflow the stack of the parser's last stage, which can take the whole process down. */
  depth: 100,
  /** Each key is compared with those before it. */
  keys: 20_000,
  /** For each alias the whole document is searched. */
  aliases: 1000,
};

/** A key may stand without a value, after `?` or between commas. */
const signsOfKeys: ReadonlySet<string> = new Set([':', '?', ',']);

/**
 * What a text has too much of for the parser's last stage, whose time grows with the square of it; undefined where it
 * has not. The stages up to here take time by the length, and keep a stack of their own.
 */
function excessOf(text: string): string | undefined {
  const parser = new Parser();
  let keys = 0;
  let aliases = 0;
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > most.depth) return `nested deeper than ${most.depth} levels`;
    if (signsOfKeys.has(lexeme)) keys += 1;
    // Scalars come as themselves, behind a mark of their own; this is the sign of an alias alone.
    if (lexeme.startsWith('*')) aliases += 1;
    if (keys > most.keys) return `it has more than ${most.keys} keys and elements`;
    if (aliases > most.aliases) return `it has more than ${most.aliases} aliases`;
  }
  return undefined;
}

/** What a YAML document holds. Throws {@link InputError} without quoting the text. */
export function parseYaml(text: string): unknown {
  const excess = excessOf(text);
  if (excess !== undefined) throw new InputError(`not YAML that can be read: ${excess}`);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: numbersAsWritten,
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const mistake = document.errors[0] ?? document.warnings[0];
  if (mistake) throw new InputError(sentence(mistake, lines));
  const value = valueOf(document);
  if (isCircular(value))
    throw new InputError('not YAML that can be read: an alias stands inside of what it names');
  return value;
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    throw new InputError(
      'not YAML that can be read: an alias points to nothing or they multiply beyond measure',
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

function sentence(error: YAMLError, lines: LineCounter): string {
  const { line, col } = lines.linePos(error.pos[0]);
  const mistake = mistakes[error.code] ?? 'it cannot be read';
  return `neither JSON nor valid YAML: ${mistake} at line ${line}, column ${col}`;
}

/** About where a text that is not valid JSON goes wrong, as the YAML parser sees it. */
export function locateJsonError(text: string): Position | undefined {
  if (excessOf(text) !== undefined) return undefined;
  const lines = new LineCounter();
  const { errors } = parseDocument(text, { schema: 'json', lineCounter: lines, prettyErrors: false });
  const offset = errors[0]?.pos[0];
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
