import { createHash, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { type Asn1, at, fromBytes, members, toBytes, toSetBytes } from '../../src/certificates/asn1.js';
import { type Certificate, readCertificate, readCertificates } from '../../src/certificates/certificate.js';
import { InputError } from '../../src/input-error.js';
import { signProfile } from '../../src/signing/sign.js';
import { signerFromFiles } from '../../src/signing/signer.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { verifySignature } from '../../src/signing/verify.js';
import {
  authority,
  type Credentials,
  hierarchy,
  issue,
  type KeyKind,
  signerExtensions,
  signerOf,
} from '../support/make-credentials.js';
import { describeWith } from '../support/programs.js';
import { witnesses } from '../support/witnesses.js';

const { create, Class, Type } = forge.asn1;
const profile = Buffer.from('<plist version="1.0"><string>corpus</string></plist>');
const soon = new Date(Date.now() + 60_000);
const above = hierarchy('RSA-2048', 3);
const good = Buffer.from(await signProfile(profile, signerOf(above), { signingTime: soon }));

/** A judgement: the content that a program shows as verified, or undefined where it refuses. */
type Verdict = string | undefined;

/** What we say, with the root trusted and the clock a minute ahead. */
async function ours(signed: Uint8Array, root: Buffer, at: Date = soon): Promise<Verdict> {
  try {
    const { cms, content } = await unwrap(signed);
    if (cms === undefined || content === undefined) return undefined;
    const { trusted, findings } = verifySignature(cms, { trust: readCertificates(root), at });
    const isVerified = trusted && findings.every(({ severity }) => severity !== 'error');
    return isVerified ? Buffer.from(content).toString() : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function verdictOf(program: Program, signed: Uint8Array, rootFile: string): Verdict {
  try {
    return witnesses[program]?.(signed, rootFile);
  } catch {
    return undefined;
  }
}

const universal = (type: forge.asn1.Type, value: string | Asn1[]) =>
  create(Class.UNIVERSAL, type, typeof value !== 'string', value);
const sequence = (...values: Asn1[]) => universal(Type.SEQUENCE, values);
const set = (...values: Asn1[]) => universal(Type.SET, values);
const octets = (bytes: Uint8Array) => universal(Type.OCTETSTRING, Buffer.from(bytes).toString('latin1'));
const nothing = () => universal(Type.NULL, '');
const integer = (value: number) => universal(Type.INTEGER, String.fromCharCode(value));
const oid = (dotted: string) => universal(Type.OID, forge.asn1.oidToDer(dotted).getBytes());
const context = (tag: number, ...values: Asn1[]) => create(Class.CONTEXT_SPECIFIC, tag, true, values);
const algorithm = (dotted: string, ...more: Asn1[]) => sequence(oid(dotted), nothing(), ...more);
const sha1 = '1.3.14.3.2.26';
const sha256 = '2.16.840.1.101.3.4.2.1';
const sha384 = '2.16.840.1.101.3.4.2.2';
const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
const signingTime = '1.2.840.113549.1.9.5';
const data = '1.2.840.113549.1.7.1';
const attribute = (type: string, ...values: Asn1[]) => sequence(oid(type), set(...values));

/** The parts of a message, to be changed in place. */
interface Message {
  readonly root: Asn1;
  readonly contentInfo: Asn1[];
  readonly explicit: Asn1[];
  /** version, digestAlgorithms, encapContentInfo, certificates, signerInfos. */
  readonly signedData: Asn1[];
  readonly digests: Asn1[];
  readonly encapsulated: Asn1[];
  readonly certificates: Asn1[];
  /** version, sid, digestAlgorithm, signedAttrs, signatureAlgorithm, signature. */
  readonly signer: Asn1[];
}

/** The good message, changed. */
function changed(change: (message: Message) => void): Buffer {
  const root = fromBytes(good);
  const part = (...path: number[]) => members(at(root, ...path));
  change({
    root,
    contentInfo: members(root),
    explicit: part(1),
    signedData: part(1, 0),
    digests: part(1, 0, 1),
    encapsulated: part(1, 0, 2),
    certificates: part(1, 0, 3),
    signer: part(1, 0, 4, 0),
  });
  return Buffer.from(toBytes(root));
}

/** The good message with other signed attributes, and a signature that holds for them. */
function resigned(change: (attributes: Asn1[]) => Asn1[], inOrder = true): Buffer {
  return changed(({ signer }) => {
    const attributes = change(members(signer[3]));
    if (inOrder) attributes.sort((a, b) => Buffer.compare(toBytes(a), toBytes(b)));
    signer[3] = context(0, ...attributes);
    signer[5] = octets(sign('sha256', toSetBytes(attributes), above.signer.key.toString()));
  });
}

const digestOf = (bytes: Uint8Array) => octets(createHash('sha256').update(bytes).digest());
const typeIs = (type: string) => (node: Asn1) => {
  const identifier = Buffer.from(toBytes(at(node, 0)));
  return identifier.equals(toBytes(oid(type)));
};
const without = (type: string) => (attributes: Asn1[]) => attributes.filter((node) => !typeIs(type)(node));
const replaced =
  (type: string, ...instead: Asn1[]) =>
  (attributes: Asn1[]) => [...without(type)(attributes), ...instead];

/** A chain in which one certificate is odd; signed without asking whether it may. */
interface Chain {
  readonly root: Credentials;
  readonly intermediates?: readonly Credentials[];
  readonly signer: Credentials;
}

function signedBy({ signer, intermediates = [] }: Chain): Promise<Uint8Array> {
  const certificate = readCertificate(signer.certificate);
  const chain = intermediates.map((above): Certificate => readCertificate(above.certificate));
  return signProfile(
    profile,
    { certificate, chain, sign: async (bytes, { digest }) => sign(digest, bytes, signer.key.toString()) },
    { signingTime: soon },
  );
}

let count = 0;
/** A certificate of an ordinary kind, but for what is said. */
function odd(
  issuer: Credentials | undefined,
  extensions: readonly string[],
  more: { readonly kind?: KeyKind; readonly digest?: 'md5' | 'sha1'; readonly name?: string } = {},
): Credentials {
  count += 1;
  const { kind = 'P-256', digest, name = `/O=Contoso/CN=Odd ${count}` } = more;
  return issue({ name, kind, extensions, ...(issuer && { issuer }), ...(digest && { digest }) });
}
const { root } = above;
const leaf = [
  'basicConstraints=critical,CA:FALSE',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
];
const ordinary = (issuer: Credentials, name?: string) =>
  odd(issuer, signerExtensions, name === undefined ? {} : { name });

/** A signer that is odd itself. */
const oddSigner = (extensions: readonly string[], more?: Parameters<typeof odd>[2]) =>
  ({ root, signer: odd(root, [...leaf, ...extensions], more) }) satisfies Chain;

/** An ordinary signer under an odd authority. */
function oddAuthority(extensions: readonly string[], more?: Parameters<typeof odd>[2]): Chain {
  const issuer = odd(root, extensions, more);
  return { root, intermediates: [issuer], signer: ordinary(issuer) };
}

const unknownCritical = '1.2.3.4.5=critical,ASN1:NULL';
const mayDigitallySign = 'keyUsage=critical,digitalSignature';

interface Case {
  readonly signed: Uint8Array | Promise<Uint8Array>;
  readonly root: Credentials;
  readonly verified: boolean;
  /** Whose certificate signed, where it is an odd one. */
  readonly signer?: Credentials;
}

const refused = (signed: Case['signed']): Case => ({ signed, root, verified: false });
const verified = (signed: Case['signed']): Case => ({ signed, root, verified: true });
const chain = (made: Chain, isVerified: boolean): Case => ({
  signed: signedBy(made),
  root: made.root,
  signer: made.signer,
  verified: isVerified,
});

/** One authority with constraints of each kind, and signers within them and outside. */
function namesCases() {
  const issuer = odd(root, [
    ...authority,
    'nameConstraints=critical,permitted;DNS:contoso.com,permitted;email:contoso.com,permitted;URI:.contoso.com,permitted;IP:192.0.2.0/255.255.255.0,excluded;DNS:evil.contoso.com,excluded;dirName:n',
    '[ n ]',
    'O=Fabrikam',
  ]);
  const named = (names: string, isVerified: boolean, name?: string) => {
    const extensions = names === '' ? signerExtensions : [...signerExtensions, `subjectAltName=${names}`];
    const signer = odd(issuer, extensions, name === undefined ? {} : { name });
    return chain({ root, intermediates: [issuer], signer }, isVerified);
  };
  return {
    'names within': named(
      'DNS:contoso.com,DNS:VPN.contoso.com,email:a@contoso.com,URI:https://www.contoso.com/x,IP:192.0.2.7',
      true,
    ),
    'a host outside': named('DNS:contoso.com.evil.com', false),
    'a host that only ends like one within': named('DNS:evilcontoso.com', false),
    'a host that is excluded': named('DNS:a.evil.contoso.com', false),
    'an address outside': named('email:a@sub.contoso.com', false),
    'a URL outside': named('URI:https://evil.com/.contoso.com', false),
    'a network address outside': named('IP:192.0.3.7', false),
    'a name that is excluded': named('DNS:contoso.com', false, '/O=FABRIKAM/CN=x'),
    'an address outside, in the subject': named('', false, '/O=Contoso/emailAddress=a@evil.com'),
    'a host outside, as the common name': named('', false, '/O=Contoso/CN=vpn.evil.com'),
    'a common name that is no host': named('', true, '/O=Contoso/CN=Profiles'),
  };
}

const cases = {
  'as it is made': verified(good),
  'something after the message': refused(Buffer.concat([good, Buffer.of(5, 0)])),
  'a second content': refused(changed(({ explicit }) => explicit.push(sequence()))),
  'a member after the content': refused(changed(({ contentInfo }) => contentInfo.push(nothing()))),
  'two octet strings in eContent': refused(
    changed(({ encapsulated }) => members(encapsulated[1]).push(octets(Buffer.from('other')))),
  ),
  'two eContents': refused(
    changed(({ encapsulated }) => encapsulated.push(context(0, octets(Buffer.from('other'))))),
  ),
  'a member after eContent': refused(changed(({ encapsulated }) => encapsulated.push(nothing()))),
  'eContent in the place of its type': refused(changed(({ encapsulated }) => encapsulated.reverse())),
  'encapContentInfo twice': refused(
    changed(({ signedData, encapsulated }) => signedData.splice(2, 0, sequence(...encapsulated))),
  ),
  'signerInfos twice': refused(changed(({ signedData }) => signedData.push(set()))),
  'signerInfos before the certificates': refused(
    changed(({ signedData }) => signedData.splice(3, 2, ...signedData.slice(3).reverse())),
  ),
  'digestAlgorithms twice': refused(
    changed(({ signedData, digests }) => signedData.splice(1, 0, set(...digests))),
  ),
  'digestAlgorithms after encapContentInfo': refused(
    changed(({ signedData }) => signedData.splice(1, 2, ...signedData.slice(1, 3).reverse())),
  ),
  'certificates twice': refused(
    changed(({ signedData, certificates }) => signedData.splice(3, 0, context(0, ...certificates))),
  ),
  'crls without any': verified(changed(({ signedData }) => signedData.splice(4, 0, context(1)))),
  'crls before the certificates': refused(changed(({ signedData }) => signedData.splice(3, 0, context(1)))),
  'something other than a list in crls': refused(
    changed(({ signedData }) => signedData.splice(4, 0, context(1, nothing()))),
  ),
  'a member after signerInfos': refused(changed(({ signedData }) => signedData.push(nothing()))),
  'no version': refused(changed(({ signedData }) => signedData.shift())),
  'a version that is no number': refused(
    changed(({ signedData }) => {
      signedData[0] = octets(Buffer.of(1));
    }),
  ),
  'version 2, which does not exist': refused(
    changed(({ signedData }) => {
      signedData[0] = integer(2);
    }),
  ),
  'version 3 where 1 would do': verified(
    changed(({ signedData }) => {
      signedData[0] = integer(3);
    }),
  ),
  'no digest announced': refused(changed(({ digests }) => digests.pop())),
  'another digest announced': refused(changed(({ digests }) => digests.splice(0, 1, algorithm(sha384)))),
  'a second digest announced': verified(changed(({ digests }) => digests.push(algorithm(sha1)))),
  'an unknown digest announced, too': refused(changed(({ digests }) => digests.push(algorithm('1.2.3.4')))),
  'the digest announced twice': verified(changed(({ digests }) => digests.push(algorithm(sha256)))),
  'an algorithm with a member too many': refused(
    changed(({ digests }) => digests.splice(0, 1, algorithm(sha256, nothing()))),
  ),
  'something other than an algorithm in digestAlgorithms': refused(
    changed(({ digests }) => digests.push(nothing())),
  ),
  'something other than a certificate among the certificates': refused(
    changed(({ certificates }) => certificates.push(nothing())),
  ),
  'a certificate twice': verified(
    changed(({ certificates }) => certificates.push(at(sequence(...certificates), 0))),
  ),
  'another certificate of the same issuer and number': refused(
    changed(({ certificates }) => {
      const other = fromBytes(toBytes(at(sequence(...certificates), 0)));
      const signature = members(other)[2];
      if (signature !== undefined) signature.value = `${String(signature.value).slice(0, -1)}\0`;
      certificates.push(other);
    }),
  ),
  'no signer': refused(changed(({ signedData }) => signedData.splice(4, 1, set()))),
  'a second signer, the same': refused(
    changed(({ signedData, signer }) =>
      signedData.splice(4, 1, set(sequence(...signer), sequence(...signer))),
    ),
  ),
  'a member after the signature': refused(changed(({ signer }) => signer.push(nothing()))),
  'SignerInfo of version 3 with an issuer': verified(
    changed(({ signer }) => {
      signer[0] = integer(3);
    }),
  ),
  'SignerInfo of version 0': refused(
    changed(({ signer }) => {
      signer[0] = integer(0);
    }),
  ),
  'a third member in IssuerAndSerialNumber': refused(
    changed(({ signer }) => members(signer[1]).push(nothing())),
  ),
  'signedAttrs twice': refused(
    changed(({ signer }) => signer.splice(4, 0, context(0, ...members(signer[3])))),
  ),
  'unsignedAttrs in the place of signedAttrs': refused(
    changed(({ signer }) => {
      signer[3] = context(1, ...members(signer[3]));
    }),
  ),
  'an unsigned attribute': verified(
    changed(({ signer }) => signer.push(context(1, attribute('1.2.3.4', nothing())))),
  ),
  'unsignedAttrs without any': refused(changed(({ signer }) => signer.push(context(1)))),
  'an unsigned attribute that is none': refused(changed(({ signer }) => signer.push(context(1, nothing())))),
  'the signature as a BIT STRING': refused(
    changed(({ signer }) => {
      signer[5] = universal(Type.BITSTRING, `\0${String(signer[5]?.value)}`);
    }),
  ),
  'a signature algorithm with another digest': refused(
    changed(({ signer }) => {
      signer[4] = algorithm('1.2.840.113549.1.1.13');
    }),
  ),
  'no signedAttrs, signed all the same': verified(
    changed(({ signer }) => {
      signer.splice(3, 1);
      signer[4] = octets(sign('sha256', profile, above.signer.key.toString()));
    }),
  ),
  'an attribute that is not known': verified(
    resigned((attributes) => [...attributes, attribute('1.2.3.4', nothing())]),
  ),
  'an attribute with a member too many': refused(
    resigned((attributes) => [...attributes, sequence(oid('1.2.3.4'), set(nothing()), nothing())]),
  ),
  'no contentType': refused(resigned(without(contentType))),
  'no messageDigest': refused(resigned(without(messageDigest))),
  'no signingTime': verified(resigned(without(signingTime))),
  'contentType twice': refused(resigned((attributes) => [...attributes, attribute(contentType, oid(data))])),
  'contentType with two values': refused(
    resigned(replaced(contentType, attribute(contentType, oid(data), oid('1.2.3.4')))),
  ),
  'contentType without a value': refused(resigned(replaced(contentType, attribute(contentType)))),
  'messageDigest twice': refused(
    resigned((attributes) => [...attributes, attribute(messageDigest, digestOf(Buffer.from('other')))]),
  ),
  'messageDigest with two values': refused(
    resigned(replaced(messageDigest, attribute(messageDigest, digestOf(profile), digestOf(Buffer.of())))),
  ),
  'signingTime twice': refused(
    resigned((attributes) => [
      ...attributes,
      attribute(signingTime, universal(Type.UTCTIME, '260101000000Z')),
    ]),
  ),
  'signingTime that is no time': refused(
    resigned(replaced(signingTime, attribute(signingTime, universal(Type.UTCTIME, 'some day')))),
  ),
  'signedAttrs out of order, signed as they stand': verified(
    resigned((attributes) => attributes.toReversed(), false),
  ),
  'an identifier with a superfluous octet': refused(
    changed(({ encapsulated }) => {
      const shortest = String(encapsulated[0]?.value);
      encapsulated[0] = universal(Type.OID, `${shortest.slice(0, -1)}\x80${shortest.slice(-1)}`);
    }),
  ),
  'a critical extension that is not known, the signer': chain(
    oddSigner([mayDigitallySign, unknownCritical]),
    false,
  ),
  'the same, an authority': chain(oddAuthority([...authority, unknownCritical]), false),
  'the same, not critical': chain(oddSigner([mayDigitallySign, '1.2.3.4.5=ASN1:NULL']), true),
  'the same, the root': (() => {
    const made = odd(undefined, [...authority, unknownCritical]);
    return chain({ root: made, signer: ordinary(made) }, false);
  })(),
  'an extension of Apple, critical': chain(
    oddSigner([mayDigitallySign, '1.2.840.113635.100.6.1.13=critical,ASN1:NULL']),
    true,
  ),
  'a key usage without digitalSignature': chain(oddSigner(['keyUsage=critical,keyEncipherment']), false),
  'a key usage of nonRepudiation': chain(oddSigner(['keyUsage=critical,nonRepudiation']), true),
  'no key usage': chain(oddSigner([]), true),
  'for servers alone, critical': chain(
    oddSigner([mayDigitallySign, 'extendedKeyUsage=critical,serverAuth']),
    false,
  ),
  'for servers alone, not critical': chain(
    oddSigner([mayDigitallySign, 'extendedKeyUsage=serverAuth']),
    true,
  ),
  'for e-mail, critical': chain(
    oddSigner([mayDigitallySign, 'extendedKeyUsage=critical,emailProtection']),
    true,
  ),
  'for code, critical': chain(oddSigner([mayDigitallySign, 'extendedKeyUsage=critical,codeSigning']), true),
  'for anything, critical': chain(
    oddSigner([mayDigitallySign, 'extendedKeyUsage=critical,anyExtendedKeyUsage']),
    true,
  ),
  'an authority for servers alone, critical': chain(
    oddAuthority([...authority, 'extendedKeyUsage=critical,serverAuth']),
    false,
  ),
  'an authority without keyCertSign': chain(
    oddAuthority(['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign', ...authority.slice(2)]),
    false,
  ),
  'an authority that is none': chain(oddAuthority(leaf), false),
  'one authority more than is allowed': (() => {
    const first = odd(root, ['basicConstraints=critical,CA:TRUE,pathlen:0', ...authority.slice(1)]);
    const second = odd(first, authority);
    return chain({ root, intermediates: [second, first], signer: ordinary(second) }, false);
  })(),
  'an authority with RSA of 512 bits': chain(oddAuthority(authority, { kind: 'RSA-512' }), false),
  'an authority with RSA of 1024 bits': chain(oddAuthority(authority, { kind: 'RSA-1024' }), false),
  'a signer with RSA of 1024 bits': chain(oddSigner([mayDigitallySign], { kind: 'RSA-1024' }), false),
  'a signer whose certificate was signed with MD5': (() => {
    const made = odd(undefined, authority, { kind: 'RSA-2048' });
    return chain({ root: made, signer: odd(made, signerExtensions, { digest: 'md5' }) }, false);
  })(),
  'a signer whose certificate was signed with SHA-1': chain(
    oddSigner([mayDigitallySign], { digest: 'sha1' }),
    false,
  ),
  'a root that signed itself with SHA-1': (() => {
    const made = odd(undefined, authority, { digest: 'sha1' });
    return chain({ root: made, signer: ordinary(made) }, true);
  })(),
  'an authority that allows no such name': chain(
    oddAuthority([...authority, 'nameConstraints=critical,permitted;dirName:n', '[ n ]', 'O=Fabrikam']),
    false,
  ),
  'an authority that allows the name': chain(
    oddAuthority([...authority, 'nameConstraints=critical,permitted;dirName:n', '[ n ]', 'O=Contoso']),
    true,
  ),
  ...namesCases(),
} satisfies Record<string, Case>;

type Program = 'openssl' | 'certtool' | 'cmsutil';

/** What other programs judge differently, and why we do not do the same. */
const differences: readonly (readonly [
  cases: readonly (keyof typeof cases)[],
  programs: readonly Program[],
  why: string,
])[] = [
  [
    ['something after the message'],
    ['openssl', 'cmsutil'],
    'they read from a stream and stop where the message ends; what follows was not signed',
  ],
  [
    ['a second content'],
    ['cmsutil'],
    'it passes the second content over, which another reader may take for the first',
  ],
  [
    ['version 2, which does not exist', 'SignerInfo of version 0'],
    ['openssl', 'certtool', 'cmsutil'],
    'they do not look at versions; no program writes these',
  ],
  [
    ['a second signer, the same'],
    ['openssl', 'certtool', 'cmsutil'],
    'CMS allows several signers; a device was seen to take exactly one',
  ],
  [
    ['another certificate of the same issuer and number'],
    ['openssl', 'certtool', 'cmsutil'],
    'each takes one of the two; which one is not said',
  ],
  [
    ['unsignedAttrs without any'],
    ['openssl', 'certtool', 'cmsutil'],
    'RFC 5652 wants one at least; no program writes none',
  ],
  [
    ['a signature algorithm with another digest'],
    ['openssl'],
    'it takes the digest algorithm and passes the other over',
  ],
  [
    ['signingTime that is no time'],
    ['openssl', 'certtool', 'cmsutil'],
    'they do not need the time, by which we judge the signer',
  ],
  [['signingTime twice'], ['certtool', 'cmsutil'], 'they take the first; RFC 5652, 11.3 forbids a second'],
  [
    ['no digest announced', 'another digest announced'],
    ['certtool'],
    'it takes the digest from the signer; OpenSSL and NSS digest only what is announced',
  ],
  [
    ['an unknown digest announced, too'],
    ['certtool', 'cmsutil'],
    'they pass it over; OpenSSL cannot verify the message then',
  ],
  [['something other than a list in crls'], ['certtool'], 'it does not look at revocation lists'],
  [
    ['something other than a certificate among the certificates'],
    ['certtool', 'cmsutil'],
    'they pass it over; OpenSSL cannot read the message then',
  ],
  [
    ['no contentType', 'messageDigest twice', 'messageDigest with two values'],
    ['certtool'],
    'it takes the first digest and does not need the type; RFC 5652, 11.1 and 11.2 want each once',
  ],
  [
    ['signedAttrs out of order, signed as they stand'],
    ['certtool'],
    'it sorts them and so misses what was signed; we verify them and warn (signature-not-der-order)',
  ],
  [
    ['an identifier with a superfluous octet'],
    ['cmsutil'],
    'it reads another type of content and shows none',
  ],
  [
    ['an extension of Apple, critical'],
    ['openssl', 'certtool', 'cmsutil'],
    "Apple's developer certificates have it; we say that others refuse it (signature-purpose)",
  ],
  [
    ['for servers alone, not critical', 'for code, critical', 'for anything, critical'],
    ['openssl', 'cmsutil'],
    'they ask for the signer of an e-mail; we say so (signature-purpose)',
  ],
  [
    [
      'a key usage without digitalSignature',
      'for servers alone, critical',
      'an authority for servers alone, critical',
    ],
    ['certtool'],
    'it does not look at what the key is for',
  ],
  [['one authority more than is allowed'], ['certtool'], 'it does not look at path lengths here'],
  [['the same, the root'], ['cmsutil'], 'it does not look at the extensions of what is trusted'],
  [
    ['an authority with RSA of 1024 bits', 'a signer with RSA of 1024 bits'],
    ['openssl', 'certtool', 'cmsutil'],
    'their limits are lower by default; devices are not known to accept such keys',
  ],
  [
    ['an authority with RSA of 512 bits'],
    ['openssl', 'certtool'],
    'they have no limit by default; such a key is broken in hours',
  ],
  [
    ['a signer whose certificate was signed with MD5'],
    ['openssl'],
    'it has no limit by default; others can be made with the same digest',
  ],
  [
    ['a signer whose certificate was signed with SHA-1'],
    ['openssl', 'cmsutil'],
    'they have no limit by default; others can be made with the same digest',
  ],
  [
    ['names within', 'a common name that is no host'],
    ['certtool'],
    'it refuses both, as it seems for constraints on URLs or whole subjects',
  ],
  [
    ['a name that is excluded'],
    ['cmsutil'],
    'it takes names in other letters for other names; RFC 5280, 7.1 does not',
  ],
  [
    ['a host outside, as the common name'],
    ['cmsutil'],
    'it looks at common names for servers alone; OpenSSL does for everybody',
  ],
  [['an authority that allows no such name'], ['certtool'], 'it does not look at the names of a subject'],
];

test.each(Object.entries<Case>(cases))(
  '%s',
  async (_, { signed, root: { certificate }, verified: isVerified }) => {
    expect(await ours(await signed, certificate)).toBe(isVerified ? profile.toString() : undefined);
  },
);

test('what sign refuses, verify never calls verified', () => {
  const refusedToSign = Object.entries<Case>(cases).filter(([, { signer }]) => {
    try {
      if (signer !== undefined) signerFromFiles(signer);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      return true;
    }
  });
  expect(refusedToSign.map(([name]) => name)).toEqual([
    'a critical extension that is not known, the signer',
    'a key usage without digitalSignature',
    'for servers alone, critical',
  ]);
  expect(refusedToSign.every(([, { verified }]) => !verified)).toBe(true);
});

describe.each(['openssl', 'certtool', 'cmsutil'] as const)('%s', (program) => {
  describeWith(program, 'the corpus', () => {
    test('judges as we do, but for what is listed', async () => {
      const found: string[] = [];
      for (const [
        name,
        {
          signed,
          root: { certificateFile },
          verified: isVerified,
        },
      ] of Object.entries<Case>(cases)) {
        const verdict = verdictOf(program, await signed, certificateFile);
        if (verdict !== (isVerified ? profile.toString() : undefined)) found.push(name);
      }
      const listed = differences.flatMap(([names, programs]) => (programs.includes(program) ? names : []));
      expect(found.toSorted()).toEqual(listed.toSorted());
    });
  });
});

describe('the files in the shared folder', () => {
  const shared = '../shared/hostile/cms';
  const files = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.der')) : [];
  if (files.length === 0) {
    process.stderr.write(`skipped: ${shared} is not there\n`);
    test.skip('none', () => undefined);
    return;
  }
  const at = new Date('2026-11-26T00:00:00Z');

  test.each(files)('%s', async (name) => {
    const anchor = readFileSync(join(shared, 'root.pem'));
    const verdict = await ours(readFileSync(join(shared, name)), anchor, at);
    expect(verdict === undefined ? 'refused' : 'verified').toBe(name === 'ok.der' ? 'verified' : 'refused');
  });
});
