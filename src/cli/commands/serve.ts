import { randomBytes } from 'node:crypto';
import type { DevicePlatform } from '../../apple/os.js';
import { InputError } from '../../input-error.js';
import { jsonLine } from '../../text/json-text.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { resultFormat, sharedOptions } from '../options.js';
import { say } from '../say.js';

interface Options {
  profile?: string[] | undefined;
  host: string;
  port: number;
  'tls-cert'?: string | undefined;
  'tls-key'?: string | undefined;
  minutes: number;
  once: boolean;
  insecure: boolean;
  format: 'text' | 'json';
  platform: DevicePlatform;
  os: string;
}

export const serveCommand = defineCommand<Options>({
  command: 'serve [profile..]',
  describe: 'offer profiles to test devices; without one, open a page to drop files on',
  builder: (yargs) =>
    yargs
      .positional('profile', { type: 'string', array: true, describe: '.mobileconfig, or -' })
      .options({
        host: {
          type: 'string',
          default: '127.0.0.1',
          describe: 'address; 0.0.0.0 lets other devices in',
          requiresArg: true,
        },
        port: {
          type: 'number',
          default: 0,
          describe: 'port to listen on; 0 takes a free one',
          requiresArg: true,
        },
        'tls-cert': {
          type: 'string',
          describe: 'certificate (PEM) for HTTPS, with its chain',
          requiresArg: true,
        },
        'tls-key': { type: 'string', describe: 'its private key (PEM)', requiresArg: true },
        minutes: { type: 'number', default: 30, describe: 'end after so many minutes', requiresArg: true },
        once: { type: 'boolean', default: false, describe: 'end after the first download' },
        insecure: {
          type: 'boolean',
          default: false,
          describe: 'let secrets travel over the network without TLS',
        },
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        format: { ...resultFormat, describe: 'format of the answer; json is a line for each event' },
      })
      .example('$0 serve vpn.mobileconfig --host 0.0.0.0', 'a page with a QR code for test devices')
      .example('$0 serve', 'a page on this machine to drop a policy or a profile on'),
  run,
});

async function run(options: Options, host: Host): Promise<ExitCode> {
  checkNumbers(options);
  const { profile: files = [] } = options;
  return files.length === 0 ? serveDesk(options, host) : serveProfiles(files, options, host);
}

function checkNumbers({ port, minutes }: Options): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InputError('--port is a number from 0 to 65535.');
  if (!(minutes > 0 && minutes <= 24 * 60))
    throw new InputError('--minutes is a number above 0, at most 1440.');
}

async function serveProfiles(files: readonly string[], options: Options, host: Host): Promise<ExitCode> {
  const [{ isLoopback, listen }, { readTls }, { installSite, readServed }, { encode, renderSVG }] =
    await Promise.all([
      import('../serve/listen.js'),
      import('../serve/tls.js'),
      import('../serve/install-site.js'),
      import('uqr'),
    ]);
  const { platform, os, minutes, once, format } = options;
  const tell = teller(options, host);
  const tls = await readTls(host, options['tls-cert'], options['tls-key']);
  const profiles = [];
  for (const file of files) profiles.push(await readServed(host, file, { platform, os }));
  const secret = profiles.filter(({ hasSecrets }) => hasSecrets);
  if (secret.length > 0 && !isLoopback(options.host) && tls === undefined)
    warnOfSecrets(secret, options, host);
  for (const { file, errors } of profiles) {
    if (errors > 0) {
      const found = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
      say(host.stderr, `${file} has ${found}. Devices may reject it; alwayson verify shows more.`);
    }
  }
  let downloads = 0;
  let site: ReturnType<typeof installSite> | undefined;
  const server = await listen(() => site ?? { answer: () => undefined }, {
    host: options.host,
    port: options.port,
    tls,
    minutes,
    secret: unguessable(),
  });
  site = installSite(profiles, renderSVG(server.url, { border: 2 }), ({ file }, from) => {
    downloads += 1;
    tell({ event: 'download', file, number: downloads, from }, `${file}: download ${downloads}, by ${from}`);
    if (once) server.stop();
  });
  const served = profiles.map(({ file, name }) => `${file} (${name})`).join(', ');
  const until = once ? 'until the first download' : forMinutes(minutes);
  tell(
    {
      event: 'serving',
      url: server.url,
      minutes,
      profiles: profiles.map(({ file, name, errors, hasSecrets }) => ({ file, name, errors, hasSecrets })),
    },
    `Serving ${served} ${until}. Ctrl-C ends it.\n\n${server.url}\n`,
  );
  if (format === 'text') {
    host.stdout.write(`${terminalCode(encode(server.url, { border: 2 }).data, host)}\n`);
    if (isLoopback(options.host))
      say(host.stdout, 'Only this machine can open the page. --host 0.0.0.0 lets other devices in.');
  }
  const reason = await server.ended;
  tell(
    { event: 'ended', reason, downloads },
    `${reason === 'time' ? 'The time is up' : 'Done'}: ${downloads} ${downloads === 1 ? 'download' : 'downloads'}.`,
  );
  return 0;
}

function warnOfSecrets(
  secret: readonly { readonly file: string }[],
  { insecure }: Options,
  { stderr }: Host,
): void {
  const names = secret.map(({ file }) => file).join(', ');
  const hold = secret.length === 1 ? 'holds' : 'hold';
  if (!insecure) {
    throw new InputError(
      `${names} ${hold} secrets that everyone on the network could read. Give --tls-cert and --tls-key, or --insecure to serve it all the same.`,
    );
  }
  say(stderr, `Warning: ${names} ${hold} secrets, and everyone on the network can read them.`);
}

async function serveDesk(options: Options, host: Host): Promise<ExitCode> {
  const [{ isLoopback, listen }, { deskSite }, { readTls }] = await Promise.all([
    import('../serve/listen.js'),
    import('../serve/desk-site.js'),
    import('../serve/tls.js'),
  ]);
  if (!isLoopback(options.host))
    throw new InputError('The desk is for this machine alone. Leave --host out, or name profiles to serve.');
  const tls = await readTls(host, options['tls-cert'], options['tls-key']);
  let site: ReturnType<typeof deskSite> | undefined;
  const server = await listen(() => site ?? { answer: () => undefined }, {
    host: options.host,
    port: options.port,
    tls,
    minutes: options.minutes,
    secret: unguessable(),
  });
  site = deskSite(new URL(server.url).origin, host.now);
  const tell = teller(options, host);
  tell(
    { event: 'serving', url: server.url, minutes: options.minutes, profiles: [] },
    `The desk is open ${forMinutes(options.minutes)}. Ctrl-C ends it. Nothing leaves this machine.\n\n${server.url}`,
  );
  tell({ event: 'ended', reason: await server.ended, downloads: 0 }, 'The time is up.');
  return 0;
}

/** What a server says of itself, as schemas/serve.schema.json has it. */
type ServeEvent =
  | {
      readonly event: 'serving';
      readonly url: string;
      readonly minutes: number;
      readonly profiles: readonly ServedProfile[];
    }
  | { readonly event: 'download'; readonly file: string; readonly number: number; readonly from: string }
  | { readonly event: 'ended'; readonly reason: 'time' | 'stopped'; readonly downloads: number };

interface ServedProfile {
  readonly file: string;
  readonly name: string;
  readonly errors: number;
  readonly hasSecrets: boolean;
}

/** Tells an event to programs, and the words to people. */
function teller({ format }: Options, { stdout }: Host): (event: ServeEvent, words: string) => void {
  return (event, words) => {
    if (format === 'json') stdout.write(jsonLine({ version: 1, ...event }));
    else say(stdout, words);
  };
}

function forMinutes(minutes: number): string {
  return `for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

function unguessable(): string {
  return randomBytes(18).toString('base64url');
}

/** A QR code for a terminal, two rows a line; with colours it is dark on light whatever the terminal is. */
function terminalCode(rows: readonly (readonly boolean[])[], { stdout, env }: Host): string {
  const colours = stdout.isTTY === true && env['NO_COLOR'] === undefined;
  const lines: string[] = [];
  for (let row = 0; row < rows.length; row += 2) {
    const line = (rows[row] ?? []).map((upper, column) => {
      const lower = rows[row + 1]?.[column] ?? false;
      return halves[`${upper}/${lower}`];
    });
    lines.push(colours ? `\u001b[97;40m${line.join('')}\u001b[0m` : line.join(''));
  }
  return `${lines.join('\n')}\n`;
}

/** Light is drawn, dark is left: most terminals are dark. */
const halves = {
  'true/true': ' ',
  'true/false': '▄',
  'false/true': '▀',
  'false/false': '█',
} as const;
