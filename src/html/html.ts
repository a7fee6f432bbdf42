import { html as escaping, raw } from 'hono/html';
import { printable } from '../text/printable.js';

/** A piece of a page in which every text that came from elsewhere is escaped. */
export type Markup = ReturnType<typeof raw>;

/** What can stand in a template: text is escaped, and `undefined` and `false` are nothing. */
export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/**
 * A template of HTML or SVG that escapes what is put in. Control characters and marks of text direction are shown as
 * codes, so that no file can make a page read otherwise than it is.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const made = escaping(strings, ...pieces.map(shown));
  if (made instanceof Promise) throw new TypeError('A template was given a promise.');
  return made;
}

/** Text of our own that is HTML or CSS already; never what came from a file. */
export const trusted = raw;

function shown(piece: Piece): unknown {
  if (Array.isArray(piece)) return piece.map(shown);
  if (piece === undefined || piece === false) return '';
  return typeof piece === 'string' ? printable(piece) : piece;
}

/** A source with its address as a link. */
export function sourceLink(source: string): Markup {
  const [, before = source, address] = /^(.*?)(?:,? )?(https:\/\/\S+)$/.exec(source) ?? [];
  if (address === undefined) return html`${source}`;
  return html`<a href="${address}" rel="noreferrer noopener">${before || address}</a>`;
}
