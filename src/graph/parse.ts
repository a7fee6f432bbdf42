import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { parseJson, positionAt } from '../text/json.js';
import { looksLike } from '../text/looks-like.js';
import { exportWhole, isCutOff } from './truncated.js';

/** The largest input that is read, in bytes (or characters, when it is text already): 64 MiB. */
export const largestInput = 64 * 2 ** 20;

/** The largest input that the YAML parser is given: its time grows with the square of the number of keys. */
const largestYaml = 2 ** 20;

/** A Graph export: the bytes or the text of its file, or what a Graph client gives, an object or a list of them. */
export type GraphInput = Uint8Array | string | object;

/**
 * What a Graph export holds: JSON, or YAML as IntuneCD writes it, in any encoding of {@link decodeText}. Throws
 * {@link InputError} for anything else and never quotes the text, which may hold a secret.
 *
 * Asynchronous because the YAML parser, which takes longer to load than everything else here, is loaded only for a
 * file that is not JSON.
 */
export async function parse(input: GraphInput): Promise<object> {
  if (typeof input === 'object' && !(input instanceof Uint8Array)) return input;
  if (input.length > largestInput) {
    throw new InputError(`larger than ${largestInput / 2 ** 20} MiB, which no Graph export is`);
  }
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : decode(input);
  if (text.trim() === '') throw new InputError('empty; a Graph export in JSON or YAML is needed');
  const value = await parseText(text);
  if (typeof value === 'object' && value !== null) return value;
  if (isCutOff(value)) throw new InputError(`cut off by the tool that exported it; ${exportWhole}`);
  throw new InputError(
    `not a Graph export: ${typeof value === 'string' ? 'some text' : 'a single value'} is all it holds, where a policy or a list of policies belongs`,
  );
}

function decode(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    refuseKnownFormat(bytes);
    throw error;
  }
}

function refuseKnownFormat(bytes: Uint8Array): void {
  const what = looksLike(bytes);
  if (what !== undefined) {
    throw new InputError(`not a Graph export: this looks like ${what}; JSON or YAML is needed`);
  }
}

async function parseText(text: string): Promise<unknown> {
  let offset: number | undefined;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InputError) throw error;
    offset = offsetIn(error, text);
  }
  if (/^\s*[[{]/.test(text)) throw await invalidJson(text, offset);
  if (isCutOff(text.trim())) return text;
  refuseKnownFormat(new TextEncoder().encode(text.slice(0, 4096)));
  if (text.length > largestYaml) {
    throw new InputError(
      `not JSON, and larger than the ${largestYaml / 2 ** 20} MiB up to which YAML is read`,
    );
  }
  const { parseYaml } = await import('../text/yaml.js');
  return parseYaml(text);
}

/**
 * What begins like JSON is not tried as YAML: YAML takes `{"a":1 "b":2}` for one key with a strange value, so a
 * forgotten comma would be misread in silence. The YAML parser only finds the place, where JSON.parse does not tell.
 */
async function invalidJson(text: string, offset: number | undefined): Promise<InputError> {
  let place = offset === undefined ? undefined : positionAt(text, offset);
  if (place === undefined && text.length <= largestYaml) {
    const { locateJsonError } = await import('../text/yaml.js');
    place = locateJsonError(text);
  }
  const where = place === undefined ? '' : ` at line ${place.line}, column ${place.column}`;
  return new InputError(`not valid JSON: it cannot be read${where}`);
}

/** The offset that V8 tells of in some of its messages; their words quote the text and are never passed on. */
function offsetIn(error: unknown, text: string): number | undefined {
  if (!(error instanceof SyntaxError)) return undefined;
  if (error.message === 'Unexpected end of JSON input') return text.length;
  const found = / in JSON at position (\d+)/.exec(error.message)?.[1];
  return found === undefined ? undefined : Number(found);
}
