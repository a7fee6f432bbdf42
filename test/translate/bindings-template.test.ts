import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';

let folder: string;
beforeEach(() => {
  folder = makeFolder();
  mkdirSync(join(folder, 'certs'));
});

const env = { P12_PASSWORD: 'example-password', VPN_PSK: 'example-secret', EAP_PASSWORD: 'example-secret' };

/** Puts the identity where the template's example names one, with a key of the kind that the policy asks for. */
function putIdentity(policy: string): void {
  const [, curve] = /"?serverCertificateType"?: "?ecdsa(\d+)/.exec(readFileSync(policy, 'utf8')) ?? [];
  const kind = curve === undefined ? 'rsa' : `p${curve}`;
  writeFileSync(
    join(folder, 'certs', 'device.p12'),
    readFileSync(`fixtures/certificates/device-${kind}.p12`),
  );
}

/** Cases whose policy is refused whatever is bound, or that need another shape of input than `policy` alone. */
const refused = [
  'algorithms-the-other-way-round',
  'algorithms-without-counterpart',
  'algorithms-without-counterpart-child',
  'azure-ad-refused',
  'legacy-algorithms',
  'legacy-algorithms-today',
  'microsoft-documentation-example',
  'portal-defaults',
  'truncated',
  'wrong-values',
];
const cases = readdirSync('fixtures/translate').filter((name) => !refused.includes(name));

test.each(cases)(
  '%s: its bindings file, filled in with its own examples, is all that translate needs',
  async (name) => {
    const files = readdirSync(join('fixtures/translate', name));
    const policy = resolve(
      'fixtures/translate',
      name,
      String(files.find((file) => file.startsWith('policy.'))),
    );
    const args: string[] = files.includes('args.json')
      ? JSON.parse(readFileSync(join('fixtures/translate', name, 'args.json'), 'utf8'))
      : [];
    putIdentity(policy);
    const template = await runCli(['bindings', policy, ...args.filter((arg) => arg !== '--os')], {
      cwd: folder,
    });
    expect(template.exitCode).toBe(0);

    const filledIn = template.stdout.replaceAll(/"" # for example (.*)$/gm, '$1');
    writeFileSync(join(folder, 'bindings.yaml'), filledIn);
    const run = await runCli(['translate', policy, '--bindings', 'bindings.yaml', ...args], {
      cwd: folder,
      env,
    });
    expect({ exitCode: run.exitCode, stderr: run.exitCode === 0 ? '' : run.stderr }).toEqual({
      exitCode: 0,
      stderr: '',
    });
  },
);

test('left as it is, it asks for what was left open', async () => {
  const policy = resolve('fixtures/translate/shared-secret-intunecd/policy.json');
  const template = await runCli(['bindings', policy], { cwd: folder });
  writeFileSync(join(folder, 'bindings.yaml'), template.stdout);
  const run = await runCli(['translate', policy, '--bindings', 'bindings.yaml', '--format', 'json'], {
    cwd: folder,
    env,
  });
  expect(run.exitCode).toBe(1);
  const [{ findings }] = JSON.parse(run.stderr).files;
  expect(findings.map(({ rule, path }: { rule: string; path: string }) => [rule, path])).toContainEqual([
    'binding-missing',
    '/localIdentifier',
  ]);
});

test('offers everything that the policy can use, and nothing else', async () => {
  const alwaysOn = await runCli(['bindings', resolve('fixtures/translate/certificate/policy.json')]);
  const plain = await runCli(['bindings', resolve('fixtures/translate/plain-ikev2/policy.json')]);
  for (const extra of ['deviceCommunication', 'applicationExceptions', 'tunnels']) {
    expect(alwaysOn.stdout).toContain(`apple.${extra}`);
    expect(plain.stdout).not.toContain(`apple.${extra}`);
  }
  expect(alwaysOn.stdout).not.toContain('sharedSecret');
});
