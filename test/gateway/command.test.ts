import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PlistDictionary } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { makeFolder } from '../support/folder.js';
import { gatewayProfile, swanctlFor, type TunnelChanges } from '../support/gateway-sample.js';
import { changed, vpn } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
  copyFileSync('fixtures/gateway/certificates/gateway.pem', join(cwd, 'gateway.pem'));
  copyFileSync('fixtures/gateway/certificates/gateway-root.pem', join(cwd, 'root.pem'));
  profile();
});

function profile(
  changes: TunnelChanges = {},
  change: (profile: PlistDictionary) => PlistDictionary = (same) => same,
): void {
  writeFileSync(join(cwd, 'vpn.mobileconfig'), writePlist(change(gatewayProfile(changes))));
}

const gateway = (...args: readonly string[]) => runCli(['gateway', 'vpn.mobileconfig', ...args], { cwd });
const all = ['--gateway-cert', 'gateway.pem', '--device-ca', 'root.pem', '--pool', '10.99.0.0/24'];

test('writes a file that only its owner reads, and nothing over what is there', async () => {
  const run = await gateway('--to', 'strongswan', ...all, '-o', 'swanctl.conf');
  expect(run).toEqual({ exitCode: 0, stdout: '', stderr: 'Wrote swanctl.conf (for strongswan).\n' });
  expect(statSync(join(cwd, 'swanctl.conf')).mode & 0o777).toBe(0o600);
  const again = await gateway('--to', 'strongswan', ...all, '-o', 'swanctl.conf');
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('exists already') });
  expect(await gateway('--to', 'strongswan', ...all, '-o', 'swanctl.conf', '--force')).toMatchObject({
    exitCode: 0,
  });
});

test('says what is missing, and writes it all the same', async () => {
  const run = await gateway('--to', 'strongswan', '--format', 'json');
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toContain('certs = REPLACE-gateway-certificate.pem');
  const { summary } = JSON.parse(run.stderr);
  expect(summary).toEqual({ error: 0, warning: 3, info: 0 });
  expect(await gateway('--to', 'strongswan', '--strict')).toMatchObject({ exitCode: 1, stdout: '' });
});

test.each<[what: string, args: string[], changes: TunnelChanges, exitCode: number, stderr: RegExp]>([
  [
    'no network',
    ['--pool', '10.99.0.0'],
    {},
    2,
    /--pool 10\.99\.0\.0 is not a network\. Write it like 10\.99\.0\.0\/24/,
  ],
  [
    'a network that is too small',
    ['--pool', '10.99.0.0/33'],
    {},
    2,
    /--pool 10\.99\.0\.0\/33 is not a network/,
  ],
  [
    'a name server that is no address',
    ['--dns', 'dns.example.com'],
    {},
    2,
    /--dns dns\.example\.com is not an IP address\./,
  ],
  [
    'a file that is no certificate',
    ['--gateway-cert', 'vpn.mobileconfig'],
    {},
    2,
    /vpn\.mobileconfig: The certificate cannot be read/,
  ],
  ['a file that is absent', ['--device-ca', 'none.pem'], {}, 2, /none\.pem: This file does not exist\./],
  [
    'a certificate without the name',
    ['--gateway-cert', 'gateway.pem'],
    { RemoteIdentifier: 'gw.example.com' },
    1,
    /has no subjectAltName "gw\.example\.com"/,
  ],
])('refuses %s', async (_what, args, changes, exitCode, stderr) => {
  profile(changes);
  const run = await gateway('--to', 'strongswan', ...args, '-o', 'swanctl.conf');
  expect(run.exitCode).toBe(exitCode);
  expect(run.stderr.replaceAll(/\n +/g, ' ')).toMatch(stderr);
  expect(existsSync(join(cwd, 'swanctl.conf'))).toBe(false);
});

test('refuses a certificate that has expired', async () => {
  const run = await runCli(['gateway', 'vpn.mobileconfig', '--to', 'strongswan', ...all, '-o', 'x'], {
    cwd,
    now: new Date('2099-01-01'),
  });
  expect(run.exitCode).toBe(1);
  expect(existsSync(join(cwd, 'x'))).toBe(false);
});

test('refuses a VPN of another type', async () => {
  profile({}, (good) => changed(changed(good, `${vpn}/VPNType`, 'L2TP'), `${vpn}/AlwaysOn`));
  const run = await gateway('--to', 'strongswan');
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain('VPNType L2TP');
});

test('refuses a profile that devices reject', async () => {
  profile({ RemoteAddress: '' });
  const run = await gateway('--to', 'strongswan', '-o', 'swanctl.conf');
  expect(run.exitCode).toBe(1);
  expect(existsSync(join(cwd, 'swanctl.conf'))).toBe(false);
});

test('shows no secret on a terminal', async () => {
  await runCli(['init', 'shared-secret', 'lab'], { cwd });
  const words = ['gateway', 'lab/policy.json', '--bindings', 'lab/bindings.yaml', '--pool', '10.99.0.0/24'];
  for (const product of ['strongswan', 'libreswan']) {
    const run = await runCli([...words, '--to', product], { cwd, terminal: true });
    expect(run).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('-o FILE') });
  }
  expect(await runCli([...words, '--to', 'json'], { cwd, terminal: true })).toMatchObject({ exitCode: 0 });
});

test('makes both ends of a policy', async () => {
  await runCli(['init', 'shared-secret', 'lab'], { cwd });
  const words = ['lab/policy.json', '--bindings', 'lab/bindings.yaml'];
  expect(
    await runCli(
      ['gateway', ...words, '--to', 'strongswan', '--pool', '10.99.0.0/24', '-o', 'swanctl.conf'],
      { cwd },
    ),
  ).toMatchObject({ exitCode: 0 });
  const verified = await runCli(['verify', ...words, '--gateway', 'swanctl.conf'], { cwd });
  expect(verified.exitCode).toBe(0);
  expect(verified.stdout).toContain('gateway-connection');
});

describe('verify --gateway', () => {
  const verify = (...args: readonly string[]) =>
    runCli(['verify', 'vpn.mobileconfig', '--gateway', 'etc/swanctl.conf', ...args], { cwd });
  const put = (name: string, text: string | Uint8Array) => {
    mkdirSync(join(cwd, 'etc', name, '..'), { recursive: true });
    writeFileSync(join(cwd, 'etc', name), text);
  };
  type Told = {
    file: string;
    document: string;
    findings: { rule: string; path: string; position?: object }[];
  };
  const told = async (): Promise<Told[]> => {
    const { stdout } = await verify('--format', 'json');
    const report: { files: Told[] } = JSON.parse(stdout);
    return report.files.filter(({ document }) => document === 'gateway');
  };

  test('names the file and the line, also of what is included', async () => {
    const conf = await swanctlFor();
    put('swanctl.conf', 'include conf.d/*.conf\n');
    put('conf.d/vpn.conf', conf.replace('unique = never', 'unique = replace'));
    const [given, included] = await told();
    expect(given).toMatchObject({ file: 'etc/swanctl.conf', findings: [] });
    expect(included?.file).toBe('etc/conf.d/vpn.conf');
    expect(included?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'gateway-unique',
        path: '/connections/always-on/unique',
        position: { line: 7, column: 5 },
      }),
    );
  });

  test('reads no files outside the folder, and says so', async () => {
    writeFileSync(join(cwd, 'outside.conf'), 'connections { vpn { version = 1\n } }\n');
    put('swanctl.conf', `include ../outside.conf\ninclude /etc/hostname\n${await swanctlFor()}`);
    const [given] = await told();
    expect(given?.findings.map(({ rule }) => rule)).toEqual([
      'gateway-include',
      'gateway-include',
      'gateway-connection',
    ]);
  });

  test('reads at most 64 MiB of what is included, and waits for no pipe', async () => {
    const conf = await swanctlFor();
    put('swanctl.conf', `include conf.d/*.conf\n${conf}`);
    mkdirSync(join(cwd, 'etc/x509'));
    execFileSync('mkfifo', [join(cwd, 'etc/x509/gateway.pem'), join(cwd, 'etc/x509ca-pipe')]);
    put('conf.d/a.conf', '# a\n');
    expect(await verify()).toMatchObject({ exitCode: 0 });
    put('conf.d/b.conf', '');
    truncateSync(join(cwd, 'etc/conf.d/b.conf'), 64 * 1024 * 1024);
    expect(await verify()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(
        'etc/conf.d/b.conf and the files before it are larger than 64 MiB together',
      ),
    });
  });

  test('looks at the certificates beside the configuration', async () => {
    put('swanctl.conf', await swanctlFor());
    put('x509/gateway.pem', readFileSync(join(cwd, 'root.pem')));
    const [given] = await told();
    expect(given?.findings.map(({ rule }) => rule)).toContain('gateway-certificate');
  });

  test.each<[what: string, text: string, stderr: RegExp]>([
    [
      'a file that is cut off',
      'connections {\n  vpn {\n    version = 2',
      /etc\/swanctl\.conf ends inside the section "vpn"/,
    ],
    ['a file that includes itself', 'include swanctl.conf', /etc\/swanctl\.conf includes itself/],
    ['an empty file', '', /etc\/swanctl\.conf is empty/],
    ['another kind of file', '{"a": 1}', /etc\/swanctl\.conf is neither a swanctl\.conf nor an ipsec\.conf/],
  ])('refuses %s in one sentence', async (_what, text, stderr) => {
    put('swanctl.conf', text);
    const run = await verify();
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(stderr);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('refuses a file that is absent', async () => {
    expect(await verify()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('etc/swanctl.conf: This file does not exist.'),
    });
  });

  test('says first what is wrong with a profile that no gateway can be compared with', async () => {
    profile({ AuthenticationMethod: 'None', PayloadCertificateUUID: undefined });
    put('swanctl.conf', await swanctlFor());
    const run = await verify();
    expect(run).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('auth-method') });
    expect(run.stderr).toContain('vpn.mobileconfig: A tunnel has AuthenticationMethod None');
  });

  test('goes with one profile', async () => {
    put('swanctl.conf', await swanctlFor());
    copyFileSync(join(cwd, 'vpn.mobileconfig'), join(cwd, 'second.mobileconfig'));
    const run = await runCli(
      ['verify', 'vpn.mobileconfig', 'second.mobileconfig', '--gateway', 'etc/swanctl.conf'],
      { cwd },
    );
    expect(run).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--gateway needs one profile or policy. Name one file.'),
    });
  });

  test.each(['text', 'sarif', 'junit', 'github', 'markdown'] as const)('reports as %s', async (format) => {
    put('swanctl.conf', (await swanctlFor()).replace('prfsha384', 'prfsha256'));
    const run = await verify('--format', format);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('gateway-ike-proposal');
  });

  test('never shows a secret', async () => {
    const secret = 'canary-secret-0815';
    const changes = {
      AuthenticationMethod: 'SharedSecret',
      SharedSecret: secret,
      CertificateType: undefined,
      PayloadCertificateUUID: undefined,
    };
    profile(changes);
    put(
      'swanctl.conf',
      (await swanctlFor(changes)).replace(
        /secret = .*/,
        'secret = "canary-other-0815"\n    sceret = canary-third-0815',
      ),
    );
    for (const format of ['text', 'json', 'sarif', 'markdown']) {
      const { stdout, stderr } = await verify('--format', format);
      expect(stdout).toContain('gateway-secret');
      expect(stdout + stderr).not.toMatch(/canary|Y2FuYXJ5/);
    }
    put('swanctl.conf', 'secrets {\n  ike-1 {\n    secret = "canary-cut-off');
    expect((await verify()).stderr).not.toContain('canary');
  });
});
