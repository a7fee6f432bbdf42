import { isObject, type JsonObject } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { inSentence } from '../text/in-sentence.js';
import { type Answer, objectIn, type Send } from './answer.js';
import { graphError } from './errors.js';

/** More pages than any tenant has. */
const mostPages = 1000;

/** Reads from Graph. Paths begin behind the address of the service. */
export interface Graph {
  /** What is at a path; undefined where there is nothing. Throws RefusedError or another InputError. */
  readonly get: (path: string) => Promise<JsonObject | undefined>;
  /** Every object of a list, over all its pages. Throws as `get` does. */
  readonly list: (path: string) => Promise<readonly JsonObject[]>;
}

/**
 * Graph at an origin.
 *
 * @param send asks; whatever it sends along goes to this origin alone, wherever an answer points
 */
export function graphAt(origin: string, send: Send): Graph {
  const ask = async (url: URL): Promise<Answer> => {
    const answer = await send(url);
    if (answer.status >= 300 && answer.status < 400) throw redirected(answer, url);
    return answer;
  };
  const found = (answer: Answer, url: URL) => {
    if (answer.status !== 200) throw graphError(answer, url);
    return objectIn(answer, url);
  };
  return {
    get: async (path) => {
      const url = new URL(path, origin);
      const answer = await ask(url);
      return answer.status === 404 ? undefined : found(answer, url);
    },
    list: async (path) => {
      const objects: JsonObject[] = [];
      const asked = new Set<string>();
      for (let url: URL | undefined = new URL(path, origin); url !== undefined; ) {
        if (asked.has(url.href) || asked.size === mostPages) {
          throw new InputError(`${url.host} gives a list that does not end (@odata.nextLink).`);
        }
        asked.add(url.href);
        const page = found(await ask(url), url);
        objects.push(...objectsOf(page, url));
        url = nextPage(page, url);
      }
      return objects;
    },
  };
}

function objectsOf({ value }: JsonObject, url: URL): readonly JsonObject[] {
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw new InputError(`${url.host} answered with something else than a list to ${url.pathname}.`);
}

/** The address of the next page. Throws InputError where the token would go elsewhere. */
function nextPage(page: JsonObject, url: URL): URL | undefined {
  const link = page['@odata.nextLink'];
  if (link === undefined || link === null) return undefined;
  const next = typeof link === 'string' && URL.canParse(link, url.href) ? new URL(link, url) : undefined;
  if (next?.origin === url.origin) return next;
  throw new InputError(
    `${url.host} says that the list goes on at ${shown(next)} (@odata.nextLink). The token goes to ${url.host} alone, so the list is not complete and nothing was written.`,
  );
}

function redirected({ status, location = '' }: Answer, url: URL): InputError {
  const to = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  return new InputError(
    `${url.host} redirects the request to ${shown(to)} (${status}). Redirects are not followed, so that the token goes to ${url.host} alone. Check --graph-url.`,
  );
}

function shown(url: URL | undefined): string {
  return url === undefined ? 'an address that cannot be read' : inSentence(url.origin);
}
