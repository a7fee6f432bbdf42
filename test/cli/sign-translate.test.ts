import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import { isLegacyForm } from '../../src/certificates/pkcs12-protection.js';
import { get } from '../../src/plist/navigate.js';
import { readPlist } from '../../src/plist/read.js';
import { issue } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { witnesses } from '../support/witnesses.js';
import { expectNoSecretPrinted, now, pemSigner, signerAbove, Workplace } from './signing-runs.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});

const template = resolve('templates/certificate');
const policy = ['translate', `${template}/policy.json`, '--bindings', `${template}/bindings.yaml`];
const psk = resolve('templates/shared-secret');
const secretPolicy = ['translate', `${psk}/policy.json`, '--bindings', `${psk}/bindings.yaml`];
const content = (name: string) => witnesses['openssl']?.(place.read(name), signerAbove.root.certificateFile);

describe('translate --signer', () => {
  test('signs what it would have written without', async () => {
    const plain = await place.run(policy);
    const signed = await place.run([...policy, ...pemSigner, '-o', 'vpn.signed']);
    expect(signed).toMatchObject({ exitCode: 0, stdout: '' });
    expect(content('vpn.signed')).toBe(plain.stdout);
  });

  test('keeps the names of the files in a folder', async () => {
    const other = resolve('fixtures/translate/always-on-without-block/policy.json');
    const ended = await place.run([...secretPolicy, other, ...pemSigner, '-o', '.']);
    expect(ended.exitCode).toBe(0);
    expect(place.added()).toEqual([
      'Always-On-VPN-lab.mobileconfig',
      'Always-On-without-its-block.mobileconfig',
    ]);
    for (const name of place.added()) expect(content(name)).toMatch(/^<\?xml/);
  });

  test('writes DER to standard output', () => {
    const args = [resolve('dist/cli/alwayson.cjs'), ...policy, ...pemSigner];
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(now.getTime() / 1000) };
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: place.folder, env });
    expect(status).toBe(0);
    expect(witnesses['openssl']?.(stdout, signerAbove.root.certificateFile)).toMatch(/^<\?xml/);
  });

  test('signs nothing that has an error', async () => {
    const variable = ['--bind', 'localIdentifier={{device.serialNumber}}.contoso.com'];
    const ended = await place.run([...policy, ...variable, ...pemSigner, '-o', 'signed']);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('[token-unresolved]');
    expect(place.added()).toEqual([]);
  });

  test('encrypts, and then says nothing of secrets that are open to everyone', async () => {
    expect((await place.run([...secretPolicy, '--verbose'])).stderr).toContain('secret-in-profile');
    const device = issue({ name: '/O=Contoso/CN=Device', kind: 'RSA-2048' });
    place.write('device.pem', device.certificate);
    const ended = await place.run([
      ...secretPolicy,
      ...pemSigner,
      '--encrypt-to',
      'device.pem',
      '--verbose',
      '-o',
      'signed',
    ]);
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).not.toContain('secret-in-profile');
    const encrypted = get(readPlist(Buffer.from(content('signed') ?? '')).root, 'EncryptedPayloadContent');
    if (encrypted?.type !== 'data') throw new Error('nothing is encrypted');
    const key = ['-recip', device.certificateFile, '-inkey', device.keyFile];
    const opened = run('openssl', ['cms', '-decrypt', '-binary', '-inform', 'DER', ...key], encrypted.value);
    const secret = readFileSync(`${psk}/example-secret.txt`, 'utf8').trim();
    expect(opened.toString()).toContain(secret);
    expect(place.read('signed').includes(secret)).toBe(false);
  });

  test.each([
    ['--signer-key', 'signer.key'],
    ['--signer-password', 'env:SIGNER_PASSWORD'],
    ['--chain', 'chain.pem'],
    ['--sign-command', 'true'],
    ['--signing-time', '2027-01-01T00:00:00Z'],
    ['--encrypt-to', 'self.pem'],
  ])('%s without it is refused', async (...option) => {
    expect(await place.run([...policy, ...option, '-o', 'signed'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'alwayson: --signer is missing. The other signing options need the certificate that signs.\n',
    });
    expect(place.added()).toEqual([]);
  });

  test('a signer that cannot sign is told, and nothing is written', async () => {
    const ended = await place.run([...policy, '--signer', 'signer.pem', '-o', 'signed']);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^alwayson: signer\.pem holds no private key\. /);
    expect(place.added()).toEqual([]);
  });
});

describe('translate --identity-legacy', () => {
  const p12 = `${template}/certs/example-device.p12`;
  const password = readFileSync(`${template}/certs/example-password.txt`, 'utf8').trim();

  /** The identity in a profile, opened. */
  function identityIn(profile: string) {
    const { root } = readPlist(Buffer.from(profile));
    const payload = get(root, 'PayloadContent', 1, 'PayloadContent');
    if (payload?.type !== 'data') throw new Error('there is no identity');
    return readPkcs12(payload.value, password);
  }

  test('puts the identity into the form that older iOS opens, and says so', async () => {
    const ended = await place.run([...policy, '--identity-legacy', '--os', '16.0', '--verbose']);
    expect(ended.exitCode).toBe(0);
    const { protection, certificate } = identityIn(ended.stdout);
    expect(isLegacyForm(protection)).toBe(true);
    const original = readPkcs12(readFileSync(p12), password);
    expect(certificate.fingerprint).toBe(original.certificate.fingerprint);
    expect(isLegacyForm(original.protection)).toBe(false);
    expect(ended.stderr.match(/identity-pkcs12/g)).toHaveLength(1);
    expect(ended.stderr).toMatch(/bindings\.yaml \/identity\/pkcs12\n/);
  });

  test('without it the form is warned of', async () => {
    const ended = await place.run([...policy, '--os', '16.0']);
    expect(isLegacyForm(identityIn(ended.stdout).protection)).toBe(false);
    expect(ended.stderr).toContain('[identity-pkcs12]');
  });

  test('one in that form already stays as it is, without a word', async () => {
    const bound = ['--bind', `identity.pkcs12=${place.path('device.p12')}`];
    const args = [...policy, ...bound, '--identity-legacy'];
    const key = run('openssl', ['pkcs12', '-in', p12, '-passin', `pass:${password}`, '-noenc']);
    place.write('device.pem', key);
    const exported = ['pkcs12', '-export', '-legacy', '-in', place.path('device.pem')];
    place.write('device.p12', run('openssl', [...exported, '-passout', `pass:${password}`]));
    const ended = await place.run(args);
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).not.toContain('identity-pkcs12');
    expect(ended.stdout).toBe((await place.run([...policy, ...bound])).stdout);
  });

  test('is refused where there is no PKCS#12 file', async () => {
    expect(await place.run([...secretPolicy, '--identity-legacy'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'alwayson: --identity-legacy: The bindings have no PKCS#12 file to change. Bind identity.pkcs12.\n',
    });
  });
});

test('no secret was printed in all this', () => expectNoSecretPrinted(10));
