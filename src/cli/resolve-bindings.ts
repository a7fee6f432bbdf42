import { basename } from 'node:path';
import { readCertificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { readScepProfile, readTrustedRoot } from '../graph/read-certificate-profile.js';
import { readPolicy } from '../graph/read-policy.js';
import { InputError } from '../input-error.js';
import type {
  AppleBindings,
  Bindings,
  IdentityBinding,
  TrustedRoot,
} from '../translate/bindings/bindings.js';
import type { BindingsFile } from '../translate/bindings/file.js';
import type { Host } from './host.js';
import { about, readInput, shownPath } from './input.js';
import { readSecret, readSecretBytes } from './secrets.js';

/** The type under which the Graph properties of a bindings file are read. */
const ikev2Type = '#microsoft.graph.iosikEv2VpnConfiguration';

/** Bindings with every file read and every secret resolved, and what was found on the way. */
export interface ResolvedBindings {
  readonly bindings: Bindings;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files and secrets that a bindings file names.
 *
 * @param file the bindings as checked, their paths absolute
 * @throws InputError when a file or a secret cannot be had
 */
export async function resolveBindings(host: Host, file: BindingsFile): Promise<ResolvedBindings> {
  const findings: Finding[] = [];
  const { policy, identity, sharedSecret, eap, trustedRoots, apple, localIdentifier, ...plain } = file;
  const bindings: Bindings = {
    ...plain,
    ...(localIdentifier !== undefined && { localIdentifier }),
    ...(policy !== undefined && { policy: await boundPolicy(policy, findings) }),
    ...(identity !== undefined && { identity: await resolveIdentity(host, identity, findings) }),
    ...(sharedSecret !== undefined && { sharedSecret: await readSecret(host, sharedSecret, 'sharedSecret') }),
    ...(eap !== undefined && (await resolveEap(host, eap))),
    ...(trustedRoots !== undefined && {
      trustedRoots: await Promise.all(trustedRoots.map((path) => resolveRoot(host, path, findings))),
    }),
    ...(apple !== undefined && { apple: await resolveApple(host, apple) }),
  };
  return { bindings, findings };
}

async function boundPolicy(properties: Record<string, unknown>, findings: Finding[]): Promise<Policy> {
  const given = Object.entries(properties).filter(([, value]) => value !== '');
  const text = JSON.stringify({ ...Object.fromEntries(given), '@odata.type': ikev2Type });
  const { policy, findings: said } = await about('bindings: policy', () => readPolicy(text));
  const inBindings = said.map((finding) => ({
    ...finding,
    document: 'bindings' as const,
    path: `/policy${finding.path}`,
  }));
  findings.push(...inBindings);
  return policy;
}

async function resolveIdentity(
  host: Host,
  identity: NonNullable<BindingsFile['identity']>,
  findings: Finding[],
): Promise<IdentityBinding> {
  const { pkcs12, password, scep, challenge, select, url, subject, acme } = identity;
  if (pkcs12 !== undefined && password !== undefined) {
    const bytes = await readInput(host, pkcs12);
    const secret = await readSecret(host, password, 'identity.password');
    // node-forge is heavy, and most identities are none of its business.
    const { readPkcs12 } = await import('../certificates/pkcs12.js');
    const { certificate } = await about(shownPath(host, pkcs12), () => readPkcs12(bytes, secret));
    return { kind: 'pkcs12', bytes, password: secret, certificate, fileName: basename(pkcs12) };
  }
  if (scep !== undefined) {
    const bytes = await readInput(host, scep);
    const reading = await about(shownPath(host, scep), () =>
      readScepProfile(bytes, select === undefined ? {} : { select }),
    );
    findings.push(...inExport(reading.findings, '/identity/scep'));
    return {
      kind: 'scep',
      profile: reading.profile,
      ...(challenge !== undefined && { challenge: await readSecret(host, challenge, 'identity.challenge') }),
      ...(url !== undefined && { url }),
      ...(subject !== undefined && { subject }),
    };
  }
  if (acme !== undefined) return { kind: 'acme', ...acme };
  throw new InputError('bindings: identity needs exactly one of pkcs12, scep and acme');
}

async function resolveEap(host: Host, eap: NonNullable<BindingsFile['eap']>): Promise<Pick<Bindings, 'eap'>> {
  if (eap.username === undefined) return {};
  const password = await readSecret(host, eap.password, 'eap.password');
  return { eap: { username: eap.username, password } };
}

/** A root comes as a certificate file, DER or PEM, or as a Graph export of an iosTrustedRootCertificate. */
async function resolveRoot(host: Host, path: string, findings: Finding[]): Promise<TrustedRoot> {
  const bytes = await readInput(host, path);
  if (isCertificateFile(bytes)) {
    return {
      certificate: await about(shownPath(host, path), () => readCertificate(bytes)),
      fileName: basename(path),
    };
  }
  const reading = await about(shownPath(host, path), () => readTrustedRoot(bytes));
  findings.push(...inExport(reading.findings, '/trustedRoots'));
  const { trustedRootCertificate = '', certFileName } = reading.profile;
  const certificate = await about(shownPath(host, path), () =>
    readCertificate(Buffer.from(trustedRootCertificate, 'base64')),
  );
  return { certificate, ...(certFileName !== undefined && { fileName: certFileName }) };
}

/** DER begins with the tag of a SEQUENCE, which is the digit 0 in text and so begins no JSON or YAML object. */
function isCertificateFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 || Buffer.from(bytes).includes('-----BEGIN ');
}

async function resolveApple(host: Host, apple: NonNullable<BindingsFile['apple']>): Promise<AppleBindings> {
  const { ppk, ...plain } = apple;
  if (ppk === undefined) return plain;
  return { ...plain, ppk: { ...ppk, key: await readSecretBytes(host, ppk.key, 'apple.ppk.key') } };
}

function inExport(findings: readonly Finding[], path: string): Finding[] {
  return findings.map((finding) => ({ ...finding, document: 'bindings', path: path + finding.path }));
}
