import { InputError } from '../input-error.js';
import type { Answer, Send } from './answer.js';

/** What a service answers that wants to be asked again later: https://learn.microsoft.com/graph/throttling */
const later: readonly number[] = [429, 503, 504];

const mostTries = 6;
/** In seconds, over all requests of a run. */
const longestWait = 600;

/** How waiting is done. */
export interface Patience {
  readonly wait: (seconds: number) => Promise<void>;
  /** Is told of every wait before it begins. */
  readonly waiting?: (seconds: number) => void;
}

/**
 * Asks again when the service says that it is busy, after the time that it names, else after 1, 2, 4 … seconds. The
 * waits of all requests together are limited.
 */
export function patiently(send: Send, { wait, waiting }: Patience): Send {
  let left = longestWait;
  return async (url) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(url);
      if (!later.includes(answer.status)) return answer;
      if (attempt === mostTries) {
        throw new InputError(
          `${url.host} was asked ${mostTries} times and is still busy (${answer.status}). Try again later.`,
        );
      }
      const seconds = secondsToWait(answer) ?? 2 ** (attempt - 1);
      if (seconds > left) {
        throw new InputError(
          `${url.host} is busy (${answer.status}) and asks to wait ${seconds} seconds. A run waits ${longestWait} seconds in all. Try again later.`,
        );
      }
      left -= seconds;
      waiting?.(seconds);
      await wait(seconds);
    }
  };
}

/**
 * The seconds that `Retry-After` names: a number, or a date, which is compared with the clock of the service.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function secondsToWait({
  retryAfter = '',
  date = '',
}: Pick<Answer, 'retryAfter' | 'date'>): number | undefined {
  const text = retryAfter.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const [then, now] = [Date.parse(text), Date.parse(date)];
  return Number.isNaN(then - now) ? undefined : Math.max(0, Math.ceil((then - now) / 1000));
}
