/**
 * A value as the text of a JSON file. Characters that steer a terminal (C1, bidirectional, line separators) are
 * escaped, which JSON allows and JSON.stringify does for C0 alone.
 */
export function jsonText(value: unknown): string {
  return escaped(JSON.stringify(value, undefined, 2));
}

/** A value as one line of JSON, for what is written value by value; escaped as {@link jsonText} does. */
export function jsonLine(value: unknown): string {
  return escaped(JSON.stringify(value));
}

function escaped(json: string): string {
  const text = json.replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
