import type { Position } from '../../finding.js';
import { InputError } from '../../input-error.js';

/** A piece of a settings file. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: Position }
  | { readonly kind: '{' | '}' | ':' | ','; readonly at: Position }
  /** What stands between `=` and the end of the line. */
  | { readonly kind: 'value'; readonly text: string; readonly at: Position }
  | { readonly kind: 'include'; readonly text: string; readonly at: Position };

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/**
 * The pieces of a settings file of strongSwan (strongswan.conf(5)): sections in braces, `key = value` to the end of the
 * line, comments from `#` on, texts in quotation marks.
 *
 * @throws InputError for a text in quotation marks that does not end, and for what can begin nothing
 */
export function tokensOf(file: string, text: string): Token[] {
  return new Scanner(file, text).tokens();
}

class Scanner {
  private readonly found: Token[] = [];
  private index = 0;
  private line = 1;
  private lineStart = 0;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  tokens(): Token[] {
    while (this.index < this.text.length) this.next();
    return this.found;
  }

  private next(): void {
    const character = this.text.charAt(this.index);
    const at = this.position();
    switch (character) {
      case '\n':
      case ' ':
      case '\t':
      case '\r':
        this.step();
        return;
      case '#':
        this.toLineEnd();
        return;
      case '{':
      case '}':
      case ':':
      case ',':
        this.step();
        this.found.push({ kind: character, at });
        return;
      case '=':
        this.step();
        this.found.push({ kind: 'value', text: this.value(), at });
        return;
      default:
        this.name(at);
    }
  }

  /** A name of a section or setting; `include` begins a statement that takes the rest of the line. */
  private name(at: Position): void {
    const text = this.text.charAt(this.index) === '"' ? this.quoted() : this.bare();
    if (text === 'include' && /^[ \t]/.test(this.text.slice(this.index, this.index + 1))) {
      this.found.push({ kind: 'include', text: this.value(), at });
    } else this.found.push({ kind: 'word', text, at });
  }

  private bare(): string {
    const start = this.index;
    while (this.index < this.text.length && !/[ \t\r\n#{}:,="]/.test(this.text.charAt(this.index)))
      this.step();
    return this.text.slice(start, this.index);
  }

  /** Up to the end of the line, a comment or a brace; spaces around it do not count. */
  private value(): string {
    let value = '';
    let blank = '';
    while (this.index < this.text.length) {
      const character = this.text.charAt(this.index);
      if (character === '\n' || character === '#' || character === '}' || character === '{') break;
      if (character === ' ' || character === '\t' || character === '\r') {
        blank += ' ';
        this.step();
        continue;
      }
      const piece = character === '"' ? this.quoted() : this.plain();
      value += (value === '' ? '' : blank) + piece;
      blank = '';
    }
    return value;
  }

  private plain(): string {
    const start = this.index;
    while (this.index < this.text.length && !/[ \t\r\n#{}"]/.test(this.text.charAt(this.index))) this.step();
    return this.text.slice(start, this.index);
  }

  private quoted(): string {
    const { line } = this.position();
    const pieces: string[] = [];
    this.step();
    while (this.index < this.text.length) {
      const character = this.text.charAt(this.index);
      this.step();
      if (character === '"') return pieces.join('');
      if (character !== '\\') {
        pieces.push(character);
        continue;
      }
      const escaped = this.text.charAt(this.index);
      this.step();
      pieces.push(escapes[escaped] ?? escaped);
    }
    throw new InputError(
      `${this.file} ends inside a text in quotation marks that begins in line ${line}. The file is cut off, or a quotation mark is missing.`,
    );
  }

  private toLineEnd(): void {
    while (this.index < this.text.length && this.text.charAt(this.index) !== '\n') this.index++;
  }

  private step(): void {
    if (this.text.charAt(this.index) === '\n') {
      this.line++;
      this.lineStart = this.index + 1;
    }
    this.index++;
  }

  private position(): Position {
    return { line: this.line, column: this.index - this.lineStart + 1 };
  }
}
