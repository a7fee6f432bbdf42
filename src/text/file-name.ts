/**
 * A name for people as a file name without an ending that every file system takes: letters, digits, dots, hyphens
 * and underscores, what lies between them replaced by one hyphen.
 *
 * @param otherwise what to take for a name that has nothing of that
 */
export function fileNameOf(name: string, otherwise: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '') || otherwise;
}
