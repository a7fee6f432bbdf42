import type { SecurityAssociationParameters } from '../../graph/model/security-association.js';
import { integer, lookup } from './converters.js';
import type { Place } from './places.js';
import { both, mapped, type Rows } from './row.js';

type Cipher = NonNullable<SecurityAssociationParameters['securityEncryptionAlgorithm']>;
type Integrity = NonNullable<SecurityAssociationParameters['securityIntegrityAlgorithm']>;

const encryptionAlgorithm = lookup<Cipher>({
  aes128: 'AES-128',
  aes256: 'AES-256',
  aes128Gcm: 'AES-128-GCM',
  aes256Gcm: 'AES-256-GCM',
  chaCha20Poly1305: 'ChaCha20Poly1305',
  des: 'DES',
  tripleDes: '3DES',
  aes192: { refused: "Apple's IKEv2 has AES with 128 and 256 bits only" },
  aes192Gcm: { refused: "Apple's IKEv2 has AES-GCM with 128 and 256 bits only" },
});

const integrityAlgorithm = lookup<Integrity>({
  sha1_96: 'SHA1-96',
  sha1_160: 'SHA1-160',
  sha2_256: 'SHA2-256',
  sha2_384: 'SHA2-384',
  sha2_512: 'SHA2-512',
  md5: { refused: "Apple's IKEv2 has no MD5" },
});

/** The rows of `iosVpnSecurityAssociationParameters`, written into the dictionary of the IKE or of the Child SA. */
export function securityAssociationRows(
  place: Extract<Place, 'IKESecurityAssociationParameters' | 'ChildSecurityAssociationParameters'>,
): Rows<SecurityAssociationParameters> {
  return {
    securityEncryptionAlgorithm: both(mapped(place, 'EncryptionAlgorithm', encryptionAlgorithm)),
    securityIntegrityAlgorithm: both(mapped(place, 'IntegrityAlgorithm', integrityAlgorithm)),
    securityDiffieHellmanGroup: both(mapped(place, 'DiffieHellmanGroup', integer)),
    lifetimeInMinutes: both(mapped(place, 'LifeTimeInMinutes', integer)),
  };
}
