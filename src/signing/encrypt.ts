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
import { fieldsOf } from '../certificates/fields.js';
import { isoTime } from '../certificates/validity.js';
import { InputError } from '../input-error.js';
import { smallestRsa } from './fitness.js';
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
 * @param at when a device gets the profile; the certificates must be valid then.
 * @returns the DER of the message.
 * @throws InputError when there is no recipient, or one's certificate is not fit for it: not valid at that time, a key
 * that is not RSA or has less than 2048 bits, or a key usage without keyEncipherment.
 */
export function encryptPayloads(
  payloadContent: Uint8Array,
  recipients: readonly Certificate[],
  random: Random,
  at: Date,
): Uint8Array {
  if (recipients.length === 0)
    throw new InputError('Encryption needs the certificate of at least one device.');
  for (const recipient of recipients) {
    const fault = recipientFault(recipient, at);
    if (fault === undefined) continue;
    throw new InputError(`The profile cannot be encrypted for "${recipient.subject}": ${fault}.`);
  }
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

/** Why nothing should be encrypted for a certificate, as the end of a sentence; undefined when there is no reason. */
function recipientFault(certificate: Certificate, at: Date): string | undefined {
  const { keyType, keyBits = 0, notBefore, notAfter } = certificate;
  if (keyType !== 'RSA')
    return `its key is ${keyType === 'other' ? 'of an unknown type' : keyType}, but encryption needs RSA`;
  if (keyBits < smallestRsa) {
    return `its RSA key has only ${keyBits} bits, and encryption needs at least ${smallestRsa}`;
  }
  if (at > notAfter) return `the certificate expired at ${isoTime(notAfter)}`;
  if (at < notBefore) return `the certificate is not valid before ${isoTime(notBefore)}`;
  const { keyUsage } = fieldsOf(certificate);
  return keyUsage === undefined || keyUsage.has('keyEncipherment')
    ? undefined
    : 'its key usage does not include keyEncipherment';
}

function recipientInfo(recipient: Certificate, key: Uint8Array): Der {
  const encryptedKey = publicEncrypt(
    { key: recipient.x509.publicKey, padding: constants.RSA_PKCS1_PADDING },
    key,
  );
  const algorithm = sequence(oid(oids.rsaEncryption), nothing());
  return sequence(integer(0), issuerAndSerial(recipient), algorithm, octets(encryptedKey));
}
