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

const types = 'VPN, L2TP, IPSec, IKEv2, AlwaysOn or TransparentProxy';
judges(
  'vpn-type',
  ['good', good, []],
  ['good and plain', goodPlain, []],
  ['absent', at(`${vpn}/VPNType`), [`error ${vpn}: has no VPNType; allowed is ${types}`]],
  [
    'another case',
    at(`${vpn}/VPNType`, 'alwaysOn'),
    [`error ${vpn}/VPNType: is "alwaysOn"; allowed is ${types}, letter by letter; did you mean AlwaysOn?`],
  ],
  [
    'removed',
    at(`${vpn}/VPNType`, 'PPTP'),
    [`error ${vpn}/VPNType: is PPTP, which Apple removed with iOS 10 and macOS 10.12`],
  ],
  [
    'unknown',
    at(`${vpn}/VPNType`, 'WireGuard'),
    [`error ${vpn}/VPNType: is "WireGuard"; allowed is ${types}, letter by letter`],
  ],
  [
    'not a text',
    at(`${vpn}/VPNType`, 5),
    [`error ${vpn}/VPNType: is 5; allowed is ${types}, letter by letter`],
  ],
  [
    'a type of Macs on a phone',
    at(`${vpn}/VPNType`, 'TransparentProxy'),
    [`error ${vpn}/VPNType: a VPN of type TransparentProxy does not exist on iOS 27.0`],
  ],
  ['a type of Macs on a Mac', at(`${vpn}/VPNType`, 'TransparentProxy'), [], { platform: 'macOS' }],
  ['Always On on a Mac, told by always-on-platform', good, [], { platform: 'macOS' }],
);

judges(
  'always-on-missing',
  ['good', good, []],
  ['plain, which needs none', goodPlain, []],
  ['absent', at(alwaysOn), [`error ${vpn}: has VPNType AlwaysOn, but no dictionary AlwaysOn`]],
  ['an array', at(alwaysOn, []), [`error ${alwaysOn}: is an array; a dictionary is needed`]],
);

const vpnOf = (profile: PlistDictionary) => (profile['PayloadContent'] as PlistDictionary[])[2] ?? {};
const other = { ...vpnOf(good), PayloadUUID: 'other', PayloadIdentifier: 'com.example.other' };
judges(
  'always-on-single',
  ['one', good, []],
  [
    'two',
    at('/PayloadContent/-', other),
    [`error /PayloadContent/3: is another Always On VPN beside ${vpn}; a device takes one`],
  ],
  ['one beside a plain VPN', at('/PayloadContent/-', vpnOf(goodPlain)), []],
);

judges(
  'always-on-supervised',
  [
    'Always On',
    good,
    [`info ${vpn}: installs on supervised devices alone, and an Apple Watch cannot be paired with them`],
  ],
  ['plain', goodPlain, []],
  ['on a Mac, where it does not exist', good, [], { platform: 'macOS' }],
);

const nowhere = (platform: string) => [
  `error ${vpn}/VPNType: AlwaysOn does not exist on ${platform}; the nearest is IKEv2 with on-demand rules`,
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
    [`info ${vpn}/VPNType: whether AlwaysOn exists on visionOS is not clear`],
    { platform: 'visionOS' },
  ],
  ['plain on macOS', goodPlain, [], { platform: 'macOS' }],
);

const nameless = `warning ${vpn}: has no UserDefinedName, the name of the VPN that the user sees`;
judges(
  'user-defined-name',
  ['good', good, []],
  ['absent', at(`${vpn}/UserDefinedName`), [nameless]],
  ['absent in a plain VPN', plainAt(`${vpn}/UserDefinedName`), [nameless]],
  ['not a text, told by key-type', at(`${vpn}/UserDefinedName`, 5), []],
);

const besideAlwaysOn = 'is not read beside VPNType AlwaysOn';
judges(
  'payload-key-not-read',
  ['good', good, []],
  [
    'DNS',
    at(`${vpn}/DNS`, { DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.1'] }),
    [`warning ${vpn}/DNS: ${besideAlwaysOn}`],
  ],
  [
    'Proxies that are all off',
    at(`${vpn}/Proxies`, { HTTPEnable: 0 }),
    [`info ${vpn}/Proxies: ${besideAlwaysOn}`],
  ],
  [
    'the tunnel where a plain VPN has it',
    at(`${vpn}/IKEv2`, { RemoteAddress: 'vpn.example.com' }),
    [
      `warning ${vpn}/IKEv2: ${besideAlwaysOn}; the keys in it belong directly into each element of TunnelConfigurations`,
    ],
  ],
  ['IPv4', at(`${vpn}/IPv4`, { OverridePrimary: 1 }), [`warning ${vpn}/IPv4: ${besideAlwaysOn}`]],
  ['on-demand', at(`${vpn}/OnDemandEnabled`, 1), [`warning ${vpn}/OnDemandEnabled: ${besideAlwaysOn}`]],
  ['VendorConfig', at(`${vpn}/VendorConfig`, { a: 'b' }), [`warning ${vpn}/VendorConfig: ${besideAlwaysOn}`]],
  ['a key that is read', at(`${vpn}/VPNApplicationID`, 'com.example'), []],
  ['DNS beside a plain VPN', plainAt(`${vpn}/DNS`, { DNSProtocol: 'Cleartext', ServerAddresses: [] }), []],
  [
    'AlwaysOn beside a plain VPN',
    plainAt(alwaysOn, {}),
    [`warning ${alwaysOn}: is not read, because VPNType is IKEv2; for an Always On VPN it is AlwaysOn`],
  ],
);

judges(
  'tunnels-missing',
  ['good', good, []],
  ['one', at(wifi), []],
  [
    'absent',
    at(tunnels),
    [`error ${alwaysOn}: has no TunnelConfigurations, an array with a dictionary for each tunnel`],
  ],
  [
    'a dictionary',
    at(tunnels, { ProtocolType: 'IKEv2' }),
    [`error ${tunnels}: is a dictionary; an array with a dictionary for each tunnel is needed`],
  ],
  [
    'empty',
    at(tunnels, []),
    [`error ${tunnels}: has no dictionary in it; one or two are needed, each a tunnel`],
  ],
  [
    'texts',
    at(tunnels, ['IKEv2']),
    [`error ${tunnels}: has no dictionary in it; one or two are needed, each a tunnel`],
  ],
  [
    'a text beside',
    at(`${tunnels}/-`, 'IKEv2'),
    [`warning ${tunnels}/2: is a string; every tunnel is a dictionary`],
  ],
);

judges(
  'tunnel-protocol',
  ['good', good, []],
  ['plain, which has none', goodPlain, []],
  ['another one, never reached', at(`${tunnels}/-`, { ProtocolType: 'L2TP' }), []],
  ['absent', at(`${wifi}/ProtocolType`), [`error ${wifi}: has no ProtocolType, which is IKEv2`]],
  [
    'another case',
    at(`${wifi}/ProtocolType`, 'IKEV2'),
    [`error ${wifi}/ProtocolType: is "IKEV2"; allowed is IKEv2, letter by letter`],
  ],
  [
    'not a text',
    at(`${wifi}/ProtocolType`, 2),
    [`error ${wifi}/ProtocolType: is 2; allowed is IKEv2, letter by letter`],
  ],
);

const onlyTunnel = (Interfaces?: PlistValue) => changed(at(wifi), `${cellular}/Interfaces`, Interfaces);
judges(
  'tunnel-interfaces',
  ['good', good, []],
  ['absent means both', onlyTunnel(), []],
  ['both', onlyTunnel(['WiFi', 'Cellular']), []],
  ['the same twice', onlyTunnel(['WiFi', 'WiFi']), []],
  [
    'a text',
    onlyTunnel('Cellular'),
    [`error ${cellular}/Interfaces: is a string; an array of Cellular or WiFi is needed`],
  ],
  [
    'empty',
    onlyTunnel([]),
    [`error ${cellular}/Interfaces: is empty; needed is Cellular or WiFi, or no Interfaces at all for both`],
  ],
  [
    'an unknown name alone',
    onlyTunnel(['Wi-Fi']),
    [`error ${cellular}/Interfaces/0: is "Wi-Fi"; allowed is Cellular or WiFi; did you mean WiFi?`],
  ],
  [
    'an unknown name beside a known one',
    onlyTunnel(['Cellular', 'Ethernet']),
    [`warning ${cellular}/Interfaces/1: is "Ethernet"; allowed is Cellular or WiFi`],
  ],
  ['a number', onlyTunnel([1]), [`error ${cellular}/Interfaces/0: is 1; allowed is Cellular or WiFi`]],
);

judges(
  'tunnel-interface-conflict',
  ['good', good, []],
  [
    'Cellular twice',
    at(`${wifi}/Interfaces`, ['Cellular']),
    [
      `error ${wifi}/Interfaces: is for Cellular, which ${cellular} is for already; an interface has one tunnel`,
    ],
  ],
  [
    'both after Cellular',
    at(`${wifi}/Interfaces`),
    [`error ${wifi}: is for Cellular, which ${cellular} is for already; an interface has one tunnel`],
  ],
  ['Cellular after both, which is never reached', at(`${cellular}/Interfaces`), []],
);

judges(
  'tunnel-never-reached',
  ['good', good, []],
  [
    'one after both',
    at(`${cellular}/Interfaces`),
    [`warning ${wifi}: is not looked at, because the tunnels before it cover Cellular and WiFi`],
  ],
  [
    'a third, wrong one',
    at(`${tunnels}/-`, { ProtocolType: 'L2TP' }),
    [`warning ${tunnels}/2: is not looked at, because the tunnels before it cover Cellular and WiFi`],
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
    [`warning ${cellular}: no tunnel has WiFi in Interfaces: over Wi-Fi the device has no network at all`],
  ],
  ['plain', goodPlain, []],
);

const sessions = 'covers Cellular and WiFi: the server has to take two sessions of the same client';
judges(
  'tunnel-two-sessions',
  ['good', good, []],
  ['both named', onlyTunnel(['Cellular', 'WiFi']), [`info ${cellular}/Interfaces: ${sessions}`]],
  ['both by default', onlyTunnel(), [`info ${cellular}: ${sessions}`]],
  ['plain', goodPlain, []],
);

const nested = (key: string) =>
  `${key} is not read; the keys in it belong directly into each element of TunnelConfigurations, beside ProtocolType`;
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
    [`warning ${wifi}/OnDemandEnabled: is not read in Always On; an Always On VPN connects by itself`],
  ],
  [
    'what is forced to 0',
    at(`${wifi}/IncludeAllNetworks`, 1),
    [`warning ${wifi}/IncludeAllNetworks: is set to 0 in Always On; an Always On VPN takes all traffic`],
  ],
  ['what is 0 anyway', at(`${wifi}/ExcludeAPNs`, 0), [`info ${wifi}/ExcludeAPNs: is set to 0 in Always On`]],
  [
    'a default written out',
    at(`${wifi}/ProviderType`, 'packet-tunnel'),
    [`info ${wifi}/ProviderType: is not read in Always On`],
  ],
  [
    'a secret, not shown',
    at(`${wifi}/Password`, 'correct horse'),
    [`warning ${wifi}/Password: is not read in Always On; with EAP it is AuthPassword`],
  ],
);

judges(
  'user-toggle',
  ['off', good, []],
  [
    'on',
    at(`${alwaysOn}/UIToggleEnabled`, 1),
    [
      `info ${alwaysOn}/UIToggleEnabled: lets the user switch the tunnel off; the device then drops all IP traffic`,
    ],
  ],
  [
    'on, as a boolean',
    at(`${alwaysOn}/UIToggleEnabled`, true),
    [
      `info ${alwaysOn}/UIToggleEnabled: lets the user switch the tunnel off; the device then drops all IP traffic`,
    ],
  ],
  ['a text, which is ignored', at(`${alwaysOn}/UIToggleEnabled`, '1'), []],
  ['absent', at(`${alwaysOn}/UIToggleEnabled`), []],
);
