import { createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { deviceIdentity, deviceIdentityPassword, identity } from '../support/good-profile.js';
import { type Hierarchy, hierarchy, issue, signerExtensions } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { type Run, type RunOptions, runCli } from '../support/run-cli.js';

/** The password of keys and PKCS#12 files, one that stands in the profile, and one that fits nothing: none is printed. */
export const password = 'correct horse battery';
export const passwordInProfile = 'staple in the profile';
const wrongPassword = 'wrong horse, flat battery';

/** A moment at which the certificates are valid that the tests make. */
export const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);

export const signerAbove: Hierarchy = hierarchy('RSA-2048', 3);
export const curveAbove: Hierarchy = hierarchy('P-256', 3);
export const self = issue({ name: '/CN=Self-signed signer', kind: 'RSA-2048', extensions: signerExtensions });
const stranger = issue({ name: '/CN=Stranger', kind: 'P-256', extensions: signerExtensions });
const weak = issue({ name: '/CN=Weak', kind: 'RSA-1024', extensions: signerExtensions });
const unfit = issue({ name: '/CN=Unfit', kind: 'P-256', extensions: ['keyUsage=critical,keyEncipherment'] });

/** The device's PKCS#12 file, under the password that stands in the profile. */
function deviceFile(): Buffer {
  const pem = join(makeFolder(), 'device.pem');
  const opened = ['-legacy', '-nodes', '-passin', `pass:${deviceIdentityPassword}`];
  writeFileSync(pem, run('openssl', ['pkcs12', ...opened], Buffer.from(deviceIdentity)));
  return run('openssl', [
    'pkcs12',
    '-export',
    '-legacy',
    '-passout',
    `pass:${passwordInProfile}`,
    '-in',
    pem,
  ]);
}

/** The profile that is signed. */
export const profile = Buffer.from(
  profileFile({ [`${identity}/Password`]: passwordInProfile, [`${identity}/PayloadContent`]: deviceFile() }),
);

/** What a run that signed leaves behind, beside the file. */
export const wrote = {
  exitCode: 0,
  stdout: '',
  stderr: expect.stringMatching(/^Wrote \S+ \(signed\)\. \d notes; --verbose shows them\.\n$/),
};

const pkcs12 = (...options: string[]) =>
  run('openssl', [
    ...['pkcs12', '-export', '-inkey', signerAbove.signer.keyFile, '-in', signerAbove.signer.certificateFile],
    ...['-passout', `pass:${password}`, ...options],
  ]);

const encryptedKey = run(
  'openssl',
  ['pkcs8', '-topk8', '-passout', `pass:${password}`],
  signerAbove.signer.key,
);

/** What lies in the folder of each test, by name. */
export const files: Readonly<Record<string, Uint8Array>> = {
  'vpn.mobileconfig': profile,
  'signer.pem': signerAbove.signer.certificate,
  'signer.key': signerAbove.signer.key,
  'signer.der': run('openssl', ['x509', '-outform', 'DER'], signerAbove.signer.certificate),
  'signer.key.der': run('openssl', ['pkey', '-outform', 'DER'], signerAbove.signer.key),
  'encrypted.key': encryptedKey,
  'chain.pem': Buffer.concat(signerAbove.intermediates.map(({ certificate }) => certificate)),
  'all.pem': Buffer.concat([
    ...signerAbove.intermediates.map(({ certificate }) => certificate),
    encryptedKey,
    signerAbove.signer.certificate,
  ]),
  'root.pem': signerAbove.root.certificate,
  'signer.p12': pkcs12(),
  'legacy.p12': pkcs12('-legacy'),
  'curve.pem': curveAbove.signer.certificate,
  'curve.key': curveAbove.signer.key,
  'curve-chain.pem': Buffer.concat(curveAbove.intermediates.map(({ certificate }) => certificate)),
  'self.pem': self.certificate,
  'self.key': self.key,
  'stranger.pem': stranger.certificate,
  'stranger.key': stranger.key,
  'weak.pem': weak.certificate,
  'weak.key': weak.key,
  'unfit.pem': unfit.certificate,
  'unfit.key': unfit.key,
  'password.txt': Buffer.from(`${password}\n`),
};

const printed: string[] = [];

/** A folder of the test's own with {@link files} in it. Nothing but results may come to lie beside them. */
export class Workplace {
  readonly folder = makeFolder();

  constructor() {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  /** Runs a command line here. What it prints is remembered, but not a profile on standard output. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
    const env = { SIGNER_PASSWORD: password, WRONG: wrongPassword, ...options.env };
    const ended = await runCli(args, { cwd: this.folder, now, ...options, env });
    remember(ended.stderr);
    if (!/^<\?xml|^0\x82|^0\ufffd/.test(ended.stdout)) remember(ended.stdout);
    return ended;
  }

  write(name: string, content: Uint8Array | string): void {
    writeFileSync(join(this.folder, name), content);
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** What lies here beside {@link files}. */
  added(): string[] {
    return readdirSync(this.folder)
      .filter((name) => !(name in files))
      .sort();
  }
}

/** Remembers something that was printed. */
export function remember(text: string): void {
  printed.push(text);
}

/** No secret is in anything that was printed so far: no password, and no line of a private key. */
export function expectNoSecretPrinted(atLeast: number): void {
  expect(printed.filter((text) => text !== '').length).toBeGreaterThanOrEqual(atLeast);
  const keyLines = Object.values(files).flatMap((content) =>
    secretLines(Buffer.from(content).toString('latin1')),
  );
  expect(keyLines.length).toBeGreaterThan(20);
  for (const secret of [password, passwordInProfile, wrongPassword, ...keyLines]) {
    expect(printed.filter((text) => text.includes(secret))).toEqual([]);
  }
}

/** The lines of the private keys in a PEM file; not those that hold nothing but the public key, which certificates show. */
function secretLines(text: string): string[] {
  return Array.from(text.matchAll(/-----BEGIN (ENCRYPTED )?PRIVATE KEY-----\n[^-]+/g)).flatMap(
    ([key, encrypted]) => {
      const [, ...lines] = key.trim().split('\n');
      if (encrypted !== undefined) return lines;
      const pem = `${key}-----END PRIVATE KEY-----\n`;
      const publicKey = createPublicKey(pem).export({ type: 'spki', format: 'der' });
      return lines.filter((line) => !publicKey.includes(Buffer.from(line, 'base64')));
    },
  );
}

/** The arguments that name the signer of {@link signerAbove} in PEM files. */
export const pemSigner = ['--signer', 'signer.pem', '--signer-key', 'signer.key', '--chain', 'chain.pem'];
