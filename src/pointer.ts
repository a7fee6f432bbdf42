/** A JSON Pointer (RFC 6901) made of its unescaped parts: `pointer('a/b', 0)` is `/a~1b/0`. */
export function pointer(...parts: readonly (string | number)[]): string {
  let path = '';
  for (const part of parts) path += `/${typeof part === 'number' ? part : escaped(part)}`;
  return path;
}

/** Hardly any key has one of the two characters, and every value has a path. */
function escaped(part: string): string {
  return /[~/]/.test(part) ? part.replaceAll('~', '~0').replaceAll('/', '~1') : part;
}

/** The unescaped parts of a JSON Pointer: the inverse of {@link pointer}. */
export function pointerParts(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
