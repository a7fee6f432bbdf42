import { inSentence } from '../../text/in-sentence.js';
import { certificateTypes } from '../algorithms.js';
import { authenticationWords, expectedKind } from '../authentication-fit.js';
import type { ConfiguredAuthentication } from '../connection.js';
import type { Authentication } from '../offer.js';
import type { GatewayCertificates, GatewayRule } from '../rule.js';
import { gatewaySources } from '../sources.js';

export const gatewayAuthentication: GatewayRule = {
  name: 'gateway-authentication',
  title: 'authentication that differs between profile and gateway',
  severity: 'error',
  why: 'The gateway answers AUTHENTICATION_FAILED, or the device gives up.',
  source: gatewaySources.swanctl,
  confidence: 'documented',
  *check({ pairs, certificates }) {
    for (const { tunnel, connection } of pairs) {
      const { authentication } = tunnel;
      const own = connection.authentication;
      const device = connection.deviceAuthentication;
      if (device.value.kind !== expectedKind(authentication)) {
        yield {
          at: device.place,
          message: `${device.setting} of the device is ${inSentence(authenticationWords(device.value))}. The profile has ${authenticationWords(authentication)}.`,
          fix: `Choose the method of the profile (${keysOfProfile(authentication)}).`,
        };
      } else if (refusesKey(device.value, authentication)) {
        yield {
          at: device.place,
          message: `${device.setting} of the device accepts only keys of the kind ${keysOf(device.value).join(', ')}. The profile has CertificateType ${authentication.kind === 'certificate' ? authentication.keyType : ''}.`,
          fix: 'Write the kind of the key of the device, or pubkey for any kind.',
        };
      }
      const authority = refusedAuthority(device.value, connection.authorities.value, certificates);
      if (authority !== undefined && authentication.kind === 'certificate') {
        yield {
          at: device.place,
          message: `${device.setting} of the device accepts only keys of the kind ${keysOf(device.value).join(', ')}. The key of the authority ${inSentence(authority)} is of another kind or smaller.`,
          why: 'strongSwan checks the whole chain, including the authority, against a kind with a size.',
          source: gatewaySources.tried,
          confidence: 'observed',
          fix: 'Write pubkey, or name both kinds, as in ecdsa-256-rsa-2048.',
        };
      }
      const wanted = authentication.kind === 'shared-secret' ? 'shared-secret' : 'certificate';
      if (own.value.kind !== wanted) {
        yield {
          at: own.place,
          message: `${own.setting} of the gateway is ${inSentence(authenticationWords(own.value))}. The device expects ${wanted === 'certificate' ? 'a certificate' : 'the shared secret'}.`,
          fix: `Write ${wanted === 'certificate' ? 'pubkey' : 'psk'} for the gateway.`,
        };
      }
    }
  },
};

/** The file of an authority whose key is not of a kind that is written with a size, where that is known. */
function refusedAuthority(
  configured: ConfiguredAuthentication,
  files: readonly string[],
  { authorities }: GatewayCertificates,
): string | undefined {
  const sized = keysOf(configured).filter((key) => key.includes('-'));
  if (sized.length === 0) return undefined;
  return files.find((file) => {
    const key = authorities.get(file);
    if (key === undefined) return false;
    const kind = key.keyType.startsWith('P-') ? 'ecdsa' : 'rsa';
    return !sized.some(
      (one) => one.startsWith(`${kind}-`) && Number(key.keyBits) >= Number(one.split('-')[1]),
    );
  });
}

function keysOfProfile({ kind }: Authentication): string {
  return kind === 'shared-secret' || kind === 'certificate'
    ? 'AuthenticationMethod and ExtendedAuthEnabled'
    : 'ExtendedAuthEnabled and AuthName';
}

function keysOf(configured: ConfiguredAuthentication): readonly string[] {
  return configured.kind === 'certificate' ? configured.keys : [];
}

/** Whether the kind of key is another, or is smaller than the least that is taken. */
function refusesKey(configured: ConfiguredAuthentication, authentication: Authentication): boolean {
  if (authentication.kind !== 'certificate') return false;
  const [kind = '', bits] = certificateTypes[authentication.keyType].strongswan.split('-');
  const size = bits === undefined ? authentication.identity.certificate?.keyBits : Number(bits);
  const keys = keysOf(configured);
  return (
    keys.length > 0 &&
    !keys.some((key) => {
      const [taken = '', least] = key.split('-');
      // A key of RSA signs in both ways, and CertificateType says in which.
      const sameKind = taken === kind || (taken === 'rsa' && kind === 'rsa/pss');
      return sameKind && (least === undefined || size === undefined || size >= Number(least));
    })
  );
}
