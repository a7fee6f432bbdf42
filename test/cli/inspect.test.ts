import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCertificate } from '../../src/certificates/certificate.js';
import { isoTime } from '../../src/certificates/validity.js';
import { writePlist } from '../../src/plist/write.js';
import { profileFile } from '../support/delivery-sample.js';
import { issue } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';
import {
  curveAbove,
  expectNoSecretPrinted,
  now,
  passwordInProfile,
  pemSigner,
  profile,
  signerAbove,
  Workplace,
} from './signing-runs.js';

let place: Workplace;
beforeEach(async () => {
  place = new Workplace();
  await place.run(['sign', 'vpn.mobileconfig', ...pemSigner, '-o', 'signed']);
});

const inspect = (file: string, ...args: string[]) => place.run(['inspect', file, ...args]);
const trusting = ['--trust', 'root.pem'];

/** What openssl signs with the signer of the tests. */
function opensslSigns(...options: string[]): Buffer {
  const { certificateFile, keyFile } = signerAbove.signer;
  const signer = ['-signer', certificateFile, '-inkey', keyFile, '-certfile', place.path('chain.pem')];
  return run('openssl', ['cms', '-sign', '-binary', '-md', 'sha256', ...signer, ...options], profile);
}

/** The signed profile with a letter of the content changed. */
function altered(): Buffer {
  const signed = place.read('signed');
  signed[signed.indexOf('PayloadType')] = 'p'.charCodeAt(0);
  return signed;
}

/** The first line, which says what a device shows. */
async function standing(file: string, ...args: string[]): Promise<string> {
  const { stdout } = await inspect(file, ...args);
  return stdout.split('\n', 1)[0] ?? '';
}

describe('what a device shows', () => {
  test('Verified, with the signer and everything above it', async () => {
    const ended = await inspect('signed', ...trusting);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const path = [signerAbove.signer, ...signerAbove.intermediates, signerAbove.root].flatMap(
      ({ certificate }, index) => {
        const { subject, notBefore, notAfter, fingerprint } = readCertificate(certificate);
        return [
          `  ${index === 0 ? 'signer' : 'issuer'}     ${subject}`,
          `             valid ${isoTime(notBefore)} to ${isoTime(notAfter)}`,
          `             SHA-256 ${fingerprint}`,
        ];
      },
    );
    expect(ended.stdout.split('\n\n')[0]?.split('\n')).toEqual([
      'Verified: the signature leads to a root that is trusted here. Devices that trust it too show "Verified".',
      '  signature  valid, RSA with sha256',
      `  signed     ${isoTime(now)}`,
      ...path,
    ]);
    expect(ended.stdout.split('\n\n')[1]?.split('\n').slice(0, 2)).toEqual([
      'payloads',
      '  com.apple.security.root  "ca"  com.example.vpn.ca',
    ]);
  });

  test('Not Verified, without its root', async () => {
    const ended = await inspect('signed');
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toMatch(/^Not Verified: /);
    expect(ended.stderr).toMatch(/^warning: [^[]*\[signature-chain\]$/m);
  });

  test('Not Verified, when the chain has expired since', async () => {
    const later = new Date(now.getTime() + 20 * 365 * 86_400_000);
    const ended = await place.run(['inspect', 'signed', ...trusting], { now: later });
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toMatch(/^Not Verified: /);
    expect(ended.stderr).toContain('[signature-expired]');
  });

  test('Not Signed', async () => {
    const ended = await inspect('vpn.mobileconfig');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Not Signed: devices show "Not Signed"\.\n\npayloads\n/);
  });

  test('nothing, as it does not install it', async () => {
    const second = ['-signer', curveAbove.signer.certificateFile, '-inkey', curveAbove.signer.keyFile];
    const broken = {
      'signature-invalid': altered(),
      'signature-pem': opensslSigns('-nodetach', '-outform', 'PEM'),
      'signature-signers': opensslSigns('-nodetach', '-outform', 'DER', ...second),
    };
    for (const [rule, bytes] of Object.entries(broken)) {
      place.write('broken', bytes);
      const ended = await inspect('broken', ...trusting);
      expect(ended.exitCode).toBe(1);
      expect(ended.stdout).toMatch(/^Rejected: devices do not install it\. "alwayson verify" says why\.\n/);
      expect(ended.stderr).toContain(`[${rule}]`);
    }
  });

  test('of what another program wrote, in pieces', async () => {
    place.write('streamed', opensslSigns('-nodetach', '-outform', 'DER', '-stream'));
    expect(await standing('streamed', ...trusting)).toMatch(/^Verified/);
  });

  test('by the roots of the system, or of SSL_CERT_FILE', async () => {
    const env = { SSL_CERT_FILE: place.path('root.pem') };
    expect((await place.run(['inspect', 'signed'], { env })).stdout).toMatch(/^Verified/);
    expect(await standing('signed')).toMatch(/^Not Verified/);
    const absent = await place.run(['inspect', 'signed'], { env: { SSL_CERT_FILE: 'absent.pem' } });
    expect(absent).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: absent.pem: This file does not exist.\n',
    });
  });
});

describe('in JSON', () => {
  test('everything is data, the findings too', async () => {
    const ended = await inspect('signed', '--format', 'json');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const { standing: shown, signature, payloads, content, findings, encryption } = JSON.parse(ended.stdout);
    expect(shown).toBe('Not Verified');
    expect(signature).toMatchObject({ valid: true, method: 'RSA with sha256', signingTime: isoTime(now) });
    expect(payloads.map(({ type }: { type: string }) => type)).toEqual([
      'com.apple.security.root',
      'com.apple.security.pkcs12',
      'com.apple.vpn.managed',
    ]);
    expect(content.PayloadContent[1]).toMatchObject({ Password: '«redacted»', PayloadContent: '«redacted»' });
    expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual(['signature-chain']);
    expect(encryption).toBeUndefined();
  });

  test('the exit code is the same', async () => {
    place.write('broken', altered());
    expect((await inspect('broken', '--format', 'json')).exitCode).toBe(1);
  });
});

test('no password of a URL is shown', async () => {
  const url = 'https://user:CANARY@scep.contoso.com/scep?tenant=contoso&pw=CANARY';
  place.write('scep', writePlist({ PayloadType: 'Configuration', PayloadContent: [{ URL: url }] }));
  for (const format of ['text', 'json']) {
    const { stdout } = await inspect('scep', '--format', format);
    expect(stdout).toContain('https://user:«redacted»@scep.contoso.com/scep?tenant=contoso&pw=«redacted»');
    expect(stdout).not.toContain('CANARY');
  }
});

test('encrypted payloads are shown as what they are', async () => {
  const device = issue({ name: '/O=Contoso/CN=Device', kind: 'RSA-2048' });
  place.write('device.pem', device.certificate);
  const args = ['--signer', 'self.pem', '--signer-key', 'self.key', '--encrypt-to', 'device.pem'];
  await place.run(['sign', 'vpn.mobileconfig', ...args, '-o', 'encrypted']);
  const { stdout } = await inspect('encrypted', '--trust', 'self.pem');
  const serial = readCertificate(device.certificate).x509.serialNumber.toLowerCase();
  expect(stdout).toMatch(/^Verified/);
  expect(stdout).toContain(
    `\n\npayloads, encrypted with AES-256-CBC\n  for serial number ${serial}, issued by O=Contoso, CN=Device\n\ncontent`,
  );
  expect(stdout).toMatch(/\n {2}EncryptedPayloadContent: «\d+ bytes»\n/);
});

describe('--extract', () => {
  test.each([
    ['what the command signed', () => place.read('signed')],
    ['DER', () => opensslSigns('-nodetach', '-outform', 'DER')],
    ['BER in pieces', () => opensslSigns('-nodetach', '-outform', 'DER', '-stream')],
  ])('%s: byte for byte', async (_, bytes) => {
    place.write('signed', bytes());
    expect(await inspect('signed', '--extract', '-o', 'inner')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'Wrote inner (without its signature).\n',
    });
    expect(place.read('inner')).toEqual(profile);
    expect(statSync(place.path('inner')).mode & 0o777).toBe(0o600);
  });

  test('from standard input to standard output', () => {
    const program = resolve('dist/cli/alwayson.cjs');
    const ended = spawnSync(process.execPath, [program, 'inspect', '-', '--extract'], {
      input: place.read('signed'),
    });
    expect([ended.status, ended.stderr.toString()]).toEqual([0, '']);
    expect(ended.stdout).toEqual(profile);
  });

  test('a broken signature is told, and what it holds given', async () => {
    place.write('broken', altered());
    const ended = await inspect('broken', '--extract', '-o', 'inner');
    expect(ended.exitCode).toBe(1);
    expect(ended.stderr).toContain('The signature is invalid: the content was changed after it was signed.');
    expect(place.read('inner')).toHaveLength(profile.length);
  });

  test.each([
    ['no signature', profile, 'signed is not signed. There is no signature to remove.'],
    [
      'no profile',
      run(
        'openssl',
        [
          ...['cms', '-sign', '-binary', '-outform', 'DER', '-signer', signerAbove.signer.certificateFile],
          ...['-inkey', signerAbove.signer.keyFile],
        ],
        profile,
      ),
      'signed: This is a signature without the profile that it signs.',
    ],
  ])('%s', async (_, bytes, sentence) => {
    place.write('signed', bytes);
    expect(await inspect('signed', '--extract', '-o', 'inner')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `alwayson: ${sentence}\n`,
    });
    expect(place.added()).toEqual(['signed']);
  });
});

describe('what is refused', () => {
  test.each([
    ['an empty file', ''],
    ['a policy', '{"@odata.type": "#microsoft.graph.iosikEv2VpnConfiguration"}'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a private key', signerAbove.signer.key],
    ['a certificate', signerAbove.signer.certificate],
    ['XML that is no property list', '<html></html>'],
    ['a message that is cut off', Buffer.from('3082100006092a864886f70d010702', 'hex')],
  ])('%s', async (_, content) => {
    place.write('vpn.mobileconfig', content);
    const ended = await inspect('vpn.mobileconfig');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^alwayson: vpn\.mobileconfig: [^\n]+\n$/);
  });

  test('a file of roots that is none', async () => {
    const ended = await inspect('signed', '--trust', 'signer.key');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^alwayson: signer\.key: The certificate cannot be read: /);
  });
});

test('a property list that holds the text of a signature is no signed profile', async () => {
  const message = opensslSigns('-nodetach', '-outform', 'PEM').toString();
  place.write('vpn.mobileconfig', profileFile({ '/PayloadDescription': message }));
  expect(await standing('vpn.mobileconfig')).toMatch(/^Not Signed/);
});

test('the secret in the profile is nowhere, with whatever the profile is shown', async () => {
  for (const file of ['vpn.mobileconfig', 'signed']) {
    for (const format of ['text', 'json']) {
      const ended = await runCli(['inspect', file, '--format', format], { cwd: place.folder, now });
      expect(ended.stdout).toContain('«redacted»');
      expect(ended.stdout + ended.stderr).not.toContain(passwordInProfile);
    }
  }
});

test('no secret was printed in all this', () => expectNoSecretPrinted(20));
