import * as v from 'valibot';
import { described, optional } from '../../text/schema-parts.js';

/** Where a secret is to be found, for the messages. */
export const referenceForms = 'env:NAME, file:PATH, "-" for standard input, or prompt';

const text = v.string();
/** Text that a template leaves empty until it is filled in; empty counts as absent. */
const filledIn = v.pipe(
  described(v.string(), 'Empty counts as absent.'),
  v.transform((value) => (value === '' ? undefined : value)),
);
const integer = v.pipe(v.number(), v.integer());
const path = v.pipe(v.string(), v.nonEmpty('is empty. Name a file'));
const url = v.pipe(text, v.url('is not a URL'));
/** A reference to a secret, never the secret itself: a literal must not pass, since nobody could tell it from one. */
const secretReference = v.pipe(
  v.string(),
  v.regex(
    /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:[\s\S]+|-|prompt)$/,
    `is not a reference to a secret. Write ${referenceForms}, never the secret itself`,
  ),
);

const subjectAltName = v.strictObject({
  rfc822Name: optional(text, 'An e-mail address.'),
  dNSName: optional(text, 'A DNS name.'),
  uniformResourceIdentifier: optional(text, 'A URI.'),
  ntPrincipalName: optional(text, 'A user principal name of Active Directory.'),
});

/** The keys of com.apple.security.acme, with the subject as text. */
export const acme = v.strictObject({
  DirectoryURL: described(url, 'The address of the directory of the ACME server.'),
  ClientIdentifier: described(text, 'The name by which the server knows this device.'),
  KeySize: described(integer, 'The size of the key in bits, such as 384 for ECSECPrimeRandom.'),
  KeyType: described(v.picklist(['RSA', 'ECSECPrimeRandom']), 'The kind of the key.'),
  HardwareBound: described(v.boolean(), 'Whether the key stays in the Secure Enclave.'),
  Subject: described(text, 'The subject of the certificate, such as CN=device-0001,O=Contoso.'),
  SubjectAltName: optional(subjectAltName, 'Other names in the certificate.'),
  UsageFlags: optional(integer, 'The use of the key: 1 is signing, 4 is encryption, 5 is both.'),
  ExtendedKeyUsage: optional(v.array(text), 'Object identifiers, such as 1.3.6.1.5.5.7.3.2.'),
  Attest: optional(v.boolean(), 'Whether the device attests what it is and that the key is its own.'),
});

const identity = v.pipe(
  v.strictObject({
    pkcs12: optional(
      path,
      'A PKCS#12 file with the certificate and its private key. Every device that gets the profile gets the same key.',
    ),
    password: optional(secretReference, `Where the password of the PKCS#12 file is: ${referenceForms}.`),
    scep: optional(
      path,
      'The Graph export of a SCEP certificate profile of Intune (iosScepCertificateProfile). Each device makes its own key.',
    ),
    select: optional(text, 'The id or name of the SCEP profile, where the export holds several.'),
    challenge: optional(
      secretReference,
      `Where the password of the SCEP server is, which Intune fills in: ${referenceForms}.`,
    ),
    url: optional(url, 'The address of the SCEP server. It replaces the one in the export.'),
    subject: optional(
      v.pipe(text, v.nonEmpty('is empty. Write a name such as CN=device-0001')),
      'The subject of the certificate, such as CN={{device.serialNumber}}. It replaces the one in the export.',
    ),
    acme: optional(
      acme,
      "The keys of Apple's ACME payload, in Apple's spelling. Each device makes its own key.",
    ),
  }),
  v.check(
    ({ pkcs12, scep, acme }) => [pkcs12, scep, acme].filter((kind) => kind !== undefined).length === 1,
    'needs one of pkcs12, scep and acme, and not two of them',
  ),
  v.check(
    ({ pkcs12, password }) => (pkcs12 === undefined) === (password === undefined),
    'needs pkcs12 and password together',
  ),
  v.check(
    ({ scep, challenge, url, select, subject }) =>
      scep !== undefined || (challenge ?? url ?? select ?? subject) === undefined,
    'has challenge, url, select or subject, which need scep',
  ),
  // What the checks ask for, for JSON Schema, which has no functions.
  v.metadata({
    oneOf: [{ required: ['pkcs12', 'password'] }, { required: ['scep'] }, { required: ['acme'] }],
    dependencies: {
      password: ['pkcs12'],
      challenge: ['scep'],
      url: ['scep'],
      select: ['scep'],
      subject: ['scep'],
    },
  }),
);

/** What a tunnel of an Always On VPN may have of its own. */
export const tunnel = v.strictObject({
  RemoteAddress: optional(text, 'The host name or IP address of the gateway.'),
  RemoteIdentifier: optional(text, 'The identity with which the gateway answers.'),
  LocalIdentifier: optional(text, 'The name with which the device presents itself.'),
  ServerCertificateIssuerCommonName: optional(
    text,
    "The common name of the authority that issued the gateway's certificate.",
  ),
  ServerCertificateCommonName: optional(text, "The common name in the gateway's certificate."),
  DeadPeerDetectionRate: optional(
    v.picklist(['None', 'Low', 'Medium', 'High']),
    'How often the device checks that the gateway still answers.',
  ),
  NATKeepAliveInterval: optional(integer, 'The seconds between two NAT keepalive packets.'),
  MTU: optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1280, 'is below 1280 bytes, the least that Apple allows'),
      v.maxValue(1400, 'is above 1400 bytes, the most that Apple allows'),
    ),
    'The largest packet in the tunnel, in bytes.',
  ),
});

/** What Apple's payload has and Graph has not. */
export const apple = v.strictObject({
  deviceCommunication: v.exactOptional(v.picklist(['allow', 'drop'])),
  applicationExceptions: v.exactOptional(
    v.array(
      v.strictObject({
        BundleIdentifier: described(text, 'The bundle identifier of the app, such as com.contoso.phone.'),
        LimitToProtocols: optional(
          v.array(v.picklist(['UDP'])),
          'The protocols of the app that stay outside the tunnel. Without it, all do.',
        ),
      }),
    ),
  ),
  enforceStrictAlgorithmSelection: v.exactOptional(v.boolean()),
  onDemandEnabled: v.exactOptional(v.boolean()),
  postQuantum: v.exactOptional(
    v.strictObject({
      methods: described(
        v.array(integer),
        'The numbers of the key exchanges (RFC 9370): 36 is ML-KEM-768, 37 is ML-KEM-1024.',
      ),
      allowFallback: optional(
        v.boolean(),
        'Whether the device connects to a gateway that knows none of them.',
      ),
    }),
  ),
  ppk: v.exactOptional(
    v.strictObject({
      identifier: described(text, 'The name by which the gateway knows the key.'),
      key: described(
        secretReference,
        `Where the key is: ${referenceForms}. A file is taken byte by byte, anything else as UTF-8.`,
      ),
      mandatory: optional(v.boolean(), 'Whether the device connects only if the gateway uses the key, too.'),
    }),
  ),
  tunnels: v.exactOptional(
    v.strictObject({
      cellular: optional(tunnel, 'The tunnel over the cellular network.'),
      wifi: optional(tunnel, 'The tunnel over Wi-Fi.'),
    }),
  ),
});

/** A PayloadIdentifier that can be bound. */
export const profileIdentifier = v.pipe(
  text,
  v.regex(/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, 'is not a reverse domain name such as com.contoso.vpn'),
);

/** The envelope of the profile. */
const profile = v.strictObject({
  identifier: optional(
    profileIdentifier,
    "A reverse domain name such as com.contoso.vpn. Without it, the identifier is made of the gateway's name and the policy's id.",
  ),
  organization: optional(text, 'The organisation that the device shows with the profile.'),
  removalDisallowed: optional(
    v.boolean(),
    'Whether the user cannot remove the profile (supervised devices).',
  ),
  consentText: optional(
    v.union([text, v.record(v.string(), text)]),
    'What the device shows before a manual installation: a text, or texts by language with one for default.',
  ),
});

const device = v.strictObject({
  serialNumber: optional(text, 'The value of {{device.serialNumber}}.'),
  udid: optional(text, 'The value of {{device.udid}}.'),
  name: optional(text, 'The value of {{device.name}}.'),
});

const user = v.strictObject({
  email: optional(text, 'The value of {{user.email}}.'),
  name: optional(text, 'The value of {{user.name}}.'),
  principalName: optional(text, 'The value of {{user.principalName}}.'),
});

/** A bindings file: what Graph cannot say, with files by their paths and secrets by references. */
export const bindingsFile = v.strictObject({
  /** Graph properties that the export lacks; read like an export. */
  policy: optional(
    v.record(v.string(), v.unknown()),
    'Graph properties that the export lacks. What the export has wins.',
  ),
  localIdentifier: v.exactOptional(filledIn),
  identity: v.exactOptional(identity),
  sharedSecret: v.exactOptional(secretReference),
  eap: v.exactOptional(
    v.strictObject({
      username: filledIn,
      password: described(secretReference, `Where the password is: ${referenceForms}.`),
    }),
  ),
  trustedRoots: v.exactOptional(
    v.array(
      described(
        path,
        'A certificate as DER or PEM, or the Graph export of a trusted certificate profile (iosTrustedRootCertificate).',
      ),
    ),
  ),
  profile: v.exactOptional(profile),
  device: v.exactOptional(device),
  user: v.exactOptional(user),
  apple: optional(apple, "What Apple's profile has and Graph has no property for."),
});

/** A bindings file as checked. */
export type BindingsFile = v.InferOutput<typeof bindingsFile>;
