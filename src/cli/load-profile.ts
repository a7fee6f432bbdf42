import type { ProfileSource } from '../delivery/deliver.js';
import type { Finding, FindingDocument } from '../finding.js';
import { InputError } from '../input-error.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Host } from './host.js';
import { about, readInput } from './input.js';
import type { BindingOptions } from './load-bindings.js';

/** What the command line says of a policy or a profile. */
export interface ProfileOptions extends BindingOptions {
  readonly select?: string | undefined;
  readonly platform: 'ios' | 'macos';
  readonly os: string;
}

/** A profile, read from a file or made of a policy, as far as that was possible, and what was found. */
export interface LoadedProfile {
  /** What the file holds. */
  readonly document: FindingDocument;
  /** Absent when the policy or its bindings cannot be made a profile of. */
  readonly source?: ProfileSource;
  readonly findings: readonly Finding[];
  /** What was found in the bindings, which are another file. */
  readonly bindingFindings: readonly Finding[];
}

/**
 * Reads a profile, signed or not, or a Graph export, of which it makes the profile; judges it by all rules but that
 * of variables, which only the channel knows.
 *
 * @throws InputError when the file cannot be read
 */
export async function loadProfile(host: Host, file: string, options: ProfileOptions): Promise<LoadedProfile> {
  const bytes = await readInput(host, file);
  const { unwrap } = await import('../signing/unwrap.js');
  const { cms, content } = await about(file, () => unwrap(bytes));
  if (cms === undefined && !isPropertyList(bytes)) return loadPolicy(host, file, bytes, options);
  if (options.bindings !== undefined || options.bind !== undefined) {
    throw new InputError(`${file}: is a profile; --bindings and --bind go with a policy`);
  }
  if (content === undefined) {
    throw new InputError(`${file}: is a signature without the profile, which is in another file`);
  }
  const { readPlist } = await import('../plist/read.js');
  const { root, findings } = await about(file, () => readPlist(content));
  if (root.type !== 'dictionary') {
    throw new InputError(`${file}: is no profile; the property list holds no dictionary but: ${root.type}`);
  }
  const signature =
    cms === undefined ? [] : (await import('../signing/verify.js')).verifySignature(cms).findings;
  return {
    document: 'profile',
    source: cms === undefined ? { bytes } : { bytes, signedContent: content },
    findings: [...signature, ...findings, ...(await judged(root, options, host))],
    bindingFindings: [],
  };
}

/** XML in any encoding, whose first character is `<`, or a binary property list. */
function isPropertyList(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\0\s]*<|^bplist/.test(head);
}

async function loadPolicy(
  host: Host,
  file: string,
  bytes: Uint8Array,
  options: ProfileOptions,
): Promise<LoadedProfile> {
  const { dictionaryNodeOf, readPolicy, translate, writeProfile } = await import('../index.js');
  const { loadBindings } = await import('./load-bindings.js');
  const { bindings, findings: bindingFindings } = await loadBindings(host, options);
  const { select, platform } = options;
  const reading = await about(file, () => readPolicy(bytes, select === undefined ? {} : { select }));
  const loaded = { document: 'policy', bindingFindings } as const;
  if (bindings === undefined) return { ...loaded, findings: reading.findings };
  const { profile, findings } = translate(reading.policy, bindings, { platform });
  const said = [...reading.findings, ...findings];
  // A policy that could not be read whole makes a profile that lacks something.
  const readWhole = reading.findings.every(({ severity }) => severity !== 'error');
  if (profile === undefined || !readWhole) return { ...loaded, findings: said };
  return {
    ...loaded,
    source: { bytes: Buffer.from(writeProfile(profile), 'utf8') },
    findings: [...said, ...(await judged(dictionaryNodeOf(profile), options, host))],
  };
}

async function judged(profile: DictionaryNode, options: ProfileOptions, host: Host): Promise<Finding[]> {
  const [{ judge }, { readIdentities }] = await Promise.all([
    import('../rules/judge.js'),
    import('../rules/identities.js'),
  ]);
  const findings = judge(profile, {
    platform: options.platform === 'macos' ? 'macOS' : 'iOS',
    os: options.os,
    now: host.now,
    identities: await readIdentities(profile),
    variablesFilledLater: true,
  });
  return findings.filter(({ rule }) => rule !== 'token-unresolved');
}
