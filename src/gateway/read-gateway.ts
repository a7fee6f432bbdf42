import { InputError } from '../input-error.js';
import type { Gateway } from './connection.js';
import { readIpsecConf } from './ipsec-conf/gateway.js';
import type { Includer } from './place.js';
import { readSwanctl } from './swanctl/gateway.js';

/**
 * A gateway by its configuration: a `swanctl.conf` or an `ipsec.conf`, told apart by their form.
 *
 * @param file its name, for messages and places
 * @throws InputError for a file that is neither, is cut off, or includes itself
 */
export function readGateway(file: string, text: string, include?: Includer): Gateway {
  if (text.trim() === '')
    throw new InputError(`${file} is empty. A swanctl.conf or an ipsec.conf is needed.`);
  if (/^(?:conn|config|ca)[ \t]+[^\s{#]+[ \t]*(?:#.*)?\r?$/m.test(text))
    return readIpsecConf(file, text, include);
  if (/^\s*(?:version\s+[\d.]+|include\s+\S+)\s*$/.test(text) || /^\s*<|^\s*\{/.test(text)) {
    if (!text.trimStart().startsWith('include')) {
      throw new InputError(`${file} is neither a swanctl.conf nor an ipsec.conf.`);
    }
  }
  return readSwanctl(file, text, include);
}
