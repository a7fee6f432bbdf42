import { setTimeout } from 'node:timers/promises';
import { InputError } from '../../input-error.js';
import type { Answer, Send } from '../../pull/answer.js';
import { packageVersion } from '../version.js';

/** What one request may take. */
export interface Limits {
  /** In milliseconds, until the whole answer is there. */
  readonly time: number;
  /** In bytes. */
  readonly size: number;
}

/** A page of policies is far below both. */
const usualLimits: Limits = { time: 60_000, size: 16 * 1024 * 1024 };

/** Why a service cannot be reached, by the code of the system, of Node.js or of its TLS. */
const failures: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'has no address that can be found. Check the network and its name'],
  [/^ECONNREFUSED$/, 'refuses the connection'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'closed the connection'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'does not answer. Check the network and its proxy'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_/,
    'has a certificate that Node.js does not trust. If a proxy reads your traffic, name the file with its CA in NODE_EXTRA_CA_CERTS',
  ],
];

/**
 * Asks a service, the one place of the package that does. Redirects are answers, not followed.
 *
 * @param token is sent along, and taken out of every answer, so that it reaches no file and no message
 * @throws InputError when there is no answer, or none within the limits
 */
export function senderWith(token: string, limits = usualLimits): Send {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'User-Agent': `alwayson/${packageVersion()}`,
  };
  return async (url) => {
    const answer = await request(url, { headers }, limits);
    return { ...answer, text: answer.text.replaceAll(token, '«redacted»') };
  };
}

/** One request and its answer. Throws InputError as {@link senderWith} says. */
export async function request(url: URL, init: RequestInit, { time, size } = usualLimits): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(time) });
    const header = (name: string) => response.headers.get(name) ?? undefined;
    return {
      status: response.status,
      text: await textOf(response, url, size),
      retryAfter: header('retry-after'),
      date: header('date'),
      location: header('location'),
    };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${url.host} ${failure(error, time)}.`);
  }
}

async function textOf({ body }: Response, url: URL, most: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > most) {
      throw new InputError(
        `${url.host} answers with more than ${most} bytes, which no page of policies has.`,
      );
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What went wrong, never in the words of the error, which can repeat headers. */
function failure(error: unknown, time: number): string {
  const { name, code } = innermost(error);
  if (name === 'TimeoutError') {
    return `gave no whole answer within ${time / 1000} seconds. Check the network and its proxy, or try again later`;
  }
  const known = failures.find(([pattern]) => pattern.test(code ?? ''))?.[1];
  return known ?? `cannot be reached (${code ?? name})`;
}

/** What an error of the system, of Node.js or of its TLS says of itself. */
interface Failure {
  readonly name: string;
  readonly code?: string;
  readonly cause?: Failure;
  readonly errors?: readonly Failure[];
}

/** `fetch` wraps what happened, and what happened at several addresses of a name is a list. */
function innermost(error: unknown): Failure {
  const { name = 'unknown', code, cause, errors } = error as Partial<Failure>;
  const inner = cause ?? (code === undefined ? errors?.[0] : undefined);
  return inner === undefined ? { name, ...(code !== undefined && { code }) } : innermost(inner);
}

/** Waits, in seconds. */
export async function wait(seconds: number): Promise<void> {
  await setTimeout(seconds * 1000);
}
