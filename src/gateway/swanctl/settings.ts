import { InputError } from '../../input-error.js';
import { pointer } from '../../pointer.js';
import { inSentence } from '../../text/in-sentence.js';
import { type IncludedFile, type Includer, nothingIncluded, type Place } from '../place.js';
import { type Token, tokensOf } from './tokens.js';

/** A line `key = value`. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

/** A section with everything in it. */
export interface Section {
  readonly name: string;
  readonly place: Place;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly sections: ReadonlyMap<string, Section>;
}

/** All that was read, and the includes that were not. */
export interface Settings {
  readonly root: Section;
  readonly unread: readonly { readonly place: Place; readonly text: string }[];
}

/** A section while it is read: it may be opened again, and refer to others. */
interface OpenSection {
  readonly name: string;
  readonly place: Place;
  readonly settings: Map<string, Setting>;
  readonly sections: Map<string, OpenSection>;
  /** The sections that it refers to, by their dotted names. */
  readonly references: string[];
}

/** Far more than any real file has. */
const limits = { depth: 32, files: 200 } as const;

/**
 * Reads a `swanctl.conf` with all that it includes: sections opened twice are one, later settings win, and what a
 * section lacks comes from those that it refers to (`vpn : defaults`).
 *
 * @param file its name, for messages and places
 * @throws InputError for a file that is cut off, includes or refers to itself, or is no settings file
 */
export function readSettings(file: string, text: string, include: Includer = nothingIncluded): Settings {
  const root = openSection('', { file, position: { line: 1, column: 1 }, path: '' });
  const reader = new Reader(include);
  reader.read({ file, text }, root, []);
  return { root: resolved(root, root, [], new Map()), unread: reader.unread };
}

function openSection(name: string, place: Place): OpenSection {
  return { name, place, settings: new Map(), sections: new Map(), references: [] };
}

class Reader {
  readonly unread: { readonly place: Place; readonly text: string }[] = [];
  private files = 0;

  constructor(private readonly include: Includer) {}

  read({ file, text }: IncludedFile, into: OpenSection, within: readonly string[]): void {
    if (within.includes(file)) {
      throw new InputError(
        `${file} includes itself (${[...within, file].join(' → ')}). Remove one of the include lines.`,
      );
    }
    this.files++;
    if (this.files > limits.files)
      throw new InputError(`${within[0] ?? file} includes more than ${limits.files} files.`);
    const open = [into];
    const tokens = tokensOf(file, text);
    for (let index = 0; index < tokens.length; ) {
      index = this.statement(tokens, index, open, file, within);
    }
    const unclosed = open.length > 1 ? open.at(-1) : undefined;
    if (unclosed !== undefined) {
      throw new InputError(
        `${file} ends inside the section "${inSentence(unclosed.name)}" that begins in line ${unclosed.place.position.line}. The file is cut off, or a "}" is missing.`,
      );
    }
  }

  /** Reads one statement and returns where the next begins. */
  private statement(
    tokens: readonly Token[],
    index: number,
    open: OpenSection[],
    file: string,
    within: readonly string[],
  ): number {
    const token = tokens[index];
    const section = open.at(-1);
    if (token === undefined || section === undefined) return tokens.length;
    if (token.kind === '}') {
      if (open.length === 1) throw new InputError(`${file} line ${token.at.line}: There is a "}" too many.`);
      open.pop();
      return index + 1;
    }
    if (token.kind === 'include') {
      const included = this.include(token.text, file);
      if (included === undefined) {
        this.unread.push({ place: { file, position: token.at, path: section.place.path }, text: token.text });
      }
      for (const other of included ?? []) this.read(other, section, [...within, file]);
      return index + 1;
    }
    if (token.kind !== 'word') throw unexpected(file, token);
    const place: Place = { file, position: token.at, path: section.place.path + pointer(token.text) };
    const next = tokens[index + 1];
    if (next?.kind === 'value') {
      // Deleted first, so that the order is that of the settings that hold.
      section.settings.delete(token.text);
      section.settings.set(token.text, { key: token.text, value: next.text, place });
      return index + 2;
    }
    return this.opening(tokens, index, token.text, place, open);
  }

  /** `name {` or `name : other, another {`. */
  private opening(
    tokens: readonly Token[],
    index: number,
    name: string,
    place: Place,
    open: OpenSection[],
  ): number {
    const { file } = place;
    const parent = open.at(-1);
    const references: OpenSection['references'] = [];
    let at = index + 1;
    if (tokens[at]?.kind === ':') {
      do {
        at++;
        const reference = tokens[at];
        if (reference?.kind !== 'word') throw unexpected(file, reference ?? tokens[at - 1]);
        references.push(reference.text);
        at++;
      } while (tokens[at]?.kind === ',');
    }
    const brace = tokens[at];
    if (brace?.kind !== '{') {
      throw new InputError(
        `${file} line ${place.position.line}: "${inSentence(name)}" is followed neither by "=" nor by "{". Each setting stands on a line of its own.`,
      );
    }
    if (open.length > limits.depth)
      throw new InputError(
        `${file} line ${place.position.line}: Sections are nested more than ${limits.depth} deep.`,
      );
    const section = parent?.sections.get(name) ?? openSection(name, place);
    parent?.sections.set(name, section);
    section.references.push(...references);
    open.push(section);
    return at + 1;
  }
}

function unexpected(file: string, token: Token | undefined): InputError {
  const shown =
    token === undefined ? 'the end of the file' : token.kind === 'value' ? '"="' : `"${token.kind}"`;
  return new InputError(
    `${file} line ${token?.at.line ?? 1}: A name is expected, not ${shown}. This is not a swanctl.conf.`,
  );
}

/** A section with all that it inherits. */
function resolved(
  section: OpenSection,
  root: OpenSection,
  within: readonly OpenSection[],
  cache: Map<OpenSection, Section>,
): Section {
  if (within.includes(section)) {
    throw new InputError(
      `${section.place.file} line ${section.place.position.line}: The section "${inSentence(section.name)}" refers to itself.`,
    );
  }
  const known = cache.get(section);
  if (known !== undefined) return known;
  // strongSwan passes over a reference to a section that does not exist.
  const inherited = section.references.flatMap((to) => {
    const target = sectionAt(root, to);
    return target === undefined ? [] : [resolved(target, root, [...within, section], cache)];
  });
  const settings = new Map<string, Setting>();
  const sections = new Map<string, Section>();
  // The first that is referred to comes before those behind it.
  for (const base of inherited.reverse()) {
    for (const [key, setting] of base.settings) settings.set(key, setting);
    for (const [name, inner] of base.sections) sections.set(name, overlaid(sections.get(name), inner));
  }
  for (const [key, setting] of section.settings) settings.set(key, setting);
  for (const [name, inner] of section.sections) {
    sections.set(name, overlaid(sections.get(name), resolved(inner, root, [...within, section], cache)));
  }
  const whole = { name: section.name, place: section.place, settings, sections };
  cache.set(section, whole);
  return whole;
}

function overlaid(below: Section | undefined, above: Section): Section {
  if (below === undefined) return above;
  const sections = new Map(below.sections);
  for (const [name, inner] of above.sections) sections.set(name, overlaid(sections.get(name), inner));
  return { ...above, settings: new Map([...below.settings, ...above.settings]), sections };
}

function sectionAt(root: OpenSection, path: string): OpenSection | undefined {
  return path
    .split('.')
    .reduce<OpenSection | undefined>((section, name) => section?.sections.get(name), root);
}
