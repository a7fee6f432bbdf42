import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { writePlist } from '../../src/plist/write.js';
import { makeFolder } from '../support/folder.js';
import { changedAll, goodProfile, identity } from '../support/good-profile.js';
import { run } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';
import { until } from './processes.js';

const folder = makeFolder();
const profile = join(folder, 'vpn.mobileconfig');
writeFileSync(profile, writePlist(goodProfile()));
/** Without a secret: the identity is requested by the device. */
const withoutSecret = join(folder, 'open.mobileconfig');
writeFileSync(withoutSecret, writePlist(changedAll(goodProfile(), { [identity]: undefined })));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
}

/** A server that runs, once it has said where. */
async function serve(...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [resolve('dist/cli/alwayson.cjs'), 'serve', ...args], {
    cwd: folder,
  });
  running.push(child);
  let said = '';
  const address = await new Promise<string>((found, failed) => {
    const take = (chunk: unknown) => {
      said += String(chunk);
      const [url] = /https?:\/\/\S+\/(?=\n)/.exec(said) ?? [];
      if (url !== undefined) found(url);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', () => failed(new Error(said)));
  });
  return { child, address, said: () => said };
}

async function refused(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCli(['serve', ...args], { cwd: folder });
  expect([exitCode, stdout]).toEqual([2, '']);
  return stderr;
}

describe('profiles', () => {
  test('are given with their type and name, to several devices at once, and counted', async () => {
    const { address, said } = await serve('vpn.mobileconfig');
    const page = await fetch(address);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const [, href = ''] = /class="button" href="([^"]*)"/.exec(await page.text()) ?? [];
    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(address + href)));
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toBe('application/x-apple-aspen-config');
      expect(answer.headers.get('content-disposition')).toContain('filename="vpn.mobileconfig"');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(profile));
    }
    expect((await fetch(address + href, { method: 'HEAD' })).status).toBe(200);
    await until(() => said().includes('vpn.mobileconfig: download 8, by 127.0.0.1'));
    expect(said().match(/download \d/g)).toHaveLength(8);
    expect(said()).toContain('█');
  });

  test('are where nobody can guess, and nothing is anywhere else', async () => {
    const { address } = await serve('vpn.mobileconfig');
    const { origin, pathname } = new URL(address);
    const secret = pathname.slice(1, -1);
    expect(secret).toMatch(/^[\w-]{24}$/);
    const paths = [
      '/',
      '',
      '/vpn.mobileconfig',
      `/${secret}`,
      `/${secret}/2/vpn.mobileconfig`,
      `/${secret}/1/`,
      `/${secret}/1/../../../../etc/passwd`,
      `/${secret}/%2e%2e/%2e%2e/etc/passwd`,
      `/${secret.slice(0, -1)}/`,
      `/${secret}x/1/vpn.mobileconfig`,
      `/${secret.toUpperCase()}/`,
      `//${secret}/`,
      '/favicon.ico',
      '/robots.txt',
    ];
    for (const path of paths) expect([path, await statusOf(origin, path)]).toEqual([path, 404]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await fetch(address, { method })).status).toBe(404);
    }
  });

  test('are what they were when the server started', async () => {
    const file = join(folder, 'changing.mobileconfig');
    const before = writePlist(goodProfile());
    writeFileSync(file, before);
    const { address } = await serve('changing.mobileconfig');
    writeFileSync(file, 'something else');
    const answer = await fetch(`${address}1/changing.mobileconfig`);
    expect(await answer.text()).toBe(before);
  });

  test('end with the first download, with --once', async () => {
    const { child, address, said } = await serve('vpn.mobileconfig', '--once');
    const ended = once(child, 'exit');
    await (await fetch(`${address}1/vpn.mobileconfig`)).arrayBuffer();
    expect(await ended).toEqual([0, null]);
    expect(said()).toContain('Done: 1 download.');
  });

  test('end when the time is up', async () => {
    const { child, said } = await serve('vpn.mobileconfig', '--minutes', '0.005');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said()).toContain('The time is up: 0 downloads.');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'end by %s, also with connections open',
    async (signal) => {
      const { child, address } = await serve('vpn.mobileconfig');
      const { hostname, port } = new URL(address);
      const open = createConnection(Number(port), hostname);
      open.on('error', () => undefined);
      await once(open, 'connect');
      const ended = once(child, 'exit');
      child.kill(signal);
      expect(await ended).toEqual([null, signal]);
      open.destroy();
    },
  );

  test('go over TLS', async () => {
    const [cert, key] = selfSigned('tls');
    const { address } = await serve(
      'vpn.mobileconfig',
      '--host',
      '0.0.0.0',
      '--tls-cert',
      cert,
      '--tls-key',
      key,
    );
    expect(address).toMatch(/^https:/);
    const { port, pathname } = new URL(address);
    const url = `https://127.0.0.1:${port}${pathname}1/vpn.mobileconfig`;
    expect(run('curl', ['-sf', '--cacert', join(folder, cert), url])).toEqual(readFileSync(profile));
  });

  test('with secrets go over the network only with TLS or --insecure', async () => {
    expect(await refused('vpn.mobileconfig', '--host', '0.0.0.0')).toBe(
      'alwayson: vpn.mobileconfig holds secrets that everyone on the network could read. Give --tls-cert and --tls-key, or --insecure to serve it all the same.\n',
    );
    const insecure = await serve('vpn.mobileconfig', '--host', '0.0.0.0', '--insecure');
    expect(insecure.said()).toContain('Warning: vpn.mobileconfig holds secrets');
    expect((await serve('open.mobileconfig', '--host', '0.0.0.0')).said()).not.toContain('secrets');
  });
});

describe('the desk', () => {
  const policy = readFileSync('fixtures/translate/portal-defaults/policy.json');
  const send = (address: string, bytes: Uint8Array, name: string, headers: Record<string, string> = {}) => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], name));
    return fetch(address, {
      method: 'POST',
      body: form,
      headers: { Origin: new URL(address).origin, ...headers },
    });
  };

  test('reports and explains a policy', async () => {
    const { address } = await serve();
    const answer = await send(address, policy, 'policy.json');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('sa-dh-group');
    expect(page).toContain('Where traffic goes');
    expect(page).toContain('Not in the policy, and not bound');
  });

  test('takes files from its own page alone', async () => {
    const { address } = await serve();
    const { host } = new URL(address);
    for (const origin of ['http://evil.example', 'null', `https://${host}`, `http://${host}.evil.example`]) {
      expect((await send(address, policy, 'policy.json', { Origin: origin })).status).toBe(403);
    }
    const rebound = run('curl', [
      '-s',
      '-o',
      '/dev/null',
      '-w',
      '%{http_code}',
      '-H',
      'Host: evil.example',
      address,
    ]);
    expect(rebound.toString()).toBe('403');
  });

  test('says in a sentence what it cannot take', async () => {
    const { address } = await serve();
    const text = async (bytes: Uint8Array) => {
      const answer = await send(address, bytes, 'a.json');
      return [answer.status, /role="alert">([^<]*)/.exec(await answer.text())?.[1]];
    };
    expect(await text(Buffer.from('{'))).toEqual([422, expect.stringContaining('a.json: ')]);
    expect(await text(new Uint8Array())).toEqual([
      422,
      'a.json: The file is empty. A profile or a policy is needed.',
    ]);
    expect((await send(address, new Uint8Array(17 * 1024 * 1024), 'large.json')).status).toBe(413);
    const none = await fetch(address, {
      method: 'POST',
      body: 'x',
      headers: { Origin: new URL(address).origin },
    });
    expect(none.status).toBe(400);
  });

  test('is for this machine alone', async () => {
    expect(await refused('--host', '0.0.0.0')).toBe(
      'alwayson: The desk is for this machine alone. Leave --host out, or name profiles to serve.\n',
    );
  });
});

describe('what cannot be served', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refused('vpn.mobileconfig', '--port', String(port))).toBe(
      `alwayson: Port ${port} is taken by another program. Choose another with --port, or leave --port out.\n`,
    );
    other.close();
  });

  test('an address of another machine', async () => {
    expect(await refused('vpn.mobileconfig', '--host', '192.0.2.1', '--insecure')).toContain(
      '192.0.2.1 is no address of this machine.',
    );
  });

  test('a certificate and a key that do not match', async () => {
    const [cert] = selfSigned('one');
    const [, key] = selfSigned('other');
    expect(await refused('vpn.mobileconfig', '--tls-cert', cert, '--tls-key', key)).toBe(
      'alwayson: other.key is not the private key of the certificate in one.pem.\n',
    );
    expect(await refused('vpn.mobileconfig', '--tls-cert', cert)).toContain('are needed together');
    expect(await refused('vpn.mobileconfig', '--tls-cert', 'vpn.mobileconfig', '--tls-key', key)).toContain(
      'holds no certificate in PEM form',
    );
  });

  test.each([
    [['nothing.mobileconfig'], 'nothing.mobileconfig: This file does not exist.'],
    [[resolve('fixtures/translate/portal-defaults/policy.json')], 'A profile is needed.'],
    [['vpn.mobileconfig', '--port', '70000'], '--port is a number from 0 to 65535.'],
    [['vpn.mobileconfig', '--minutes', '0'], '--minutes is a number above 0'],
  ])('%j', async (args, sentence) => {
    expect(await refused(...args)).toContain(sentence);
  });
});

/** A path is sent as it is, which fetch does not do. */
function statusOf(origin: string, path: string): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((found, failed) => {
    const connection = createConnection(Number(port), hostname, () => {
      connection.write(`GET ${path === '' ? '*' : path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    });
    connection.once('data', (data) => found(Number(String(data).split(' ')[1])));
    connection.once('error', failed);
  });
}

/** Makes a certificate for 127.0.0.1; gives the names of it and its key. */
function selfSigned(name: string): [cert: string, key: string] {
  const [cert, key] = [`${name}.pem`, `${name}.key`];
  run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
    ...['-subj', '/CN=test', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', join(folder, key), '-out', join(folder, cert)],
  ]);
  return [cert, key];
}
