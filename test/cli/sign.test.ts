import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCertificate } from '../../src/certificates/certificate.js';
import { get, plainValue } from '../../src/plist/navigate.js';
import { readPlist } from '../../src/plist/read.js';
import { signProfile } from '../../src/signing/sign.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { profileFile } from '../support/delivery-sample.js';
import { wifi } from '../support/good-profile.js';
import { issue, signerOf } from '../support/make-credentials.js';
import { describeWith, run } from '../support/programs.js';
import { signersShown, witnesses } from '../support/witnesses.js';
import {
  curveAbove,
  expectNoSecretPrinted,
  now,
  password,
  pemSigner,
  profile,
  signerAbove,
  Workplace,
  wrote,
} from './signing-runs.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});

const sign = (...args: string[]) => place.run(['sign', 'vpn.mobileconfig', ...args, '-o', 'signed']);
const fromEnvironment = ['--signer-password', 'env:SIGNER_PASSWORD'];

/** What openssl prints of the structure of a signed profile. */
function printedStructure(): string {
  const args = ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'];
  return run('openssl', args, place.read('signed')).toString();
}

describe('what signs', () => {
  test.each([
    ['PEM files', pemSigner],
    ['DER files', ['--signer', 'signer.der', '--signer-key', 'signer.key.der', '--chain', 'chain.pem']],
    ['everything in one file', ['--signer', 'all.pem', ...fromEnvironment]],
    [
      'an encrypted key, its password in a file',
      [
        ...['--signer', 'signer.pem', '--signer-key', 'encrypted.key', '--chain', 'chain.pem'],
        ...['--signer-password', 'file:password.txt'],
      ],
    ],
    ['PKCS#12', ['--signer', 'signer.p12', ...fromEnvironment, '--chain', 'chain.pem']],
    ['PKCS#12 in the legacy form', ['--signer', 'legacy.p12', ...fromEnvironment, '--chain', 'chain.pem']],
    ['a chain with its root', [...pemSigner, '--chain', 'root.pem']],
  ])('%s: the profile comes out as it went in', async (_, args) => {
    expect(await sign(...args)).toEqual(wrote);
    expect(place.added()).toEqual(['signed']);
    const checked = witnesses['openssl']?.(place.read('signed'), signerAbove.root.certificateFile);
    expect(checked).toBe(profile.toString());
    expect(printedStructure().match(/d\.certificate:/g)).toHaveLength(3);
  });

  test('a password and a profile from standard input, one at a time', async () => {
    const encrypted = ['--signer', 'all.pem', '--signer-password', '-', '-o', 'signed'];
    expect(await place.run(['sign', 'vpn.mobileconfig', ...encrypted], { stdin: password })).toEqual(wrote);
    const fromInput = ['sign', '-', ...pemSigner, '-o', 'same'];
    expect(await place.run(fromInput, { stdin: profile })).toEqual(wrote);
    expect(place.read('same')).toEqual(place.read('signed'));
    const both = await place.run(['sign', '-', ...encrypted, '--force'], { stdin: profile });
    expect(both).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: Standard input can be read once, and two options ask for it.\n',
    });
  });
});

describe('what comes of it', () => {
  test('a file for its owner alone', async () => {
    await sign(...pemSigner);
    expect(statSync(place.path('signed')).mode & 0o777).toBe(0o600);
  });

  test('or DER on standard output, which other programs read', () => {
    const program = resolve('dist/cli/alwayson.cjs');
    const ended = spawnSync(process.execPath, [program, 'sign', '-', ...pemSigner, '-o', '-'], {
      cwd: place.folder,
      input: profile,
      // The certificates are valid from the second in which they were made.
      env: { ...process.env, SOURCE_DATE_EPOCH: String(now.getTime() / 1000) },
    });
    expect([ended.status, ended.stderr.toString()]).toEqual([0, '']);
    expect(witnesses['openssl']?.(ended.stdout, signerAbove.root.certificateFile)).toBe(profile.toString());
    expect(place.added()).toEqual([]);
  });

  test.each([
    ['sha256', 'sha256'],
    ['sha384', 'sha384'],
    ['sha512', 'sha512'],
  ])('with %s', async (digest, name) => {
    await sign(...pemSigner, '--digest', digest);
    expect(printedStructure()).toContain(`algorithm: ${name}`);
  });

  test('at a time: given, that of the sources, or now', async () => {
    const day = new Date(now.getTime() + 86_400_000).toISOString().replace('.000Z', 'Z');
    const seconds = String(now.getTime() / 1000 + 3600);
    await sign(...pemSigner, '--signing-time', day);
    const environment = { env: { SOURCE_DATE_EPOCH: seconds } };
    await place.run(['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'epoch'], environment);
    await place.run(['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'now'], {});
    const times = ['signed', 'epoch', 'now'].map(async (name) => {
      const { cms } = await unwrap(place.read(name));
      return cms?.signers[0]?.attributes?.signingTime;
    });
    expect(await Promise.all(times)).toEqual([new Date(day), new Date(Number(seconds) * 1000), now]);
  });

  test('the same input gives the same bytes', async () => {
    await sign(...pemSigner);
    await place.run(['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'again']);
    expect(place.read('again')).toEqual(place.read('signed'));
  });

  test('a weak key is warned of, and with --strict nothing is written', async () => {
    const weak = ['--signer', 'weak.pem', '--signer-key', 'weak.key'];
    const strict = await sign(...weak, '--strict');
    expect(strict.exitCode).toBe(1);
    expect(strict.stderr).toMatch(/^warning: .*1024 bits.*\[signature-key\]$/m);
    expect(place.added()).toEqual([]);
    expect(await sign(...weak)).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('[signature-key]'),
    });
    expect(place.added()).toEqual(['signed']);
  });

  test('a profile that was signed is signed anew only with --resign, and stays the same inside', async () => {
    await sign(...pemSigner);
    const again = ['sign', 'signed', '--signer', 'curve.pem', '--signer-key', 'curve.key', '-o', 'anew'];
    expect(await place.run(again)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'alwayson: signed: The profile is signed already. --resign removes that signature first.\n',
    });
    expect(place.added()).toEqual(['signed']);
    expect(await place.run([...again, '--chain', 'curve-chain.pem', '--resign'])).toEqual(wrote);
    const checked = witnesses['openssl']?.(place.read('anew'), curveAbove.root.certificateFile);
    expect(checked).toBe(profile.toString());
  });
});

describe.each([
  ['RSA', signerAbove, pemSigner],
  ['P-256', curveAbove, ['--signer', 'curve.pem', '--signer-key', 'curve.key', '--chain', 'curve-chain.pem']],
] as const)('%s: other verifiers', (_, above, args) => {
  describe.each(Object.entries(witnesses))('%s', (program, verify) => {
    describeWith(program, 'a witness', () => {
      test('verifies what the command wrote, and shows the signer that inspect shows', async () => {
        await sign(...args);
        expect(verify(place.read('signed'), above.root.certificateFile)).toBe(profile.toString());
        const inspected = await place.run(['inspect', 'signed', '--trust', 'root.pem', '--format', 'json']);
        const [signer] = JSON.parse(inspected.stdout).signature.path;
        expect(signer.fingerprint).toBe(readCertificate(above.signer.certificate).fingerprint);
        const { subjectCommonName, x509 } = readCertificate(above.signer.certificate);
        const shown = signersShown[program]?.(place.read('signed'), above.root.certificateFile);
        expect(shown).toBe(program === 'certtool' ? x509.serialNumber.toLowerCase() : subjectCommonName);
      });
    });
  });
});

describe('encrypted for devices', () => {
  const device = issue({ name: '/CN=Device', kind: 'RSA-2048' });
  const other = issue({ name: '/CN=Other device', kind: 'RSA-3072' });
  const payloads = (content: Uint8Array) => plainValue(readPlist(content).root);

  test('each opens the payloads with its key, and nothing else of the profile is changed', async () => {
    place.write('device.pem', device.certificate);
    place.write('other.pem', other.certificate);
    const to = ['--encrypt-to', 'device.pem', '--encrypt-to', 'other.pem'];
    expect(await sign(...pemSigner, ...to)).toEqual(wrote);
    const written = witnesses['openssl']?.(place.read('signed'), signerAbove.root.certificateFile) ?? '';
    const { root } = readPlist(Buffer.from(written));
    const encrypted = get(root, 'EncryptedPayloadContent');
    if (encrypted?.type !== 'data') throw new Error('nothing is encrypted');
    const original = readPlist(profile).root;
    for (const { certificateFile, keyFile } of [device, other]) {
      const key = ['-recip', certificateFile, '-inkey', keyFile];
      const opened = run(
        'openssl',
        ['cms', '-decrypt', '-binary', '-inform', 'DER', ...key],
        Buffer.from(encrypted.value),
      );
      const expected = get(original, 'PayloadContent');
      expect(expected && payloads(opened)).toEqual(expected && plainValue(expected));
    }
    const { EncryptedPayloadContent: _, ...around } = plainValue(root) as Record<string, unknown>;
    const { PayloadContent: __, ...aroundBefore } = plainValue(original) as Record<string, unknown>;
    expect(around).toEqual(aroundBefore);
  });
});

test('a certificate that nothing should be encrypted for is refused', async () => {
  const device = issue({ name: '/CN=Device', kind: 'RSA-1024' });
  place.write('device.pem', device.certificate);
  const ended = await sign(...pemSigner, '--encrypt-to', 'device.pem');
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toMatch(
    /The profile cannot be encrypted for "CN=Device": its RSA key has only 1024 bits/,
  );
});

describe('what is refused, with nothing written', () => {
  /** One sentence on standard error, exit code 2, and no file. */
  async function expectSentence(args: readonly string[], sentence: string | RegExp): Promise<void> {
    const ended = await place.run(['sign', ...args, '-o', 'signed']);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    if (typeof sentence === 'string') expect(ended.stderr).toBe(`alwayson: ${sentence}\n`);
    else expect(ended.stderr).toMatch(sentence);
    expect(place.added()).toEqual([]);
  }

  test.each<[string, string[], string | RegExp]>([
    [
      'a wrong password of a PKCS#12 file',
      ['--signer', 'signer.p12', '--signer-password', 'env:WRONG'],
      'signer.p12: The password does not open the PKCS#12 file.',
    ],
    [
      'a PKCS#12 file without its password',
      ['--signer', 'signer.p12'],
      'signer.p12 is a PKCS#12 file, which needs its password. Add --signer-password.',
    ],
    [
      'a wrong password of a key',
      ['--signer', 'signer.pem', '--signer-key', 'encrypted.key', '--signer-password', 'env:WRONG'],
      'encrypted.key: The password does not open the private key.',
    ],
    [
      'an encrypted key without its password',
      ['--signer', 'signer.pem', '--signer-key', 'encrypted.key'],
      'encrypted.key: The private key is encrypted, and no password was given.',
    ],
    [
      'a password that is not set',
      ['--signer', 'signer.p12', '--signer-password', 'env:ABSENT'],
      '--signer-password needs the environment variable ABSENT, which is not set.',
    ],
    [
      'a password as a literal',
      ['--signer', 'signer.p12', '--signer-password', password],
      '--signer-password is not a reference to a secret. Write env:NAME, file:PATH, "-" for standard input, or prompt.',
    ],
    [
      'a prompt without a terminal',
      ['--signer', 'signer.p12', '--signer-password', 'prompt'],
      '--signer-password: A prompt needs a terminal. Use env:NAME, file:PATH or "-".',
    ],
    [
      'a key of another certificate',
      ['--signer', 'signer.pem', '--signer-key', 'curve.key'],
      'signer.pem: The private key does not belong to the signing certificate.',
    ],
    [
      'a signer without a private key',
      ['--signer', 'signer.pem'],
      'signer.pem holds no private key. Name its file with --signer-key, or a program that has the key with --sign-command.',
    ],
    [
      'a certificate that is none',
      ['--signer', 'signer.key', '--signer-key', 'signer.key'],
      'signer.key: The certificate cannot be read: the file looks like a private key. One X.509 certificate in DER or PEM is expected.',
    ],
    [
      'a key that is none',
      ['--signer', 'signer.pem', '--signer-key', 'root.pem'],
      'root.pem: The private key cannot be read: the file looks like a PEM certificate. A private key in PEM or DER is expected.',
    ],
    [
      'a key that is not there',
      ['--signer', 'signer.pem', '--signer-key', 'no.key'],
      'no.key: This file does not exist.',
    ],
    [
      'a certificate that may not sign',
      ['--signer', 'unfit.pem', '--signer-key', 'unfit.key'],
      'unfit.pem: The certificate "CN=Unfit" may not sign: its key usage lacks digitalSignature.',
    ],
    [
      'a chain that does not connect',
      [...pemSigner, '--chain', 'stranger.pem'],
      'signer.pem: The certificate "CN=Stranger" does not belong to the chain: it issued neither the signing certificate nor one above it.',
    ],
    [
      'a chain that is none',
      [...pemSigner, '--chain', 'vpn.mobileconfig'],
      'vpn.mobileconfig: The certificate cannot be read: the file looks like an XML property list (a profile?). One X.509 certificate in DER or PEM is expected.',
    ],
    [
      'an expired signer',
      [...pemSigner, '--signing-time', '2049-01-01T00:00:00Z'],
      /^alwayson: vpn\.mobileconfig: The signing certificate "C=DE, O=Contoso, CN=Profile signer RSA-2048 3" expired at 20.*Z\. The signing time is 2049-01-01T00:00:00Z\.\n$/,
    ],
    [
      'a signer that is not valid yet',
      [...pemSigner, '--signing-time', '2001-01-01T00:00:00+01:00'],
      /^alwayson: vpn\.mobileconfig: The signing certificate ".*" is not valid before 20.*Z\. The signing time is 2000-12-31T23:00:00Z\.\n$/,
    ],
    ...['2026-11-22', '2026-02-30T00:00:00Z', '2026-99-01T00:00:00Z', 'now'].map(
      (time): [string, string[], string] => [
        `the time ${time}`,
        [...pemSigner, '--signing-time', time],
        `--signing-time ${time} is not a time. Write it like 2026-11-22T10:00:00Z.`,
      ],
    ),
    [
      'a sign command beside a key',
      [...pemSigner, '--sign-command', 'true'],
      '--sign-command replaces --signer-key and --signer-password. Leave these out.',
    ],
    [
      'encryption for a key that is not RSA',
      [...pemSigner, '--encrypt-to', 'curve.pem'],
      'vpn.mobileconfig: The profile cannot be encrypted for "C=DE, O=Contoso, CN=Profile signer P-256 3": its key is P-256, but encryption needs RSA.',
    ],
  ])('%s', async (_, args, sentence) => {
    await expectSentence(['vpn.mobileconfig', ...args], sentence);
  });

  test('an expired signer, by the clock', async () => {
    const later = new Date(now.getTime() + 20 * 365 * 86_400_000);
    const ended = await place.run(['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'signed'], { now: later });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/ expired at .*\. The signing time is /);
    expect(place.added()).toEqual([]);
  });

  test('not one that has expired since it signed, which is warned of', async () => {
    const later = new Date(now.getTime() + 20 * 365 * 86_400_000);
    const time = ['--signing-time', now.toISOString().replace('.000Z', 'Z')];
    const args = ['sign', 'vpn.mobileconfig', ...pemSigner, ...time, '-o', 'signed'];
    const ended = await place.run(args, { now: later });
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).toContain('[signature-expired]');
  });

  test('SOURCE_DATE_EPOCH that is no number of seconds', async () => {
    for (const epoch of ['', 'yesterday', '-1', '1e9']) {
      const args = ['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'signed'];
      const ended = await place.run(args, { env: { SOURCE_DATE_EPOCH: epoch } });
      expect(ended).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: 'alwayson: SOURCE_DATE_EPOCH is not a number of seconds.\n',
      });
    }
  });

  test.each([
    ['an empty file', '', 'empty'],
    [
      'a policy',
      '{"@odata.type": "#microsoft.graph.iosikEv2VpnConfiguration"}',
      'This is an Intune policy. A profile is needed.',
    ],
    [
      'another property list',
      '<plist version="1.0"><dict><key>PayloadType</key><string>x</string></dict></plist>',
      'This is a payload without a profile. A profile is needed.',
    ],
    [
      'a list',
      '<plist version="1.0"><array/></plist>',
      'The property list is neither a profile nor a payload.',
    ],
  ])('%s', async (_, content, sentence) => {
    place.write('vpn.mobileconfig', content);
    const ended = await sign(...pemSigner);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^alwayson: vpn\.mobileconfig: [^\n]*\n$/);
    if (content !== '') expect(ended.stderr).toContain(sentence);
    expect(place.added()).toEqual([]);
  });

  test('a profile without payloads to encrypt, and one that encrypting would change', async () => {
    place.write('self.mobileconfig', profileFile({ '/PayloadContent': undefined }));
    place.write('real.mobileconfig', profile.toString().replace('<integer>1</integer>', '<real>1.0</real>'));
    const sentences = ['self.mobileconfig', 'real.mobileconfig'].map(async (name) => {
      const args = ['sign', name, ...pemSigner, '--encrypt-to', 'self.pem', '-o', 'signed'];
      return (await place.run(args)).stderr;
    });
    expect(await Promise.all(sentences)).toEqual([
      'alwayson: self.mobileconfig: The profile has no PayloadContent to encrypt.\n',
      expect.stringMatching(
        /^alwayson: real\.mobileconfig: The profile cannot be encrypted: \/.* is a real number without a fraction\. Write it as an integer\.\n$/,
      ),
    ]);
    expect(place.added()).toEqual(['real.mobileconfig', 'self.mobileconfig']);
  });

  test('device variables', async () => {
    const variable = '{{device.serialNumber}}.contoso.com';
    place.write('vpn.mobileconfig', profileFile({ [`${wifi}/LocalIdentifier`]: variable }));
    const ended = await sign(...pemSigner);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^error: [^[]*\[token-unresolved\]$/m);
    expect(ended.stderr).toMatch(new RegExp(`At: line [0-9]+: ${wifi}/LocalIdentifier\n`));
    expect(place.added()).toEqual([]);
  });

  test('what readers understand differently', async () => {
    const twice = '<key>PayloadVersion</key><integer>1</integer>';
    place.write('vpn.mobileconfig', profile.toString().replace('<dict>', `<dict>${twice}`));
    const ended = await sign(...pemSigner);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('[plist-duplicate-key]');
    expect(place.added()).toEqual([]);
  });

  test('a signed profile that was changed since, even with --resign', async () => {
    const signed = Buffer.from(await signProfile(profile, signerOf(signerAbove), { signingTime: now }));
    signed[signed.indexOf('PayloadType')] = 'p'.charCodeAt(0);
    place.write('vpn.mobileconfig', signed);
    await expectSentence(
      ['vpn.mobileconfig', ...pemSigner, '--resign'],
      'vpn.mobileconfig: The signature of the profile is not valid, so someone may have changed the profile. alwayson does not sign it again.',
    );
  });

  test('a signature without the profile', async () => {
    const { certificateFile, keyFile } = signerAbove.signer;
    const args = [
      'cms',
      '-sign',
      '-binary',
      '-outform',
      'DER',
      '-signer',
      certificateFile,
      '-inkey',
      keyFile,
    ];
    place.write('vpn.mobileconfig', run('openssl', args, profile));
    await expectSentence(
      ['vpn.mobileconfig', ...pemSigner],
      'vpn.mobileconfig: This is a signature without the profile that it signs.',
    );
  });

  test('to write over a file', async () => {
    place.write('signed', 'mine');
    expect(await sign(...pemSigner)).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: signed exists already. --force replaces it.\n',
    });
    expect(place.read('signed').toString()).toBe('mine');
    expect(await sign(...pemSigner, '--force')).toEqual(wrote);
    expect(place.added()).toEqual(['signed']);
  });

  test('words that belong to no option, without repeating them', async () => {
    for (const args of [[...fromEnvironment, password], ['--pasword', password], [`--pasword=${password}`]]) {
      const ended = await sign(...pemSigner, ...args);
      expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ended.stderr).toMatch(
        /^alwayson: (?:Unknown option: --pasword|The command line has one word too many)/,
      );
    }
    expect(place.added()).toEqual([]);
  });
});

test('no secret was printed in all this', () => {
  expectNoSecretPrinted(40);
});
