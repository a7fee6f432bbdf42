import { beginsWithMark, decodeText } from '../text/decode.js';
import type { Host } from './host.js';
import { about, readInput } from './input.js';

/**
 * The names of files that another program listed, such as `git diff --name-only -z`: between NUL characters where there
 * is one, else one a line.
 *
 * @throws InputError when the list cannot be read
 */
export async function filesFrom(host: Host, list: string): Promise<string[]> {
  const bytes = await readInput(host, list);
  // A list in UTF-16, as PowerShell writes it, has zeros in it, too.
  const isSeparated = bytes.includes(0) && !beginsWithMark(bytes);
  const names = isSeparated
    ? Buffer.from(bytes).toString('utf8').split('\0')
    : (await about(list, () => decodeText(bytes))).split(/\r?\n/);
  return names.filter((name) => name !== '');
}
