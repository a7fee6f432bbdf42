import { changesBetween } from './changes.js';
import type { Explanation } from './explanation.js';

/** An explanation as JSON, by schemas/explain.schema.json. */
export function explanationJson(explanation: Explanation): string {
  return jsonText(explanation);
}

/** Two explanations and what changes between them, as JSON by the same schema. */
export function changesJson(old: Explanation, newer: Explanation): string {
  return jsonText({ version: 1, old, new: newer, changes: changesBetween(old, newer) });
}

/** JSON in which no control character steers a terminal: those that JSON itself lets stand are escaped. */
function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}
