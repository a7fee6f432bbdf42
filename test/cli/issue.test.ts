import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSignedBy, readCertificate } from '../../src/certificates/certificate.js';
import { readPkcs12 } from '../../src/certificates/pkcs12.js';
import { isLegacyForm } from '../../src/certificates/pkcs12-protection.js';
import { get, stringAt } from '../../src/plist/navigate.js';
import { readPlist } from '../../src/plist/read.js';
import { file, folder } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { type Run, type RunOptions, runCli } from '../support/run-cli.js';

const [ca, key] = ['lab-ca.pem', 'lab-ca.key'];
const [certificatePem, keyPem] = [ca, key].map((name) => readFileSync(`fixtures/issue/${name}`));
file(ca, certificatePem ?? '');
file(key, keyPem ?? '');
const authority = ['--issue', ca, '--issue-key', key];
const password = 'correct horse battery';
const device = 'device-0001.contoso.com';
const translate = [
  'translate',
  resolve('templates/certificate/policy.json'),
  '--bind',
  `localIdentifier=${device}`,
];
const p256 = ['--bind', 'profile.identifier=com.contoso.vpn'];

/** Identities on P-256, as making keys of RSA takes long. */
const policy = 'policy.json';
file(
  policy,
  JSON.stringify({
    ...JSON.parse(readFileSync('templates/certificate/policy.json', 'utf8')),
    serverCertificateType: 'ecdsa256',
  }),
);
const curve = ['translate', policy, '--bind', `localIdentifier=${device}`, ...p256];

const cli = (args: readonly string[], options: RunOptions = {}): Promise<Run> =>
  runCli(args, { cwd: folder, env: { CA_KEY: String(keyPem), CA_PASSWORD: password }, ...options });

/** The identity in a profile, opened with the password beside it. */
function identityIn({ stdout }: Pick<Run, 'stdout'>) {
  const { root } = readPlist(Buffer.from(stdout));
  const payload = get(root, 'PayloadContent', 0);
  const content = payload && get(payload, 'PayloadContent');
  if (content?.type !== 'data' || payload === undefined) throw new Error('there is no identity');
  const secret = stringAt(payload, 'Password') ?? '';
  return { ...readPkcs12(content.value, secret), secret };
}

describe('translate --issue', () => {
  test('makes a profile with an identity of the authority, and says what its key can do', async () => {
    const ended = await cli([...curve, ...authority]);
    expect(ended).toMatchObject({ exitCode: 0 });
    const { certificate, protection, secret } = identityIn(ended);
    expect(isSignedBy(certificate.x509, readCertificate(certificatePem ?? Buffer.of()).x509)).toBe(true);
    expect(certificate).toMatchObject({ keyType: 'P-256', subjectAltName: [`DNS:${device}`] });
    expect(isLegacyForm(protection)).toBe(false);
    expect(ended.stderr).toContain('[identity-issued]');
    expect(ended.stderr).toContain('lab-ca.pem the authority');
    expect(ended.stderr).not.toContain(secret);
  });

  test('makes a key that fits the policy, or the one that is asked for', async () => {
    expect(identityIn(await cli([...translate, ...authority])).certificate.keyType).toBe('RSA');
    const asked = await cli([...curve, ...authority, '--issue-key-type', 'p-384', '--allow-errors']);
    expect(identityIn(asked).certificate.keyType).toBe('P-384');
    expect(asked.stderr).toContain('[certificate-type]');
  });

  test('takes days and form', async () => {
    const options = ['--issue-days', '30', '--issue-form', 'legacy', '--os', '16.0'];
    const ended = await cli([...curve, ...authority, ...options]);
    const { certificate, protection } = identityIn(ended);
    expect(certificate.notAfter).toEqual(new Date('2027-01-31T00:00:00Z'));
    expect(isLegacyForm(protection)).toBe(true);
    expect(ended.stderr).not.toContain('[identity-pkcs12]');
  });

  test('names each tunnel, and fills in the variables of the device', async () => {
    const bound = [
      ...['--bind', 'localIdentifier={{device.serialNumber}}', '--bind', 'device.serialNumber=F2LX'],
      ...['--bind', 'apple.tunnels.wifi.LocalIdentifier={{device.serialNumber}}@contoso.com'],
    ];
    const { certificate } = identityIn(await cli([...curve, ...bound, ...authority]));
    expect(certificate.subjectAltName).toEqual(['DNS:F2LX', 'email:F2LX@contoso.com']);
  });

  test('makes another identity for each policy and each run', async () => {
    const [one, other] = await Promise.all([cli([...curve, ...authority]), cli([...curve, ...authority])]);
    expect(identityIn(one).certificate.fingerprint).not.toBe(identityIn(other).certificate.fingerprint);
    const without = ({ stdout }: Run) =>
      stdout.replaceAll(/<data>[^<]*<\/data>|<string>[\w-]{24}<\/string>/g, '');
    expect(without(one)).toBe(without(other));
  });

  const [p12, encrypted, both] = ['lab-ca.p12', 'encrypted.key', 'both.pem'];
  const secret = ['-passout', `pass:${password}`];
  const [caFile, keyFile] = [`${folder}/${ca}`, `${folder}/${key}`];
  file(p12, run('openssl', ['pkcs12', '-export', '-inkey', keyFile, '-in', caFile, ...secret]));
  file(encrypted, run('openssl', ['pkcs8', '-topk8', '-in', keyFile, ...secret]));
  file(both, Buffer.concat([readFileSync(caFile), readFileSync(keyFile)]));
  const withPassword = ['--issue-password', 'env:CA_PASSWORD'];

  test.each([
    ['in one file with its key', ['--issue', both]],
    ['with its key by reference', ['--issue', ca, '--issue-key', `file:${key}`]],
    ['with its key in the environment', ['--issue', ca, '--issue-key', 'env:CA_KEY']],
    ['with an encrypted key', ['--issue', ca, '--issue-key', encrypted, ...withPassword]],
    ['as a PKCS#12 file', ['--issue', p12, ...withPassword]],
  ])('takes an authority %s', async (_what, options) => {
    const { certificate } = identityIn(await cli([...curve, ...options]));
    expect(certificate.issuer).toBe('CN=Contoso lab (example)');
  });

  test.each([
    [['--issue', ca], `${ca} holds no private key. Name its file with --issue-key.`],
    [['--issue', p12], `${p12} is a PKCS#12 file, which needs its password. Add --issue-password.`],
    [
      ['--issue', ca, '--issue-key', encrypted],
      `--issue-key ${encrypted}: The private key is encrypted, and no password was given.`,
    ],
    [['--issue', ca, '--issue-key', 'none.key'], 'none.key: This file does not exist.'],
    [
      ['--issue-key', key],
      '--issue is missing. The other options of issuing need the certificate of the authority.',
    ],
    [[...authority, '--issue-days', '0'], '--issue-days must be a whole number from 1 to 825.'],
    [[...authority, '--issue-days', '826'], '--issue-days must be a whole number from 1 to 825.'],
    [[...authority, '--issue-days', 'many'], '--issue-days must be a whole number from 1 to 825.'],
    [
      [...authority, '--identity-legacy'],
      '--identity-legacy is for an identity of the bindings. Use --issue-form legacy.',
    ],
    [
      [...authority, '--bind', `identity.pkcs12=${p12}`, '--bind', 'identity.password=env:CA_PASSWORD'],
      `${policy}: The bindings have an identity, and --issue makes one. Leave one of them out.`,
    ],
  ])('%j is refused', async (options, sentence) => {
    expect(await cli([...curve, ...options])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `alwayson: ${sentence}\n`,
    });
  });

  test('a policy without certificates is refused', async () => {
    const shared = resolve('templates/shared-secret/policy.json');
    const { exitCode, stderr } = await cli(['translate', shared, ...authority]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `alwayson: ${shared}: The policy does not authenticate devices with a certificate, so it has no use for identities. Leave --issue out.\n`,
    );
  });

  test('a policy with an empty identifier is refused', async () => {
    const empty = { ...JSON.parse(readFileSync(`${folder}/${policy}`, 'utf8')), localIdentifier: 'empty' };
    file('empty.json', JSON.stringify(empty));
    expect(await cli(['translate', 'empty.json', ...p256, ...authority])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'alwayson: empty.json: LocalIdentifier is empty, so a certificate has no name for the device.\n',
    });
  });

  test('a policy whose identifier nobody binds is refused', async () => {
    const { exitCode, stderr } = await cli(['translate', policy, ...p256, ...authority]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'localIdentifier is not bound. It is the name in the certificate that --issue makes. Bind it.',
    );
  });
});

describe('batch --issue', () => {
  const lines = (...devices: readonly string[]) =>
    `device.serialNumber,localIdentifier\n${devices.join('\n')}\n`;
  file('devices.csv', lines('F2L1,f2l1.contoso.com', 'F2L2,ada@contoso.com', 'F2L3,*.contoso.com'));
  const batch = (...options: readonly string[]) =>
    cli(['batch', policy, '--devices', 'devices.csv', ...p256, ...options]);
  const profile = (device: string, out: string) =>
    identityIn({ stdout: readFileSync(`${folder}/${out}/${device}.mobileconfig`, 'utf8') });
  const manifest = (out: string): { device?: string; identity?: unknown }[] =>
    readFileSync(`${folder}/${out}/batch.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  test('makes an identity for each device, and records its certificate', async () => {
    const ended = await batch(...authority, '-o', 'out');
    expect(ended.exitCode).toBe(1);
    const [one, other] = [profile('F2L1', 'out'), profile('F2L2', 'out')];
    expect(one.certificate.subjectAltName).toEqual(['DNS:f2l1.contoso.com']);
    expect(other.certificate.subjectAltName).toEqual(['email:ada@contoso.com']);
    expect(one.privateKey.equals(other.privateKey)).toBe(false);
    expect(one.secret).not.toBe(other.secret);
    expect(manifest('out').slice(1)).toMatchObject([
      {
        device: 'F2L1',
        identity: {
          serial: one.certificate.x509.serialNumber.toLowerCase(),
          sha256: one.certificate.fingerprint,
          notAfter: '2027-07-01T00:00:00Z',
        },
      },
      { device: 'F2L2', identity: { sha256: other.certificate.fingerprint } },
      { device: 'F2L3', findings: { error: { 'batch-row-unreadable': 1 } } },
    ]);
    expect(ended.stderr).toContain('[identity-issued]');
    expect(ended.stderr).toContain('2 devices, the first: line 2 (F2L1)');
    for (const { secret } of [one, other]) {
      expect(ended.stderr).not.toContain(secret);
      expect(readFileSync(`${folder}/out/batch.jsonl`, 'utf8')).not.toContain(secret);
    }
  });

  test('keeps identities with --resume, and makes others when the authority is to issue others', async () => {
    await batch(...authority, '-o', 'again');
    const first = profile('F2L1', 'again').certificate.fingerprint;
    await batch(...authority, '-o', 'again', '--resume');
    expect(profile('F2L1', 'again').certificate.fingerprint).toBe(first);
    await batch(...authority, '--issue-days', '30', '-o', 'again', '--resume');
    expect(profile('F2L1', 'again').certificate.notAfter).toEqual(new Date('2027-01-31T00:00:00Z'));
  });

  test.each([
    [
      ['--bind', 'identity.pkcs12=device.p12', '--bind', 'identity.password=env:CA_PASSWORD'],
      'The bindings have an identity, and --issue makes one. Leave one of them out.',
    ],
    [
      ['--devices', 'with-identities.csv'],
      'with-identities.csv has the column identity.pkcs12, and --issue makes identities. Leave one of them out.',
    ],
    [['--identity-legacy'], '--identity-legacy is for identities of the bindings. Use --issue-form legacy.'],
  ])('%j is refused', async (options, sentence) => {
    file('device.p12', '');
    file(
      'with-identities.csv',
      'device.serialNumber,identity.pkcs12,identity.password\nF2L1,device.p12,env:A\n',
    );
    expect(await batch(...authority, ...options, '-o', 'refused')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `alwayson: ${sentence}\n`,
    });
  });

  test('a policy without certificates is refused before any device', async () => {
    const shared = resolve('templates/shared-secret/policy.json');
    const { stderr } = await cli(['batch', shared, '--devices', 'devices.csv', ...authority, '-o', 'shared']);
    expect(stderr).toContain('it has no use for identities. Leave --issue out.');
  });
});
