import { compare } from '../compare/compare.js';
import type { ProfileViewOptions } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { type OpenOptions, open } from '../open/open.js';
import { targetOf } from '../open/target.js';
import type { DictionaryNode } from '../plist/node.js';
import type { FileReport } from '../report/report.js';
import type { Expected } from './expected.js';
import { type Judgement, judgeProfile } from './judge-profile.js';

/** How a file is judged. */
export interface VerifyOptions extends OpenOptions {
  /** What was ordered, as `readExpected` reads it. */
  readonly against?: Expected | undefined;
}

/** What there is to say of a file, whatever it holds. */
export interface Verification extends Omit<FileReport, 'file'> {
  /** The profile that was judged; absent where there was none. */
  readonly profile?: DictionaryNode;
}

/**
 * Judges a file by every rule: a profile in whatever it is wrapped in, or a policy by the profile that it would
 * become.
 *
 * @throws InputError with one sentence when it cannot be read; OtherKindError when it is something else
 */
export async function verify(bytes: Uint8Array, options: VerifyOptions = {}): Promise<Verification> {
  const opened = await open(bytes, options);
  const { document, profile, findings, retell = (finding) => finding } = opened;
  if (profile === undefined) return { document, findings };
  const { now, against } = options;
  const target = targetOf(options);
  const judged = await judgeProfile(profile, {
    ...target,
    variablesFilledLater: opened.variablesFilledLater ?? false,
    ...(now !== undefined && { now }),
  });
  const compared = against ? differences(against, profile, judged, target) : [];
  const minimumOS = judged.minimumOS && (opened.minimumOS ?? judged.minimumOS);
  const told = [
    ...findings,
    ...[...judged.findings, ...compared].flatMap((finding) => retell(finding) ?? []),
  ];
  return {
    document,
    ...(opened.kind !== undefined && { kind: opened.kind }),
    profile,
    findings: told,
    ...(minimumOS !== undefined && saysItWorks(told) && { minimumOS }),
  };
}

/** Whether nothing that was found speaks against a profile's working as written: what is ignored or changed does. */
export function saysItWorks(findings: readonly Finding[]): boolean {
  return findings.every(
    ({ severity, document }) => severity === 'info' || (severity === 'warning' && document === 'signature'),
  );
}

function differences(
  { profile: expected, identities, unbound, known }: Expected,
  delivered: DictionaryNode,
  judged: Judgement,
  target: Pick<ProfileViewOptions, 'platform' | 'os'>,
): readonly Finding[] {
  const findings = compare(expected, delivered, {
    ...target,
    unbound,
    identities: { expected: identities, delivered: judged.identities },
  });
  const otherCipher = findings.some(
    ({ severity, path }) => severity === 'error' && path.endsWith('/EncryptionAlgorithm'),
  );
  const asBoolean = new Set(
    judged.findings.filter(({ rule }) => rule === 'flag-as-boolean').map(({ path }) => path),
  );
  // That a flag is a boolean was said already.
  const told = findings.filter(({ rule, path }) => rule !== 'compare-equivalent' || !asBoolean.has(path));
  return otherCipher ? [...told, ...known] : told;
}
