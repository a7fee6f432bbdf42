import type { Position } from '../finding.js';

/** A place that moves: the line, from 1, and how many characters of it were read. */
interface Place {
  line: number;
  column: number;
}

/** Characters that mean themselves wherever XML 1.0 has text, each of them one UTF-16 code unit. */
const plain = /[\t\n\u0020-\u0025\u0027-\u003b=\u003f-\u005c\u005e-\ud7ff\ue000-\ufffd]*/.source;
const leaf = new RegExp(
  `([ \\t\\n]*)<(?:(key|string|data|integer|real|date)>(${plain})</\\2>|(true|false)/>)`,
  'y',
);

/**
 * Takes the plain leaves that stand next: keys and scalars without attributes, references, comments and CDATA, which
 * most of any profile is made of. The XML parser, which looks at each character by itself, is spared them; XML has but
 * one reading of such an element.
 *
 * @param xml with the line ends of XML
 * @param from an offset right behind a tag, inside the root
 * @param place where that is; it moves along
 * @param found takes each element, what stands in it (undefined for the short form such as `<true/>`), and its place
 * @returns the offset behind the last of them
 */
export function takePlainLeaves(
  xml: string,
  from: number,
  place: Place,
  found: (element: string, text: string | undefined, position: Position) => void,
): number {
  let end = from;
  leaf.lastIndex = from;
  for (let match = leaf.exec(xml); match !== null; match = leaf.exec(xml)) {
    const [whole, space = '', long, text, short] = match;
    end = leaf.lastIndex;
    pass(place, space);
    const position = { line: place.line, column: place.column + 1 };
    pass(place, whole.slice(space.length));
    found(long ?? short ?? '', text, position);
  }
  return end;
}

function pass(place: Place, text: string): void {
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', lineStart)) {
    lineStart = at + 1;
    place.line += 1;
    place.column = 0;
  }
  place.column += text.length - lineStart;
}
