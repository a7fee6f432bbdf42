import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readCertificates } from '../../src/certificates/certificate.js';
import { type Signer, signerFromFiles } from '../../src/signing/signer.js';
import { makeFolder } from './folder.js';
import { run } from './programs.js';

const rsa = (modulusLength: number) => () => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const ec = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve }).privateKey;

/** The kinds of key, and what makes one. */
const makeKey = {
  'RSA-512': rsa(512),
  'RSA-1024': rsa(1024),
  'RSA-2048': rsa(2048),
  'RSA-3072': rsa(3072),
  'RSA-4096': rsa(4096),
  'P-256': ec('P-256'),
  'P-384': ec('P-384'),
  'P-521': ec('P-521'),
  Ed25519: () => generateKeyPairSync('ed25519').privateKey,
} as const;

export type KeyKind = keyof typeof makeKey;

/** The keys of every kind of signature that is supported. */
export const signingKeys = ['RSA-2048', 'RSA-3072', 'RSA-4096', 'P-256', 'P-384', 'P-521'] as const;

/** A certificate and its key, as PEM files. */
export interface Credentials {
  readonly keyFile: string;
  readonly certificateFile: string;
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** The folder of the test file for what it makes. */
export const folder = makeFolder();

/** Writes a file into {@link folder} and gives its path. */
export function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Subject {
  readonly name: string;
  readonly kind: KeyKind;
  /** Who issues it; itself when absent. */
  readonly issuer?: Credentials;
  /** Extensions as in an OpenSSL configuration. */
  readonly extensions?: readonly string[];
  /** Ten years when absent. */
  readonly days?: number;
  /** Of the issuer's signature; SHA-256 when absent. */
  readonly digest?: 'md5' | 'sha1' | 'sha256';
  /** A key of the kind that there is already, as RSA keys take long to make; one of its own when absent. */
  readonly keyFile?: string;
}

/** Where the credentials of the whole run lie, which every test file shares. */
const shared = process.env['ALWAYSON_TEST_CREDENTIALS'] ?? folder;

/**
 * Makes a key and a certificate for it, valid from the time of the run; for the same subject the same ones, which the
 * first test file of the run makes that needs them.
 */
export function issue(subject: Subject): Credentials {
  const essence = JSON.stringify({ ...subject, issuer: subject.issuer?.certificateFile });
  const hash = createHash('sha256').update(essence).digest('hex');
  const path = join(shared, hash);
  if (!existsSync(path)) {
    const made = mkdtempSync(join(shared, 'making-'));
    make(subject, made, hash);
    try {
      renameSync(made, path);
    } catch (error) {
      // Another worker was faster.
      if (!existsSync(path)) throw error;
      rmSync(made, { recursive: true });
    }
  }
  const [keyFile, certificateFile] = [join(path, 'key.pem'), join(path, 'certificate.pem')];
  return { keyFile, certificateFile, key: readFileSync(keyFile), certificate: readFileSync(certificateFile) };
}

function make(
  { name, kind, issuer, extensions = [], days = 3650, digest = 'sha256', keyFile }: Subject,
  made: string,
  hash: string,
): void {
  const path = (file: string) => join(made, file);
  if (keyFile === undefined) {
    writeFileSync(path('key.pem'), makeKey[kind]().export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  } else copyFileSync(keyFile, path('key.pem'));
  const sections = ['[ req ]', 'distinguished_name = req', '[ x ]', ...extensions];
  writeFileSync(path('req.cnf'), `${sections.join('\n')}\n`);
  const signedWith = issuer === undefined ? [] : ['-CA', issuer.certificateFile, '-CAkey', issuer.keyFile];
  // The first bit is set, so that the encoding needs an octet more than the number.
  const serial = `0x8${hash.slice(0, 7)}`;
  const given = ['-utf8', '-subj', name, '-days', String(days), '-set_serial', serial];
  const extended = ['-config', path('req.cnf'), '-extensions', 'x', `-${digest}`];
  const files = ['-key', path('key.pem'), ...signedWith, '-out', path('certificate.pem')];
  run('openssl', ['req', '-new', '-x509', ...given, ...extended, ...files]);
}

export const authority = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
];
export const signerExtensions = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
];

/** A signer with everything above it. */
export interface Hierarchy {
  readonly root: Credentials;
  /** From the signer's issuer upwards, the root left out. */
  readonly intermediates: readonly Credentials[];
  readonly signer: Credentials;
}

const roots = new Map<number, Pick<Hierarchy, 'root' | 'intermediates'>>();
const hierarchies = new Map<string, Hierarchy>();

/** A signer whose message carries one certificate (issued by the root) or three; with RSA both have the same key. */
export function hierarchy(kind: KeyKind, certificates: 1 | 3): Hierarchy {
  const name = `${kind} ${certificates}`;
  const made = hierarchies.get(name);
  if (made !== undefined) return made;
  const above = authorities(certificates - 1);
  const signer = issue({
    name: `/C=DE/O=Contoso/CN=Profile signer ${name}`,
    kind,
    issuer: above.intermediates[0] ?? above.root,
    extensions: signerExtensions,
    ...(certificates === 3 && kind.startsWith('RSA') && { keyFile: hierarchy(kind, 1).signer.keyFile }),
  });
  const whole = { ...above, signer };
  hierarchies.set(name, whole);
  return whole;
}

function authorities(intermediateCount: number): Pick<Hierarchy, 'root' | 'intermediates'> {
  const made = roots.get(intermediateCount);
  if (made !== undefined) return made;
  const root = issue({
    name: `/O=Contoso/CN=Test root ${intermediateCount}`,
    kind: 'P-256',
    extensions: authority,
  });
  const intermediates: Credentials[] = [];
  for (let level = 1; level <= intermediateCount; level++) {
    const issuer = intermediates[0] ?? root;
    intermediates.unshift(
      issue({ name: `/O=Contoso/CN=Test authority ${level}`, kind: 'P-256', issuer, extensions: authority }),
    );
  }
  const above = { root, intermediates };
  roots.set(intermediateCount, above);
  return above;
}

/** The signer of a hierarchy as the product makes it, with its chain. */
export function signerOf({ signer, intermediates }: Hierarchy): Signer {
  const chain = intermediates.flatMap(({ certificate }) => readCertificates(certificate));
  return signerFromFiles({ certificate: signer.certificate, key: signer.key, chain });
}
