import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localIdentifier, plistValue, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { describeWith } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';
import { textOf } from './carried.js';
import { type Accepted, receivers } from './receivers/requests.js';
import { expectValid } from './receivers/schema.js';

/** What the server was asked. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server on this machine alone that keeps what it is asked, as long as the test needs it. */
async function serving(use: (origin: string) => Promise<void>): Promise<Request[]> {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      requests.push({ method, path: url, headers, body });
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
const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, `${token}\n`);

/** A profile whose texts every format and every shell would like to read otherwise. */
const profile = profileFile({
  '/PayloadDisplayName': `Tom's "VPN" & <more>; %x\\`,
  [localIdentifier]: 'a&b<c>]]>\u{1F512}',
  '/PayloadOrganization': 'p\'w"`\\ ;,&<>',
});

/** Programs that only say with which arguments and variables they were called. */
const programs = mkdtempSync(join(folder, 'bin-'));
for (const name of ['fleetctl', 'terraform']) {
  writeFileSync(
    join(programs, name),
    `#!/bin/sh\necho "${name} $*"\necho "$ZTL_API_BASE_URL $ZTL_API_TOKEN"\n`,
  );
  chmodSync(join(programs, name), 0o755);
}

/** The folder that a delivery was written into. */
async function delivered(args: readonly string[]): Promise<string> {
  const target = mkdtempSync(join(folder, 'delivery-'));
  const given = join(folder, 'given.mobileconfig');
  writeFileSync(given, profile);
  const { exitCode, stderr } = await runCli(['deliver', given, ...args, '-o', `${target}/`]);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return target;
}

/** What the script gets to know. */
const environment = {
  MDM_DEVICE: device,
  MDM_ID: '42',
  MDM_ID_1: '1',
  MDM_ID_2: '2',
  MDM_ID_3: '3',
  MDM_ID_4: '4',
  MDM_FILE_ID: '7',
  MDM_PROFILE_ID: '8',
  MDM_PAYLOAD_ID: '9',
  MDM_TEMPLATE_ID: '5f21c4d3b544067fd53ba0af',
  MDM_FIELD_ID: '5f21c4d3b544067fd53ba0b0',
  MDM_TOKEN_FILE: tokenFile,
};

/** Runs the very script that was written beside the files, for a server of this test, from another folder. */
async function uploaded(
  target: string,
  action: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ requests: Request[]; stdout: string }> {
  const [script = ''] = readdirSync(target).filter((name) => name.endsWith('.upload.sh'));
  const path = join(target, script);
  expect(readFileSync(path, 'utf8')).not.toContain(token);
  let stdout = '';
  const requests = await serving(async (origin) => {
    const { PATH = '' } = process.env;
    const env = { PATH: `${programs}:${PATH}`, MDM_SERVER: origin, ...environment, ...more };
    ({ stdout } = await promisify(execFile)('sh', [path, action], { cwd: folder, env }));
  });
  return { requests, stdout };
}

function authorizationOf({ headers }: Request): string {
  return headers.authorization ?? `x-api-key ${String(headers['x-api-key'])}`;
}

const logins: Readonly<Record<Accepted['login'], RegExp>> = {
  Basic: new RegExp(
    `^Basic (?:${['nanomdm:', 'nanohub:', 'micromdm:', 'kmfddm:', ''].map((user) => Buffer.from(user === '' ? `${token}:` : `${user}${token}`).toString('base64')).join('|')})$`,
  ),
  Bearer: new RegExp(`^Bearer ${token}$`),
  Authorization: new RegExp(`^${token}$`),
  'x-api-key': new RegExp(`^x-api-key ${token}$`),
};

async function formOf({ body, headers }: Request): Promise<FormData> {
  return new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
}

/** Refuses a request that the receiver would refuse. */
async function expectAccepted(
  request: Request,
  { accepts }: { accepts: readonly Accepted[] },
): Promise<void> {
  const { method, path, headers, body } = request;
  const accepted = accepts.find((one) => one.method === method && one.path.test(path));
  if (accepted === undefined) throw new Error(`the receiver knows no ${method} ${path}`);
  expect(authorizationOf(request)).toMatch(logins[accepted.login]);
  expect(headers).toMatchObject(accepted.headers ?? {});
  if (accepted.json !== undefined) {
    expect(headers['content-type']).toBe('application/json');
    expectValid(accepted.json, JSON.parse(body.toString('utf8')));
  } else if (accepted.type !== undefined) expect(headers['content-type']).toBe(accepted.type);
  else if (accepted.form !== undefined) await expectForm(await formOf(request), accepted.form);
  else expect(body.length).toBe(0);
}

async function expectForm(form: FormData, fields: NonNullable<Accepted['form']>): Promise<void> {
  const known = Object.entries(fields).map(([name, value]) => [name.replace(/\?$/, ''), value] as const);
  for (const name of Object.keys(fields)) if (!name.endsWith('?')) expect(form.has(name)).toBe(true);
  for (const [name, value] of form) {
    const wanted = known.find(([field]) => field === name)?.[1];
    if (wanted === undefined) throw new Error(`the receiver knows no field ${name}`);
    if (wanted === 'file') expect(value).toBeInstanceOf(Blob);
    else expect(value).toMatch(wanted);
  }
}

async function bytesOf(field: unknown): Promise<Buffer> {
  if (!(field instanceof Blob)) throw new Error('the field holds no file');
  return Buffer.from(await field.arrayBuffer());
}

/** The profile as the receiver takes it out of the first request. */
const received: Readonly<Record<string, (request: Request) => Promise<Buffer> | Buffer>> = {
  nanomdm: ({ body }) => {
    const { Command } = plistValue(body);
    return Buffer.from((Command as { Payload: Uint8Array }).Payload);
  },
  micromdm: ({ body }) => Buffer.from(JSON.parse(body.toString('utf8')).payload, 'base64'),
  jamf: ({ body }) => Buffer.from(textOf(body.toString('utf8'), 'payloads')),
  fleet: async (request) => bytesOf((await formOf(request)).get('profile')),
  kandji: async (request) => bytesOf((await formOf(request)).get('file')),
  simplemdm: async (request) => bytesOf((await formOf(request)).get('mobileconfig')),
  jumpcloud: ({ body }) => Buffer.from(JSON.parse(body.toString('utf8')).values[0].value, 'base64'),
  manageengine: async (request) => bytesOf((await formOf(request)).get('file')),
  'apple-business': ({ body }) =>
    Buffer.from(JSON.parse(body.toString('utf8')).data.attributes.customSettingsValues.configurationProfile),
  intune: ({ body }) => Buffer.from(JSON.parse(body.toString('utf8')).payload, 'base64'),
};

const base = ['--base-url', 'https://mdm.example.com/vpn'];

/** What each script can be asked to do. */
const scripts: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['nanomdm', ['--to', 'nanomdm'], ['create', 'update', 'nanohub']],
  ['micromdm', ['--to', 'micromdm'], ['create', 'update']],
  ['jamf', ['--to', 'jamf'], ['create', 'update', 'list', 'stored']],
  ['fleet', ['--to', 'fleet', '--label', "Tom's; @home"], ['create', 'update', 'list']],
  ['kandji', ['--to', 'kandji'], ['create', 'update', 'list']],
  ['simplemdm', ['--to', 'simplemdm'], ['create', 'update', 'list']],
  ['jumpcloud', ['--to', 'jumpcloud'], ['create', 'update', 'list', 'templates', 'fields']],
  ['manageengine', ['--to', 'manageengine'], ['create', 'attach', 'update', 'replace', 'list', 'items']],
  ['apple-business', ['--to', 'apple-business'], ['create', 'update', 'list']],
  ['intune', ['--to', 'intune'], ['create', 'update', 'list']],
  ['ddm kmfddm', ['--to', 'ddm', ...base], ['create', 'update', 'assign', 'nanohub', 'nanohub-assign']],
  [
    'ddm kmfddm',
    ['--to', 'ddm-legacy', ...base],
    ['create', 'update', 'assign', 'nanohub', 'nanohub-assign'],
  ],
  ['ddm simplemdm', ['--to', 'ddm', '--server', 'simplemdm', ...base], ['create', 'update', 'list']],
  ['ddm simplemdm', ['--to', 'ddm-legacy', '--server', 'simplemdm', ...base], ['create', 'update', 'list']],
];

describeWith('curl', 'every request that a script makes', () => {
  test.each(scripts)('%s (%j) is one that its receiver takes', async (name, args, actions) => {
    const target = await delivered(args);
    const receiver = receivers[name];
    if (receiver === undefined) throw new Error(`what ${name} takes is not known`);
    for (const action of actions) {
      const { requests } = await uploaded(target, action);
      expect(requests.length).toBeGreaterThan(0);
      for (const request of requests) await expectAccepted(request, receiver);
      const [first] = requests;
      if (
        (action === 'create' || action === 'update') &&
        first !== undefined &&
        received[name] !== undefined
      ) {
        expect((await received[name](first)).toString('utf8')).toBe(Buffer.from(profile).toString('utf8'));
      }
    }
  });

  test('the actions that are tested are all that there are', async () => {
    for (const [, args, actions] of scripts) {
      const target = await delivered(args);
      const [script = ''] = readdirSync(target).filter((name) => name.endsWith('.upload.sh'));
      const [, all = ''] = /usage: sh \$0 (\S+)"/.exec(readFileSync(join(target, script), 'utf8')) ?? [];
      expect(all.split('|').filter((action) => action !== 'gitops')).toEqual(actions);
    }
  });
});

describeWith('curl', 'a script', () => {
  test('names devices in the address, and one device in the file', async () => {
    const several = await delivered(['--to', 'nanomdm', '--device', 'A-1,B 2']);
    expect((await uploaded(several, 'create')).requests[0]?.path).toBe('/v1/enqueue/A-1,B%202');
    const body = async (args: readonly string[]) => {
      const { requests } = await uploaded(await delivered(['--to', 'micromdm', ...args]), 'create');
      return JSON.parse(String(requests[0]?.body)).udid;
    };
    expect(await body([])).toBe(device);
    expect(await body(['--device', 'B-2'])).toBe('B-2');
  });

  test('puts nothing into a file that would be read as more than a value', async () => {
    const target = await delivered(['--to', 'micromdm']);
    for (const bad of ['a"b', 'a|b', 'a&b', 'a\\b', 'a b']) {
      await expect(uploaded(target, 'create', { MDM_DEVICE: bad })).rejects.toThrow(
        'MDM_DEVICE has something',
      );
    }
  });

  test('sends the fleet where it is given', async () => {
    const target = await delivered(['--to', 'fleet', '--label', 'iPhones']);
    const form = async (more: Record<string, string>) => {
      const { requests } = await uploaded(target, 'create', more);
      const [request] = requests;
      if (request === undefined) throw new Error('nothing was asked of the server');
      return [...(await formOf(request))].filter(([name]) => name !== 'profile');
    };
    expect(await form({})).toEqual([['labels_include_all', 'iPhones']]);
    expect(await form({ MDM_FLEET_ID: '3' })).toEqual([
      ['fleet_id', '3'],
      ['labels_include_all', 'iPhones'],
    ]);
  });

  test('takes the token from the environment, too, and says what is missing', async () => {
    const target = await delivered(['--to', 'kandji']);
    const without = { MDM_TOKEN_FILE: '' };
    const { requests } = await uploaded(target, 'list', { ...without, MDM_TOKEN: token });
    expect(requests.map(authorizationOf)).toEqual([`Bearer ${token}`]);
    await expect(uploaded(target, 'list', without)).rejects.toThrow('MDM_TOKEN_FILE: is needed');
    await expect(uploaded(target, 'update', { MDM_ID: '' })).rejects.toThrow('MDM_ID: is needed');
    await expect(uploaded(target, 'upadte')).rejects.toThrow('create|update|list');
  });

  test('uploads assets before configurations, and configurations before the activation', async () => {
    const { requests } = await uploaded(await delivered(['--to', 'ddm', ...base]), 'create');
    const types = requests
      .filter(({ path }) => path === '/v1/declarations')
      .map(({ body }) => JSON.parse(body.toString('utf8')).Type.split('.')[2]);
    expect(types).toEqual([...types].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(types)).toEqual(new Set(order));
  });

  test.each([
    ['fleet', ['--to', 'fleet'], 'gitops', /^fleetctl gitops -f fleets\/NAME\.yml\n/],
    ['ddm fleet', ['--to', 'ddm', '--server', 'fleet', ...base], 'create', /^fleetctl gitops -f /],
    ['zentral', ['--to', 'zentral'], 'create', /^terraform apply\nhttp:\/\/127\.0\.0\.1:\d+\/api\/ token-/],
    ['zentral', ['--to', 'zentral'], 'update', /Every version of a profile is a resource of its own/],
    ['ddm zentral', ['--to', 'ddm', '--server', 'zentral', ...base], 'create', /^terraform apply\n/],
  ] as const)('%s runs its own tool: %j %s', async (_, args, action, expected) => {
    const { stdout } = await uploaded(await delivered(args), action);
    expect(stdout).toMatch(expected);
  });
});

const order = ['asset', 'configuration', 'activation'];
