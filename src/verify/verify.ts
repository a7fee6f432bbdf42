import { compare } from '../compare/compare.js';
import { usualNames } from '../compare/sides.js';
import { type ProfileViewOptions, profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { withSubjects } from '../finding-subject.js';
import { type OpenOptions, open } from '../open/open.js';
import type { Opened } from '../open/opened.js';
import { targetOf } from '../open/target.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { FileReport } from '../report/report.js';
import { flagAsBoolean } from '../rules/keys/flag-as-boolean.js';
import { withSettings } from '../translate/settings.js';
import type { Expected } from './expected.js';
import { gcmFindings } from './gcm-delivery.js';
import { type Judgement, judgeProfile } from './judge-profile.js';

/** How a file is judged. */
export interface VerifyOptions extends OpenOptions {
  /** What was ordered, as `readExpected` reads it. */
  readonly against?: Expected | undefined;
  /** The name of the file with the order, for what is said of the comparison. */
  readonly orderedIn?: string | undefined;
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
  return verifyOpened(await open(bytes, { ...options, asItIs: true }), options);
}

/** {@link verify} for what is opened already. */
export async function verifyOpened(opened: Opened, options: VerifyOptions = {}): Promise<Verification> {
  const { document, profile, policy, retell = (finding) => finding } = opened;
  const findings = [...opened.findings, ...gcmFindings(policy, options.platform)];
  if (profile === undefined) {
    return {
      document,
      findings: withSubjects(policy === undefined ? findings : withSettings(findings, undefined)),
    };
  }
  const { now, against, orderedIn = 'the order' } = options;
  const target = targetOf(options);
  const judged = await judgeProfile(profile, {
    ...target,
    variablesFilledLater: opened.variablesFilledLater ?? false,
    ownVariables: opened.ownVariables,
    inDeclarations: opened.retell !== undefined,
    lacks: opened.lacks,
    ...(now !== undefined && { now }),
  });
  const compared = against ? differences(against, profile, judged, target) : [];
  const remarks = [
    // Of encrypted payloads nobody but the device knows what they are.
    ...(judged.hasVpn || get(profile, 'EncryptedPayloadContent') ? [] : ['It holds no VPN.']),
    ...(against ? [remarkOn(compared, orderedIn)] : []),
  ];
  const minimumOS = judged.minimumOS && (opened.minimumOS ?? judged.minimumOS);
  const told = [
    ...findings,
    ...[...judged.findings, ...compared].flatMap((finding) => retell(finding) ?? []),
  ];
  return {
    document,
    ...(opened.kind === 'declarations' && { kind: opened.kind }),
    profile,
    findings: withSubjects(policy === undefined ? told : withSettings(told, profile)),
    ...(minimumOS !== undefined && saysItWorks(told) && { minimumOS }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** More differences than a policy has settings that Intune is known to deliver otherwise: then it is another one. */
const likelyAnotherPolicy = 8;

function remarkOn(compared: readonly Finding[], orderedIn: string): string {
  const differences = compared.filter(({ severity }) => severity !== 'info').length;
  if (differences === 0) return `It does what ${orderedIn} orders.`;
  const places = differences === 1 ? '1 place' : `${differences} places`;
  const question = differences < likelyAnotherPolicy ? '' : ' Is that the right policy?';
  return `It differs from ${orderedIn} in ${places}.${question}`;
}

/** Whether nothing that was found speaks against a profile's working as written: what is ignored or changed does. */
export function saysItWorks(findings: readonly Finding[]): boolean {
  return findings.every(
    ({ severity, document }) => severity === 'info' || (severity === 'warning' && document === 'signature'),
  );
}

function differences(
  { profile: expected, name, identities, unbound, known }: Expected,
  delivered: DictionaryNode,
  judged: Judgement,
  target: Pick<ProfileViewOptions, 'platform' | 'os'>,
): readonly Finding[] {
  const findings = compare(expected, delivered, {
    ...target,
    unbound,
    identities: { expected: identities, delivered: judged.identities },
    names: { ...usualNames, expected: name },
  });
  const otherCipher = findings.some(
    ({ severity, path }) => severity === 'error' && path.endsWith('/EncryptionAlgorithm'),
  );
  // That a flag is a boolean is said by the rule, and of declarations it is right.
  const asBoolean = new Set(
    Array.from(flagAsBoolean.check(profileViewOf(delivered, target)), ({ at }) => at.path),
  );
  const told = findings.filter(({ rule, path }) => rule !== 'compare-equivalent' || !asBoolean.has(path));
  return otherCipher ? [...told, ...known] : told;
}
