import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import { readPolicy } from '../graph/read-policy.js';
import { dictionaryNodeOf } from '../plist/node.js';
import { pointerParts } from '../pointer.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { mergePolicy } from '../translate/bindings/merge-policy.js';
import { derivedLocalIdentifier } from '../translate/local-identifier.js';
import { translate } from '../translate/translate.js';
import { wrappingFinding } from './findings.js';
import { type Opened, without } from './opened.js';
import type { TargetOptions } from './target.js';

/** What a policy becomes a profile with. */
export interface PolicyOptions extends TargetOptions {
  /** The id or name of the policy, where an export holds several. */
  readonly select?: string | undefined;
  readonly bindings?: Bindings | undefined;
  /** Whether a missing binding is no error, and the profile goes as far as it can; by default, without any bindings. */
  readonly incomplete?: boolean | undefined;
}

/** Makes the profile that a policy would become. Throws InputError when the export cannot be read. */
export async function openPolicy(bytes: Uint8Array, options: PolicyOptions): Promise<Opened> {
  const { bindings = {}, platform = 'iOS', select } = options;
  const { policy, findings: read } = await readPolicy(bytes, { select });
  const incomplete = options.incomplete ?? options.bindings === undefined;
  const { profile, findings: said } = translate(policy, bindings, { platform, incomplete });
  const findings = [...read, ...said, ...(platform === 'iOS' ? gcmFindings(policy) : [])];
  const opened = { document: 'policy', findings } as const;
  // A policy that could not be read whole makes a profile that lacks something; judging that would mislead.
  if (profile === undefined || read.some(({ severity }) => severity === 'error')) return opened;
  const unbound = unboundIn(policy, bindings, said);
  return {
    ...opened,
    profile: dictionaryNodeOf(profile),
    variablesFilledLater: true,
    unbound,
    ...(incomplete && { retell: without(waiting(unbound)) }),
  };
}

/** The bindings that nobody gave and Intune fills in, by their dotted path. */
function unboundIn(policy: Policy, bindings: Bindings, findings: readonly Finding[]): string[] {
  const missing = findings
    .filter(({ rule }) => rule === 'binding-missing')
    .map(({ path }) => pointerParts(path).join('.'));
  const whole = mergePolicy(policy, bindings.policy ?? {}).policy;
  const localIdentifier = bindings.localIdentifier ?? derivedLocalIdentifier(whole, bindings.identity);
  if (localIdentifier === undefined) missing.push('localIdentifier');
  if (bindings.trustedRoots === undefined) missing.push('trustedRoots');
  return [...new Set(missing)];
}

const ofAuthentication = [
  'auth-method',
  'auth-unused',
  'auth-identity-missing',
  'auth-shared-secret',
  'auth-eap-credentials',
  'auth-certificate-with-eap-credentials',
  'local-identifier',
  'certificate-type',
  'certificate-issuer-name',
  'certificate-issuer-unmatched',
  'certificate-request-absent',
  'tls-version',
];

/** The rules that would miss what a binding says, by the binding: without it they have nothing to judge. */
const waitingFor: Readonly<Record<string, readonly string[]>> = {
  'policy.connectionName': ['user-defined-name'],
  'policy.server.address': ['remote-address'],
  'policy.remoteIdentifier': ['remote-identifier'],
  'policy.authenticationMethod': ofAuthentication,
  'policy.clientAuthenticationType': ofAuthentication,
  localIdentifier: ['local-identifier'],
  identity: ['auth-identity-missing', 'auth-eap-credentials'],
  sharedSecret: ['auth-shared-secret'],
  eap: ['auth-eap-credentials'],
  trustedRoots: ['certificate-authority', 'certificate-issuer-unmatched'],
};

function waiting(unbound: readonly string[]): readonly string[] {
  return unbound.flatMap((path) => waitingFor[path] ?? []);
}

const associations = ['securityAssociationParameters', 'childSecurityAssociationParameters'] as const;

/** A finding when Intune is known to deliver another cipher than the policy has. */
function gcmFindings(policy: Policy): Finding[] {
  const association = associations.find((name) =>
    ['aes128Gcm', 'aes256Gcm'].includes(policy[name]?.securityEncryptionAlgorithm ?? ''),
  );
  if (association === undefined) return [];
  return [
    wrappingFinding('policy-gcm-delivery', {
      document: 'policy',
      path: `/${association}/securityEncryptionAlgorithm`,
      message:
        'AES-GCM is chosen, which Intune was seen to deliver as AES-256 in CBC mode; compare the profile that arrives with this policy (--against)',
    }),
  ];
}
