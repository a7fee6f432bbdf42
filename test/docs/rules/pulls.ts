import { readFileSync } from 'node:fs';
import type { Finding } from '../../../src/finding.js';
import { recognise } from '../../../src/graph/kinds.js';
import { differenceFinding, leftOverFinding, standingOf } from '../../../src/pull/earlier.js';
import { fileNames, filesOf } from '../../../src/pull/files.js';
import type { PulledPolicy } from '../../../src/pull/pull.js';
import type { Example, Examples } from './example.js';
import type { RuleParts } from './part.js';

interface Json {
  readonly [key: string]: unknown;
}

const policy: Json = JSON.parse(readFileSync('fixtures/translate/certificate/policy.json', 'utf8'));
const scep: Json = {
  '@odata.type': '#microsoft.graph.iosScepCertificateProfile',
  displayName: 'Contoso SCEP',
};
const pkcs: Json = {
  '@odata.type': '#microsoft.graph.iosPkcsCertificateProfile',
  displayName: 'Contoso PKCS',
};

const pulled = (changes: Partial<PulledPolicy> = {}): PulledPolicy => ({
  policy: recognise(policy),
  certificateProfile: recognise(scep),
  assignments: [],
  unnamedGroups: 0,
  refusals: [],
  ...changes,
});

/** What is said of what Graph answered. */
function answered(shown: Json, changes: Partial<PulledPolicy>): Example {
  return {
    where: 'an answer of Graph',
    language: 'json',
    shown: JSON.stringify(shown, undefined, 2),
    findings: async () => filesOf(pulled(changes)).flatMap(({ findings }) => findings),
  };
}

/** What is said of the policy of an earlier pull. */
function earlier(version: number): Example {
  const [file] = filesOf(pulled());
  return {
    where: `in policy.json, where Intune has version ${policy['version']}`,
    language: 'json',
    shown: JSON.stringify({ version }, undefined, 2),
    findings: async (): Promise<readonly Finding[]> => {
      if (file === undefined) throw new Error('a pull has files');
      const standing = standingOf(file, Buffer.from(JSON.stringify({ ...policy, version })));
      return standing.is === 'different' ? [differenceFinding(file, standing.paths)] : [];
    },
  };
}

const run = 'alwayson pull --sign-in -o vpn';

const leftOver = (changes: Partial<PulledPolicy>, comment: string): Example => ({
  where: 'a folder with trusted-root.cer of an earlier pull, with',
  language: 'sh',
  shown: `${run} # ${comment}`,
  findings: async () =>
    filesOf(pulled(changes)).some(({ path }) => path === fileNames.rootCertificate)
      ? []
      : [leftOverFinding()],
});

const certificate = {
  '@odata.type': '#microsoft.graph.iosTrustedRootCertificate',
  trustedRootCertificate: 'MA==',
};

const examples = (failing: Example, passing: Example): Examples => ({ failing, passing });

export const pullParts = {
  'pull-differs': {
    finds:
      'A file in the folder that differs from what Intune has now: someone changed the policy, its certificate profile or its assignments in Intune, or the file by hand. The order of keys does not count, and `bindings.yaml` is never compared. With `--force` it is not said, and the file is overwritten.',
    fix: 'Compare the two, for example with `git diff` after `alwayson pull --force`.',
    examples: examples(earlier(Number(policy['version']) + 1), earlier(Number(policy['version']))),
  },
  'pull-left-over': {
    finds:
      'A file that an earlier pull wrote into the folder, for something that the policy no longer refers to, such as a trusted root.',
    fix: 'Delete the file, and the line of `bindings.yaml` that names it.',
    examples: examples(
      leftOver({}, 'the SCEP profile has no trusted root any more'),
      leftOver({ trustedRoot: recognise(certificate) }, 'the SCEP profile has a trusted root'),
    ),
  },
  'pull-identity': {
    finds:
      'A policy that needs a certificate on the device, where Intune has no certificate profile for it, or one that only Intune can use: PKCS, imported PKCS, derived credentials.',
    fix: 'Choose a SCEP profile in the policy, or bind a certificate that the device gets in another way: [Bindings](../bindings.md).',
    examples: examples(
      answered(pkcs, { certificateProfile: recognise(pkcs) }),
      answered(scep, { certificateProfile: recognise(scep) }),
    ),
  },
  'pull-unread': {
    finds:
      'A certificate profile, a trusted root or a list of assignments that Graph refused to give. It is a note where only the names of groups are missing.',
    fix: 'Grant the permission that the finding names, then pull again.',
    examples: examples(
      answered(
        {
          error: {
            code: 'Authorization_RequestDenied',
            message: 'Insufficient privileges to complete the operation.',
          },
        },
        { unnamedGroups: 2 },
      ),
      answered({ displayName: 'Kiosk iPads' }, {}),
    ),
  },
} as const satisfies RuleParts;
