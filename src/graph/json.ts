/** An object as JSON or YAML gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object: not a list, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key in any case; the exact spelling is preferred. */
export function propertyOf(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

/** {@link propertyOf} where it is a text that is not empty. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = propertyOf(object, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
