import { inSentence } from '../../text/in-sentence.js';
import type { GatewaySecret } from '../connection.js';
import { identityMatches } from '../identity-match.js';
import type { GatewayRemark, GatewayRule, GatewaySubject, Pair } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewaySecret: GatewayRule = {
  name: 'gateway-secret',
  title: 'secret that differs between profile and gateway',
  severity: 'error',
  why: 'The gateway cannot verify the device and answers AUTHENTICATION_FAILED.',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check(subject) {
    for (const pair of subject.pairs) yield* remarksOn(pair, subject);
  },
};

function* remarksOn({ tunnel, connection }: Pair, { gateway }: GatewaySubject): Generator<GatewayRemark> {
  const { authentication, remoteIdentifier, localIdentifier } = tunnel;
  // Where files are not read, secrets can be in them.
  if (gateway.secrets === undefined || gateway.unread.length > 0) return;
  if (
    authentication.kind === 'shared-secret' &&
    connection.deviceAuthentication.value.kind === 'shared-secret'
  ) {
    const own = ofOwners(gateway.secrets, 'shared-secret', [remoteIdentifier, localIdentifier]);
    yield* compared(own, authentication.secret, {
      lacking: `The gateway has no shared secret for "${inSentence(remoteIdentifier ?? '')}".`,
      other: 'The gateway has another shared secret than SharedSecret of the profile.',
      connection,
    });
  }
  if (authentication.kind === 'eap-mschapv2' && usesOwnSecrets(connection)) {
    const own = ofOwners(gateway.secrets, 'eap', [authentication.userName]);
    yield* compared(own, authentication.password, {
      lacking: `The gateway has no EAP secret for "${inSentence(authentication.userName)}" (AuthName).`,
      other: `The gateway has another password for "${inSentence(authentication.userName)}" than AuthPassword of the profile.`,
      connection,
    });
  }
}

/** With RADIUS, or with a method that is left open, the password is elsewhere. */
function usesOwnSecrets({ deviceAuthentication: { value } }: Pair['connection']): boolean {
  return value.kind === 'eap' && value.method === 'mschapv2';
}

function ofOwners(
  secrets: readonly GatewaySecret[],
  kind: GatewaySecret['kind'],
  names: readonly (string | undefined)[],
): GatewaySecret[] {
  return secrets.filter(
    (secret) =>
      secret.kind === kind &&
      secret.secret !== undefined &&
      (secret.owners.length === 0 ||
        secret.owners.some((owner) => names.some((name) => identityMatches(owner, name)))),
  );
}

function* compared(
  own: readonly GatewaySecret[],
  wanted: Uint8Array | undefined,
  {
    lacking,
    other,
    connection,
  }: { readonly lacking: string; readonly other: string; readonly connection: Pair['connection'] },
): Generator<GatewayRemark> {
  const [first] = own;
  if (first === undefined) {
    yield {
      at: connection.place,
      message: lacking,
      fix: 'Add it to secrets. alwayson gateway writes it from the profile.',
    };
  } else if (
    wanted !== undefined &&
    !own.some(({ secret }) => secret !== undefined && Buffer.compare(secret, wanted) === 0)
  ) {
    yield { at: first.place, message: other, fix: 'Configure the same secret on both sides.' };
  }
}
