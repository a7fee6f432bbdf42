import { jsonText } from '../text/json-text.js';
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
