import { constants, createCipheriv, publicEncrypt } from 'node:crypto';
import type { Certificate } from '../certificates/certificate.js';
import {
  context,
  type Der,
  derBytes,
  implicitOctets,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
} from '../certificates/der.js';
import { InputError } from '../input-error.js';
import { issuerAndSerial } from './issuer-and-serial.js';
import { oids } from './oids.js';

/** Gives as many random bytes as it is asked for: `randomBytes` of node:crypto. */
export type Random = (size: number) => Uint8Array;

/**
 * Encrypts a profile's payloads for devices: CMS EnvelopedData (RFC 5652) with AES-256-CBC, its key encrypted for each
 * recipient's RSA key. The result goes into `EncryptedPayloadContent`, the place of `PayloadContent`, and what is
 * signed afterwards is the profile around it. Key and padding are random: the same input gives other bytes each time.
 * @param payloadContent a property list whose root is the PayloadContent array.
 * @param recipients certificates whose private keys the devices hold, usually their MDM identities; each once.
 * @param random where the content's key and initialisation vector come from.
 * @returns the DER of the message.
 * @throws InputError when there is no recipient, or one's key is not RSA.
 */
export function encryptPayloads(
  payloadContent: Uint8Array,
  recipients: readonly Certificate[],
  random: Random,
): Uint8Array {
  if (recipients.length === 0) throw new InputError('there is no certificate to encrypt the profile for');
  const key = random(32);
  const vector = random(16);
  const cipher = createCipheriv('aes-256-cbc', key, vector);
  const encrypted = Buffer.concat([cipher.update(payloadContent), cipher.final()]);
  const unique = new Map(recipients.map((recipient) => [recipient.fingerprint, recipient]));
  const envelopedData = sequence(
    integer(0),
    set(...Array.from(unique.values(), (recipient) => recipientInfo(recipient, key))),
    sequence(oid(oids.data), sequence(oid(oids.aes256Cbc), octets(vector)), implicitOctets(0, encrypted)),
  );
  return derBytes(sequence(oid(oids.envelopedData), context(0, envelopedData)));
}

function recipientInfo(recipient: Certificate, key: Uint8Array): Der {
  if (recipient.keyType !== 'RSA') {
    throw new InputError(
      `the profile cannot be encrypted for "${recipient.subject}": its key is ${recipient.keyType}, and RSA is expected`,
    );
  }
  const encryptedKey = publicEncrypt(
    { key: recipient.x509.publicKey, padding: constants.RSA_PKCS1_PADDING },
    key,
  );
  const algorithm = sequence(oid(oids.rsaEncryption), nothing());
  return sequence(integer(0), issuerAndSerial(recipient), algorithm, octets(encryptedKey));
}
