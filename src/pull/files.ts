import type { Finding, FindingDocument } from '../finding.js';
import { textOf } from '../graph/json.js';
import { nameOf } from '../graph/kinds.js';
import { policyOf } from '../graph/read-policy.js';
import { inSentence } from '../text/in-sentence.js';
import { jsonText } from '../text/json-text.js';
import { authenticationOf, needsIdentity } from '../translate/authentication.js';
import { bindingsTemplate, type KnownBinding, missingBindings } from '../translate/bindings/template.js';
import { permissions } from './errors.js';
import { pullFinding } from './findings.js';
import type { PulledPolicy } from './pull.js';

/** A file of a pull. */
export interface PulledFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What it holds, in a few words. */
  readonly holds: string;
  readonly document: FindingDocument;
  readonly findings: readonly Finding[];
}

/** The names of the files of a policy. They are the same for every policy, so that a bindings file goes on to fit. */
export const fileNames = {
  policy: 'policy.json',
  bindings: 'bindings.yaml',
  certificateProfile: 'certificate-profile.json',
  trustedRoot: 'trusted-root.json',
  rootCertificate: 'trusted-root.cer',
  derivedCredential: 'derived-credential-settings.json',
  assignments: 'assignments.json',
} as const;

/** The files of a policy, each as it is in Graph, and a bindings file that refers to them. */
export function filesOf(pulled: PulledPolicy): readonly PulledFile[] {
  const { policy, certificateProfile, trustedRoot, derivedCredential, assignments } = pulled;
  const certificate = rootCertificate(pulled);
  const file = (
    path: string,
    value: unknown,
    holds: string,
    document: FindingDocument,
    findings: Finding[] = [],
  ) => (value === undefined ? [] : [{ path, content: jsonText(value), holds, document, findings }]);
  return [
    ...file(fileNames.policy, policy.content, 'the Intune policy', 'policy', policyFindings(pulled)),
    ...file(
      fileNames.certificateProfile,
      certificateProfile?.content,
      `the certificate profile${named(certificateProfile?.displayName)}`,
      'identity',
      identityFindings(pulled),
    ),
    ...file(
      fileNames.trustedRoot,
      trustedRoot?.content,
      `the trusted root${named(trustedRoot?.displayName)}`,
      'identity',
    ),
    ...(certificate === undefined
      ? []
      : [
          {
            path: fileNames.rootCertificate,
            content: certificate,
            holds: 'its certificate',
            document: 'identity' as const,
            findings: [],
          },
        ]),
    ...file(
      fileNames.derivedCredential,
      derivedCredential,
      "the tenant's settings for derived credentials",
      'identity',
    ),
    ...file(
      fileNames.assignments,
      assignments && { assignments },
      assignments?.length === 0 ? 'assigned to nobody' : 'whom the policy is assigned to',
      'policy',
      groupFindings(pulled),
    ),
    {
      path: fileNames.bindings,
      content: bindingsTemplate(policyOf(policy).policy, 'iOS', undefined, knownBindings(pulled)),
      holds: 'the bindings',
      document: 'bindings',
      findings: [],
    },
  ];
}

/** The bindings that the policy needs and Intune does not say. */
export function openBindings(pulled: PulledPolicy): readonly string[] {
  return missingBindings(policyOf(pulled.policy).policy, 'iOS', knownBindings(pulled));
}

/** The bindings that Intune's own references say. */
function knownBindings(pulled: PulledPolicy): readonly KnownBinding[] {
  const { certificateProfile, trustedRoot } = pulled;
  const isScep = certificateProfile?.resource === 'scep';
  return [
    ...(isScep
      ? [
          {
            path: 'identity',
            why: `The SCEP profile${named(certificateProfile.displayName)}, which the policy uses. Intune makes a challenge for each device. Name one here if your SCEP server takes another.`,
            lines: [
              'identity:',
              `  scep: ${fileNames.certificateProfile}`,
              '  # challenge: env:SCEP_CHALLENGE',
            ],
          },
        ]
      : []),
    ...(rootCertificate(pulled) === undefined
      ? []
      : [
          {
            path: 'trustedRoots',
            why: `The trusted root${named(trustedRoot?.displayName)} that the SCEP profile names. Intune installs it with a profile of its own. Remove it if the gateway's certificate has another issuer.`,
            lines: ['trustedRoots:', `  - ${fileNames.rootCertificate}`],
          },
        ]),
  ];
}

/** The certificate file that Graph holds in Base64. */
function rootCertificate({ trustedRoot }: PulledPolicy): Uint8Array | undefined {
  const text = trustedRoot && textOf(trustedRoot.content, 'trustedRootCertificate');
  return text === undefined ? undefined : Buffer.from(text, 'base64');
}

function policyFindings({ policy, certificateProfile, refusals }: PulledPolicy): Finding[] {
  const unread = refusals.map(({ what, sentence }) =>
    pullFinding('pull-unread', { message: `${what} could not be read. ${sentence}` }),
  );
  const needed = needsIdentity(authenticationOf(policyOf(policy).policy));
  if (certificateProfile !== undefined || !needed || unread.length > 0) return unread;
  return [
    ...unread,
    pullFinding('pull-identity', {
      message:
        'The policy needs a certificate on the device. Intune has no certificate profile for it that can be pulled.',
      fix: 'Choose a SCEP profile in the policy, or bind the certificate of the device as identity.pkcs12.',
    }),
  ];
}

function identityFindings({ certificateProfile }: PulledPolicy): Finding[] {
  if (certificateProfile === undefined || certificateProfile.resource === 'scep') return [];
  return [
    pullFinding('pull-identity', {
      document: 'identity',
      message: `The policy uses ${nameOf(certificateProfile)}. No bindings can refer to it.`,
      fix: 'Choose a SCEP profile in the policy, or bind the certificate of the device as identity.pkcs12 or identity.acme.',
    }),
  ];
}

function groupFindings({ unnamedGroups }: PulledPolicy): Finding[] {
  if (unnamedGroups === 0) return [];
  return [
    pullFinding('pull-unread', {
      severity: 'info',
      message: `The names of ${unnamedGroups === 1 ? 'a group' : `${unnamedGroups} groups`} are missing. The token lacks the permission ${permissions.groups}.`,
      why: 'The assignments name groups by their ids. The names are only for people.',
    }),
  ];
}

function named(name: string | undefined): string {
  return name === undefined ? '' : ` "${inSentence(name)}"`;
}
