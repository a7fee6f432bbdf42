import type { Profile } from '../apple/profile.js';
import type { Finding } from '../finding.js';
import type { Policy } from '../graph/model/ikev2.js';
import type { PolicyReading } from '../graph/read-policy.js';
import { dictionaryNodeOf } from '../plist/node.js';
import { pointerParts } from '../pointer.js';
import type { Bindings } from '../translate/bindings/bindings.js';
import { mergePolicy } from '../translate/bindings/merge-policy.js';
import { derivedLocalIdentifier } from '../translate/local-identifier.js';
import { translate } from '../translate/translate.js';
import { type Content, without } from './opened.js';
import type { TargetOptions } from './target.js';

/** What a policy becomes a profile with. */
export interface PolicyOptions extends TargetOptions {
  /** The id or name of the policy, where an export holds several. */
  readonly select?: string | undefined;
  readonly bindings?: Bindings | undefined;
  /** Whether a missing binding is no error, and the profile goes as far as it can; by default, without any bindings. */
  readonly incomplete?: boolean | undefined;
}

/** A policy and the profile that it would become. */
export interface OpenedPolicy extends Content {
  readonly policy: Policy;
  /** The profile as it is to be written; absent where none can be made. */
  readonly made?: Profile;
}

/** Makes the profile that a policy would become: the one way there, whatever comes of it. */
export function openPolicy(
  { policy, findings: read }: PolicyReading,
  { bindings = {}, platform = 'iOS', incomplete = false }: Omit<PolicyOptions, 'select'>,
): OpenedPolicy {
  const { profile: made, findings: said } = translate(policy, bindings, { platform, incomplete });
  const findings = [...read, ...said];
  const opened = { document: 'policy', kind: 'policy', policy, findings } as const;
  // A policy that could not be read whole makes a profile that lacks something; judging that would mislead.
  if (made === undefined || read.some(({ severity }) => severity === 'error')) return opened;
  const unbound = unboundIn(policy, bindings, said);
  return {
    ...opened,
    made,
    profile: dictionaryNodeOf(made),
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
  'certificate-type',
  'certificate-issuer-name',
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
  trustedRoots: ['certificate-authority'],
};

function waiting(unbound: readonly string[]): readonly string[] {
  return unbound.flatMap((path) => waitingFor[path] ?? []);
}
