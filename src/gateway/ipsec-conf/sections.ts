import { InputError } from '../../input-error.js';
import { pointer } from '../../pointer.js';
import { inSentence } from '../../text/in-sentence.js';
import { type IncludedFile, type Includer, nothingIncluded, type Place } from '../place.js';

/** A line `key=value`. */
export interface Parameter {
  readonly key: string;
  readonly value: string;
  readonly place: Place;
}

/** A section of an ipsec.conf with what it takes over by `also=` and from `%default`. */
export interface ConfSection {
  /** `conn`, `config`, `ca` … */
  readonly type: string;
  readonly name: string;
  readonly place: Place;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** All sections, and the includes that were not read. */
export interface ConfFile {
  readonly sections: readonly ConfSection[];
  readonly unread: readonly { readonly place: Place; readonly text: string }[];
}

interface OpenSection extends ConfSection {
  readonly parameters: Map<string, Parameter>;
  readonly also: string[];
}

const mostFiles = 200;

/**
 * Reads an `ipsec.conf`, of Libreswan or of strongSwan's older programs: sections that begin in the first column, and
 * indented lines `key=value` in them.
 *
 * @throws InputError for a file that is cut off, includes itself, or is no ipsec.conf
 */
export function readConf(file: string, text: string, include: Includer = nothingIncluded): ConfFile {
  const reader = new ConfReader(include);
  reader.read({ file, text }, []);
  return {
    sections: reader.sections.map((section) => whole(section, reader.sections)),
    unread: reader.unread,
  };
}

class ConfReader {
  readonly sections: OpenSection[] = [];
  readonly unread: { readonly place: Place; readonly text: string }[] = [];
  private files = 0;

  constructor(private readonly include: Includer) {}

  read({ file, text }: IncludedFile, within: readonly string[]): void {
    if (within.includes(file)) {
      throw new InputError(
        `${file} includes itself (${[...within, file].join(' → ')}). Remove one of the include lines.`,
      );
    }
    this.files++;
    if (this.files > mostFiles)
      throw new InputError(`${within[0] ?? file} includes more than ${mostFiles} files.`);
    let section: OpenSection | undefined;
    for (const [index, raw] of text.split('\n').entries()) {
      const line = withoutComment(raw.replace(/\r$/, ''));
      if (line.trim() === '') continue;
      const position = { line: index + 1, column: raw.length - raw.trimStart().length + 1 };
      if (/^\s/.test(line)) this.parameter(line.trim(), section, { file, position, path: '' });
      else section = this.beginning(line, { file, position, path: '' }, within);
    }
  }

  private beginning(line: string, place: Place, within: readonly string[]): OpenSection | undefined {
    const [type = '', name = ''] = line.trim().split(/\s+/);
    if (type === 'include') {
      const included = this.include(name, place.file);
      if (included === undefined) this.unread.push({ place, text: name });
      for (const other of included ?? []) this.read(other, [...within, place.file]);
      return undefined;
    }
    if (type === 'version') return undefined;
    if (!['conn', 'config', 'ca'].includes(type) || name === '') {
      throw new InputError(
        `${place.file} line ${place.position.line}: A section begins with conn, config or ca and a name. This is not an ipsec.conf.`,
      );
    }
    const section: OpenSection = {
      type,
      name,
      place: { ...place, path: pointer(type, name) },
      parameters: new Map(),
      also: [],
    };
    this.sections.push(section);
    return section;
  }

  private parameter(line: string, section: OpenSection | undefined, place: Place): void {
    const { file, position } = place;
    if (section === undefined)
      throw new InputError(`${file} line ${position.line}: The setting is outside any section.`);
    const equals = line.indexOf('=');
    if (equals <= 0)
      throw new InputError(
        `${file} line ${position.line}: "=" is missing. The file is cut off, or the line is not a setting.`,
      );
    const key = line.slice(0, equals).trim().toLowerCase();
    const value = unquoted(line.slice(equals + 1).trim(), place);
    if (key === 'also') section.also.push(value);
    else
      section.parameters.set(key, {
        key,
        value,
        place: { ...place, path: section.place.path + pointer(key) },
      });
  }
}

/** A comment begins at a mark in the first column or behind white space, outside quotation marks. */
function withoutComment(line: string): string {
  let quoted = false;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === '"') quoted = !quoted;
    if (character === '#' && !quoted && (index === 0 || /\s/.test(line.charAt(index - 1))))
      return line.slice(0, index);
  }
  return line;
}

function unquoted(value: string, { file, position }: Place): string {
  if (!value.startsWith('"')) return value;
  if (value.length < 2 || !value.endsWith('"')) {
    throw new InputError(
      `${file} line ${position.line}: A quotation mark is missing. The file is cut off, or the line is wrong.`,
    );
  }
  return value.slice(1, -1);
}

/** What a section has itself comes before what it takes over, and this before `%default`. */
function whole(
  section: OpenSection,
  all: readonly OpenSection[],
  within: readonly string[] = [],
): OpenSection {
  if (within.includes(section.name)) {
    throw new InputError(
      `${section.place.file} line ${section.place.position.line}: The section "${inSentence(section.name)}" includes itself with also=.`,
    );
  }
  const named = (name: string) => all.filter((other) => other.type === section.type && other.name === name);
  const bases = [
    ...(section.name === '%default' || within.length > 0 ? [] : named('%default')),
    ...section.also.flatMap(named).map((other) => whole(other, all, [...within, section.name])),
  ];
  const parameters = new Map<string, Parameter>();
  for (const base of [...bases, section]) for (const [key, one] of base.parameters) parameters.set(key, one);
  return { ...section, parameters };
}
