import type { DevicePlatform } from '../../apple/os.js';
import type { Policy } from '../../graph/model/ikev2.js';
import { authenticationOf, exportedSecret, needsIdentity } from '../authentication.js';
import { derivedLocalIdentifier } from '../local-identifier.js';
import type { Bindings } from './bindings.js';

/** What the use of a binding depends on: `policy` has the bound Graph properties merged in already. */
export interface Situation {
  readonly policy: Policy;
  readonly bindings: Bindings;
  /** Whether the profile will be an Always On one; false for plain IKEv2 and for a Mac. */
  readonly alwaysOn: boolean;
  readonly platform: DevicePlatform;
  /** The properties whose value in the export is wrong: what follows from their absence is not said. */
  readonly unread?: readonly string[];
}

/** The situation of a policy that is made into a profile for a platform; Macs have no Always On. */
export function situationOf(
  policy: Policy,
  bindings: Bindings,
  platform: DevicePlatform,
  unread: readonly string[] = [],
): Situation {
  return {
    unread,
    policy,
    bindings,
    platform,
    alwaysOn: policy.enableAlwaysOnConfiguration === true && platform === 'iOS',
  };
}

/** Whether translating needs a binding, can use it, or has no use for it. */
export type Use = 'required' | 'optional' | 'none';

/** One thing that Graph cannot say: when it is needed, why, and the lines of a bindings file that say it. */
export interface BindingRow {
  /** Dotted path in the bindings file. */
  readonly path: string;
  readonly use: (situation: Situation) => Use;
  readonly given: (bindings: Bindings) => boolean;
  /** What is missing: the beginning of a sentence, where the binding can be missing. */
  readonly what?: string;
  /** The properties of the policy that decide whether it is needed. */
  readonly decidedBy?: readonly (keyof Policy)[];
  /** Whether Intune fills it in at delivery where nobody gives it and it is not required. */
  readonly filledIn?: (situation: Situation) => boolean;
  /** What the export says about it all the same, where it says something: a sentence. */
  readonly hint?: (policy: Policy) => string | undefined;
  /** For people: what it is for, and why an export never has it. */
  readonly why: string;
  /** The lines to add, in YAML, with a value to replace. */
  readonly lines: readonly string[];
}

const always = (use: Use) => () => use;
const when = (condition: boolean, use: Use): Use => (condition ? use : 'none');

/** A Graph property that every policy has; a bare always-on object or a cut export lacks it. */
function policyProperty(
  path: string,
  what: string,
  present: (policy: Policy) => boolean,
  why: string,
  lines: readonly string[],
  needed: (policy: Policy) => boolean = () => true,
  hint: (policy: Policy) => string | undefined = () => undefined,
): BindingRow {
  return {
    hint,
    path: `policy.${path}`,
    what,
    decidedBy: [path.split('.')[0] as keyof Policy],
    use: ({ policy }) => when(!present(policy) && needed(policy), 'required'),
    given: ({ policy }) => present(policy ?? {}),
    why,
    lines: ['policy:', ...lines.map((line) => `  ${line}`)],
  };
}

/** While nobody has said how the device authenticates, the usual way is asked for, so that all is asked for at once. */
function mayUseCertificate({ authenticationMethod }: Policy): boolean {
  return ['certificate', 'derivedCredential', undefined].includes(authenticationMethod);
}

function whileUnknown({ authenticationMethod }: Policy): string | undefined {
  return authenticationMethod === undefined
    ? 'Another policy.authenticationMethod does without it.'
    : undefined;
}

/** Everything that can be bound, in the order of the bindings file. */
export const bindingRows: readonly BindingRow[] = [
  policyProperty(
    'connectionName',
    'The name of the VPN is missing.',
    (policy) => policy.connectionName !== undefined,
    'The name of the VPN, which the user sees in Settings.',
    ['connectionName: Contoso VPN'],
  ),
  policyProperty(
    'server.address',
    'The address of the gateway is missing.',
    (policy) => policy.server?.address !== undefined,
    'The host name or IP address of the VPN gateway.',
    ['server:', '  address: vpn.contoso.com'],
  ),
  policyProperty(
    'remoteIdentifier',
    'The identifier of the gateway is missing.',
    (policy) => policy.remoteIdentifier !== undefined,
    'The identity with which the gateway answers. It must be in its certificate.',
    ['remoteIdentifier: vpn.contoso.com'],
  ),
  policyProperty(
    'authenticationMethod',
    'The authentication method is missing.',
    (policy) => policy.authenticationMethod !== undefined,
    'How the device authenticates: certificate, sharedSecret or usernameAndPassword.',
    ['authenticationMethod: certificate'],
  ),
  policyProperty(
    'clientAuthenticationType',
    'The client authentication type is missing.',
    (policy) => policy.clientAuthenticationType !== undefined || policy.enableEAP === true,
    'Whether the certificate is for IKEv2 itself (deviceAuthentication) or for EAP-TLS (userAuthentication).',
    ['clientAuthenticationType: deviceAuthentication'],
    mayUseCertificate,
    whileUnknown,
  ),
  {
    path: 'localIdentifier',
    what: 'The local identifier of the device is missing. Intune adds it at delivery.',
    decidedBy: ['localIdentifier'],
    use: ({ policy, bindings }) => {
      if (derivedLocalIdentifier(policy, bindings.identity) !== undefined) return 'optional';
      const fromIdentity = policy.localIdentifier === 'clientCertificateSubjectName';
      return fromIdentity && bindings.identity === undefined ? 'optional' : 'required';
    },
    given: ({ localIdentifier }) => localIdentifier !== undefined,
    filledIn: ({ policy, bindings }) => derivedLocalIdentifier(policy, bindings.identity) === undefined,
    why: 'The name with which the device presents itself. Graph names only its kind, and Intune fills in the text at delivery.',
    lines: ['localIdentifier: device-0001.contoso.com'],
  },
  {
    path: 'identity',
    what: "The device's certificate and private key are missing. Intune adds them at delivery.",
    decidedBy: ['authenticationMethod', 'clientAuthenticationType', 'enableEAP'],
    use: ({ policy }) => {
      const needed = policy.authenticationMethod === undefined || needsIdentity(authenticationOf(policy));
      return when(needed, 'required');
    },
    given: ({ identity }) => identity !== undefined,
    hint: (policy) => {
      const name = policy.identityCertificate?.displayName ?? policy.identityCertificate?.id;
      return name === undefined ? whileUnknown(policy) : `The policy uses the certificate profile "${name}".`;
    },
    why: 'The certificate and private key of the device. No Graph export holds them, or says which certificate profile the VPN uses.',
    lines: ['identity:', '  pkcs12: certs/device.p12', '  password: env:P12_PASSWORD'],
  },
  {
    path: 'sharedSecret',
    what: 'The shared secret is missing. Graph exports leave it out or mask it.',
    decidedBy: ['authenticationMethod'],
    use: ({ policy }) =>
      when(authenticationOf(policy) === 'shared secret' && exportedSecret(policy) === undefined, 'required'),
    given: ({ sharedSecret }) => sharedSecret !== undefined,
    why: 'The secret that the device shares with the gateway. Graph exports leave it out or mask it.',
    lines: ['sharedSecret: env:VPN_PSK'],
  },
  {
    path: 'eap',
    what: 'The user name and password for EAP are missing.',
    decidedBy: ['authenticationMethod'],
    use: ({ policy, alwaysOn }) =>
      when(authenticationOf(policy) === 'EAP with user name', alwaysOn ? 'required' : 'optional'),
    given: ({ eap }) => eap !== undefined,
    why: 'The user name and password for EAP. Graph holds neither. An Always On VPN cannot ask its user for them. Any other VPN asks for what is missing.',
    lines: ['eap:', '  username: device-0001', '  password: env:EAP_PASSWORD'],
  },
  {
    path: 'trustedRoots',
    use: always('optional'),
    given: ({ trustedRoots }) => trustedRoots !== undefined,
    filledIn: () => true,
    why: "The authority that issued the gateway's certificate, unless the device trusts it already.",
    lines: ['trustedRoots:', '  - certs/vpn-root.cer'],
  },
  {
    path: 'profile',
    use: always('optional'),
    given: ({ profile }) => profile !== undefined,
    why: 'The envelope of the profile. A newer profile replaces the installed one with the same identifier.',
    lines: [
      'profile:',
      '  identifier: com.contoso.vpn',
      '  organization: Contoso',
      '  removalDisallowed: true',
      '  consentText: This profile sends all traffic through the VPN of Contoso.',
    ],
  },
  {
    path: 'device',
    use: always('optional'),
    given: ({ device }) => device !== undefined,
    why: 'Values for {{device.…}} variables, in a profile for one device.',
    lines: ['device:', '  serialNumber: C02XYZ123', '  udid: 00008110-000000000000001E', '  name: iPhone 1'],
  },
  {
    path: 'user',
    use: always('optional'),
    given: ({ user }) => user !== undefined,
    why: 'Values for {{user.…}} variables, in a profile for one device.',
    lines: ['user:', '  email: ada@contoso.com', '  name: ada', '  principalName: ada@contoso.com'],
  },
  {
    path: 'apple.deviceCommunication',
    use: ({ alwaysOn, platform }) => when(alwaysOn || platform === 'macOS', 'optional'),
    given: ({ apple }) => apple?.deviceCommunication !== undefined,
    why: 'Traffic to a paired device, such as an Apple Watch: allow it outside the tunnel, or drop it. Graph has no property for this (iOS 17.4).',
    lines: ['apple:', '  deviceCommunication: allow'],
  },
  {
    path: 'apple.applicationExceptions',
    use: ({ alwaysOn }) => when(alwaysOn, 'optional'),
    given: ({ apple }) => apple?.applicationExceptions !== undefined,
    why: 'Apps whose traffic stays outside the tunnel. Graph has no property for this (iOS 13.6).',
    lines: [
      'apple:',
      '  applicationExceptions:',
      '    - BundleIdentifier: com.contoso.phone',
      '      LimitToProtocols: [UDP]',
    ],
  },
  {
    path: 'apple.enforceStrictAlgorithmSelection',
    use: always('optional'),
    given: ({ apple }) => apple?.enforceStrictAlgorithmSelection !== undefined,
    why: 'Accept only the algorithms of the policy. Graph has no property for this (iOS 18.5).',
    lines: ['apple:', '  enforceStrictAlgorithmSelection: true'],
  },
  {
    path: 'apple.onDemandEnabled',
    use: ({ policy, alwaysOn }) => when(!alwaysOn && (policy.onDemandRules ?? []).length > 0, 'optional'),
    given: ({ apple }) => apple?.onDemandEnabled !== undefined,
    why: 'Whether the on-demand rules are on from the beginning. They are, unless this is false: then the user switches them on. Graph has no property for this.',
    lines: ['apple:', '  onDemandEnabled: false'],
  },
  {
    path: 'apple.postQuantum',
    use: always('optional'),
    given: ({ apple }) => apple?.postQuantum !== undefined,
    why: 'Additional key exchanges: 36 is ML-KEM-768, 37 is ML-KEM-1024. Graph has no property for this (iOS 26).',
    lines: ['apple:', '  postQuantum:', '    methods: [36]', '    allowFallback: false'],
  },
  {
    path: 'apple.ppk',
    use: always('optional'),
    given: ({ apple }) => apple?.ppk !== undefined,
    why: 'A post-quantum pre-shared key. Graph has no property for this (iOS 18).',
    lines: ['apple:', '  ppk:', '    identifier: ppk-1', '    key: file:ppk.bin', '    mandatory: true'],
  },
  {
    path: 'apple.tunnels',
    use: ({ alwaysOn }) => when(alwaysOn, 'optional'),
    given: ({ apple }) => apple?.tunnels !== undefined,
    why: 'A different gateway on each interface. Graph has one gateway for all.',
    lines: [
      'apple:',
      '  tunnels:',
      '    cellular:',
      '      RemoteAddress: vpn-cell.contoso.com',
      '    wifi:',
      '      RemoteAddress: vpn-wifi.contoso.com',
    ],
  },
];
