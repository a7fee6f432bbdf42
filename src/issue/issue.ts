import { createHash, type KeyObject } from 'node:crypto';
import { type Certificate, readCertificate } from '../certificates/certificate.js';
import { context, type Der, octets, oid, sequence, set, wideText } from '../certificates/der.js';
import { pkcs12Oids } from '../certificates/pkcs12-file.js';
import { type BagToWrite, type Pkcs12Form, writePkcs12 } from '../certificates/write-pkcs12.js';
import type { Random } from '../signing/encrypt.js';
import type { Pkcs12Binding } from '../translate/bindings/bindings.js';
import { type Authority, refuseForbiddenNames } from './authority.js';
import { issueCertificate } from './certificate.js';

/** For whom an identity is, and what it is made of. */
export interface IdentityRequest {
  /** LocalIdentifier of each tunnel, without variables; the first is the common name. */
  readonly identifiers: readonly string[];
  /** A new key of the device. */
  readonly keyPair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly form: Pkcs12Form;
  /** Where serial number, salts and password come from. */
  readonly random: Random;
}

const friendlyName = '1.2.840.113549.1.9.20';
const localKeyId = '1.2.840.113549.1.9.21';

/**
 * Issues an identity: a certificate for the key, and both in a PKCS#12 file with a password of its own, which nobody
 * else has to know. The certificate confirms each local identifier to gateways that trust the authority.
 *
 * @returns the identity as a binding; its certificate tells its serial number and fingerprint
 * @throws InputError for an identifier that no certificate can have, or that the authority does not allow
 */
export async function issueIdentity(authority: Authority, request: IdentityRequest): Promise<Pkcs12Binding> {
  const { identifiers, keyPair, form, random } = request;
  // RFC 5280 has positive numbers of at most 20 octets; this one is positive whatever its first bit is.
  const serial = Uint8Array.from([1 + ((random(1)[0] ?? 0) & 0x7e), ...random(15)]);
  const der = await issueCertificate(authority, { identifiers, publicKey: keyPair.publicKey, serial });
  const certificate = readCertificate(der);
  refuseForbiddenNames(authority, certificate);
  // 144 bits, so that nothing depends on how often it is hashed.
  const password = Buffer.from(random(18)).toString('base64url');
  const bags = bagsOf(certificate, authority, keyPair.privateKey, identifiers[0] ?? '');
  const bytes = writePkcs12(bags, password, form, (_use, size) => random(size));
  return { kind: 'pkcs12', bytes, password, certificate };
}

function bagsOf(
  certificate: Certificate,
  { certificates }: Authority,
  privateKey: KeyObject,
  name: string,
): BagToWrite[] {
  // What ties the two together, as OpenSSL writes it.
  const id = createHash('sha1').update(certificate.der).digest();
  const attributes = set(
    sequence(oid(friendlyName), set(wideText(name))),
    sequence(oid(localKeyId), set(octets(id))),
  );
  const key = privateKey.export({ type: 'pkcs8', format: 'der' });
  // Gateways trust a root; what is between it and the device comes from the device.
  const between = certificates.filter(({ selfSigned }) => !selfSigned);
  return [
    { kind: pkcs12Oids.keyBag, content: key, attributes },
    { kind: pkcs12Oids.certificateBag, content: certificateBag(certificate), attributes },
    ...between.map((one) => ({
      kind: pkcs12Oids.certificateBag,
      content: certificateBag(one),
      attributes: undefined,
    })),
  ];
}

function certificateBag({ der }: Certificate): Der {
  return sequence(oid(pkcs12Oids.x509Certificate), context(0, octets(der)));
}
