import type { PlistDictionary, PlistValue } from '../plist/value.js';
import type { VariableBindings } from './bindings/bindings.js';

/**
 * The neutral device and user variables, which every delivery turns into its own system's: in a value they are
 * written `{{device.serialNumber}}`. The functions read the value to put in for a profile made for one device.
 */
export const variables = {
  'device.serialNumber': (bindings) => bindings.device?.serialNumber,
  'device.udid': (bindings) => bindings.device?.udid,
  'device.name': (bindings) => bindings.device?.name,
  'user.email': (bindings) => bindings.user?.email,
  'user.name': (bindings) => bindings.user?.name,
  'user.principalName': (bindings) => bindings.user?.principalName,
} as const satisfies Record<string, (bindings: VariableBindings) => string | undefined>;

/** One of the names in {@link variables}. */
export type Variable = keyof typeof variables;

const token = /\{\{\s*([A-Za-z][\w.]*)\s*\}\}/g;

/** The names between `{{` and `}}` in a text, each once, whether they are known variables or not. */
export function tokensIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(token), (match) => match[1] ?? ''))];
}

/** Puts the bound values in for their variables, in every text of a property list; others are left as they are. */
export function fillVariables(value: PlistDictionary, bindings: VariableBindings): PlistDictionary {
  if (bindings.device === undefined && bindings.user === undefined) return value;
  return filledDictionary(value, bindings);
}

function filledDictionary(value: PlistDictionary, bindings: VariableBindings): PlistDictionary {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, bindings)]));
}

function filled(value: PlistValue, bindings: VariableBindings): PlistValue {
  if (typeof value === 'string') {
    return value.replace(token, (whole, name: string) => variables[name as Variable]?.(bindings) ?? whole);
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, bindings));
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value;
  return filledDictionary(value, bindings);
}
