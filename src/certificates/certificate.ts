import { type KeyObject, X509Certificate } from 'node:crypto';
import { InputError } from '../input-error.js';
import { credentialLooksLike } from './looks-like.js';
import { Memo } from './memo.js';
import { pemBlocks } from './pem.js';

/** The kinds of key that are told apart; Apple's `CertificateType` knows a part of them. */
export type KeyType = 'RSA' | 'RSA-PSS' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519' | 'other';

/** What the tool needs to know of an X.509 certificate. */
export interface Certificate {
  readonly der: Uint8Array;
  /** The last common name of the subject, the one that Apple's systems show. */
  readonly subjectCommonName: string | undefined;
  /** The whole subject, for people: `C=DE, O=Contoso, CN=vpn.contoso.com`. */
  readonly subject: string;
  readonly issuerCommonName: string | undefined;
  readonly issuer: string;
  readonly keyType: KeyType;
  /** The size of the modulus or of the curve; undefined where the kind of key is not known. */
  readonly keyBits: number | undefined;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Signed with its own key. */
  readonly selfSigned: boolean;
  /** Basic constraints say that it may issue certificates. */
  readonly isCA: boolean;
  /** OIDs such as `1.3.6.1.5.5.7.3.2` (client authentication); empty when the certificate is not limited. */
  readonly extendedKeyUsage: readonly string[];
  /** With their kind in front: `DNS:vpn.contoso.com`, `email:a@contoso.com`, `IP Address:192.0.2.1`. */
  readonly subjectAltName: readonly string[];
  /** Lower-case hexadecimal SHA-256 of the DER. */
  readonly fingerprint: string;
  /** @internal Node's view of it, for checking signatures and keys. */
  readonly x509: X509Certificate;
}

const curves: Readonly<Record<string, readonly [KeyType, number]>> = {
  prime256v1: ['P-256', 256],
  secp384r1: ['P-384', 384],
  secp521r1: ['P-521', 521],
};

/** In bytes. Ten times what certificates with hundreds of names or the largest signatures take. */
const maximumSize = 256 * 1024;

/** Trust stores have some hundreds. */
const maximumCount = 5000;

/** The certificates of a PEM text, or the one of a DER file. Throws InputError when there is none, or one is broken. */
export function readCertificates(bytes: Uint8Array): [Certificate, ...Certificate[]] {
  const [first, ...others] = pemBlocks(bytes).filter(({ label }) => /^(X509 )?CERTIFICATE$/.test(label));
  if (first === undefined) return [certificateOf(bytes)];
  if (others.length >= maximumCount) {
    throw new InputError(
      `The file holds ${others.length + 1} certificates. alwayson reads at most ${maximumCount} from one file.`,
    );
  }
  return [certificateOf(first.bytes), ...others.map((block) => certificateOf(block.bytes))];
}

/** Reads DER or PEM that holds exactly one certificate. Throws InputError that says what the bytes look like instead. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [first, ...others] = readCertificates(bytes);
  if (others.length === 0) return first;
  throw new InputError(`The file holds ${others.length + 1} certificates. Exactly one is allowed.`);
}

/** Certificates repeat: the same root stands in every profile of an organisation, the same signer around each. */
const read = new Memo<Certificate>(500);

function certificateOf(der: Uint8Array): Certificate {
  return read.get([der], () => readDer(der));
}

function readDer(der: Uint8Array): Certificate {
  const x509 = parse(der);
  const notBefore = new Date(x509.validFrom);
  const notAfter = new Date(x509.validTo);
  if (Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) {
    throw new InputError('The certificate has no period of validity that can be read.');
  }
  let selfSigned: boolean | undefined;
  return {
    der: Uint8Array.from(x509.raw),
    subjectCommonName: commonNameIn(x509.subject),
    subject: oneLine(x509.subject),
    issuerCommonName: commonNameIn(x509.issuer),
    issuer: oneLine(x509.issuer),
    ...describeKey(x509),
    notBefore,
    notAfter,
    get selfSigned() {
      // Only when somebody asks: verifying a signature takes longer than all the rest.
      selfSigned ??= x509.subject === x509.issuer && isSignedBy(x509, x509);
      return selfSigned;
    },
    isCA: x509.ca,
    extendedKeyUsage: x509.keyUsage ?? [],
    subjectAltName: alternativeNames(x509.subjectAltName),
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    x509,
  };
}

function parse(der: Uint8Array): X509Certificate {
  const x509 = tryParse(der);
  if (x509 === undefined) {
    const seen = credentialLooksLike(der);
    const fault =
      der.length > maximumSize ? `it has more than ${maximumSize} bytes` : 'it is cut off or damaged';
    const reason = seen === 'a certificate' ? fault : `the file looks like ${seen}`;
    throw new InputError(
      `The certificate cannot be read: ${reason}. One X.509 certificate in DER or PEM is expected.`,
    );
  }
  if (x509.raw.length === der.length) return x509;
  throw new InputError(
    'Other data follow the certificate. The file must hold one certificate and nothing else.',
  );
}

function tryParse(der: Uint8Array): X509Certificate | undefined {
  const isLikely = der[0] === 0x30 && der.length <= maximumSize;
  try {
    return isLikely ? new X509Certificate(der) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `issuer`'s key made the signature of `certificate`. */
export function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

function describeKey(x509: X509Certificate): Pick<Certificate, 'keyType' | 'keyBits'> {
  let key: KeyObject;
  try {
    key = x509.publicKey;
  } catch {
    return { keyType: 'other', keyBits: undefined };
  }
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return { keyType: 'RSA', keyBits: details?.modulusLength };
    case 'rsa-pss':
      return { keyType: 'RSA-PSS', keyBits: details?.modulusLength };
    case 'ed25519':
      return { keyType: 'Ed25519', keyBits: 256 };
    case 'ec': {
      const [keyType, keyBits] = curves[details?.namedCurve ?? ''] ?? ['other', undefined];
      return { keyType, keyBits };
    }
    default:
      return { keyType: 'other', keyBits: undefined };
  }
}

/**
 * The last common name in a name as Node writes it: a set of attributes a line, with the escapes of RFC 2253. Node's
 * `toLegacyObject` has it without them, and ends the process where it does not know the kind of key (Node 24).
 */
function commonNameIn(name: string | undefined): string | undefined {
  const attributes = (name ?? '').split('\n').flatMap((set) => set.split(' + '));
  const last = attributes.filter((attribute) => attribute.startsWith('CN=')).at(-1);
  return last
    ?.slice('CN='.length)
    .replaceAll(/\\([0-9A-F]{2}|.)/gs, (_, escaped: string) =>
      escaped.length === 2 ? String.fromCharCode(Number.parseInt(escaped, 16)) : escaped,
    );
}

function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

/** Node joins the names with `, ` and writes a name that holds a comma or a quote as a JSON string. */
function alternativeNames(joined: string | undefined): string[] {
  // Sticky: each begins where the one before ended, lest a long text be searched again from each of its characters.
  const names = (joined ?? '').matchAll(/([^:,"]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/gy);
  return [...names].map(
    ([, kind = '', name = '']) => `${kind}:${name.startsWith('"') ? JSON.parse(name) : name}`,
  );
}
