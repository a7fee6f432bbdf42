import * as v from 'valibot';

/** Where a secret is to be found, for the messages. */
export const referenceForms = 'env:NAME, file:PATH, "-" for standard input, or prompt';

const text = v.string();
/** Text that a template leaves empty until it is filled in; empty counts as absent. */
const filledIn = v.pipe(
  v.string(),
  v.transform((value) => (value === '' ? undefined : value)),
);
const path = v.pipe(v.string(), v.nonEmpty('is empty; it names a file'));
/** A reference to a secret, never the secret itself: a literal must not pass, since nobody could tell it from one. */
const secretReference = v.pipe(
  v.string(),
  v.regex(
    /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:.+|-|prompt)$/s,
    `is not a reference to a secret; write ${referenceForms}, and never the secret itself`,
  ),
);

const subjectAltName = v.strictObject({
  rfc822Name: v.exactOptional(text),
  dNSName: v.exactOptional(text),
  uniformResourceIdentifier: v.exactOptional(text),
  ntPrincipalName: v.exactOptional(text),
});

/** The keys of com.apple.security.acme, with the subject as text. */
export const acme = v.strictObject({
  DirectoryURL: v.pipe(text, v.url('is not a URL')),
  ClientIdentifier: text,
  KeySize: v.pipe(v.number(), v.integer()),
  KeyType: v.picklist(['RSA', 'ECSECPrimeRandom']),
  HardwareBound: v.boolean(),
  Subject: text,
  SubjectAltName: v.exactOptional(subjectAltName),
  UsageFlags: v.exactOptional(v.pipe(v.number(), v.integer())),
  ExtendedKeyUsage: v.exactOptional(v.array(text)),
  Attest: v.exactOptional(v.boolean()),
});

const identity = v.pipe(
  v.strictObject({
    pkcs12: v.exactOptional(path),
    password: v.exactOptional(secretReference),
    scep: v.exactOptional(path),
    select: v.exactOptional(text),
    challenge: v.exactOptional(secretReference),
    url: v.exactOptional(v.pipe(text, v.url('is not a URL'))),
    subject: v.exactOptional(v.pipe(text, v.nonEmpty('is empty; it is a name such as CN=device-0001'))),
    acme: v.exactOptional(acme),
  }),
  v.check(
    ({ pkcs12, scep, acme }) => [pkcs12, scep, acme].filter((kind) => kind !== undefined).length === 1,
    'needs exactly one of pkcs12, scep and acme',
  ),
  v.check(
    ({ pkcs12, password }) => (pkcs12 === undefined) === (password === undefined),
    'needs pkcs12 and password together',
  ),
  v.check(
    ({ scep, challenge, url, select, subject }) =>
      scep !== undefined || (challenge ?? url ?? select ?? subject) === undefined,
    'has challenge, url, select or subject without scep',
  ),
);

/** What a tunnel of an Always On VPN may have of its own. */
export const tunnel = v.strictObject({
  RemoteAddress: v.exactOptional(text),
  RemoteIdentifier: v.exactOptional(text),
  LocalIdentifier: v.exactOptional(text),
  ServerCertificateIssuerCommonName: v.exactOptional(text),
  ServerCertificateCommonName: v.exactOptional(text),
  DeadPeerDetectionRate: v.exactOptional(v.picklist(['None', 'Low', 'Medium', 'High'])),
  NATKeepAliveInterval: v.exactOptional(v.pipe(v.number(), v.integer())),
  MTU: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1280, 'is below 1280 bytes, the least that Apple allows'),
      v.maxValue(1400, 'is above 1400 bytes, the most that Apple allows'),
    ),
  ),
});

const apple = v.strictObject({
  deviceCommunication: v.exactOptional(v.picklist(['allow', 'drop'])),
  applicationExceptions: v.exactOptional(
    v.array(
      v.strictObject({
        BundleIdentifier: text,
        LimitToProtocols: v.exactOptional(v.array(v.picklist(['UDP']))),
      }),
    ),
  ),
  enforceStrictAlgorithmSelection: v.exactOptional(v.boolean()),
  onDemandEnabled: v.exactOptional(v.boolean()),
  postQuantum: v.exactOptional(
    v.strictObject({
      methods: v.array(v.pipe(v.number(), v.integer())),
      allowFallback: v.exactOptional(v.boolean()),
    }),
  ),
  ppk: v.exactOptional(
    v.strictObject({ identifier: text, key: secretReference, mandatory: v.exactOptional(v.boolean()) }),
  ),
  tunnels: v.exactOptional(
    v.strictObject({ cellular: v.exactOptional(tunnel), wifi: v.exactOptional(tunnel) }),
  ),
});

/** A PayloadIdentifier that can be bound. */
export const profileIdentifier = v.pipe(
  text,
  v.regex(/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, 'is not a reverse domain name such as com.contoso.vpn'),
);

/** A bindings file: what Graph cannot say, with files by their paths and secrets by references. */
export const bindingsFile = v.strictObject({
  /** Graph properties that the export lacks; read like an export. */
  policy: v.exactOptional(v.record(v.string(), v.unknown())),
  localIdentifier: v.exactOptional(filledIn),
  identity: v.exactOptional(identity),
  sharedSecret: v.exactOptional(secretReference),
  eap: v.exactOptional(v.strictObject({ username: filledIn, password: secretReference })),
  trustedRoots: v.exactOptional(v.array(path)),
  profile: v.exactOptional(
    v.strictObject({
      identifier: v.exactOptional(profileIdentifier),
      organization: v.exactOptional(text),
      removalDisallowed: v.exactOptional(v.boolean()),
      consentText: v.exactOptional(v.union([text, v.record(v.string(), text)])),
    }),
  ),
  device: v.exactOptional(
    v.strictObject({
      serialNumber: v.exactOptional(text),
      udid: v.exactOptional(text),
      name: v.exactOptional(text),
    }),
  ),
  user: v.exactOptional(
    v.strictObject({
      email: v.exactOptional(text),
      name: v.exactOptional(text),
      principalName: v.exactOptional(text),
    }),
  ),
  apple: v.exactOptional(apple),
});

/** A bindings file as checked. */
export type BindingsFile = v.InferOutput<typeof bindingsFile>;
