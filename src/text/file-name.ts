/** The longest name in bytes: file systems take 255, and an ending or a number comes behind it. */
const mostBytes = 200;

/** Names that Windows gives to devices, whatever ending follows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/**
 * A name for people as a file name without an ending that every file system takes: letters, digits, dots, hyphens
 * and underscores, what lies between them replaced by one hyphen; at most 200 bytes long.
 *
 * @param otherwise what to take for a name that has nothing of that
 */
export function fileNameOf(name: string, otherwise: string): string {
  const safe = cut(name)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+/, '')
    .replace(/(?<!-)-+$/, '');
  return safe.replace(deviceName, '$1_') || otherwise;
}

function cut(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name.slice(0, mostBytes)) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept;
}
