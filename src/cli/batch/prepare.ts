import { hash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { ChannelName } from '../../delivery/index.js';
import type { ChannelOptions } from '../../delivery/options.js';
import type { Finding } from '../../finding.js';
import { InputError } from '../../input-error.js';
import { pointer, pointerParts } from '../../pointer.js';
import { misplacedIn } from '../../text/schema-words.js';
import { tokensIn } from '../../tokens.js';
import { bindingsFile } from '../../translate/bindings/file.js';
import { readBindings } from '../../translate/bindings/read.js';
import { isTree, namesSecret, type Tree, withPaths } from '../../translate/bindings/tree.js';
import { readCertificateFiles } from '../certificates.js';
import type { Host } from '../host.js';
import { readInput } from '../input.js';
import { type IssuingMaterial, type IssuingOptions, loadIssuerIfNamed } from '../issuer.js';
import { type BindingOptions, type BindingTrees, readBindingTrees } from '../load-bindings.js';
import { readSecret } from '../secrets.js';
import { type LoadedSigner, loadSignerIfNamed } from '../signer.js';
import type { SigningOptions } from '../signing-options.js';
import { packageVersion } from '../version.js';
import type { BatchJob, SigningJob } from './job.js';
import type { OpenList } from './read-list.js';

/** What the command line says of how profiles are made. */
export interface JobOptions extends BindingOptions, SigningOptions, IssuingOptions {
  readonly devices: string;
  readonly select?: string | undefined;
  readonly platform: DevicePlatform;
  readonly os: string;
  readonly identityLegacy?: boolean | undefined;
  readonly signer?: string | undefined;
  readonly to?: ChannelName | undefined;
  readonly allowErrors?: boolean | undefined;
  readonly strict: boolean;
  readonly ignore?: readonly string[] | undefined;
}

/** A job, or what is wrong with what all devices have in common. */
export interface PreparedJob {
  readonly job: Omit<BatchJob, 'folder' | 'digestKey'>;
  /** A digest of all that is the same for all devices, secrets included. */
  readonly digest: string;
  readonly signer: LoadedSigner | undefined;
  readonly trees: BindingTrees;
  readonly findings: readonly Finding[];
}

/**
 * Reads all that holds for every device.
 *
 * @throws InputError when something cannot be read
 */
export async function prepareJob(
  host: Host,
  policy: Uint8Array,
  list: OpenList,
  channelOptions: ChannelOptions,
  options: JobOptions,
): Promise<PreparedJob> {
  const trees = await readBindingTrees(host, options);
  const common = isTree(trees.both) ? trees.both : {};
  const misplaced = misplacedIn(trees.both ?? {}, bindingsFile)
    .filter(({ is }) => is !== 'empty')
    .map(({ keys }) => pointer(...keys));
  // A group that rows add to may be whole only with them, but nothing can be added to a list or a text.
  const findings = readBindings(trees.both, trees.positionOf).findings.filter(
    ({ path }) =>
      misplaced.includes(path) || !list.columns.columns.some(({ keys }) => keys[0] === pointerParts(path)[0]),
  );
  const secrets = findings.length > 0 ? new Map<string, string>() : await secretsOf(host, common, list);
  const signer = await loadSignerIfNamed(host, options);
  const issuing = (await loadIssuerIfNamed(host, options))?.material;
  if (issuing !== undefined) refuseTwoIdentities(common, list, options);
  const signing = signer && (await signingJob(host, signer, options));
  const files = findings.length > 0 ? [] : await filesOf(host, common);
  const off = Object.fromEntries((options.ignore ?? []).map((rule) => [rule, 'off' as const]));
  const job = {
    policy,
    select: options.select,
    platform: options.platform,
    os: options.os,
    now: host.now,
    startedAt: Date.now(),
    list: list.columns,
    listFolder: resolve(host.cwd, options.devices === '-' ? '.' : dirname(options.devices)),
    secretsAllowed: list.openToOthers !== true,
    common,
    secrets,
    identityLegacy: options.identityLegacy ?? false,
    allowErrors: options.allowErrors ?? false,
    strict: options.strict,
    choices: { ...host.settings?.rules, ...off },
    signing,
    issuing,
    channel: options.to === undefined ? undefined : { name: options.to, options: channelOptions },
  };
  const { now, startedAt, listFolder, ...same } = job;
  const digest = digestOf([
    packageVersion(),
    policy,
    JSON.stringify({
      ...same,
      policy: '',
      secrets: [...secrets],
      signing: signing && withoutKey(signing),
      issuing: issuing && issuingText(issuing),
    }),
    ...files,
  ]);
  return { job, digest, signer, trees, findings };
}

function withoutKey({ key, certificate, chain, encryptTo, ...plain }: SigningJob) {
  const all = [certificate, ...chain, ...(encryptTo ?? [])];
  return { ...plain, certificates: all.map((one) => digestOf([one])) };
}

/** An identity is issued anew where the authority is another, or what it issues. */
function issuingText({ certificates, days, form, keyKind }: IssuingMaterial) {
  return { days, form, keyKind, certificates: certificates.map((one) => digestOf([one])) };
}

function refuseTwoIdentities(
  common: Tree,
  { columns }: OpenList,
  { devices, identityLegacy }: JobOptions,
): void {
  if (identityLegacy === true) {
    throw new InputError('--identity-legacy is for identities of the bindings. Use --issue-form legacy.');
  }
  const column = columns.columns.find(({ keys }) => keys[0] === 'identity');
  if (column !== undefined) {
    throw new InputError(
      `${devices} has the column ${column.name}, and --issue makes identities. Leave one of them out.`,
    );
  }
  if (common['identity'] !== undefined) {
    throw new InputError('The bindings have an identity, and --issue makes one. Leave one of them out.');
  }
}

function digestOf(contents: readonly (string | Uint8Array)[]): string {
  return hash('sha256', contents.map((content) => hash('sha256', content, 'hex')).join('\n'), 'hex');
}

/** Secrets that all devices have, which may have to be asked for, once. */
async function secretsOf(host: Host, common: Tree, { columns }: OpenList): Promise<Map<string, string>> {
  const references: [string, string][] = [];
  const look = (value: unknown, keys: readonly string[]): void => {
    const path = keys.join('.');
    if (isTree(value)) for (const [key, item] of Object.entries(value)) look(item, [...keys, key]);
    else if (typeof value === 'string' && value !== '' && namesSecret(path)) references.push([path, value]);
  };
  look(common, []);
  const secrets = new Map<string, string>();
  for (const [path, reference] of references) {
    // A file whose path differs from device to device is read for each, and the bytes of this key as they are.
    const isBytes = path === 'apple.ppk.key' && reference.startsWith('file:');
    if (tokensIn(reference).length > 0 || isBytes || columns.columns.some(({ name }) => name === path))
      continue;
    secrets.set(path, await readSecret(host, reference, path));
  }
  return secrets;
}

async function filesOf(host: Host, common: Tree): Promise<Uint8Array[]> {
  const paths = new Set<string>();
  withPaths(common, (path) => {
    if (tokensIn(path).length === 0) paths.add(path);
    return path;
  });
  return Promise.all(Array.from(paths, (path) => readInput(host, path)));
}

async function signingJob(
  host: Host,
  { signer, options, key }: LoadedSigner,
  { digest, signingTime, encryptTo }: JobOptions,
): Promise<SigningJob> {
  const { certificate, chain } = signer;
  const isFixed = signingTime !== undefined || host.env['SOURCE_DATE_EPOCH'] !== undefined;
  const recipients = encryptTo && (await readCertificateFiles(host, encryptTo));
  return {
    certificate: certificate.der,
    chain: chain.map(({ der }) => der),
    key,
    digest,
    time: isFixed ? options.signingTime : undefined,
    encryptTo: recipients?.map(({ der }) => der),
    fingerprint: hash('sha256', certificate.der, 'hex'),
  };
}
