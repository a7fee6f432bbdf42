import type { PlistNode } from '../plist/node.js';
import { redact } from '../secrets/redact.js';
import { inSentence } from '../text/in-sentence.js';

/** As many entries of a list or a dictionary as one sentence takes. */
const mostShown = 8;

/** A list or a dictionary for people, `{Action: Connect, SSIDMatch: [Guest]}`: without secrets, and not endlessly long. */
export function nodeWords(node: PlistNode): string {
  return inSentence(words(redact(node)));
}

function words(node: PlistNode): string {
  switch (node.type) {
    case 'dictionary':
      return `{${several(Array.from(node.entries, ([key, value]) => `${key}: ${words(value)}`))}}`;
    case 'array':
      return `[${several(node.items.map(words))}]`;
    case 'data':
      return 'data';
    case 'date':
      return Number.isNaN(node.value.getTime()) ? 'no date' : node.value.toISOString();
    default:
      return String(node.value);
  }
}

function several(parts: readonly string[]): string {
  return parts.length > mostShown ? `${parts.slice(0, mostShown).join(', ')}, …` : parts.join(', ');
}
