import type { KeyRow } from '../apple/key.js';
import type { alwaysOnKeys } from '../apple/keys/always-on.js';
import { proxiesKeys } from '../apple/keys/proxies.js';
import type { ikeSecurityAssociationKeys } from '../apple/keys/security-association.js';
import type { tunnelKeys } from '../apple/keys/tunnel.js';
import { flagAt } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import { type Meaning, quoted, wordsFor } from './meaning.js';
import { nodeWords } from './node-words.js';

/*
 * What each difference means on the device, key by key. The tables are typed by Apple's key tables: a key that is
 * new there does not compile until it is said here what it means.
 */

/** Keys of a tunnel that are compared by what they stand for: the interfaces, the parameters, the identity. */
export const ownComparison = [
  'Interfaces',
  'IKESecurityAssociationParameters',
  'ChildSecurityAssociationParameters',
  'PayloadCertificateUUID',
] as const;

const gateway = 'The device and the gateway must agree on it, or the tunnel does not come up.';
const identified = "Each side checks the other's name, and one that is not expected ends the connection.";
const traffic = 'It decides which traffic goes through the tunnel.';
const connects = 'It decides when the tunnel is up.';
const eapOnly = 'It decides whether and how EAP succeeds.';

/** The keys of a tunnel, of Always On and of IKEv2. */
export const tunnelMeanings = {
  ProtocolType: {
    show: quoted,
    will: (protocol) => `make a tunnel by ${protocol}`,
    without: 'reject the profile',
    why: 'Always On knows no protocol but IKEv2.',
  },
  RemoteAddress: {
    show: quoted,
    will: (name) => `connect to ${name}`,
    without: 'have no gateway to connect to',
    why: 'It is the gateway at the other end of the tunnel.',
    same: (expected, delivered) => expected.toLowerCase() === delivered.toLowerCase(),
  },
  LocalIdentifier: {
    show: quoted,
    will: (name) => `present itself as ${name}`,
    without: 'have no name to present itself with',
    why: identified,
  },
  RemoteIdentifier: {
    show: quoted,
    will: (name) => `expect the gateway to present itself as ${name}`,
    without: 'know no name of the gateway',
    why: identified,
  },
  AuthenticationMethod: {
    states: {
      None: 'have no method but EAP',
      SharedSecret: 'authenticate with a shared secret',
      Certificate: 'authenticate with a certificate',
    },
    why: gateway,
  },
  SharedSecret: { secret: 'shared secret', why: gateway },
  Password: { secret: 'password', why: 'IKEv2 has no method that uses it.' },
  CertificateType: {
    will: (type) => `take its key for one of type ${type}`,
    without: 'not know the type of its key',
    why: 'A type that does not fit the key of the identity makes authentication fail.',
  },
  ServerCertificateIssuerCommonName: {
    show: quoted,
    will: (name) => `ask the gateway for a certificate issued by ${name}`,
    without: 'name no issuer to the gateway',
    why: 'The gateway chooses the certificate that it shows by the issuer that the device names.',
  },
  ServerCertificateCommonName: {
    show: quoted,
    will: (name) => `look for ${name} in the certificate of the gateway`,
    without: 'look for RemoteIdentifier in the certificate of the gateway',
    why: 'The device rejects a gateway whose certificate has another name.',
  },
  EnableCertificateRevocationCheck: {
    states: {
      0: 'accept a certificate of the gateway that may be revoked',
      1: 'check whether the certificate of the gateway was revoked',
    },
    why: 'Without it the device accepts a revoked certificate.',
  },
  ExtendedAuthEnabled: { states: { 0: 'do without EAP', 1: 'authenticate with EAP' }, why: gateway },
  AuthName: {
    show: quoted,
    will: (name) => `present itself to EAP as ${name}`,
    without: 'have no user name for EAP',
    why: eapOnly,
  },
  AuthPassword: { secret: 'password for EAP', why: eapOnly },
  TLSMinimumVersion: {
    show: (version) => `TLS ${version} as the oldest`,
    will: (version) => `accept ${version} in EAP-TLS`,
    without: 'leave the oldest TLS to its network stack',
    why: 'An older TLS is a weaker one.',
  },
  TLSMaximumVersion: {
    show: (version) => `TLS ${version} as the newest`,
    will: (version) => `use ${version} in EAP-TLS`,
    without: 'leave the newest TLS to its network stack',
    why: 'The device offers no newer TLS than this.',
  },
  DeadPeerDetectionRate: {
    states: {
      None: 'never check whether the gateway is there',
      Low: 'check every 30 minutes whether the gateway is there',
      Medium: 'check every 10 minutes whether the gateway is there',
      High: 'check every minute whether the gateway is there',
    },
    why: 'Until the device notices that the gateway is gone, its traffic is lost.',
  },
  DisableMOBIKE: {
    states: {
      0: 'keep its connection when its address changes (MOBIKE)',
      1: 'connect anew when its address changes',
    },
    why: 'It decides what happens when the device moves to another network.',
  },
  DisableRedirect: {
    states: { 0: 'follow a gateway that redirects it to another', 1: 'ignore redirections by the gateway' },
    why: 'A gateway can send a device that follows it elsewhere.',
  },
  EnablePFS: {
    states: {
      0: 'renew the keys of the Child SA without a new key exchange',
      1: 'make a new key exchange for each renewal of keys (PFS)',
    },
    why: 'Without it, whoever learns the keys of the IKE SA learns all keys of the Child SA. A gateway that insists on it rejects the renewal.',
  },
  UseConfigurationAttributeInternalIPSubnet: {
    states: {
      0: 'do without the internal subnets of the gateway',
      1: 'ask the gateway for its internal subnets',
    },
    why: traffic,
  },
  NATKeepAliveOffloadEnable: {
    states: { 0: 'send no NAT keepalives while it sleeps', 1: 'send NAT keepalives while it sleeps' },
    why: 'Without them a NAT on the way forgets a sleeping device, and nothing reaches it any more.',
  },
  NATKeepAliveInterval: {
    show: (seconds) => `an interval of ${seconds} seconds`,
    will: (interval) => `send NAT keepalives at ${interval}`,
    without: 'choose the interval of its NAT keepalives',
    why: 'With a longer interval a NAT between device and gateway can forget the device. A shorter one costs battery.',
  },
  MTU: {
    show: (bytes) => `an MTU of ${bytes} bytes`,
    will: (mtu) => `use ${mtu}`,
    without: 'leave the MTU to its network stack',
    why: 'Packets that do not fit the way are split or lost.',
  },
  OnDemandEnabled: {
    states: { 0: 'connect only when the user wants it', 1: 'connect by itself (on demand)' },
    why: connects,
  },
  OnDemandUserOverrideDisabled: {
    states: {
      0: 'let the user switch connecting on demand off',
      1: 'keep the user from switching connecting on demand off',
    },
    why: connects,
  },
  OnDemandRules: {
    off: isEmpty,
    showNode: nodeWords,
    will: (rules) => `connect by itself by ${rules}`,
    without: 'have no such rules',
    why: connects,
  },
  DisconnectOnIdle: {
    states: { 0: 'stay connected when nothing is sent', 1: 'disconnect when nothing is sent' },
    why: connects,
  },
  DisconnectOnIdleTimer: {
    show: (seconds) => `an idle time of ${seconds} seconds`,
    will: (time) => `disconnect after ${time}`,
    without: 'choose itself when to disconnect',
    why: connects,
  },
  EnableFallback: {
    states: { 0: 'stay on a poor Wi-Fi', 1: 'take the cellular network when Wi-Fi is poor' },
    why: connects,
  },
  IncludeAllNetworks: {
    states: {
      0: 'send only what the routes say through the tunnel',
      1: 'send everything through the tunnel but for what Apple leaves out',
    },
    why: traffic,
  },
  EnforceRoutes: {
    states: {
      0: 'prefer the routes of the network it is in to those of the VPN',
      1: 'prefer the routes of the VPN to those of the network it is in',
    },
    why: traffic,
  },
  ExcludeLocalNetworks: {
    states: {
      0: 'send what is for the local network through the tunnel',
      1: 'send what is for the local network outside the tunnel',
    },
    why: traffic,
  },
  ExcludeCellularServices: {
    states: {
      0: "send the carrier's services on the internet through the tunnel",
      1: "send the carrier's services outside the tunnel",
    },
    why: traffic,
  },
  ExcludeAPNs: {
    states: {
      0: 'send push notifications through the tunnel',
      1: 'send push notifications outside the tunnel',
    },
    why: traffic,
  },
  ExcludeDeviceCommunication: {
    states: {
      0: 'send what is for devices on USB or Wi-Fi through the tunnel',
      1: 'send what is for devices on USB or Wi-Fi outside the tunnel',
    },
    why: traffic,
  },
  ProviderType: {
    will: (type) => `use a provider of type ${type}`,
    without: 'choose the type of the provider',
    why: traffic,
  },
  ProviderBundleIdentifier: {
    show: quoted,
    will: (name) => `use the provider ${name}`,
    without: 'use no provider',
    why: 'The provider is what makes the tunnel.',
  },
  ProviderDesignatedRequirement: {
    otherwise: 'demand another signature of the provider',
    why: 'The provider is what makes the tunnel.',
  },
  PPK: {
    secret: 'post-quantum preshared key',
    why: 'Without the same key on both sides the tunnel has no protection by it, or does not come up.',
  },
  PPKIdentifier: {
    show: quoted,
    will: (name) => `call its post-quantum preshared key ${name}`,
    without: 'use no post-quantum preshared key',
    why: 'The gateway finds the key by this name.',
  },
  PPKMandatory: {
    states: {
      0: 'connect without the post-quantum preshared key when the gateway has none',
      1: 'connect only with the post-quantum preshared key',
    },
    why: 'A tunnel without the key is one that a quantum computer can break later.',
  },
  AllowPostQuantumKeyExchangeFallback: {
    states: {
      0: 'connect only with the post-quantum key exchange',
      1: 'connect without the post-quantum key exchange when the gateway has none',
    },
    why: 'A tunnel without the exchange is one that a quantum computer can break later.',
  },
  EnforceStrictAlgorithmSelection: {
    states: {
      0: 'not insist on a strict choice of algorithms',
      1: 'insist on a strict choice of algorithms',
    },
    why: 'With it the IKE SA must be at least as strong as the Child SA.',
  },
} as const satisfies Record<Exclude<keyof typeof tunnelKeys, (typeof ownComparison)[number]>, Meaning>;

const ciphers: Readonly<Record<string, string>> = { 'AES-128': 'AES-128 (CBC)', 'AES-256': 'AES-256 (CBC)' };
const postQuantumMethods: Readonly<Record<string, string>> = { 36: 'ML-KEM-768', 37: 'ML-KEM-1024' };

/** The keys of both security associations. */
export const associationMeanings = {
  EncryptionAlgorithm: {
    show: (cipher) => wordsFor(ciphers, cipher) ?? cipher,
    will: (cipher) => `negotiate ${cipher}`,
    without: 'choose the cipher',
    why: 'It is what keeps the traffic secret, and the gateway must take the same.',
  },
  IntegrityAlgorithm: {
    will: (algorithm) => `use ${algorithm}`,
    without: 'choose the integrity algorithm',
    why: gateway,
  },
  DiffieHellmanGroup: {
    show: (group) => `Diffie-Hellman group ${group}`,
    will: (group) => `use ${group}`,
    without: 'choose the Diffie-Hellman group',
    why: gateway,
  },
  PostQuantumKeyExchangeMethods: {
    show: (list) => exchangesOf(list),
    will: (exchanges) => `make ${exchanges}`,
    without: 'make no post-quantum key exchange',
    why: gateway,
    same: (expected, delivered) => exchangesOf(expected) === exchangesOf(delivered),
  },
  LifeTimeInMinutes: {
    show: (minutes) => `a lifetime of ${minutes} minutes`,
    will: (lifetime) => `renew the keys after ${lifetime}`,
    without: 'choose when to renew the keys',
    why: 'The longer a key is used, the more traffic can be read by whoever learns it.',
  },
} as const satisfies Record<keyof typeof ikeSecurityAssociationKeys, Meaning>;

function exchangesOf(list: string): string {
  const methods = (JSON.parse(list) as string[]).filter((method) => method !== '0');
  const names = methods.map((method) => wordsFor(postQuantumMethods, method) ?? method);
  if (names.length === 0) return 'no post-quantum key exchange';
  return `the post-quantum key exchange ${names.join(', then ')}`;
}

/** The lists of the dictionary AlwaysOn, which are compared by what each element names: see `exceptions.ts`. */
type AlwaysOnList =
  | 'AllowedCaptiveNetworkPlugins'
  | 'ServiceExceptions'
  | 'ApplicationExceptions'
  | 'TunnelConfigurations';

/** The switches of the dictionary AlwaysOn. */
export const alwaysOnMeanings = {
  UIToggleEnabled: {
    states: {
      0: 'give the user no switch for the VPN',
      1: 'give the user a switch for connecting automatically',
    },
    why: 'While the user has the switch off, the device makes no tunnel and drops all IP traffic.',
  },
  AllowCaptiveWebSheet: {
    states: {
      0: 'keep the login page of a captive network from the user',
      1: 'show the login page of a captive network, outside the tunnel',
    },
    why: 'Without it many a hotel or café network cannot be used.',
  },
  AllowAllCaptiveNetworkPlugins: {
    states: {
      0: 'let no app but the listed ones log in to captive networks',
      1: 'let every app for captive networks log in outside the tunnel',
    },
    why: 'What these apps send bypasses the tunnel.',
  },
} as const satisfies Record<Exclude<keyof typeof alwaysOnKeys, AlwaysOnList>, Meaning>;

/** Keys of the VPN payload itself that are not its type's own dictionary. */
export const vpnMeanings = {
  UserDefinedName: {
    show: quoted,
    will: (name) => `call the VPN ${name} in Settings`,
    without: 'choose a name for the VPN',
    why: 'It is the name that the user sees, and no more.',
    severity: 'info',
  },
  IPv4: {
    off: (node) => isOff(node, { OverridePrimary: 'switch' }),
    showNode: nodeWords,
    will: (values) => `use IPv4 with ${values}`,
    without: 'have no IPv4 settings of the VPN',
    why: traffic,
  },
  Proxies: {
    // Servers that nothing switches on are not used.
    off: (node) =>
      isOff(node, {
        ...Object.fromEntries(Object.keys(proxiesKeys).map((key) => [key, 'idle'])),
        HTTPEnable: 'switch',
        HTTPSEnable: 'switch',
        ProxyAutoConfigEnable: 'switch',
        ProxyAutoDiscoveryEnable: 'switch',
      }),
    showNode: nodeWords,
    will: (proxies) => `use the proxies ${proxies}`,
    without: 'use no proxies for the VPN',
    why: traffic,
  },
} as const satisfies Record<string, Meaning>;

/** Whether a list or a dictionary holds nothing. */
function isEmpty(node: PlistNode): boolean {
  return (
    (node.type === 'array' && node.items.length === 0) ||
    (node.type === 'dictionary' && node.entries.size === 0)
  );
}

/** Whether a dictionary switches nothing on: it has only switches that are off, and what does nothing without them. */
function isOff(node: PlistNode, keys: Readonly<Record<string, 'switch' | 'idle'>>): boolean {
  if (node.type !== 'dictionary') return false;
  return Array.from(node.entries).every(([key, value]) => {
    if (!Object.hasOwn(keys, key)) return false;
    return keys[key] === 'idle' || flagAt(value) === false;
  });
}

/** Keys of the profile that do something to the VPN; the others are names, which everyone who delivers it chooses. */
export const profileMeanings = {
  PayloadRemovalDisallowed: {
    states: {
      false: 'let the user remove the profile',
      true: 'keep the user from removing the profile, if it is supervised',
    },
    why: 'With the profile the VPN goes.',
  },
  RemovalDate: {
    will: (date) => `remove the profile by itself on ${date}`,
    without: 'keep the profile',
    why: 'With the profile the VPN goes.',
  },
  DurationUntilRemoval: {
    show: (seconds) => `removal after ${seconds} seconds`,
    will: (removal) => `count on ${removal}`,
    without: 'keep the profile',
    why: 'With the profile the VPN goes.',
  },
  TargetDeviceType: {
    show: (type) => `device type ${type}`,
    will: (type) => `install the profile only when it is of ${type}`,
    without: 'install the profile whatever it is',
    why: 'Other devices reject the profile.',
  },
  ConsentText: {
    showNode: nodeWords,
    will: (texts) => `ask for consent with ${texts} before it installs the profile`,
    without: 'install the profile without such a question',
    why: 'The user reads it and decides by it whether to install the profile.',
    severity: 'warning',
  },
} as const satisfies Record<string, Meaning>;

/** The meanings of a table's keys; a key that the table has no words for gets plain ones, with this reason why it matters. */
export function meaningsIn(
  table: Readonly<Record<string, Meaning>>,
  why: string,
): (key: string, row: KeyRow) => Meaning {
  return (key, row) => (Object.hasOwn(table, key) && table[key]) || plainMeaning(key, row, why);
}

/** A key that has no words of its own: of certificate requests, DNS, proxies. */
function plainMeaning(key: string, row: KeyRow, why: string): Meaning {
  if (row.secret) return { off: isEmpty, secret: `value for ${key}`, why };
  if (row.type === 'array' || row.type === 'dictionary') {
    return {
      off: isEmpty,
      showNode: nodeWords,
      will: (value) => `use ${value} for ${key}`,
      without: `have no ${key}`,
      why,
    };
  }
  return {
    ...(row.type === 'string' && { show: quoted }),
    will: (value) => `use ${value} for ${key}`,
    without: `have no ${key}`,
    why,
  };
}
