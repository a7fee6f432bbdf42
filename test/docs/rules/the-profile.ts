import { deviceIdentity } from '../../support/good-profile.js';
import { apart, changes } from './example.js';
import type { RuleParts } from './part.js';

const otherVpn = {
  PayloadType: 'com.apple.vpn.managed',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.example.vpn.other',
  PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7705',
  UserDefinedName: 'Other',
  VPNType: 'AlwaysOn',
  AlwaysOn: {},
};

export const profileParts = {
  'profile-envelope': {
    finds:
      '`PayloadType` that is not `Configuration`, a `PayloadVersion` that is not 1 (the real number 1 is worth knowing, no more), a `PayloadIdentifier` or `PayloadUUID` that is absent, empty or no text, a `PayloadContent` that is no array of dictionaries, and a `TargetDeviceType` outside of 0 to 6.',
    fix: 'Write what every profile has. A `PayloadUUID` is any UUID that no other profile has; with the same `PayloadIdentifier` a profile takes the place of the one that is installed.',
    examples: changes('profile', { PayloadVersion: '1' }),
  },
  'payload-envelope': {
    finds:
      'The same in a payload: `PayloadType`, `PayloadVersion`, `PayloadIdentifier` and `PayloadUUID`. On a Mac an absent `PayloadVersion` is worth knowing, no more: the Mac takes it, and Apple Business refuses it.',
    fix: 'Give every payload its type, the version 1, an identifier (by custom that of the profile with a further part) and a UUID of its own.',
    examples: changes('vpn', { PayloadUUID: '' }),
  },
  'payload-uuid-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadUUID`.',
    fix: 'Make a new UUID for one of them (`uuidgen`), and look which of the two `PayloadCertificateUUID` means.',
    examples: changes('vpn', { PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701' }),
  },
  'payload-identifier-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadIdentifier`.',
    fix: 'Give one of them another.',
    examples: changes('vpn', { PayloadIdentifier: 'com.example.vpn.identity' }),
  },
  'payload-unknown-type': {
    finds:
      'A payload that is neither a VPN nor a certificate, and a VPN of another type than `AlwaysOn` and `IKEv2`, such as `IPSec` and `L2TP`. It may be right; nothing is said about it. A per-app VPN (`com.apple.vpn.managed.applayer`) of type `IKEv2` is judged as every other.',
    fix: 'Nothing, unless the type is a slip of the pen.',
    examples: changes('vpn', { VPNType: 'L2TP' }, { VPNType: 'AlwaysOn' }),
  },
  'payload-scope': {
    finds:
      'A profile with a VPN whose `PayloadScope` is absent or `User`; as a warning, a scope that does not exist. For macOS 26.1 and later all of this is a warning: users report that these refuse such a profile with "The VPN service could not be created".',
    fix: 'Write `System`.',
    examples: changes('profile', { PayloadScope: undefined }),
  },
  'removal-disallowed-supervised': {
    finds:
      '`PayloadRemovalDisallowed` in a profile without Always On. One with it installs on supervised devices alone, so there it needs no mention.',
    fix: 'Supervise the devices, or let the MDM server install the profile: what it installed the user removes only together with the enrolment.',
    examples: changes('plainProfile', { PayloadRemovalDisallowed: true }),
  },
  'vpn-type': {
    finds:
      'A `VPNType` that is absent, unknown or written with other capitals, that the platform does not have, or that Apple removed (`PPTP`).',
    fix: 'Write the type letter by letter as Apple does.',
    examples: changes('vpn', { VPNType: 'Always On' }),
  },
  'always-on-missing': {
    finds: '`VPNType` `AlwaysOn` in a payload whose `AlwaysOn` is absent or no dictionary.',
    fix: 'Put `TunnelConfigurations` and all else that is Always On into the dictionary `AlwaysOn`, beside `VPNType`.',
    examples: changes('vpn', { AlwaysOn: undefined }),
  },
  'always-on-single': {
    finds:
      'A second payload with `VPNType` `AlwaysOn` in a profile. With several files, one in a second profile too: an error where the files were named, a warning where they were found in a folder, as profiles there can be for different devices. A profile with the same `PayloadIdentifier` takes the place of the other and is no second one.',
    fix: 'Make one payload with two elements in `TunnelConfigurations`, where the two were meant for cellular and Wi-Fi; else send the profiles to different devices.',
    examples: changes('profile', { 'PayloadContent/-': otherVpn }, {}),
  },
  'always-on-supervised': {
    finds:
      'Every Always On VPN, once a profile: it cannot be seen from a profile whether the device is supervised.',
    fix: 'Install it on supervised devices (Apple Configurator, automated device enrolment). For others there is `VPNType` `IKEv2` with `OnDemandEnabled` and `IncludeAllNetworks`, which is weaker.',
    examples: apart(changes('vpn', { VPNType: 'AlwaysOn' }), changes('plainVpn', { VPNType: 'IKEv2' })),
  },
  'always-on-platform': {
    finds:
      'An Always On VPN judged for another platform than iOS: an error on macOS, where installing it ends with "the VPN service could not be created"; worth knowing on visionOS, where Apple\'s texts disagree.',
    fix: '`alwayson translate policy.json --platform macos` makes the nearest thing for Macs from a policy, and says what is weaker.',
    examples: apart(
      changes('vpn', { VPNType: 'AlwaysOn' }, {}, { platform: 'macOS' }),
      changes('plainVpn', { VPNType: 'IKEv2' }, {}, { platform: 'macOS' }),
    ),
  },
  'user-defined-name': {
    finds: 'An Always On or IKEv2 VPN without `UserDefinedName`.',
    fix: 'Give the name that the user is to see in Settings.',
    examples: changes('vpn', { UserDefinedName: undefined }),
  },
  'payload-key-not-read': {
    finds:
      'Keys beside `AlwaysOn` that the device drops: `IKEv2`, `DNS`, `Proxies`, `IPv4`, `VPNSubType`, `VendorConfig`, `OnDemandEnabled` and its like. Empty ones are worth knowing, no more. And `AlwaysOn` beside `VPNType` `IKEv2`, which makes a VPN that holds back no traffic.',
    fix: 'Take them out. DNS servers and proxies are what the gateway hands out (IKEv2 configuration payload); IKEv2 keys belong into each element of `TunnelConfigurations`.',
    examples: changes('vpn', { Proxies: { HTTPEnable: 1, HTTPProxy: 'proxy.example.com', HTTPPort: 8080 } }),
  },
  'tunnels-missing': {
    finds:
      '`TunnelConfigurations` that is absent, no array, or without a dictionary; as a warning, an element that is none beside one that is.',
    fix: 'Write one element for both interfaces, or one for each.',
    examples: changes('alwaysOn', { TunnelConfigurations: [] }),
  },
  'tunnel-protocol': {
    finds: 'A `ProtocolType` other than `IKEv2`, or none.',
    fix: 'Write `IKEv2`.',
    examples: changes('tunnel', { ProtocolType: 'IKEV2' }),
  },
  'tunnel-interfaces': {
    finds:
      '`Interfaces` that is empty, holds unknown names only, or is no array; a text such as `WiFi` counts as absent, which means both. An unknown name beside a known one is a warning.',
    fix: 'Write an array of `Cellular`, `WiFi` or both, with these capitals; leave it out for both.',
    examples: changes('tunnel', { Interfaces: ['cellular'] }),
  },
  'tunnel-interface-conflict': {
    finds: 'Two elements for the same interface, where the device looks at both.',
    fix: 'Let each interface be in one element.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/1/Interfaces': ['Cellular'] }),
  },
  'tunnel-never-reached': {
    finds: 'An element after those that cover `Cellular` and `WiFi`, whatever is in it.',
    fix: 'Take it out, or narrow the `Interfaces` of the elements before it.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/0/Interfaces': ['Cellular', 'WiFi'] }),
  },
  'tunnel-interface-uncovered': {
    finds:
      'An Always On VPN whose tunnels are for one interface alone. That is right for devices that cannot use the other one, and cuts all others off there.',
    fix: 'Add the interface to `Interfaces`, or a second element.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/1': undefined }),
  },
  'tunnel-two-sessions': {
    finds:
      'An element that covers both interfaces. Gateways that allow one session for each identity refuse the second.',
    fix: 'Let the gateway take two sessions of one client, or write two elements with identifiers of their own.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/0/Interfaces': ['Cellular', 'WiFi'] }, {}),
  },
  'tunnel-nested-ikev2': {
    finds:
      "A dictionary `IKEv2` or `IKEV2` inside an element of `TunnelConfigurations` or inside `AlwaysOn`. Apple's schema of the payload shows but two keys of an element, and that of the declaration nests the others, so generators get this wrong.",
    fix: 'Put the keys into the element itself, beside `ProtocolType`.',
    examples: changes('tunnel', { IKEv2: { MTU: 1280 } }, { MTU: 1280 }),
  },
  'tunnel-key-not-read': {
    finds:
      'On-demand and idle keys, `IncludeAllNetworks` and the `Exclude…` keys, provider keys, `Password` and `EnableFallback` in a tunnel of Always On. One that says what happens anyway is worth knowing, no more.',
    fix: 'Take it out. Instead of `ExcludeCellularServices` and its like, Always On has `ServiceExceptions`.',
    examples: changes('tunnel', { ExcludeCellularServices: 1 }),
  },
  'key-unknown': {
    finds:
      "A key that Apple's tables do not have where it stands, in a profile, in a payload of a known type and in every dictionary inside. It names the place where a key belongs that is known elsewhere, and otherwise the name of which this is a slip of the pen. `PayloadEnabled`, which tools of Apple write and which does nothing, is left alone.",
    fix: 'Correct the name or the place.',
    examples: changes('tunnel', { EnablePfs: 1 }),
  },
  'key-undocumented': {
    finds: "Keys that Apple's systems read or write and that its schemas do not have, or no longer.",
    fix: 'Leave it out unless you know what it does on every version that you have.',
    examples: changes('tunnel', { StrictCertificateRevocationCheck: 1 }),
  },
  'key-type': {
    finds:
      "A value of another type than the key has. A real number where an integer is expected is a warning; a whole one, such as `<real>1</real>`, is worth knowing, no more. A boolean where Apple's schema has 0 or 1 is the matter of [flag-as-boolean](flag-as-boolean.md).",
    fix: 'Write the type that is needed: `<integer>1280</integer>`, not `<string>1280</string>`.',
    examples: changes('tunnel', { EnablePFS: '1' }),
  },
  'key-value': {
    finds:
      'A value that a key of the right type cannot have: another choice, a number out of range, a list too long. Keys that have a rule of their own are judged there.',
    fix: 'Take one of the values that the finding names.',
    examples: changes('alwaysOn', { AllowCaptiveWebSheet: 2 }),
  },
  'key-missing': {
    finds:
      'A required key that is absent. In a certificate or an identity it is an error, as nothing is left of it without the key; elsewhere a warning. Keys that have a rule of their own are judged there.',
    fix: 'Write the key.',
    examples: changes('identity', { PayloadContent: undefined }, { PayloadContent: deviceIdentity }),
  },
  'flag-as-boolean': {
    finds:
      "`<true/>` or `<false/>` for a key whose values are 0 and 1. Apple's own tools and Intune write it so.",
    fix: 'Write `<integer>1</integer>` or `<integer>0</integer>` where other tools are to read it.',
    examples: changes('tunnel', { EnablePFS: true }),
  },
  'key-not-on-os': {
    finds:
      'A key that is newer than `--os`, or that the platform does not have. A whole payload of that kind is an error.',
    fix: 'Update the devices, or leave the key out and do without what it does.',
    examples: changes('tunnel', { EnforceStrictAlgorithmSelection: 1 }, {}, { os: '17.4' }),
  },
  'user-toggle': {
    finds:
      '`UIToggleEnabled` that is 1. The user then has a switch to connect automatically. While it is off the device makes no tunnel and drops all IP traffic; it does not let traffic out beside the tunnel.',
    fix: 'Nothing, where the user is meant to have the switch; else write 0.',
    examples: changes('alwaysOn', { UIToggleEnabled: 1 }),
  },
  'on-demand-never-reached': {
    finds:
      'A rule of `OnDemandRules` behind one that matches every network that it matches: one without conditions, the same, or one with fewer conditions or more names. While on demand is off it is worth knowing, no more.',
    fix: 'Put the exceptions first, then the general rules, and a rule without conditions last.',
    examples: changes(
      'plainTunnel',
      {
        OnDemandRules: [
          { InterfaceTypeMatch: 'WiFi', Action: 'Connect' },
          { SSIDMatch: ['Home'], Action: 'Disconnect' },
          { Action: 'Ignore' },
        ],
      },
      {
        OnDemandRules: [
          { SSIDMatch: ['Home'], Action: 'Disconnect' },
          { InterfaceTypeMatch: 'WiFi', Action: 'Connect' },
          { Action: 'Ignore' },
        ],
      },
    ),
  },
  'on-demand-no-default': {
    finds: '`OnDemandRules` in which every rule has a condition.',
    fix: 'Add a rule without conditions as the last one: `Connect`, `Disconnect` or `Ignore`.',
    examples: changes(
      'plainTunnel',
      { OnDemandRules: [{ InterfaceTypeMatch: 'WiFi', Action: 'Connect' }] },
      { OnDemandRules: [{ InterfaceTypeMatch: 'WiFi', Action: 'Connect' }, { Action: 'Ignore' }] },
    ),
  },
  'on-demand-parameters-missing': {
    finds: 'A rule with the action `EvaluateConnection` and without an entry in `ActionParameters`.',
    fix: 'Add an entry with `Domains` and `DomainAction`, or choose the action `Connect`.',
    examples: changes(
      'plainTunnel',
      { OnDemandRules: [{ Action: 'EvaluateConnection' }] },
      {
        OnDemandRules: [
          {
            Action: 'EvaluateConnection',
            ActionParameters: [{ Domains: ['intranet.example.com'], DomainAction: 'ConnectIfNeeded' }],
          },
        ],
      },
    ),
  },
  'on-demand-without-rules': {
    finds:
      '`OnDemandEnabled` that is 1 without a rule in `OnDemandRules`. A per-app VPN needs none: it connects when one of its apps does.',
    fix: 'Add `OnDemandRules`; a single rule with the action `Connect` makes the device connect on every network.',
    examples: changes(
      'plainTunnel',
      { OnDemandRules: undefined },
      { OnDemandRules: [{ Action: 'Connect' }] },
    ),
  },
  'on-demand-off': {
    finds: '`OnDemandRules` while `OnDemandEnabled` is 0 or absent.',
    fix: 'Nothing, where the user is to switch Connect On Demand on; else set `OnDemandEnabled` to 1.',
    examples: changes('plainTunnel', { OnDemandEnabled: 0 }, { OnDemandEnabled: 1 }),
  },
  'secret-in-profile': {
    finds:
      'A shared secret, password, challenge or key in a profile, once for each. A PKCS#12 file is named by its password. The value is never shown.',
    fix: 'Keep the file where only those can read it who may know the secret, sign and encrypt it for the device, or let the device make its own key with SCEP or ACME.',
    examples: changes('identity', { Password: 'correct horse' }, { Password: undefined }),
  },
  'token-unresolved': {
    finds:
      'A device variable such as `{{device.serialNumber}}` in a profile that is installed as it is, and whatever has the form of a variable and is known to no management system (see [token-of-system](token-of-system.md)). That is an error in an address, an identifier or a request for a certificate, which cannot work then, and a warning elsewhere. In a policy that is still to be delivered it is worth knowing, and the variables that Intune itself fills in are left alone in a custom profile of Intune.',
    fix: 'Bind the value (`device.serialNumber` in the bindings), or let `alwayson deliver` write the variable in the words of your management system.',
    examples: changes('tunnel', { LocalIdentifier: '{{device.serialNumber}}.example.com' }),
  },
  'token-of-system': {
    finds:
      'A variable in the words of a management system (Jamf Pro, Fleet, Kandji, Workspace ONE UEM, SimpleMDM, Intune, Zentral, MobileIron Core, Ivanti Neurons, Addigy, Jamf School), of a script, or of Apple itself, in a profile that is installed as it is. Inside a password nothing is looked for; one that is a variable as a whole is found.',
    fix: 'Deliver the profile through the system that the finding names, or write the value itself. `{{device.serialNumber}}` and its like are written in the words of any system by `alwayson deliver`.',
    examples: changes('tunnel', { LocalIdentifier: '$SERIALNUMBER.example.com' }),
  },
} satisfies RuleParts;
