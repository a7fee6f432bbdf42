import type { DevicePlatform } from '../apple/os.js';
import type { DeclaredSource } from '../delivery/declared.js';
import type { ProfileSource } from '../delivery/deliver.js';
import type { Finding, FindingDocument } from '../finding.js';
import { InputError } from '../input-error.js';
import {
  type DeclaredContent,
  installable,
  nameOfContent,
  type Opened,
  wholeProfile,
} from '../open/opened.js';
import type { DictionaryNode } from '../plist/node.js';
import type { FileReport } from '../report/report.js';
import type { Host } from './host.js';
import { about } from './input.js';
import type { BindingOptions } from './load-bindings.js';

/** What the command line says of a policy or a profile. */
export interface ProfileOptions extends BindingOptions {
  readonly select?: string | undefined;
  readonly platform: DevicePlatform;
  readonly os: string;
  /** The channel that delivers the profile. */
  readonly to?: string | undefined;
}

/** A profile, read from a file or made of a policy, as far as that was possible, and what was found. */
export interface LoadedProfile {
  /** What the file holds. */
  readonly document: FindingDocument;
  /** What people call it, where that is not the document. */
  readonly kind?: FileReport['kind'];
  /** Whether the profile lies in the file as it is, so that places in it are places in the file. */
  readonly liesInFile: boolean;
  /** Absent when the policy or its bindings cannot be made a profile of. */
  readonly source?: ProfileSource;
  /** Declarations instead, or beside the profile that they bring. */
  readonly declared?: DeclaredSource;
  readonly findings: readonly Finding[];
  /** What was found in the bindings, which are another file. */
  readonly bindingReports: readonly FileReport[];
}

/**
 * Reads whatever holds a profile, or a Graph export, of which it makes the profile; judges it by all rules but that of
 * variables, which only the channel knows.
 *
 * @throws InputError when the file cannot be read, or holds no whole profile
 */
export async function loadProfile(host: Host, file: string, options: ProfileOptions): Promise<LoadedProfile> {
  const { select, platform, os, to } = options;
  const [{ loadBindings }, { openInput }] = await Promise.all([
    import('./load-bindings.js'),
    import('./open-input.js'),
  ]);
  const { bindings, findings: inBindings, reportsOn } = await loadBindings(host, options);
  const bindingReports = reportsOn(inBindings);
  if (bindings === undefined) return { document: 'policy', liesInFile: false, findings: [], bindingReports };
  const opened = await openInput(host, file, {
    select,
    platform,
    os,
    bindings,
    incomplete: false,
    now: host.now,
    filledBy: to === 'intune' ? to : undefined,
  });
  const { document, kind, profile, layers, findings } = opened;
  const isPolicy = kind === 'policy';
  if (!isPolicy && (options.bindings !== undefined || options.bind !== undefined)) {
    throw new InputError(`${file} is ${nameOfContent(opened)}. --bindings and --bind need a policy.`);
  }
  const loaded = { document, liesInFile: !isPolicy && layers.length === 0, bindingReports };
  if (isPolicy && profile === undefined) return { ...loaded, findings };
  if (kind === 'payloads' && profile !== undefined) return loadPayloads(opened, profile, options, host);
  const { declared } = opened;
  const judged = [...findings, ...(await judge(opened, options, host))];
  return {
    ...loaded,
    ...(kind !== 'declarations' && { source: await about(file, () => sourceOf(opened)) }),
    ...(declared !== undefined && { declared: declaredSource(declared) }),
    ...(kind === 'declarations' && { kind }),
    findings: judged,
  };
}

/** Payloads alone, in a profile that is made around them and judged as what it will be. */
async function loadPayloads(
  { document, findings, ownVariables }: Opened,
  payloads: DictionaryNode,
  options: ProfileOptions,
  host: Host,
): Promise<LoadedProfile> {
  const [{ profileAroundPayloads }, { readProfile }] = await Promise.all([
    import('../delivery/around-payloads.js'),
    import('../delivery/read-profile.js'),
  ]);
  const { bytes, finding } = profileAroundPayloads(payloads);
  const told = findings.filter(({ rule }) => rule !== 'payload-alone');
  const judged = await judge({ profile: readProfile(bytes), ownVariables }, options, host);
  return {
    document,
    liesInFile: false,
    bindingReports: [],
    source: { bytes },
    findings: [...told, finding, ...judged],
  };
}

async function sourceOf(opened: Opened): Promise<ProfileSource> {
  const { kind, profile } = opened;
  if (kind === 'policy' && profile !== undefined) {
    const [{ writePlist }, { plainValue }] = await Promise.all([
      import('../plist/write.js'),
      import('../plist/navigate.js'),
    ]);
    return { bytes: Buffer.from(writePlist(plainValue(profile)), 'utf8') };
  }
  const { bytes } = wholeProfile(opened);
  const whole = installable(opened) ?? bytes;
  return whole === bytes ? { bytes } : { bytes: whole, signedContent: bytes };
}

function declaredSource({ declarations, documents }: DeclaredContent): DeclaredSource {
  return { declarations, documents: Array.from(documents, ([url, content]) => ({ url, content })) };
}

/** What of an opened file is judged. */
type Judged = Partial<Pick<Opened, 'profile' | 'lacks' | 'retell'>> & {
  readonly ownVariables?: RegExp | undefined;
};

async function judge(
  { profile, lacks, retell, ownVariables }: Judged,
  options: ProfileOptions,
  host: Host,
): Promise<Finding[]> {
  if (profile === undefined) return [];
  const { judgeProfile } = await import('../verify/judge-profile.js');
  const { findings } = await judgeProfile(profile, {
    platform: options.platform,
    os: options.os,
    now: host.now,
    // Nobody fills variables into declarations.
    variablesFilledLater: retell === undefined,
    ownVariables,
    inDeclarations: retell !== undefined,
    lacks,
  });
  return retell === undefined
    ? findings.filter(({ rule }) => rule !== 'token-unresolved')
    : findings.flatMap((finding) => retell(finding) ?? []);
}
