import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  goodPlainProfile,
  goodProfile,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { judges } from './judges.js';

const good = goodProfile();
const goodPlain = goodPlainProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);
const plainAt = (place: string, value?: PlistValue) => changed(goodPlain, place, value);
const tunnels = `${alwaysOn}/TunnelConfigurations`;

judges(
  'vpn-type',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  ['absent', at(`${vpn}/VPNType`), [`error ${vpn}: The VPN has no VPNType.`]],
  [
    'another case',
    at(`${vpn}/VPNType`, 'alwaysOn'),
    [`error ${vpn}/VPNType: VPNType is "alwaysOn", which does not exist. Did you mean AlwaysOn?`],
  ],
  [
    'removed',
    at(`${vpn}/VPNType`, 'PPTP'),
    [`error ${vpn}/VPNType: VPNType is PPTP, which Apple removed with iOS 10 and macOS 10.12.`],
  ],
  [
    'unknown',
    at(`${vpn}/VPNType`, 'WireGuard'),
    [`error ${vpn}/VPNType: VPNType is "WireGuard", which does not exist.`],
  ],
  ['not a text', at(`${vpn}/VPNType`, 5), [`error ${vpn}/VPNType: VPNType is 5, which does not exist.`]],
  [
    'a type of Macs on a phone',
    at(`${vpn}/VPNType`, 'TransparentProxy'),
    [`error ${vpn}/VPNType: VPNType is TransparentProxy, which iOS 27.0 does not have.`],
  ],
  ['a type of Macs on a Mac', at(`${vpn}/VPNType`, 'TransparentProxy'), [], { platform: 'macOS' }],
  ['Always On on a Mac, told by always-on-platform', good, [], { platform: 'macOS' }],
);

judges(
  'always-on-missing',
  ['good', good, []],
  ['plain, which needs none', goodPlain, []],
  ['absent', at(alwaysOn), [`error ${vpn}: The VPN has VPNType AlwaysOn, but no dictionary AlwaysOn.`]],
  ['an array', at(alwaysOn, []), [`error ${alwaysOn}: AlwaysOn is an array, not a dictionary.`]],
);

const vpnOf = (profile: PlistDictionary) => (profile['PayloadContent'] as PlistDictionary[])[2] ?? {};
const other = { ...vpnOf(good), PayloadUUID: 'other', PayloadIdentifier: 'com.example.other' };
judges(
  'always-on-single',
  ['one', good, []],
  [
    'two',
    at('/PayloadContent/-', other),
    [`error /PayloadContent/3: The payload is another Always On VPN beside ${vpn}.`],
  ],
  ['one beside a plain VPN', at('/PayloadContent/-', vpnOf(goodPlain)), []],
);

judges(
  'always-on-supervised',
  [
    'Always On',
    good,
    [
      `info ${vpn}: The Always On VPN installs only on supervised devices, and an Apple Watch cannot be paired with them.`,
    ],
  ],
  ['plain', goodPlain, []],
  ['on a Mac, where it does not exist', good, [], { platform: 'macOS' }],
);

const nowhere = (platform: string) => [
  `error ${vpn}/VPNType: VPNType is AlwaysOn, which does not exist on ${platform}.`,
];
judges(
  'always-on-platform',
  ['iOS', good, []],
  ['macOS', good, nowhere('macOS'), { platform: 'macOS' }],
  ['tvOS', good, nowhere('tvOS'), { platform: 'tvOS' }],
  ['watchOS', good, nowhere('watchOS'), { platform: 'watchOS' }],
  [
    'visionOS',
    good,
    [`info ${vpn}/VPNType: VPNType is AlwaysOn. It is not clear whether visionOS has it.`],
    { platform: 'visionOS' },
  ],
  ['plain on macOS', goodPlain, [], { platform: 'macOS' }],
);

const nameless = `warning ${vpn}: The VPN has no UserDefinedName.`;
judges(
  'user-defined-name',
  ['good', good, []],
  ['absent', at(`${vpn}/UserDefinedName`), [nameless]],
  ['absent in a plain VPN', plainAt(`${vpn}/UserDefinedName`), [nameless]],
  ['not a text, told by key-type', at(`${vpn}/UserDefinedName`, 5), []],
);

const besideAlwaysOn = (key: string) => `${key}: Devices do not read ${key} beside VPNType AlwaysOn.`;
judges(
  'payload-key-not-read',
  ['good', good, []],
  [
    'DNS',
    at(`${vpn}/DNS`, { DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.1'] }),
    [`warning ${vpn}/${besideAlwaysOn('DNS')}`],
  ],
  [
    'Proxies that are all off',
    at(`${vpn}/Proxies`, { HTTPEnable: 0 }),
    [`info ${vpn}/${besideAlwaysOn('Proxies')}`],
  ],
  [
    'the tunnel where a plain VPN has it',
    at(`${vpn}/IKEv2`, { RemoteAddress: 'vpn.example.com' }),
    [`warning ${vpn}/${besideAlwaysOn('IKEv2')}`],
  ],
  ['IPv4', at(`${vpn}/IPv4`, { OverridePrimary: 1 }), [`warning ${vpn}/${besideAlwaysOn('IPv4')}`]],
  ['on-demand', at(`${vpn}/OnDemandEnabled`, 1), [`warning ${vpn}/${besideAlwaysOn('OnDemandEnabled')}`]],
  [
    'VendorConfig',
    at(`${vpn}/VendorConfig`, { a: 'b' }),
    [`warning ${vpn}/${besideAlwaysOn('VendorConfig')}`],
  ],
  ['a key that is read', at(`${vpn}/VPNApplicationID`, 'com.example'), []],
  ['DNS beside a plain VPN', plainAt(`${vpn}/DNS`, { DNSProtocol: 'Cleartext', ServerAddresses: [] }), []],
  [
    'AlwaysOn beside a plain VPN',
    plainAt(alwaysOn, {}),
    [`warning ${alwaysOn}: Devices do not read the dictionary AlwaysOn, because VPNType is IKEv2.`],
  ],
);

judges(
  'tunnels-missing',
  ['good', good, []],
  ['one', at(wifi), []],
  ['absent', at(tunnels), [`error ${alwaysOn}: AlwaysOn has no TunnelConfigurations.`]],
  [
    'a dictionary',
    at(tunnels, { ProtocolType: 'IKEv2' }),
    [`error ${tunnels}: TunnelConfigurations is a dictionary, not an array.`],
  ],
  ['empty', at(tunnels, []), [`error ${tunnels}: TunnelConfigurations has no tunnel.`]],
  ['texts', at(tunnels, ['IKEv2']), [`error ${tunnels}: TunnelConfigurations has no tunnel.`]],
  [
    'a text beside',
    at(`${tunnels}/-`, 'IKEv2'),
    [`warning ${tunnels}/2: An element of TunnelConfigurations is a string, not a dictionary.`],
  ],
);

judges(
  'tunnel-protocol',
  ['good', good, []],
  ['plain, which has none', goodPlain, []],
  ['another one, never reached', at(`${tunnels}/-`, { ProtocolType: 'L2TP' }), []],
  ['absent', at(`${wifi}/ProtocolType`), [`error ${wifi}: The tunnel has no ProtocolType.`]],
  [
    'another case',
    at(`${wifi}/ProtocolType`, 'IKEV2'),
    [`error ${wifi}/ProtocolType: ProtocolType is "IKEV2", not IKEv2.`],
  ],
  [
    'not a text',
    at(`${wifi}/ProtocolType`, 2),
    [`error ${wifi}/ProtocolType: ProtocolType is 2, not IKEv2.`],
  ],
);

const onlyTunnel = (Interfaces?: PlistValue) => changed(at(wifi), `${cellular}/Interfaces`, Interfaces);
judges(
  'tunnel-interfaces',
  ['good', good, []],
  ['absent means both', onlyTunnel(), []],
  ['both', onlyTunnel(['WiFi', 'Cellular']), []],
  ['the same twice', onlyTunnel(['WiFi', 'WiFi']), []],
  ['a text', onlyTunnel('Cellular'), [`error ${cellular}/Interfaces: Interfaces is a string, not an array.`]],
  ['empty', onlyTunnel([]), [`error ${cellular}/Interfaces: Interfaces is empty.`]],
  [
    'an unknown name alone',
    onlyTunnel(['Wi-Fi']),
    [`error ${cellular}/Interfaces/0: Interfaces contains "Wi-Fi", which does not exist. Did you mean WiFi?`],
  ],
  [
    'an unknown name beside a known one',
    onlyTunnel(['Cellular', 'Ethernet']),
    [`warning ${cellular}/Interfaces/1: Interfaces contains "Ethernet", which does not exist.`],
  ],
  [
    'a number',
    onlyTunnel([1]),
    [`error ${cellular}/Interfaces/0: Interfaces contains 1, which does not exist.`],
  ],
);

judges(
  'tunnel-interface-conflict',
  ['good', good, []],
  [
    'Cellular twice',
    at(`${wifi}/Interfaces`, ['Cellular']),
    [`error ${wifi}/Interfaces: The tunnel is for Cellular, but ${cellular} is for Cellular already.`],
  ],
  [
    'both after Cellular',
    at(`${wifi}/Interfaces`),
    [`error ${wifi}: The tunnel is for Cellular, but ${cellular} is for Cellular already.`],
  ],
  ['Cellular after both, which is never reached', at(`${cellular}/Interfaces`), []],
);

judges(
  'tunnel-never-reached',
  ['good', good, []],
  [
    'one after both',
    at(`${cellular}/Interfaces`),
    [
      `warning ${wifi}: Devices do not read this tunnel, because the tunnels before it are for Cellular and WiFi.`,
    ],
  ],
  [
    'a third, wrong one',
    at(`${tunnels}/-`, { ProtocolType: 'L2TP' }),
    [
      `warning ${tunnels}/2: Devices do not read this tunnel, because the tunnels before it are for Cellular and WiFi.`,
    ],
  ],
  ['one of the same interface', at(`${wifi}/Interfaces`, ['Cellular']), []],
);

judges(
  'tunnel-interface-uncovered',
  ['good', good, []],
  ['one tunnel for both', onlyTunnel(), []],
  [
    'no Wi-Fi',
    at(wifi),
    [`warning ${cellular}: No tunnel is for WiFi, so the device has no network over Wi-Fi.`],
  ],
  ['plain', goodPlain, []],
);

const sessions = 'The device opens one tunnel on Wi-Fi and one on cellular with the same identity.';
judges(
  'tunnel-two-sessions',
  ['good', good, []],
  ['both named', onlyTunnel(['Cellular', 'WiFi']), [`info ${cellular}/Interfaces: ${sessions}`]],
  ['both by default', onlyTunnel(), [`info ${cellular}: ${sessions}`]],
  ['plain', goodPlain, []],
);

const nested = (key: string) => `Devices do not read the dictionary ${key} of an Always On VPN.`;
judges(
  'tunnel-nested-ikev2',
  ['good', good, []],
  ['as in a plain VPN', at(`${wifi}/IKEv2`, {}), [`error ${wifi}/IKEv2: ${nested('IKEv2')}`]],
  ['as in the declaration', at(`${wifi}/IKEV2`, {}), [`error ${wifi}/IKEV2: ${nested('IKEV2')}`]],
  ['beside the tunnels', at(`${alwaysOn}/IKEv2`, {}), [`error ${alwaysOn}/IKEv2: ${nested('IKEv2')}`]],
  ['in a plain VPN, where it belongs', goodPlain, []],
);

judges(
  'tunnel-key-not-read',
  ['good', good, []],
  ['where it is read: a plain VPN', goodPlain, []],
  [
    'on-demand',
    at(`${wifi}/OnDemandEnabled`, 1),
    [
      `warning ${wifi}/OnDemandEnabled: Always On does not read OnDemandEnabled. An Always On VPN connects by itself.`,
    ],
  ],
  [
    'what is forced to 0',
    at(`${wifi}/IncludeAllNetworks`, 1),
    [
      `warning ${wifi}/IncludeAllNetworks: Always On sets IncludeAllNetworks to 0. An Always On VPN takes all traffic.`,
    ],
  ],
  [
    'what is 0 anyway',
    at(`${wifi}/ExcludeAPNs`, 0),
    [`info ${wifi}/ExcludeAPNs: Always On sets ExcludeAPNs to 0.`],
  ],
  [
    'a default written out',
    at(`${wifi}/ProviderType`, 'packet-tunnel'),
    [`info ${wifi}/ProviderType: Always On does not read ProviderType.`],
  ],
  [
    'a secret, not shown',
    at(`${wifi}/Password`, 'correct horse'),
    [`warning ${wifi}/Password: Always On does not read Password. AuthPassword is the password for EAP.`],
  ],
);

judges(
  'user-toggle',
  ['off', good, []],
  [
    'on',
    at(`${alwaysOn}/UIToggleEnabled`, 1),
    [
      `info ${alwaysOn}/UIToggleEnabled: UIToggleEnabled is 1, so the user can turn the VPN off. The device then drops all IP traffic.`,
    ],
  ],
  [
    'on, as a boolean',
    at(`${alwaysOn}/UIToggleEnabled`, true),
    [
      `info ${alwaysOn}/UIToggleEnabled: UIToggleEnabled is 1, so the user can turn the VPN off. The device then drops all IP traffic.`,
    ],
  ],
  ['a text, which is ignored', at(`${alwaysOn}/UIToggleEnabled`, '1'), []],
  ['absent', at(`${alwaysOn}/UIToggleEnabled`), []],
);
