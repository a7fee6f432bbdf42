import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { InputError } from '../../input-error.js';
import { pathBehind, type Reply, type Site, textReply } from './site.js';
import type { TlsFiles } from './tls.js';

/** Where and how long is served. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsFiles | undefined;
  readonly minutes: number;
  /** What nobody can guess: the first part of every path. */
  readonly secret: string;
}

/** A server that runs. */
export interface Listening {
  /** The address of the site, with the secret and a slash at the end. */
  readonly url: string;
  /** Ends it: what is being sent is sent to its end. */
  stop(): void;
  /** Settles when it has ended, and says whether the time was up. */
  readonly ended: Promise<'time' | 'stopped'>;
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Serves a site until it is stopped, its time is up or a signal ends the run.
 *
 * @throws InputError when the address cannot be had
 */
export async function listen(site: () => Site, options: ListenOptions): Promise<Listening> {
  const { host, port, tls, minutes, secret } = options;
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    void respond(site(), secret, request, response);
  };
  const server = tls === undefined ? createServer(handle) : createSecureServer(tls, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, options)));
    server.listen(port, host, resolve);
  });
  server.on('error', () => undefined);
  let reason: 'time' | 'stopped' = 'stopped';
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  const timer = setTimeout(() => {
    reason = 'time';
    stop();
    server.closeAllConnections();
  }, minutes * 60_000);
  const ended = new Promise<'time' | 'stopped'>((resolve) => {
    server.once('close', () => {
      clearTimeout(timer);
      resolve(reason);
    });
  });
  const at = server.address();
  const bound = typeof at === 'object' && at !== null ? at.port : port;
  return { url: urlOf(host, bound, tls !== undefined, secret), stop, ended };
}

function urlOf(host: string, port: number, secure: boolean, secret: string): string {
  const name = host === '0.0.0.0' || host === '::' ? (ownAddress() ?? host) : host;
  const written = isIP(name) === 6 ? `[${name}]` : name;
  return `${secure ? 'https' : 'http'}://${written}:${port}/${secret}/`;
}

/** The address under which other machines reach this one, where every address is listened on. */
function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((one) => one !== undefined && !one.internal && one.family === 'IPv4')?.address;
}

const sentences: Readonly<Record<string, (options: ListenOptions) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program. Choose another with --port, or leave --port out.`,
  EACCES: ({ port }) =>
    `Port ${port} needs more rights than this user has. Choose one above 1023 with --port.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine. Choose another with --host.`,
  ENOTFOUND: ({ host }) => `${host} is no address of this machine. Choose another with --host.`,
};

function listenError(error: NodeJS.ErrnoException, options: ListenOptions): Error {
  const sentence = sentences[error.code ?? '']?.(options);
  return sentence === undefined ? error : new InputError(sentence);
}

const alwaysSent = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
} as const;

async function respond(
  site: Site,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, type, body, headers, delivered } = await replyTo(site, secret, request);
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    ...alwaysSent,
    'Content-Type': type,
    'Content-Length': bytes.length,
    ...headers,
  });
  const isHead = request.method === 'HEAD';
  if (delivered !== undefined && !isHead) response.once('finish', delivered);
  response.end(isHead ? undefined : bytes);
}

const notFound = textReply(404, 'Not found.');

async function replyTo(site: Site, secret: string, request: IncomingMessage): Promise<Reply> {
  const [path = ''] = (request.url ?? '').split('?');
  const behind = pathBehind(secret, path);
  if (behind === undefined) return notFound;
  try {
    return (await site.answer(behind, request)) ?? notFound;
  } catch {
    return textReply(500, 'alwayson could not answer this.');
  }
}
