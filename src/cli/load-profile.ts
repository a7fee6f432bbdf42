import type { DevicePlatform } from '../apple/os.js';
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
  readonly platform: DevicePlatform;
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
  const { readPlist, seemsPropertyList } = await import('../plist/read.js');
  // Asked first, because a property list may hold the text of a signature as one of its values.
  const isPlain = seemsPropertyList(bytes);
  const signed = isPlain ? undefined : await readSigned(host, file, bytes);
  if (!isPlain && signed === undefined) return loadPolicy(host, file, bytes, options);
  if (options.bindings !== undefined || options.bind !== undefined) {
    throw new InputError(`${file}: is a profile; --bindings and --bind go with a policy`);
  }
  const content = signed?.content ?? bytes;
  const { root, findings } = await about(file, () => readPlist(content));
  if (root.type !== 'dictionary') {
    throw new InputError(`${file}: is no profile; the property list holds one ${root.type}`);
  }
  const judged = await judge(root, options, host);
  return {
    document: 'profile',
    source: signed === undefined ? { bytes } : { bytes, signedContent: content },
    findings: [...(signed?.findings ?? []), ...findings, ...judged],
    bindingFindings: [],
  };
}

/** What a signature holds, and what is wrong with it; undefined for what is not signed. */
async function readSigned(
  host: Host,
  file: string,
  bytes: Uint8Array,
): Promise<{ content: Uint8Array; findings: readonly Finding[] } | undefined> {
  const { unwrap } = await import('../signing/unwrap.js');
  const { cms } = await about(file, () => unwrap(bytes));
  if (cms === undefined) return undefined;
  if (cms.content === undefined) {
    throw new InputError(`${file}: is a signature without the profile, which is in another file`);
  }
  const { verifySignature } = await import('../signing/verify.js');
  return { content: cms.content, findings: verifySignature(cms, { at: host.now }).findings };
}

async function loadPolicy(
  host: Host,
  file: string,
  bytes: Uint8Array,
  options: ProfileOptions,
): Promise<LoadedProfile> {
  const { loadBindings } = await import('./load-bindings.js');
  const { bindings, findings: bindingFindings } = await loadBindings(host, options);
  const loaded = { document: 'policy', bindingFindings } as const;
  if (bindings === undefined) return { ...loaded, findings: [] };
  const { makeProfile } = await import('../verify/make-profile.js');
  const { select, platform, os } = options;
  const made = await about(file, () =>
    makeProfile(bytes, { bindings, select, platform, os, now: host.now, variablesFilledLater: true }),
  );
  return {
    ...loaded,
    ...(made.profile !== undefined && { source: { bytes: Buffer.from(made.profile, 'utf8') } }),
    findings: made.findings.filter(({ rule }) => rule !== 'token-unresolved'),
  };
}

async function judge(profile: DictionaryNode, options: ProfileOptions, host: Host): Promise<Finding[]> {
  const { judgeProfile } = await import('../verify/judge-profile.js');
  const { findings } = await judgeProfile(profile, {
    platform: options.platform,
    os: options.os,
    now: host.now,
    variablesFilledLater: true,
  });
  return findings.filter(({ rule }) => rule !== 'token-unresolved');
}
