import { appleSources } from '../apple/sources.js';
import type { ScepCertificateProfile } from '../graph/model/scep.js';
import { graphSources } from '../graph/sources.js';
import type { PlistDictionary } from '../plist/value.js';
import { alternatives } from '../text/alternatives.js';
import { appleSubject } from './apple-subject.js';
import { applyRows } from './apply-rows.js';
import type { AcmeBinding, ScepBinding } from './bindings/bindings.js';
import { type Draft, emptyDraft, report } from './draft.js';
import { scepRows } from './rows/scep.js';
import { isOfCustomProfiles, withNeutralVariables, withVariablesOfCustomProfiles } from './scep-variables.js';

type SubjectNameFormat = NonNullable<ScepCertificateProfile['subjectNameFormat']>;

const at = { document: 'bindings', path: '/identity/scep' } as const;
const subjectPath = '/identity/scep/subjectNameFormatString';
const namesPath = '/identity/scep/customSubjectAlternativeNames';

/** What every export has and no profile can ask for. */
const decidedByTheAuthority: readonly string[] = [
  'extendedKeyUsages',
  'certificateValidityPeriodValue',
  'renewalThresholdPercentage',
] satisfies readonly (keyof ScepCertificateProfile)[];

/** The subjects that Intune's fixed formats stand for; the format `custom` brings its own text. */
const fixedSubjects: Readonly<Record<Exclude<SubjectNameFormat, 'custom'>, string>> = {
  commonName: 'CN={{UserName}}',
  commonNameAsEmail: 'CN={{EmailAddress}}',
  commonNameIncludingEmail: 'CN={{UserName}},E={{EmailAddress}}',
  commonNameAsIMEI: 'CN={{IMEINumber}}',
  commonNameAsSerialNumber: 'CN={{SerialNumber}}',
};

/** Apple's key for each kind of alternative name, and what Intune puts in where its form asks for no text. */
export const alternativeNames: Readonly<
  Record<string, { key: keyof NonNullable<AcmeBinding['SubjectAltName']>; standard?: string }>
> = {
  emailAddress: { key: 'rfc822Name', standard: '{{EmailAddress}}' },
  userPrincipalName: { key: 'ntPrincipalName', standard: '{{UserPrincipalName}}' },
  domainNameService: { key: 'dNSName' },
  universalResourceIdentifier: { key: 'uniformResourceIdentifier' },
};

/** Apple's bits of `Key Usage`: 1 for signing, 4 for encryption. */
export const keyUsageBits: Readonly<Record<string, number>> = { digitalSignature: 1, keyEncipherment: 4 };

/**
 * The inner dictionary of a com.apple.security.scep payload from an Intune SCEP profile.
 *
 * @param binding the profile and what its export lacks
 * @param draft takes the findings
 */
export function scepContent(binding: ScepBinding, draft: Draft): PlistDictionary {
  const { profile } = binding;
  const content = emptyDraft();
  applyRows(scepRows, profile, at, 'alwaysOn', content);
  const said = content.findings.filter(
    ({ path }) => !decidedByTheAuthority.some((property) => path.endsWith(`/${property}`)),
  );
  draft.findings.push(...said);
  if (said.length < content.findings.length) {
    report(draft, 'policy-dropped', {
      ...at,
      severity: 'info',
      message:
        'The certification authority decides the extended key usage, the validity and the renewal of the certificate.',
      why: "Apple's SCEP payload has no keys for them.",
      fix: 'Make sure that the template of the authority has client authentication.',
      source: appleSources.scep,
    });
  }

  const keyUsage = (profile.keyUsage ?? []).reduce((bits, usage) => bits | (keyUsageBits[usage] ?? 0), 0);
  const subject = scepSubject(binding);
  const names = alternativeNamesOf(profile, draft);
  reportUnknownVariables(intuneSubject(binding), subjectPath, draft);
  for (const text of [...names.values()].flat()) reportUnknownVariables(text, namesPath, draft);
  const url = chosenUrl(binding, draft);
  return {
    ...(url !== undefined && { URL: url }),
    ...(subject !== undefined && {
      Subject: appleSubject(filled(subject, draft), subjectPath, appleSources.scep, draft),
    }),
    ...(binding.challenge !== undefined && { Challenge: binding.challenge }),
    'Key Type': 'RSA',
    ...content.places.SCEP,
    ...(keyUsage > 0 && { 'Key Usage': keyUsage }),
    ...(names.size > 0 && { SubjectAltName: subjectAltName(names, draft) }),
  };
}

/** The subject that a SCEP binding asks for, with neutral variables; `undefined` where it names none. */
export function scepSubject(binding: ScepBinding): string | undefined {
  const text = intuneSubject(binding);
  return text === undefined ? undefined : withNeutralVariables(text).text;
}

function intuneSubject({ profile, subject }: ScepBinding): string | undefined {
  if (subject !== undefined) return subject;
  const format = profile.subjectNameFormat;
  if (format === undefined) return undefined;
  return format === 'custom' ? profile.subjectNameFormatString : fixedSubjects[format];
}

/** The alternative names by Apple's key. Apple's schema has one text a key, and its prose a list where there are several. */
function alternativeNamesOf(profile: ScepCertificateProfile, draft: Draft): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (type: string, text: string | undefined) => {
    const known = alternativeNames[type];
    if (known === undefined) reportUnknownName(type, draft);
    const name = text ?? known?.standard;
    if (known !== undefined && name !== undefined)
      names.set(known.key, [...(names.get(known.key) ?? []), name]);
  };
  for (const type of profile.subjectAlternativeNameType ?? []) {
    if (type !== 'none') add(type, undefined);
  }
  for (const { sanType, name } of profile.customSubjectAlternativeNames ?? []) {
    for (const type of sanType ?? []) add(type, name ?? '');
  }
  return names;
}

/** Intune's custom profiles have other names for some variables than its certificate profiles. */
export function filled(text: string, { filledBy }: Draft): string {
  return filledBy === 'intune' ? withVariablesOfCustomProfiles(text) : text;
}

function subjectAltName(names: Map<string, string[]>, draft: Draft): PlistDictionary {
  return Object.fromEntries(
    Array.from(names, ([key, list]) => {
      const texts = list.map((name) => filled(withNeutralVariables(name).text, draft));
      return [key, texts.length === 1 ? (texts[0] ?? '') : texts];
    }),
  );
}

function reportUnknownName(type: string, draft: Draft): void {
  report(draft, 'policy-no-apple-value', {
    ...at,
    path: `${at.path}/customSubjectAlternativeNames`,
    message: `The SCEP profile asks for an alternative name of the kind ${type}. Apple has no setting for this.`,
    why: "Apple's SCEP payload has no key for it, so the certificate would lack the name.",
    fix: `Choose ${alternatives(Object.keys(alternativeNames))}.`,
    source: appleSources.scep,
  });
}

function chosenUrl({ profile, url }: ScepBinding, draft: Draft): string | undefined {
  const urls = profile.scepServerUrls ?? [];
  if (url === undefined && urls.length > 1) {
    report(draft, 'policy-inferred', {
      ...at,
      path: `${at.path}/scepServerUrls`,
      message: `The SCEP profile has ${urls.length} URLs. The profile uses the first.`,
      why: 'Intune gives each iPhone one of them at random, and a profile holds one.',
      fix: 'Bind identity.url to choose another.',
      source: graphSources.scepProfiles,
      confidence: 'documented',
    });
  }
  return url ?? urls[0];
}

function reportUnknownVariables(text: string | undefined, path: string, draft: Draft): void {
  for (const name of withNeutralVariables(text ?? '').unknown) {
    if (draft.filledBy === 'intune' && isOfCustomProfiles(name)) continue;
    const isSubject = path === subjectPath;
    report(draft, 'policy-no-apple-value', {
      ...at,
      path,
      message: `The SCEP profile uses {{${name}}}, which nothing outside Intune fills in.${isSubject ? ' Bind another subject:' : ''}`,
      why: 'Outside Intune nobody replaces it, so the certificate request would carry the braces as they stand.',
      source: graphSources.scepProfiles,
      fix: isSubject
        ? 'identity:\n  subject: CN={{device.serialNumber}}'
        : 'Change the alternative name in the export.',
    });
  }
}
