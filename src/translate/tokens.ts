import type { PlistDictionary, PlistValue } from '../plist/value.js';
import { isVariable, tokenPattern, type Variable } from '../tokens.js';
import type { VariableBindings } from './bindings/bindings.js';

/** Reads the value of each variable, for a profile made for one device. */
const values = {
  'device.serialNumber': (bindings) => bindings.device?.serialNumber,
  'device.udid': (bindings) => bindings.device?.udid,
  'device.name': (bindings) => bindings.device?.name,
  'user.email': (bindings) => bindings.user?.email,
  'user.name': (bindings) => bindings.user?.name,
  'user.principalName': (bindings) => bindings.user?.principalName,
} as const satisfies Record<Variable, (bindings: VariableBindings) => string | undefined>;

/** Puts the bound values in for their variables, in every text of a property list; others are left as they are. */
export function fillVariables(value: PlistDictionary, bindings: VariableBindings): PlistDictionary {
  if (bindings.device === undefined && bindings.user === undefined) return value;
  return filledDictionary(value, bindings);
}

/** {@link fillVariables} for one text. */
export function filledText(text: string, bindings: VariableBindings): string {
  return text.replace(tokenPattern, (whole, name: string) =>
    isVariable(name) ? (values[name](bindings) ?? whole) : whole,
  );
}

function filledDictionary(value: PlistDictionary, bindings: VariableBindings): PlistDictionary {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, bindings)]));
}

function filled(value: PlistValue, bindings: VariableBindings): PlistValue {
  if (typeof value === 'string') return filledText(value, bindings);
  if (Array.isArray(value)) return value.map((item) => filled(item, bindings));
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return value;
  return filledDictionary(value, bindings);
}
