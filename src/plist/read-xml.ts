import { SaxesParser } from 'saxes';
import type { Finding, Position } from '../finding.js';
import type { PlistLimits } from './limits.js';
import type { PlistNode } from './node.js';
import { takePlainLeaves } from './plain-leaves.js';
import { unreadable } from './unreadable.js';
import { XmlTree } from './xml-tree.js';

export interface XmlPlist {
  readonly root: PlistNode;
  /** The root stands alone, without the `<plist>` around it. */
  readonly fragment: boolean;
  readonly findings: readonly Finding[];
}

/**
 * An XML property list as nodes with paths and positions. Nothing is fetched and no entity but the five of XML
 * is expanded.
 * @param text the whole file, decoded.
 * @param declaredEncoding what the XML declaration may say of the encoding that the file was decoded from.
 * @throws InputError with line and column for everything that Apple's reader or an XML parser refuses, and for
 * what the two understand differently. Comments inside values and duplicate keys are findings.
 */
export function readXmlPlist(text: string, declaredEncoding: RegExp, limits: PlistLimits): XmlPlist {
  // The line ends of XML (https://www.w3.org/TR/xml/#sec-line-ends), so that offsets in `xml` are saxes' own.
  const whole = text.replace(/\r\n?/g, '\n');
  // Apple's reader skips white space at the beginning; saxes takes none before the XML declaration.
  const xml = whole.slice(whole.search(/[^ \t\n]/));
  const inFile = placesBehind(whole.slice(0, whole.length - xml.length));
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true });
  const tree = new XmlTree(limits);
  let start: Position = { line: 1, column: 1 };
  let atEnd = false;
  /** How many elements are open, and how far saxes had read when one was opened or closed last. */
  let depth = 0;
  let afterTag = 0;
  /** How many characters saxes was spared. */
  let spared = 0;

  /** Where saxes is: its column counts the characters already read. */
  const here = (): Position => inFile({ line: parser.line, column: Math.max(1, parser.column) });
  const fail = (reason: string): never => {
    throw unreadable(reason, here());
  };

  parser.on('error', (error) => {
    const complaint = withoutNames(error);
    // saxes looks for the semicolon of a reference as far as the end of the file.
    if (atEnd || complaint === 'disallowed character in entity name') refuseBareAmpersand(whole);
    fail(atEnd ? 'it ends too early. It may be cut off' : `it is not well-formed XML: ${complaint}`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !declaredEncoding.test(encoding)) {
      fail('the XML declaration names another encoding than the file has. Save the file as UTF-8');
    }
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) fail('its DOCTYPE has declarations of its own. Profiles may not have these');
    if (doctype.includes('>'))
      fail("its DOCTYPE has a > inside quotes. Apple's reader ends the DOCTYPE there");
  });
  parser.on('processinginstruction', () => tree.instruction(here()));
  parser.on('opentagstart', ({ name }) => {
    start = inFile(startOfTag(xml, parser, spared, name));
  });
  parser.on('attribute', ({ value }) => {
    if (value.includes('>')) fail("an attribute has a >. Apple's reader ends the element there");
  });
  const takeLeaf = (element: string, text: string | undefined, position: Position) =>
    tree.leaf(element, text, inFile(position));
  parser.on('opentag', ({ name, isSelfClosing }) => {
    tree.open(name, isSelfClosing, start);
    depth += 1;
    afterTag = parser.position;
  });
  parser.on('closetag', () => {
    tree.close(here());
    depth -= 1;
    afterTag = parser.position;
  });
  parser.on('text', (characters) => tree.characters(characters, here()));
  parser.on('cdata', (characters) => tree.cdata(characters, here()));
  parser.on('comment', (comment) => {
    if (comment.startsWith('->')) fail("a comment begins with ->. Apple's reader ends the comment there");
    tree.comment();
  });

  for (let at = 0; at < xml.length; ) {
    const end = xml.indexOf('>', at) + 1 || xml.length;
    parser.write(xml.slice(at, end));
    const isContent = depth > 0 && afterTag + spared === end;
    at = isContent ? takePlainLeaves(xml, end, parser, takeLeaf) : end;
    spared += at - end;
  }
  atEnd = true;
  parser.close();
  if (tree.root === undefined) return fail('it holds no value');
  return { root: tree.root, fragment: !tree.wrapped, findings: tree.findings };
}

/** What makes of a place in the text after what was skipped a place in the file. */
function placesBehind(skipped: string): (place: Position) => Position {
  const lines = skipped.split('\n');
  const before = (lines.at(-1) ?? '').length;
  return ({ line, column }) => ({
    line: line + lines.length - 1,
    column: line === 1 ? column + before : column,
  });
}

/** saxes' complaint without its position, and without the name at its end, which is text of the file. */
function withoutNames(error: Error): string {
  const [complaint = ''] = error.message.replace(/^\d+:\d+: /, '').split(':', 1);
  return complaint.replace(/\.$/, '');
}

/** The most frequent slip in values written by hand. */
function refuseBareAmpersand(xml: string): void {
  const ampersandOrLiteral = /&(?!#?\w+;)|<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g;
  for (const { 0: found, index } of xml.matchAll(ampersandOrLiteral)) {
    if (found === '&') {
      throw unreadable('it is not well-formed XML: an & must be written &amp;', positionAt(xml, index));
    }
  }
}

function positionAt(xml: string, index: number): Position {
  const lineStart = xml.lastIndexOf('\n', index - 1) + 1;
  return { line: xml.slice(0, lineStart).split('\n').length, column: index - lineStart + 1 };
}

/** Where the tag begins of which saxes has read the name and one character more. */
function startOfTag(xml: string, parser: SaxesParser, spared: number, name: string): Position {
  if (parser.column > 0) return { line: parser.line, column: parser.column - [...name].length - 1 };
  // That character was a line end.
  const start = parser.position + spared - name.length - 2;
  return { line: parser.line - 1, column: start - xml.lastIndexOf('\n', start) };
}
