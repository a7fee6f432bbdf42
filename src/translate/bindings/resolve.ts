import { basename } from 'node:path';
import { readCertificate } from '../../certificates/certificate.js';
import type { Finding } from '../../finding.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { readScepProfile, readTrustedRoot } from '../../graph/read-certificate-profile.js';
import { readPolicy } from '../../graph/read-policy.js';
import { about, InputError } from '../../input-error.js';
import type { BindingSources } from './binding-sources.js';
import type { AppleBindings, Bindings, IdentityBinding, TrustedRoot } from './bindings.js';
import type { BindingsFile } from './file.js';
import { readAhead } from './read-ahead.js';

/** The type under which the Graph properties of a bindings file are read. */
const ikev2Type = '#microsoft.graph.iosikEv2VpnConfiguration';

/** Bindings with every file read and every secret resolved, absent when a finding is an error, and the findings. */
export interface ResolvedBindings {
  readonly bindings?: Bindings;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files and secrets that a bindings file names.
 *
 * @param file the bindings as checked, their paths absolute
 * @throws InputError naming every file and secret that cannot be had
 */
export async function resolveBindings(file: BindingsFile, given: BindingSources): Promise<ResolvedBindings> {
  const sources = await readAhead(file, given);
  const findings: Finding[] = [];
  const { policy, identity, sharedSecret, eap, trustedRoots, apple, localIdentifier, ...plain } = file;
  const bindings: Bindings = {
    ...plain,
    ...(localIdentifier !== undefined && { localIdentifier }),
    ...(policy !== undefined && { policy: await boundPolicy(policy, findings) }),
    ...(identity !== undefined && { identity: await resolveIdentity(sources, identity, findings) }),
    ...(sharedSecret !== undefined && { sharedSecret: await sources.secret(sharedSecret, 'sharedSecret') }),
    ...(eap !== undefined && (await resolveEap(sources, eap))),
    ...(trustedRoots !== undefined && {
      trustedRoots: await Promise.all(
        trustedRoots.map((path, index) => resolveRoot(sources, path, `trustedRoots.${index}`, findings)),
      ),
    }),
    ...(apple !== undefined && { apple: await resolveApple(sources, apple) }),
  };
  // Without a value that is wrong, what is made of the others would be said to lack it.
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { bindings, findings };
}

async function boundPolicy(properties: Record<string, unknown>, findings: Finding[]): Promise<Policy> {
  const given = Object.entries(properties).filter(([, value]) => value !== '');
  const text = JSON.stringify({ ...Object.fromEntries(given), '@odata.type': ikev2Type });
  const { policy, findings: said } = await about('bindings', () => readPolicy(text));
  const inBindings = said.map((finding) => ({
    ...finding,
    document: 'bindings' as const,
    path: `/policy${finding.path}`,
  }));
  findings.push(...inBindings);
  return policy;
}

async function resolveIdentity(
  sources: BindingSources,
  identity: NonNullable<BindingsFile['identity']>,
  findings: Finding[],
): Promise<IdentityBinding> {
  const { pkcs12, password, scep, challenge, select, url, subject, acme } = identity;
  if (pkcs12 !== undefined && password !== undefined) {
    const bytes = await sources.read(pkcs12, 'identity.pkcs12');
    const secret = await sources.secret(password, 'identity.password');
    // node-forge is heavy, and most identities are none of its business.
    const { readPkcs12 } = await import('../../certificates/pkcs12.js');
    const { certificate } = await about(shown(sources, pkcs12), () => readPkcs12(bytes, secret));
    return { kind: 'pkcs12', bytes, password: secret, certificate, fileName: basename(pkcs12) };
  }
  if (scep !== undefined) {
    const bytes = await sources.read(scep, 'identity.scep');
    const reading = await about(shown(sources, scep), () =>
      readScepProfile(bytes, select === undefined ? {} : { select }),
    );
    findings.push(...inExport(reading.findings, '/identity/scep'));
    return {
      kind: 'scep',
      profile: reading.profile,
      ...(challenge !== undefined && { challenge: await sources.secret(challenge, 'identity.challenge') }),
      ...(url !== undefined && { url }),
      ...(subject !== undefined && { subject }),
    };
  }
  if (acme !== undefined) return { kind: 'acme', ...acme };
  throw new InputError('The binding identity takes exactly one of pkcs12, scep and acme.');
}

async function resolveEap(
  sources: BindingSources,
  eap: NonNullable<BindingsFile['eap']>,
): Promise<Pick<Bindings, 'eap'>> {
  if (eap.username === undefined) return {};
  const password = await sources.secret(eap.password, 'eap.password');
  return { eap: { username: eap.username, password } };
}

/** A root comes as a certificate file, DER or PEM, or as a Graph export of an iosTrustedRootCertificate. */
async function resolveRoot(
  sources: BindingSources,
  path: string,
  binding: string,
  findings: Finding[],
): Promise<TrustedRoot> {
  const bytes = await sources.read(path, binding);
  if (isCertificateFile(bytes)) {
    return {
      certificate: await about(shown(sources, path), () => readCertificate(bytes)),
      fileName: basename(path),
    };
  }
  const reading = await about(shown(sources, path), () => readTrustedRoot(bytes));
  findings.push(...inExport(reading.findings, '/trustedRoots'));
  const { trustedRootCertificate = '', certFileName } = reading.profile;
  const certificate = await about(shown(sources, path), () =>
    readCertificate(Buffer.from(trustedRootCertificate, 'base64')),
  );
  return { certificate, ...(certFileName !== undefined && { fileName: certFileName }) };
}

/** DER begins with the tag of a SEQUENCE, which is the digit 0 in text and so begins no JSON or YAML object. */
function isCertificateFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30 || Buffer.from(bytes).includes('-----BEGIN ');
}

async function resolveApple(
  sources: BindingSources,
  apple: NonNullable<BindingsFile['apple']>,
): Promise<AppleBindings> {
  const { ppk, ...plain } = apple;
  if (ppk === undefined) return plain;
  return { ...plain, ppk: { ...ppk, key: await secretBytes(sources, ppk.key, 'apple.ppk.key') } };
}

function inExport(findings: readonly Finding[], path: string): Finding[] {
  return findings.map((finding) => ({ ...finding, document: 'bindings', path: path + finding.path }));
}

/** A key has no line break at its end that would not be part of it, so that a file is taken as it is. */
async function secretBytes(
  { read, secret }: BindingSources,
  reference: string,
  what: string,
): Promise<Uint8Array> {
  if (reference.startsWith('file:')) return read(reference.slice('file:'.length), what);
  return Buffer.from(await secret(reference, what), 'utf8');
}

function shown({ shown = (name) => name }: BindingSources, path: string): string {
  return shown(path);
}
