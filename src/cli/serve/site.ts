import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a server answers. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called when all of it has reached the other side. */
  readonly delivered?: () => void;
}

/** What is served: below one address that nobody can guess. */
export interface Site {
  /** Answers what is asked for below that address; undefined for what is not there. */
  answer(path: string, request: IncomingMessage): Promise<Reply | undefined> | Reply | undefined;
}

/** A page, with the headers that keep it to itself. */
export function pageReply(status: number, body: string, policy: string): Reply {
  return {
    status,
    type: 'text/html; charset=utf-8',
    body,
    headers: { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` },
  };
}

/** A sentence. */
export function textReply(status: number, sentence: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` };
}

/** What is behind `/<secret>/` in a path; undefined where the secret is another. Takes the same time for every wrong one. */
export function pathBehind(secret: string, path: string): string | undefined {
  const [, given = '', rest] = /^\/([^/]*)\/(.*)$/s.exec(path) ?? [];
  const [mine, theirs] = [secret, given].map((text) => createHash('sha256').update(text).digest());
  return mine !== undefined && theirs !== undefined && timingSafeEqual(mine, theirs) ? rest : undefined;
}
