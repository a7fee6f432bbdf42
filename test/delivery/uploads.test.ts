import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localIdentifier, plistValue, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { describeWith } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';
import { textOf } from './carried.js';

/** What the server was asked. */
interface Request {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: Buffer;
}

/** A server on this machine alone that keeps what it is asked, as long as the test needs it. */
async function serving(use: (origin: string) => Promise<void>): Promise<Request[]> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method, url, headers } = request;
      requests.push({
        method,
        path: url,
        authorization: headers.authorization,
        type: headers['content-type'],
        body,
      });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return requests;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const folder = makeFolder();

const token = `token-${randomBytes(6).toString('hex')}`;
const device = '00008110-000A2D8E2E20002E';

/** A profile whose texts every format and every shell would like to read otherwise. */
const profile = profileFile({
  '/PayloadDisplayName': `Tom's "VPN" & <more>; %x\\`,
  [localIdentifier]: 'a&b<c>]]>\u{1F512}',
  '/PayloadOrganization': 'p\'w"`\\ ;,&<>',
});

/** Delivers, then runs the very command that was written beside the files, for a server of this test. */
async function uploaded(channel: string, args: readonly string[] = []): Promise<Request> {
  const target = mkdtempSync(join(folder, `${channel}-`));
  const file = join(target, 'given.mobileconfig');
  writeFileSync(file, profile);
  const { exitCode, stderr } = await runCli(['deliver', file, '--to', channel, '-o', target, ...args]);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  const [script = ''] = readdirSync(target).filter((name) => name.endsWith('.upload.sh'));
  const command = readFileSync(join(target, script), 'utf8');
  expect(command).not.toContain(token);
  const [request, ...others] = await serving(async (origin) => {
    const ready = command
      .replaceAll('https://HOST', origin)
      .replaceAll('TOKEN', token)
      .replaceAll('DEVICE', device);
    await promisify(execFile)('sh', ['-c', ready], { cwd: target });
  });
  expect(others).toEqual([]);
  if (request === undefined) throw new Error('nothing was asked of the server');
  return request;
}

function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
}

async function formOf({ body, type = '' }: Request): Promise<FormData> {
  return new Response(body, { headers: { 'content-type': type } }).formData();
}

async function bytesOf(field: unknown): Promise<Buffer> {
  if (!(field instanceof Blob)) throw new Error('the field holds no file');
  return Buffer.from(await field.arrayBuffer());
}

describeWith('curl', 'the request that is printed', () => {
  test('nanomdm', async () => {
    const { body, ...request } = await uploaded('nanomdm');
    expect(request).toEqual({
      method: 'PUT',
      path: `/v1/enqueue/${device}`,
      authorization: basic('nanomdm'),
      type: 'application/xml',
    });
    expect(plistValue(body)).toEqual({
      CommandUUID: expect.stringMatching(/^[0-9A-F-]{36}$/),
      Command: { RequestType: 'InstallProfile', Payload: new Uint8Array(profile) },
    });
  });

  test('nanomdm, to devices that are named', async () => {
    expect((await uploaded('nanomdm', ['--device', 'A-1,B 2'])).path).toBe('/v1/enqueue/A-1,B%202');
  });

  test('micromdm', async () => {
    const { body, ...request } = await uploaded('micromdm', ['--device', device]);
    expect(request).toEqual({
      method: 'POST',
      path: '/v1/commands',
      authorization: basic('micromdm'),
      type: 'application/json',
    });
    const { payload, ...command } = JSON.parse(body.toString('utf8'));
    expect(command).toEqual({ udid: device, request_type: 'InstallProfile' });
    expect(Buffer.from(payload, 'base64').equals(profile)).toBe(true);
  });

  test('jamf', async () => {
    const { body, ...request } = await uploaded('jamf');
    expect(request).toEqual({
      method: 'POST',
      path: '/JSSResource/mobiledeviceconfigurationprofiles/id/0',
      authorization: `Bearer ${token}`,
      type: 'application/xml',
    });
    expect(Buffer.from(textOf(body.toString('utf8'), 'payloads')).equals(profile)).toBe(true);
  });

  test('fleet', async () => {
    const request = await uploaded('fleet', ['--label', 'Supervised iPhones', '--label', "Tom's; @home"]);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/api/v1/fleet/configuration_profiles',
      authorization: `Bearer ${token}`,
      type: expect.stringMatching(/^multipart\/form-data; boundary=/),
    });
    const form = await formOf(request);
    expect((await bytesOf(form.get('profile'))).equals(profile)).toBe(true);
    expect(form.getAll('labels_include_all')).toEqual(['Supervised iPhones', "Tom's; @home"]);
  });

  test('kandji', async () => {
    const request = await uploaded('kandji');
    expect(request).toMatchObject({ method: 'POST', path: '/api/v1/library/custom-profiles' });
    const form = await formOf(request);
    expect((await bytesOf(form.get('file'))).equals(profile)).toBe(true);
    expect([...form].filter(([name]) => name !== 'file')).toEqual([
      ['name', `Tom's "VPN" & <more>; %x\\`],
      ['active', 'false'],
      ['runs_on_iphone', 'true'],
      ['runs_on_ipad', 'true'],
    ]);
  });
});
