import type { Policy } from '../graph/model/ikev2.js';
import { InputError } from '../input-error.js';
import { authenticationOf, needsIdentity } from '../translate/authentication.js';
import type { Bindings, Pkcs12Binding } from '../translate/bindings/bindings.js';
import { mergePolicy } from '../translate/bindings/merge-policy.js';
import { fillVariables } from '../translate/tokens.js';
import type { KeyKindName } from './key-kinds.js';

/**
 * Issues an identity for a device with a key of its own.
 *
 * @param identifiers LocalIdentifier of each tunnel, without variables
 * @param keyKind the kind of key that fits the policy
 */
export type Issue = (identifiers: readonly string[], keyKind: KeyKindName) => Promise<Pkcs12Binding>;

/** The key that fits CertificateType of the tunnels; without one, tunnels need RSA. */
const fittingKeys: Readonly<Record<NonNullable<Policy['serverCertificateType']>, KeyKindName>> = {
  rsa: 'rsa-2048',
  ecdsa256: 'p-256',
  ecdsa384: 'p-384',
  ecdsa521: 'p-521',
};

/**
 * The bindings of a device with an identity that is issued for it.
 *
 * @param exported the policy, which says whether an identity is needed and with which key
 * @throws InputError when the policy needs none, the bindings have one, or they do not say for whom it is
 */
export async function withIssuedIdentity(
  exported: Policy,
  bindings: Bindings,
  issue: Issue,
): Promise<Bindings> {
  if (bindings.identity !== undefined) {
    throw new InputError('The bindings have an identity, and --issue makes one. Leave one of them out.');
  }
  const { policy } = mergePolicy(exported, bindings.policy ?? {});
  refuseUseless(policy);
  // What a policy lacks is said with all else that is missing.
  if (authenticationOf(policy) === undefined) return bindings;
  const identifiers = identifiersOf(policy, bindings);
  if (identifiers.length === 0) {
    throw new InputError(
      'localIdentifier is not bound. It is the name in the certificate that --issue makes. Bind it.',
    );
  }
  const identity = await issue(identifiers, fittingKeys[policy.serverCertificateType ?? 'rsa']);
  return { ...bindings, identity };
}

/** Throws InputError for a policy that has no use for identities. */
export function refuseUseless(policy: Policy): void {
  const authentication = authenticationOf(policy);
  if (authentication === undefined || needsIdentity(authentication)) return;
  throw new InputError(
    'The policy does not authenticate devices with a certificate, so it has no use for identities. Leave --issue out.',
  );
}

/** LocalIdentifier of each tunnel, the one of all tunnels first, with the variables of the device filled in. */
function identifiersOf({ localIdentifier }: Policy, bindings: Bindings): string[] {
  const { cellular, wifi } = bindings.apple?.tunnels ?? {};
  const ofAll = bindings.localIdentifier ?? (localIdentifier === 'empty' ? '' : undefined);
  const ofTunnels = [ofAll, cellular?.LocalIdentifier, wifi?.LocalIdentifier];
  return ofTunnels
    .filter((text) => text !== undefined)
    .map((text) => String(fillVariables({ text }, bindings)['text']));
}
