import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';
import { runs } from '../support/runs.js';

/** Ways to hand a secret in, right and wrong; each puts it where the command reads it. */
const ways: readonly ((
  secret: string,
  cwd: string,
) => { args: string[]; env?: Record<string, string>; stdin?: string })[] = [
  (secret) => ({ args: ['--bind', 'sharedSecret=env:SECRET'], env: { SECRET: secret } }),
  (secret) => ({ args: ['--bind', 'sharedSecret=-'], stdin: `${secret}\n` }),
  (secret, cwd) => {
    writeFileSync(join(cwd, 'secret.txt'), secret);
    return { args: ['--bind', 'sharedSecret=file:secret.txt'] };
  },
  (secret, cwd) => {
    writeFileSync(join(cwd, 'bindings.yaml'), `sharedSecret: ${JSON.stringify(secret)}\n`);
    return { args: ['--bindings', 'bindings.yaml'] };
  },
  (secret, cwd) => {
    writeFileSync(join(cwd, 'bindings.yaml'), `sharedSecret: [${secret}\n  password: ${secret}`);
    return { args: ['--bindings', 'bindings.yaml'] };
  },
  (secret) => ({ args: ['--bind', `sharedSecret=${secret}`] }),
  (secret) => ({ args: ['--bind', `identity.password=${secret}`, '--bind', 'identity.pkcs12=x.p12'] }),
  (secret) => ({
    args: [
      '--bind',
      `identity.pkcs12=${resolve('fixtures/certificates/device-rsa.p12')}`,
      '--bind',
      'identity.password=env:SECRET',
    ],
    env: { SECRET: secret },
  }),
];

/** Policies that succeed, that fail, that cannot be read, and one that holds the secret itself. */
const policies: readonly ((secret: string, cwd: string) => string)[] = [
  () => resolve('templates/shared-secret/policy.json'),
  () => resolve('templates/certificate/policy.json'),
  () => resolve('fixtures/translate/wrong-values/policy.json'),
  (secret, cwd) => written(cwd, `{"sharedSecret": ${JSON.stringify(secret)} "server": 1}`),
  (secret, cwd) =>
    written(
      cwd,
      JSON.stringify({
        '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration',
        sharedSecret: secret,
        enableEAP: secret,
      }),
    ),
];

function written(cwd: string, text: string): string {
  writeFileSync(join(cwd, 'policy.json'), text);
  return 'policy.json';
}

test('a secret appears in no message, whatever goes wrong, and on standard output in the profile alone', async () => {
  const cwd = makeFolder();
  const letters = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ');
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: letters, minLength: 16, maxLength: 20 }),
      fc.constantFrom(...ways),
      fc.constantFrom(...policies),
      fc.constantFrom('text', 'json'),
      async (secret, way, policy, format) => {
        const { args, ...rest } = way(secret, cwd);
        const file = policy(secret, cwd);
        const common = ['--bind', 'localIdentifier=x', '--format', format];
        const run = await runCli(['translate', file, ...args, ...common], { cwd, ...rest });
        expect(run.stderr).not.toContain(secret);
        if (!run.stdout.startsWith('<?xml')) expect(run.stdout).toBe('');
      },
    ),
    { numRuns: runs(150) },
  );
});
