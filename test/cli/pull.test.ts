import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import {
  configurations,
  type GraphService,
  graphError,
  graphService,
  group,
  intuneError,
  type Json,
  policy,
  type Route,
  root,
  routes,
  scep,
  secretPolicy,
  token,
  windows,
} from '../support/graph-service.js';
import { type Run, runCli } from '../support/run-cli.js';

interface Pull extends Run {
  readonly folder: string;
  readonly service: GraphService;
}

interface Pulling {
  readonly args?: readonly string[];
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

const fromEnvironment = ['--token', 'env:GRAPH_TOKEN'];
const certificatePolicy = ['--select', 'always on vpn (certificate)'];

/** A pull of a tenant into `vpn`; whatever comes of it, the token is in no file and no output. */
async function pull(
  changes: Readonly<Record<string, Route | undefined>> = {},
  { args = fromEnvironment, folder = makeFolder(), env = { GRAPH_TOKEN: token }, stdin }: Pulling = {},
): Promise<Pull> {
  const service = await graphService(changes);
  const run = await runCli(['pull', '--graph-url', service.url, '-o', 'vpn', ...args], {
    cwd: folder,
    env,
    ...(stdin !== undefined && { stdin }),
  });
  const contents = files(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  expect([run.stdout, run.stderr, ...contents].filter((text) => text.includes(token))).toEqual([]);
  const { host } = new URL(service.url);
  return {
    ...run,
    stderr: run.stderr.replaceAll(service.url, 'URL').replaceAll(host, 'HOST'),
    folder,
    service,
  };
}

/** One policy, directly in the folder. */
const pullOne = (
  changes: Readonly<Record<string, Route | undefined>> = {},
  { args = [], ...more }: Pulling = {},
) => pull(changes, { args: [...fromEnvironment, ...certificatePolicy, ...args], ...more });

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !file.startsWith('bin'))
    .sort();
}

const read = (folder: string, file: string): Json => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** What a pull says that fails before it writes anything. */
async function failing(
  changes: Readonly<Record<string, Route | undefined>>,
  pulling?: Pulling,
): Promise<string> {
  const { exitCode, stdout, stderr, folder } = await pull(changes, pulling);
  expect([exitCode, stdout, files(folder)]).toEqual([2, '', []]);
  return stderr;
}

describe('what is pulled', () => {
  test('is a policy with what no export names', async () => {
    const { exitCode, stdout, stderr, folder, service } = await pullOne();
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(
      stderr,
    ).toBe(`Next: alwayson translate vpn/policy.json --bindings vpn/bindings.yaml -o vpn.mobileconfig
Wrote vpn/policy.json (the Intune policy).
Wrote vpn/certificate-profile.json (the certificate profile "Contoso SCEP").
Wrote vpn/trusted-root.json (the trusted root "Contoso VPN Root").
Wrote vpn/trusted-root.cer (its certificate).
Wrote vpn/assignments.json (whom the policy is assigned to).
Wrote vpn/bindings.yaml (the bindings).
`);
    expect(read(folder, 'vpn/policy.json')).toEqual(policy);
    expect(read(folder, 'vpn/certificate-profile.json')).toEqual(scep);
    expect(read(folder, 'vpn/trusted-root.json')).toEqual(root);
    const certificate = readFileSync(join(folder, 'vpn/trusted-root.cer'));
    expect(certificate.toString('base64')).toBe(root['trustedRootCertificate']);
    expect(read(folder, 'vpn/assignments.json')['assignments']).toEqual([
      { id: 'a', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
      {
        id: 'b',
        target: {
          '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
          groupId: group,
          groupName: 'Kiosk iPads',
        },
      },
    ]);
    expect(new Set(service.asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${token}`]),
    );
  });

  test('becomes a profile with the command that is printed, and is judged', async () => {
    const { stderr, folder } = await pullOne();
    const [, next = ''] = /^Next: alwayson (.*)$/m.exec(stderr) ?? [];
    const made = await runCli(next.split(' '), { cwd: folder });
    expect([made.exitCode, made.stdout]).toEqual([0, '']);
    expect(made.stderr).toContain('Wrote vpn.mobileconfig (Always On, Wi-Fi and cellular, vpn.contoso.com).');
    const profile = readFileSync(join(folder, 'vpn.mobileconfig'), 'utf8');
    expect(profile).toContain('https://scep.contoso.com/certsrv/mscep/mscep.dll');
    expect(profile).toContain('com.apple.security.root');
    // The other files are no profiles, and no fault of the folder.
    const judged = await runCli(['verify', 'vpn'], { cwd: folder });
    expect(judged.exitCode).toBe(0);
    expect(judged.stdout).toContain('vpn/policy.json');
  });

  test('is every IKEv2 policy over all pages, each in a folder of its own', async () => {
    const next = `${configurations}?$skiptoken=2`;
    const { exitCode, stderr, folder } = await pull({
      [configurations]: (request, response) => {
        const link = `http://${request.headers.host}${next}`;
        response.end(JSON.stringify({ '@odata.nextLink': link, value: [windows, policy] }));
      },
      [next]: { value: [secretPolicy] },
    });
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'Next: alwayson translate vpn/Always-On-VPN-certificate/policy.json --bindings vpn/Always-On-VPN-certificate/bindings.yaml -o Always-On-VPN-certificate.mobileconfig',
      'Next: complete sharedSecret in vpn/Always-On-VPN-secret/bindings.yaml, then run alwayson translate vpn/Always-On-VPN-secret/policy.json --bindings vpn/Always-On-VPN-secret/bindings.yaml -o Always-On-VPN-secret.mobileconfig',
    ]);
    expect(read(folder, 'vpn/Always-On-VPN-secret/policy.json')).toEqual(secretPolicy);
    expect(stderr).toContain('vpn/Always-On-VPN-secret/assignments.json (assigned to nobody)');
  });

  test('has the id in the names of folders where two policies have the same name', async () => {
    const twin = { ...secretPolicy, displayName: String(policy['displayName']).toUpperCase() };
    const { folder } = await pull({ [configurations]: { value: [policy, twin] } });
    expect(readdirSync(join(folder, 'vpn')).sort()).toEqual([
      `ALWAYS-ON-VPN-CERTIFICATE-${secretPolicy['id']}`,
      `Always-On-VPN-certificate-${policy['id']}`,
    ]);
  });

  test('is listed by --format json, with what was found', async () => {
    const { exitCode, stdout } = await pullOne(
      { [routes.group(group)]: intuneError(403, 'no') },
      { args: ['--format', 'json'] },
    );
    expect(exitCode).toBe(0);
    const { files: reported, summary } = JSON.parse(stdout) as {
      files: { file: string; findings: { rule: string }[] }[];
      summary: Json;
    };
    expect(summary).toEqual({ error: 0, warning: 0, info: 1 });
    expect(reported.map(({ file, findings }) => [file, ...findings.map(({ rule }) => rule)])).toEqual([
      ['vpn/policy.json'],
      ['vpn/certificate-profile.json'],
      ['vpn/trusted-root.json'],
      ['vpn/trusted-root.cer'],
      ['vpn/assignments.json', 'pull-unread'],
      ['vpn/bindings.yaml'],
    ]);
  });
});

describe('what Graph has not, or does not give', () => {
  test('an unbound certificate is said, and is to be bound', async () => {
    const { exitCode, stderr, folder } = await pullOne({ [routes.identity(policy['id'])]: undefined });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'The policy needs a certificate on the device. Intune has no certificate profile',
    );
    expect(stderr).toContain('Next: complete identity in vpn/bindings.yaml, then run alwayson translate');
    expect(existsSync(join(folder, 'vpn/certificate-profile.json'))).toBe(false);
    expect(readFileSync(join(folder, 'vpn/bindings.yaml'), 'utf8')).toContain('pkcs12: certs/device.p12');
  });

  test('a certificate profile of the Intune connector is written, and cannot be referred to', async () => {
    const pkcs = {
      '@odata.type': '#microsoft.graph.iosPkcsCertificateProfile',
      id: 'p',
      displayName: 'PKCS',
    };
    const { exitCode, stderr, folder } = await pullOne({ [routes.identity(policy['id'])]: pkcs });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The policy uses a PKCS certificate profile for iOS');
    expect(read(folder, 'vpn/certificate-profile.json')).toEqual(pkcs);
    expect(readFileSync(join(folder, 'vpn/bindings.yaml'), 'utf8')).not.toContain('certificate-profile.json');
  });

  test('derived credentials bring their settings', async () => {
    const settings = { displayName: 'DISA Purebred', issuer: 'purebred' };
    const { folder } = await pullOne({
      [configurations]: { value: [{ ...policy, authenticationMethod: 'derivedCredential' }] },
      [routes.identity(policy['id'])]: undefined,
      [routes.identity(policy['id']).replace('identityCertificate', 'derivedCredentialSettings')]: settings,
    });
    expect(read(folder, 'vpn/derived-credential-settings.json')).toEqual(settings);
  });

  test('a root without a certificate is not bound', async () => {
    const { folder } = await pullOne({
      [routes.root(scep['id'])]: { ...root, trustedRootCertificate: null },
    });
    expect(existsSync(join(folder, 'vpn/trusted-root.cer'))).toBe(false);
    expect(readFileSync(join(folder, 'vpn/bindings.yaml'), 'utf8')).not.toContain('trusted-root.cer');
  });

  test('a refusal is said, and the rest is written', async () => {
    const { exitCode, stderr, folder } = await pullOne({
      [routes.identity(policy['id'])]: graphError(400, 'BadRequest', 'Resource not found for the segment.'),
      [routes.assignments(policy['id'])]: intuneError(403, 'no'),
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The certificate profile could not be read.');
    expect(stderr).toContain('It says: Resource not found for the segment.');
    expect(stderr).toContain('The list of assignments could not be read.');
    expect(files(folder)).toEqual(['vpn/bindings.yaml', 'vpn/policy.json']);
  });

  test('names of groups need a permission, which is named, and is asked for once', async () => {
    const target = (groupId: string) => ({ id: groupId, target: { groupId } });
    const { stderr, folder, service } = await pullOne(
      {
        [routes.assignments(policy['id'])]: { value: [target(group), target('another')] },
        [routes.group(group)]: graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges'),
      },
      { args: ['--verbose'] },
    );
    expect(stderr).toContain('The names of 2 groups are missing. The token lacks the permission');
    expect(stderr).toContain('Group.Read.All');
    expect(read(folder, 'vpn/assignments.json')['assignments']).toEqual([target(group), target('another')]);
    expect(service.asked.filter(({ path }) => path.includes('/groups/'))).toHaveLength(1);
  });
});

describe('which policy', () => {
  test('is not there: the nearest name and all that are', async () => {
    const said = await failing({}, { args: [...fromEnvironment, '--select', 'Always On VPN (certificat)'] });
    expect(
      said,
    ).toBe(`alwayson: Intune has no IKEv2 policy with the id or name "Always On VPN (certificat)". Did you mean "Always On VPN (certificate)"? It has:
  - "Always On VPN (certificate)" (id ${policy['id']})
  - "Always On VPN (secret)" (id ${secretPolicy['id']})
`);
  });

  test('has a name that another has too: their ids', async () => {
    const twin = { ...secretPolicy, displayName: policy['displayName'] };
    const said = await failing(
      { [configurations]: { value: [policy, twin] } },
      { args: [...fromEnvironment, ...certificatePolicy] },
    );
    expect(
      said,
    ).toBe(`alwayson: Intune has 2 IKEv2 policies with the name "always on vpn (certificate)". Choose one by its id:
  - "Always On VPN (certificate)" (id ${policy['id']})
  - "Always On VPN (certificate)" (id ${secretPolicy['id']})
`);
  });

  test('is of another kind', async () => {
    expect(await failing({}, { args: [...fromEnvironment, '--select', 'windows vpn'] })).toContain(
      '"windows vpn" is a VPN policy for Windows (#microsoft.graph.windows10VpnConfiguration). Only IKEv2 VPN policies for iOS are pulled.',
    );
  });

  test('is none: the tenant has VPN policies of other types', async () => {
    const other = { '@odata.type': '#microsoft.graph.iosVpnConfiguration', id: 'x', displayName: 'Cisco' };
    expect(await failing({ [configurations]: { value: [windows, other] } })).toBe(
      'alwayson: Intune has no IKEv2 VPN policy for iOS among the 2 device configurations that you may read. Only IKEv2 policies can be Always On. It has other VPN policies for iOS:\n  - "Cisco" (id x)\n',
    );
    expect(await failing({ [configurations]: { value: [] } })).toBe(
      'alwayson: Intune has no IKEv2 VPN policy for iOS among the 0 device configurations that you may read.\n',
    );
  });
});

describe('Graph says no', () => {
  const list = (route: Route) => failing({ [configurations]: route });

  test.each<[string, Route, string]>([
    [
      'a token that expired',
      graphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'),
      'The token has expired. Get a new one, or leave out --token to use the Azure CLI, or sign in with --sign-in.',
    ],
    [
      'a token for another service',
      graphError(401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.'),
      'The token is for another service than HOST.',
    ],
    [
      'a missing permission',
      intuneError(
        403,
        'Application is not authorized to perform this operation. Application must have one of the following scopes: DeviceManagementConfiguration.Read.All, DeviceManagementConfiguration.ReadWrite.All - Operation ID (for customer support): 0',
      ),
      'The token lacks a permission: DeviceManagementConfiguration.Read.All or DeviceManagementConfiguration.ReadWrite.All.',
    ],
    [
      'someone without a role',
      intuneError(403, 'User is not authorized to perform this operation - Operation ID'),
      'You may not read the device configurations of this tenant. Ask for an Intune role that may',
    ],
    [
      'another refusal',
      graphError(403, 'Forbidden', ''),
      'HOST refuses the request (Forbidden). The token needs the permission DeviceManagementConfiguration.Read.All',
    ],
    [
      'a tenant without Intune',
      graphError(400, 'BadRequest', 'Request not applicable to target tenant.'),
      'This tenant does not use Intune: Graph says that the request does not apply to it.',
    ],
    [
      'an address that is no Graph',
      graphError(404, 'NotFound', ''),
      'HOST does not know the device configurations of Intune. Check --graph-url.',
    ],
    [
      'a failure of its own',
      graphError(500, 'InternalServerError', `Something failed for ${token}.`),
      `HOST answered 500 (InternalServerError) to ${configurations}. It says: Something failed for «redacted».`,
    ],
    [
      'broken JSON',
      (_, response) => response.end('{"value": ['),
      'HOST answered with something that is not JSON.',
    ],
    [
      'a page of a proxy',
      (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>secret</html>'),
      `HOST answered 502 (status 502) to ${configurations}.`,
    ],
    ['something else than a list', { value: { id: 'x' } }, 'HOST answered with something else than a list'],
    ['no answer', (request) => request.socket.destroy(), 'HOST closed the connection.'],
    [
      'a list without an end',
      (request, response) => {
        const link = `http://${request.headers.host}${request.url}`;
        response.end(JSON.stringify({ value: [], '@odata.nextLink': link }));
      },
      'HOST gives a list that does not end (@odata.nextLink).',
    ],
    [
      'a wait that is too long',
      graphError(429, 'TooManyRequests', '', { 'retry-after': '86400' }),
      'HOST is busy (429) and asks to wait 86400 seconds. A run waits 600 seconds in all. Try again later.',
    ],
  ])('%s', async (_, route, sentence) => {
    expect(await list(route)).toContain(`alwayson: ${sentence}`);
  });

  test('it is busy, and is asked again', async () => {
    let times = 0;
    const busy: Route = (request, response) => {
      times += 1;
      if (times < 3) graphErrorAt(times === 1 ? 429 : 503)(request, response);
      else response.end(JSON.stringify({ value: [policy] }));
    };
    const { exitCode } = await pull({ [configurations]: busy });
    expect([exitCode, times]).toEqual([0, 3]);
  });

  test('it stays busy', async () => {
    expect(await list(graphErrorAt(503))).toBe(
      'alwayson: HOST was asked 6 times and is still busy (503). Try again later.\n',
    );
  });
});

function graphErrorAt(status: number): Extract<Route, (...args: never) => unknown> {
  const route = graphError(status, 'Busy', 'Too many requests', { 'retry-after': '0' });
  if (typeof route !== 'function') throw new Error('it is a function');
  return route;
}

describe('the token goes to Graph alone', () => {
  test('not where a next page lies elsewhere', async () => {
    const elsewhere = await graphService();
    const link = `${elsewhere.url}${configurations}`;
    const said = await failing({ [configurations]: { value: [policy], '@odata.nextLink': link } });
    expect(said).toContain(`HOST says that the list goes on at ${elsewhere.url} (@odata.nextLink).`);
    expect(elsewhere.asked).toEqual([]);
  });

  test('not where a redirect leads', async () => {
    const elsewhere = await graphService();
    const said = await failing({
      [configurations]: (_, response) =>
        response.writeHead(307, { location: `${elsewhere.url}${configurations}` }).end(),
    });
    expect(said).toContain(
      `HOST redirects the request to ${elsewhere.url} (307). Redirects are not followed`,
    );
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    ['http://graph.example.com', '--graph-url http://graph.example.com is not https.'],
    ['http://localhost.example.com', '--graph-url http://localhost.example.com is not https.'],
    ['graph.microsoft.com', '--graph-url is not an address.'],
    ['https://graph.microsoft.com/beta', 'Write https://graph.microsoft.com.'],
    ['https://ada:secret@graph.microsoft.com', '--graph-url holds a user name or a password.'],
  ])('not to %s', async (url, sentence) => {
    const { exitCode, stderr } = await runCli(['pull', '--graph-url', url, '-o', 'vpn', ...fromEnvironment], {
      cwd: makeFolder(),
      env: { GRAPH_TOKEN: token },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('secret');
  });
});

describe('the token comes', () => {
  const asked = (folder: string) => readFileSync(join(folder, 'bin/asked'), 'utf8');

  /** An Azure CLI that a test wrote. */
  function azureCli(script: string): {
    readonly folder: string;
    readonly env: Readonly<Record<string, string>>;
  } {
    const folder = makeFolder();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'az'), `#!/bin/sh\necho "$@" > "$(dirname "$0")/asked"\n${script}\n`);
    chmodSync(join(bin, 'az'), 0o755);
    return { folder, env: { PATH: `${bin}:/usr/bin:/bin` } };
  }

  const answer = `echo '{"accessToken": "${token}", "tokenType": "Bearer"}'`;

  test('from standard input, with a line break', async () => {
    const { exitCode } = await pull(
      {},
      { args: ['--token', '-', ...certificatePolicy], stdin: `${token}\n` },
    );
    expect(exitCode).toBe(0);
  });

  test('from the Azure CLI, for this Graph alone', async () => {
    const cli = azureCli(answer);
    const { exitCode, service } = await pull({}, { args: ['--tenant', 'contoso.onmicrosoft.com'], ...cli });
    expect(exitCode).toBe(0);
    expect(asked(cli.folder)).toBe(
      `account get-access-token --resource ${service.url} --tenant contoso.onmicrosoft.com --output json\n`,
    );
  });

  test('from the Azure CLI, which has no Intune permission for people', async () => {
    const said = await failing(
      { [configurations]: graphError(403, 'Forbidden', '') },
      { args: [], ...azureCli(answer) },
    );
    expect(said).toContain('The Azure CLI gets no Intune permissions for people, only for apps');
  });

  test.each([
    [
      'is not signed in',
      `echo "ERROR: Please run 'az login' to setup account." >&2; exit 1`,
      'There is no token, and nobody is signed in to the Azure CLI. Run "az login", or name a token with --token (env:NAME, file:PATH or -), or sign in with --sign-in.',
    ],
    [
      'fails otherwise',
      'echo "ERROR: AADSTS50076: multi-factor" >&2; exit 1',
      'The Azure CLI gave no token. It says: AADSTS50076: multi-factor',
    ],
    ['answers otherwise', 'echo "{}"', 'The Azure CLI answered without a token.'],
  ])('not from an Azure CLI that %s', async (_, script, sentence) => {
    expect(await failing({}, { args: [], ...azureCli(script) })).toContain(`alwayson: ${sentence}`);
  });

  test('not where there is no Azure CLI', async () => {
    expect(await failing({}, { args: [], env: { PATH: makeFolder() } })).toBe(
      'alwayson: There is no token, and the Azure CLI (az) is not installed. Install it and run "az login", or name a token with --token (env:NAME, file:PATH or -), or sign in with --sign-in.\n',
    );
  });

  test.each<[readonly string[], Readonly<Record<string, string>>, string]>([
    [
      fromEnvironment,
      { GRAPH_TOKEN: `Bearer ${token}` },
      '--token begins with the word Bearer. Leave it out.',
    ],
    [fromEnvironment, { GRAPH_TOKEN: `${token}\n${token}` }, '--token has characters that no token has.'],
    [fromEnvironment, {}, '--token needs the environment variable GRAPH_TOKEN, which is not set.'],
    [['--token', token], {}, '--token is not a reference to a secret.'],
    [[...fromEnvironment, '--sign-in'], {}, '--token and --sign-in are two ways to a token. Choose one.'],
    [[...fromEnvironment, '--tenant', 'x'], {}, '--tenant has no use with --token'],
    [['--client-id', 'x'], {}, '--client-id needs --sign-in.'],
    [['--sign-in', '--client-id', 'x'], {}, '--client-id is not the id of an app'],
    [['--tenant', '--x; rm'], {}, '--tenant'],
    [['--sign-in'], {}, '--sign-in does not know where to sign in for URL.'],
  ])('not as %s', async (args, env, sentence) => {
    expect(await failing({}, { args, env })).toContain(`alwayson: ${sentence}`);
  });
});

describe('a folder with an earlier pull', () => {
  const changed = { ...policy, version: 2, mtuSizeInBytes: 1300, displayName: 'Always On VPN (certificate)' };

  test('is said unchanged, whatever the order of keys', async () => {
    const { folder } = await pullOne();
    const reversed = Object.fromEntries(Object.entries(policy).toReversed());
    const { exitCode, stderr } = await pullOne({ [configurations]: { value: [reversed] } }, { folder });
    expect([exitCode, stderr.split('\n')[1]]).toEqual([
      0,
      'Unchanged: vpn/policy.json, vpn/certificate-profile.json, vpn/trusted-root.json, vpn/trusted-root.cer, vpn/assignments.json, vpn/bindings.yaml.',
    ]);
  });

  test('is left as it is where Intune has something else, which is said', async () => {
    const { folder } = await pullOne();
    const { exitCode, stderr } = await pullOne({ [configurations]: { value: [changed] } }, { folder });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The file differs from what Intune has now:');
    expect(stderr).toContain('version');
    expect(stderr).toContain('mtuSizeInBytes');
    expect(stderr).toContain('Nothing was written. --force overwrites what differs.');
    expect(read(folder, 'vpn/policy.json')).toEqual(policy);
  });

  test('is overwritten with --force, but for the bindings', async () => {
    const { folder } = await pullOne();
    writeFileSync(join(folder, 'vpn/bindings.yaml'), 'localIdentifier: mine\n');
    const { exitCode, stderr } = await pullOne(
      { [configurations]: { value: [changed] } },
      { folder, args: ['--force'] },
    );
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').slice(1)).toEqual([
      'Wrote vpn/policy.json (the Intune policy).',
      'Unchanged: vpn/certificate-profile.json, vpn/trusted-root.json, vpn/trusted-root.cer, vpn/assignments.json.',
      'Kept vpn/bindings.yaml, which you may have filled in. Delete it to have it written anew.',
      '',
    ]);
    expect(read(folder, 'vpn/policy.json')).toEqual(changed);
    expect(readFileSync(join(folder, 'vpn/bindings.yaml'), 'utf8')).toBe('localIdentifier: mine\n');
  });

  test('may have a file that Intune has nothing for any more', async () => {
    const { folder } = await pullOne();
    const { stderr } = await pullOne({ [routes.root(scep['id'])]: undefined }, { folder });
    expect(stderr).toContain('The file is of an earlier pull. Intune has nothing for it any more.');
    expect(existsSync(join(folder, 'vpn/trusted-root.cer'))).toBe(true);
  });

  test('has nothing too much where Graph refused, and no difference where names of groups are missing', async () => {
    const { folder } = await pullOne();
    const { exitCode, stderr } = await pullOne(
      {
        [routes.identity(policy['id'])]: intuneError(403, 'no'),
        [routes.group(group)]: intuneError(403, 'no'),
      },
      { folder },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain('The certificate profile could not be read.');
    expect(stderr).not.toContain('pull-left-over');
    expect(stderr).toContain('Unchanged: vpn/policy.json, vpn/assignments.json.');
    expect(existsSync(join(folder, 'vpn/certificate-profile.json'))).toBe(true);
  });

  test('of another policy is not touched, not even with --force', async () => {
    const { folder } = await pullOne();
    const args = [...fromEnvironment, '--select', 'Always On VPN (secret)', '--force'];
    const { exitCode, stderr } = await pull({}, { folder, args });
    expect([exitCode, stderr]).toEqual([
      2,
      `alwayson: vpn holds another policy, "Always On VPN (certificate)" (id ${policy['id']}). Name another folder with -o.\n`,
    ]);
    expect(read(folder, 'vpn/policy.json')).toEqual(policy);
  });
});
