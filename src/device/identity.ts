import type { KeyType } from '../certificates/certificate.js';
import { numberAt, stringAt } from '../plist/navigate.js';
import type { ProfileView } from './profile-view.js';
import type { PayloadView, TunnelView } from './views.js';

/** The payloads that a tunnel's PayloadCertificateUUID names. Compared letter by letter, as the schema gives the key no format. */
export function namedPayloads({ payloads }: ProfileView, { node }: TunnelView): readonly PayloadView[] {
  const uuid = stringAt(node, 'PayloadCertificateUUID');
  if (uuid === undefined) return [];
  return payloads.filter((payload) => stringAt(payload.node, 'PayloadUUID') === uuid);
}

/** The identity payload that a tunnel names, if there is one. */
export function identityOf(view: ProfileView, tunnel: TunnelView): PayloadView | undefined {
  return namedPayloads(view, tunnel).find(({ row }) => row?.role === 'identity');
}

/** A kind of key as people say it, and the values of CertificateType that are for it. */
export interface IdentityKey {
  readonly name: string;
  readonly certificateTypes: readonly string[];
}

const keys: Readonly<Partial<Record<KeyType, IdentityKey>>> = {
  RSA: { name: 'an RSA key', certificateTypes: ['RSA', 'RSA-PSS'] },
  'RSA-PSS': { name: 'a key for RSA-PSS alone', certificateTypes: ['RSA-PSS'] },
  'P-256': { name: 'a P-256 key', certificateTypes: ['ECDSA256'] },
  'P-384': { name: 'a P-384 key', certificateTypes: ['ECDSA384'] },
  'P-521': { name: 'a P-521 key', certificateTypes: ['ECDSA521'] },
  Ed25519: { name: 'an Ed25519 key', certificateTypes: [] },
};

const acmeCurves: Readonly<Record<number, IdentityKey | undefined>> = {
  192: { name: 'a P-192 key', certificateTypes: [] },
  256: keys['P-256'],
  384: keys['P-384'],
  521: keys['P-521'],
};

/** The key of an identity payload: of the certificate, or as the request will make it; undefined where it is not known. */
export function identityKeyOf(
  { identities }: ProfileView,
  { node, type }: PayloadView,
): IdentityKey | undefined {
  switch (type) {
    case 'com.apple.security.pkcs12': {
      const keyType = identities.get(node.path)?.opened?.certificate.keyType;
      return keyType && keys[keyType];
    }
    case 'com.apple.security.scep':
      return keys.RSA;
    case 'com.apple.security.acme': {
      const keyType = stringAt(node, 'KeyType');
      if (keyType === 'RSA') return keys.RSA;
      return keyType === 'ECSECPrimeRandom' ? acmeCurves[numberAt(node, 'KeySize') ?? 0] : undefined;
    }
    default:
      return undefined;
  }
}
