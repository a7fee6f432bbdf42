import { SaxesParser } from 'saxes';
import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { deliverySources } from '../variables/sources.js';
import { carried, jamfResources } from './carriers.js';
import type { Peeled } from './opened.js';

/** Takes the profile out of the XML that the Classic API of Jamf Pro takes and answers. Undefined for other XML. */
export function peelJamf(bytes: Uint8Array): Peeled | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  const root = /^[^<]*(?:<\?[^>]*>\s*)?<(\w+)[\s>]/.exec(head)?.[1];
  if (root === undefined || !jamfResources.has(root)) return undefined;
  const profile = payloadsIn(decodeText(bytes));
  if (profile === undefined) {
    throw new InputError('The answer of Jamf Pro holds no profile: it has no <payloads> in <general>.');
  }
  return carried('answer of Jamf Pro', deliverySources.jamf, bytes, Buffer.from(profile));
}

/** The content of `<general><payloads>`: a text, or elements as they stand. */
function payloadsIn(text: string): string | undefined {
  // The line ends of XML, so that offsets are those of the parser.
  const xml = text.trimStart().replace(/\r\n?/g, '\n');
  const parser = new SaxesParser();
  const open: string[] = [];
  let characters = '';
  let begin: number | undefined;
  let found: string | undefined;
  const inPayloads = () => open[1] === 'general' && open[2] === 'payloads';
  parser.on('error', () => {
    throw new InputError('The answer of Jamf Pro is not well-formed XML.');
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    if (open.length === 3 && inPayloads()) begin = parser.position;
  });
  const onText = (part: string) => {
    if (inPayloads()) characters += part;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    if (open.length === 3 && inPayloads() && begin !== undefined) {
      const inner = xml.slice(begin, xml.lastIndexOf('</', parser.position - 1));
      found = /^\s*<(?!!\[CDATA)/.test(inner) ? inner : characters;
    }
    open.pop();
  });
  parser.write(xml).close();
  return found?.trim() === '' ? undefined : found;
}
