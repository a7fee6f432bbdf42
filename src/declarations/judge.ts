import { newestOS } from '../apple/os.js';
import type { Finding } from '../finding.js';
import { readIdentities } from '../rules/identities.js';
import { judge } from '../rules/judge.js';
import type { SubjectOptions } from '../rules/subject.js';
import { formFindings } from './form.js';
import { locate, otherFiles, type ReferredTo } from './located.js';
import { profileOfLocated } from './profile-of.js';
import { referenceFindings } from './references.js';

/** The rules that have nothing to say of declarations, by the reason. */
const rulesOfProfiles: Readonly<Record<string, readonly string[]>> = {
  'declarations have an envelope of their own': [
    'profile-envelope',
    'payload-envelope',
    'payload-uuid-duplicate',
    'payload-identifier-duplicate',
    'payload-scope',
    'removal-disallowed-supervised',
  ],
  'the schema of the declaration, which is another, is asked instead': [
    'user-defined-name',
    'key-unknown',
    'key-undocumented',
    'key-type',
    'key-value',
    'key-missing',
    'key-not-on-os',
    'flag-as-boolean',
    'always-on-platform',
  ],
  'the schema of the declaration names other enrollments than the supervised one': ['always-on-supervised'],
  'it is not known whether a declaration is read as a profile is': [
    'payload-key-not-read',
    'tunnel-key-not-read',
  ],
  'a secret stands in the document of an asset': ['secret-in-profile'],
};

const notForDeclarations = new Set(Object.values(rulesOfProfiles).flat());

/**
 * Judges declarations: by the schemas of their types, by what they refer to, and by the rules for profiles wherever
 * these mean the same.
 *
 * @param value a parsed JSON file: a declaration, or a list of them; see `isDeclarations`
 * @param referredTo what they refer to and what is not in the file
 * @returns findings whose paths point into the file
 */
export async function judgeDeclarations(
  value: unknown,
  referredTo: ReferredTo = {},
  options: Omit<SubjectOptions, 'identities'> = {},
): Promise<Finding[]> {
  const { platform = 'iOS', os = newestOS } = options;
  const located = locate(value, referredTo);
  const form = [
    ...located.own.flatMap((declaration) => formFindings(declaration, { platform, os })),
    ...referenceFindings(located),
  ];
  const { profile, absent } = profileOfLocated(located);
  const judged = judge(profile, { ...options, identities: await readIdentities(profile) })
    .filter(({ rule, path }) => !notForDeclarations.has(rule) && !absent.has(path))
    .filter(({ path }) => !path.startsWith(otherFiles))
    .filter(({ severity, path }) => severity !== 'error' || !isToldAlready(path, form));
  return [...form, ...judged.map(lessSure)];
}

/** Whether the form is wrong at a place or inside of it; what a rule says of an absent or wrong key is the same then. */
function isToldAlready(path: string, form: readonly Finding[]): boolean {
  return form.some(
    (finding) =>
      finding.severity === 'error' && (finding.path === path || finding.path.startsWith(`${path}/`)),
  );
}

/** What was seen was seen of profiles; that a device does the same with a declaration is inferred. */
function lessSure(finding: Finding): Finding {
  return finding.confidence === 'observed' ? { ...finding, confidence: 'inferred' } : finding;
}
