import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Certificate } from '../certificates/certificate.js';
import type { Pkcs12Form } from '../certificates/write-pkcs12.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import type { Authority } from '../issue/authority.js';
import { type KeyKindName, keyKinds } from '../issue/key-kinds.js';
import type { Issue } from '../issue/with-identity.js';
import type { FileReport } from '../report/report.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';
import { defaults } from './issuing-options.js';
import { readSecret } from './secrets.js';

/** What a command line says of issuing identities. */
export interface IssuingOptions {
  readonly issue?: string | undefined;
  readonly issueKey?: string | undefined;
  readonly issuePassword?: string | undefined;
  readonly issueKeyType?: KeyKindName | undefined;
  readonly issueDays?: number | undefined;
  readonly issueForm?: Pkcs12Form | undefined;
}

/** All that issuing needs, in a form that can be handed to another thread. */
export interface IssuingMaterial {
  readonly privateKey: KeyObject;
  /** In DER: the authority's and those above it. */
  readonly certificates: readonly Uint8Array[];
  readonly days: number;
  readonly form: Pkcs12Form;
  /** The kind of key that all devices get; absent: the one that fits the policy. */
  readonly keyKind?: KeyKindName;
  readonly now: Date;
}

/** An authority that a command line names. */
export interface LoadedIssuer {
  readonly material: IssuingMaterial;
  /** What there is to say of the authority, once for all that it issues. */
  readonly report: FileReport;
}

/**
 * Reads the authority that a command line names for issuing identities; undefined where it names none.
 *
 * @throws InputError when it cannot be read or may not issue, or when other options of issuing stand without it
 */
export async function loadIssuerIfNamed(
  host: Host,
  options: IssuingOptions,
): Promise<LoadedIssuer | undefined> {
  const { issue: file, issueKey, issuePassword, issueKeyType } = options;
  if (file === undefined) {
    if ([issueKey, issuePassword, issueKeyType].every((option) => option === undefined)) return undefined;
    throw new InputError(
      '--issue is missing. The other options of issuing need the certificate of the authority.',
    );
  }
  const { issueDays: days = defaults.days, issueForm: form = defaults.form } = options;
  const { authorityOf, mostDays } = await import('../issue/authority.js');
  if (!Number.isInteger(days) || days < 1 || days > mostDays) {
    throw new InputError(`--issue-days must be a whole number from 1 to ${mostDays}.`);
  }
  const { privateKey, certificates } = await readAuthority(host, file, options);
  const { findings } = await about(shownPath(host, file), () =>
    authorityOf({ privateKey, certificates, days, now: host.now }),
  );
  const material: IssuingMaterial = {
    privateKey,
    certificates: certificates.map(({ der }) => der),
    days,
    form,
    ...(issueKeyType !== undefined && { keyKind: issueKeyType }),
    now: host.now,
  };
  return { material, report: { file, document: 'identity', kind: 'authority', findings } };
}

/** A key and the certificates beside it. */
interface AuthorityFiles {
  readonly privateKey: KeyObject;
  readonly certificates: readonly Certificate[];
}

async function readAuthority(
  host: Host,
  file: string,
  { issueKey, issuePassword }: IssuingOptions,
): Promise<AuthorityFiles> {
  const name = shownPath(host, file);
  const [bytes, { credentialLooksLike }] = await Promise.all([
    readInput(host, file),
    import('../certificates/looks-like.js'),
  ]);
  const password =
    issuePassword === undefined ? undefined : await readSecret(host, issuePassword, '--issue-password');
  if (issueKey === undefined && credentialLooksLike(bytes) === 'a PKCS#12 file') {
    return readPkcs12Authority(name, bytes, password);
  }
  const [{ readCertificates }, { hasPrivateKey, readPrivateKey }] = await Promise.all([
    import('../certificates/certificate.js'),
    import('../signing/private-key.js'),
  ]);
  const certificates = await about(name, () => readCertificates(bytes));
  if (issueKey === undefined && !hasPrivateKey(bytes)) {
    throw new InputError(`${name} holds no private key. Name its file with --issue-key.`);
  }
  const key = issueKey === undefined ? bytes : await readKey(host, issueKey);
  const privateKey = await about(issueKey === undefined ? name : `--issue-key ${issueKey}`, () =>
    readPrivateKey(key, password),
  );
  return { privateKey, certificates };
}

async function readPkcs12Authority(
  name: string,
  bytes: Uint8Array,
  password: string | undefined,
): Promise<AuthorityFiles> {
  if (password === undefined) {
    throw new InputError(`${name} is a PKCS#12 file, which needs its password. Add --issue-password.`);
  }
  const { readPkcs12 } = await import('../certificates/pkcs12.js');
  const { privateKey, certificate, chain } = await about(name, () => readPkcs12(bytes, password));
  return { privateKey, certificates: [certificate, ...chain] };
}

/** A file by its path or as `file:PATH`, or what an environment variable holds. */
async function readKey(host: Host, reference: string): Promise<Uint8Array> {
  if (reference.startsWith('env:')) return Buffer.from(await readSecret(host, reference, '--issue-key'));
  return readInput(host, reference.replace(/^file:/, ''));
}

const newKeyPair = promisify(generateKeyPair);

/**
 * Issues identities with new keys, which are made in Node's thread pool. A key of RSA takes a hundred times as long as
 * all the rest; one on P-256 takes hardly any time.
 */
export async function issuing(
  material: IssuingMaterial,
): Promise<{ readonly issue: Issue; readonly findings: readonly Finding[] }> {
  const authority = await authorityFrom(material);
  const { issueIdentity } = await import('../issue/issue.js');
  const issue: Issue = async (identifiers, fitting) => {
    const { parameters } = keyKinds[material.keyKind ?? fitting];
    const keyPair =
      'bits' in parameters
        ? await newKeyPair('rsa', { modulusLength: parameters.bits })
        : await newKeyPair('ec', { namedCurve: parameters.curve });
    return issueIdentity(authority, { identifiers, keyPair, form: material.form, random: randomBytes });
  };
  return { issue, findings: authority.findings };
}

async function authorityFrom({ certificates, ...others }: IssuingMaterial): Promise<Authority> {
  const [{ authorityOf }, { readCertificate }] = await Promise.all([
    import('../issue/authority.js'),
    import('../certificates/certificate.js'),
  ]);
  return authorityOf({ ...others, certificates: certificates.map((der) => readCertificate(der)) });
}
