import { Readable, Writable } from 'node:stream';
import { readCertificate } from '../../src/certificates/certificate.js';
import { signByCommand } from '../../src/cli/sign-command.js';
import { InputError } from '../../src/input-error.js';
import { sealProfile } from '../../src/signing/seal.js';
import { externalSigner } from '../../src/signing/signer.js';
import { witnesses } from '../support/witnesses.js';
import { hasEnded } from './processes.js';
import {
  curveAbove,
  expectNoSecretPrinted,
  now,
  profile,
  self,
  signerAbove,
  Workplace,
  wrote,
} from './signing-runs.js';

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});

const sign = (command: string, ...args: string[]) =>
  place.run(
    ['sign', 'vpn.mobileconfig', '--signer', 'signer.pem', '--chain', 'chain.pem', '-o', 'signed'].concat(
      ['--sign-command', command],
      args,
    ),
    { env: { ...process.env } as Record<string, string> },
  );

const content = (rootFile: string) => witnesses['openssl']?.(place.read('signed'), rootFile);

describe('a program that has the key', () => {
  test.each([
    ['openssl dgst', 'openssl dgst -sha256 -sign signer.key'],
    ['openssl pkeyutl', 'openssl pkeyutl -sign -rawin -digest sha256 -inkey signer.key'],
    ['a pipeline', 'cat | openssl dgst -sha256 -sign signer.key | cat'],
  ])('RSA by %s', async (_, command) => {
    expect(await sign(command)).toEqual(wrote);
    expect(content(signerAbove.root.certificateFile)).toBe(profile.toString());
    await place.run([
      'sign',
      'vpn.mobileconfig',
      '--signer',
      'all.pem',
      '--signer-password',
      'env:SIGNER_PASSWORD',
      '-o',
      'same',
    ]);
    expect(place.read('same')).toEqual(place.read('signed'));
  });

  test('P-256 by openssl, with another digest', async () => {
    const args = [
      'sign',
      'vpn.mobileconfig',
      '--signer',
      'curve.pem',
      '--chain',
      'curve-chain.pem',
      '-o',
      'signed',
    ];
    const command = ['--sign-command', 'openssl dgst -sha384 -sign curve.key', '--digest', 'sha384'];
    const env = { PATH: process.env['PATH'] ?? '' };
    expect(await place.run([...args, ...command], { env })).toEqual(wrote);
    expect(content(curveAbove.root.certificateFile)).toBe(profile.toString());
  });

  test('is told the algorithm', async () => {
    await sign(
      'echo "$ALWAYSON_ALGORITHM" > algorithm; openssl dgst -sha512 -sign signer.key',
      '--digest',
      'sha512',
    );
    expect(place.read('algorithm').toString()).toBe('RSA-SHA512\n');
    expect(place.added()).toEqual(['algorithm', 'signed']);
  });

  test('can speak to people', async () => {
    const ended = await sign('echo touch the token >&2; openssl dgst -sha256 -sign signer.key');
    expect(ended).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^touch the token\nWrote signed/),
    });
  });
});

describe('a program that does not sign', () => {
  const rubbish =
    'The answer of the signer is not a signature of the profile by the key of "C=DE, O=Contoso, CN=Profile signer RSA-2048 3" (RSA-SHA256).';

  test.each([
    ['fails', 'exit 3', 'The sign command failed with exit code 3.'],
    ['is not there', 'no-such-program 2>/dev/null', 'The sign command failed with exit code 127.'],
    ['is ended', 'kill -9 $$', 'The sign command was ended by SIGKILL.'],
    ['answers nothing', 'true', rubbish],
    ['answers rubbish', 'echo rubbish', rubbish],
    ['gives the bytes back', 'cat', rubbish],
    ['answers with base64', 'openssl dgst -sha256 -sign signer.key | base64', rubbish],
    ['signs with another key', 'openssl dgst -sha256 -sign self.key', rubbish],
    ['signs with another digest', 'openssl dgst -sha512 -sign signer.key', rubbish],
    [
      'answers without end',
      'cat /dev/zero',
      'The sign command answered with more bytes than any signature has.',
    ],
  ])('it %s', async (_, command, sentence) => {
    expect(await sign(command)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `alwayson: vpn.mobileconfig: ${sentence}\n`,
    });
    expect(place.added()).toEqual([]);
  });

  test('it hangs: it is ended with all that it started', async () => {
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const { env } = process;
    const host = { stdin: Readable.from([]), stdout: stderr, stderr, env, cwd: place.folder, now };
    const command = 'sleep 600 & echo $! > pids; echo $$ >> pids; cat | sleep 600';
    const signer = externalSigner(readCertificate(self.certificate), [], signByCommand(host, command, 1));
    await expect(sealProfile(profile, signer, { signingTime: now })).rejects.toThrow(
      new InputError('The sign command gave no answer within 1 seconds.'),
    );
    const pids = place.read('pids').toString().trim().split('\n');
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(await hasEnded(Number(pid))).toBe(true);
  });
});

test('no secret was printed in all this', () => expectNoSecretPrinted(10));
