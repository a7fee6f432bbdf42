import { newestOS } from '../apple/os.js';
import { readIdentities } from '../device/identities.js';
import type { ProfileViewOptions } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { judge } from '../rules/judge.js';
import { asJson } from './as-json.js';
import { type FormTarget, formFindings } from './form.js';
import { locate, otherFiles, type ReferredTo } from './located.js';
import { profileOfLocated } from './profile-of.js';
import { referenceFindings } from './references.js';

/** Declarations, opened for judging. */
export interface OpenedDeclarations {
  /** The profile that says the same, its paths those of the declarations. */
  readonly profile: DictionaryNode;
  /** What is wrong with the declarations by their own schemas and references. */
  readonly findings: readonly Finding[];
  /** What a rule says of the profile, as it holds for the declarations; undefined where it says nothing of them. */
  readonly retell: (finding: Finding) => Finding | undefined;
}

/**
 * Opens declarations, so that the rules for profiles can judge them wherever these mean the same.
 *
 * @param value a parsed JSON file: a declaration, or a list of them; see `isDeclarations`
 * @param referredTo what they refer to and what is not in the file
 */
export function openDeclarations(
  value: unknown,
  referredTo: ReferredTo,
  target: FormTarget,
): OpenedDeclarations {
  const located = locate(value, referredTo);
  const findings = [
    ...located.own.flatMap((declaration) => formFindings(declaration, target)),
    ...referenceFindings(located),
  ];
  const { profile, absent } = profileOfLocated(located);
  const wrong = wrongInForm(findings);
  const isTold = ({ severity, path }: Finding) =>
    !absent.has(path) && !path.startsWith(otherFiles) && !(severity === 'error' && wrong.has(path));
  return {
    profile,
    findings,
    retell: (finding) => (isTold(finding) ? asJson(lessSure(finding)) : undefined),
  };
}

/** The places where the form is wrong, or inside of them; what a rule says of an absent or wrong key is the same there. */
function wrongInForm(form: readonly Finding[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { severity, path } of form) {
    if (severity !== 'error') continue;
    let place = path;
    while (!places.has(place)) {
      places.add(place);
      place = place.slice(0, Math.max(0, place.lastIndexOf('/')));
    }
  }
  return places;
}

/** What was seen was seen of profiles; that a device does the same with a declaration is inferred. */
function lessSure(finding: Finding): Finding {
  return finding.confidence === 'observed' ? { ...finding, confidence: 'inferred' } : finding;
}

/**
 * Judges declarations: by the schemas of their types, by what they refer to, and by the rules for profiles.
 *
 * @param value as for {@link openDeclarations}
 * @returns findings whose paths point into the file
 */
export async function judgeDeclarations(
  value: unknown,
  referredTo: ReferredTo = {},
  options: Omit<ProfileViewOptions, 'identities'> = {},
): Promise<Finding[]> {
  const { platform = 'iOS', os = newestOS } = options;
  const { profile, findings, retell } = openDeclarations(value, referredTo, { platform, os });
  const judged = judge(profile, {
    ...options,
    inDeclarations: true,
    identities: await readIdentities(profile),
  });
  return [...findings, ...judged.flatMap((finding) => retell(finding) ?? [])];
}
