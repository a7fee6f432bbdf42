import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';
import { isObject, type JsonObject, propertyOf, textOf } from './json.js';
import { cutOffSentence, isCutOff } from './truncated.js';

/** Deeper than any export nests its lists and pages; keeps a hostile file from overflowing the stack. */
const deepest = 16;

/** The policies and profiles of an export, out of their envelopes. */
export interface Unwrapped {
  readonly objects: readonly JsonObject[];
  /** The export is one page of a list that goes on elsewhere. */
  readonly isOnePage: boolean;
}

/**
 * Takes the objects out of whatever the tool wrapped them in: a list, a page with `value` (a list, or a single
 * object as in Microsoft's own examples), lists of pages. What PowerShell put under `AdditionalProperties` is laid
 * over its parent. Throws {@link InputError} when no object is in it.
 */
export function unwrap(root: object): Unwrapped {
  refuseErrorAnswer(root);
  const objects: JsonObject[] = [];
  let isOnePage = false;
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest)
      throw new InputError('This is not a Graph export: its lists are nested deeper than any tool writes.');
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
    } else if (isObject(value)) {
      const inner = propertyOf(value, 'value');
      if (inner === undefined) {
        objects.push(withAdditionalProperties(value));
      } else {
        isOnePage ||= typeof value['@odata.nextLink'] === 'string';
        visit(inner, depth + 1);
      }
    } else if (isCutOff(value)) {
      throw new InputError(cutOffSentence);
    }
  };
  visit(root, 0);
  if (objects.length === 0) throw new InputError('This is not a Graph export: it holds no policy.');
  return { objects, isOnePage };
}

/** What Graph answers instead of a policy: https://learn.microsoft.com/graph/errors */
function refuseErrorAnswer(root: object): void {
  const error = isObject(root) ? propertyOf(root, 'error') : undefined;
  const code = isObject(error) ? textOf(error, 'code') : undefined;
  if (code === undefined) return;
  throw new InputError(
    `This is an error answer of Graph (${inSentence(code)}), not a policy. Sign in with DeviceManagementConfiguration.Read.All and export again.`,
  );
}

/** PowerShell's Graph cmdlets keep what their own types do not know, which is nearly everything, under this key. */
function withAdditionalProperties(object: JsonObject): JsonObject {
  const additional = propertyOf(object, 'AdditionalProperties');
  if (isCutOff(additional)) {
    throw new InputError(cutOffSentence);
  }
  if (!isObject(additional)) return object;
  const overlay = Object.entries(additional).filter(([, value]) => value !== null);
  const overlaid = new Set(['additionalproperties', ...overlay.map(([key]) => key.toLowerCase())]);
  const parent = Object.entries(object).filter(([key]) => !overlaid.has(key.toLowerCase()));
  return Object.fromEntries([...parent, ...overlay]);
}
