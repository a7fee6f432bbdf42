import { isObject, type JsonObject } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { parseJson } from '../text/json.js';

/** What a service answered to one request, as far as it is looked at. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The headers of these names. */
  readonly retryAfter?: string | undefined;
  readonly date?: string | undefined;
  readonly location?: string | undefined;
}

/** Asks for what is at an address of Graph. */
export type Send = (url: URL) => Promise<Answer>;

/** The object in an answer. Throws InputError for anything else; the text is not repeated, as it may hold secrets. */
export function objectIn({ text }: Answer, url: URL): JsonObject {
  const value = valueIn(text);
  if (isObject(value)) return value;
  throw new InputError(
    `${url.host} answered with something that is not JSON. Something between you and Graph, such as a proxy or a sign-in page, may have answered instead.`,
  );
}

/** What a text holds as JSON; undefined where it is none. */
export function valueIn(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof InputError) return undefined;
    throw error;
  }
}
