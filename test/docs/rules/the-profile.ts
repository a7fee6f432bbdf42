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
      '`PayloadType` that is not `Configuration`, a `PayloadVersion` that is not 1 (the real number 1 is a note), a `PayloadIdentifier` or `PayloadUUID` that is missing, empty or no text, a `PayloadContent` that is no array of dictionaries, and a `TargetDeviceType` outside of 0 to 6.',
    fix: 'Add the missing key. `PayloadUUID` is any UUID that no other profile has. A profile with the same `PayloadIdentifier` replaces the installed one.',
    examples: changes('profile', { PayloadVersion: '1' }),
  },
  'payload-envelope': {
    finds:
      'The same keys in a payload: `PayloadType`, `PayloadVersion`, `PayloadIdentifier` and `PayloadUUID`. On a Mac a missing `PayloadVersion` is a note: the Mac takes it, and Apple Business rejects it.',
    fix: 'Give every payload its type, the version 1, an identifier (by custom that of the profile with a further part) and a UUID of its own.',
    examples: changes('vpn', { PayloadUUID: '' }),
  },
  'payload-uuid-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadUUID`.',
    fix: 'Make a new UUID for one of them (`uuidgen`) and check to which of the two `PayloadCertificateUUID` refers.',
    examples: changes('vpn', { PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701' }),
  },
  'payload-identifier-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadIdentifier`.',
    fix: 'Give one of them another identifier.',
    examples: changes('vpn', { PayloadIdentifier: 'com.example.vpn.identity' }),
  },
  'payload-unknown-type': {
    finds:
      'A payload that is neither a VPN nor a certificate, and a VPN of another type than `AlwaysOn` and `IKEv2`, such as `IPSec` and `L2TP`. It may be correct; alwayson does not check it. A per-app VPN (`com.apple.vpn.managed.applayer`) of type `IKEv2` is checked like any other VPN.',
    fix: 'Change nothing, unless the type is a typing mistake.',
    examples: changes('vpn', { VPNType: 'L2TP' }, { VPNType: 'AlwaysOn' }),
  },
  'payload-scope': {
    finds:
      'A profile with a VPN whose `PayloadScope` is missing or `User`; as a warning, a scope that does not exist. For macOS 26.1 and later all of this is a warning: users report that these reject such a profile with "The VPN service could not be created".',
    fix: 'Write `System`.',
    examples: changes('profile', { PayloadScope: undefined }),
  },
  'removal-disallowed-supervised': {
    finds:
      '`PayloadRemovalDisallowed` in a profile without Always On. A profile with Always On installs only on supervised devices anyway.',
    fix: 'Supervise the devices, or let the MDM server install the profile: users can remove such a profile only by removing the enrolment.',
    examples: changes('plainProfile', { PayloadRemovalDisallowed: true }),
  },
  'vpn-type': {
    finds:
      'A `VPNType` that is missing, unknown or written with other capitals, that the platform does not have, or that Apple removed (`PPTP`).',
    fix: 'Write the type exactly as Apple does; upper and lower case count.',
    examples: changes('vpn', { VPNType: 'Always On' }),
  },
  'always-on-missing': {
    finds: '`VPNType` `AlwaysOn` in a payload whose `AlwaysOn` is missing or no dictionary.',
    fix: 'Put `TunnelConfigurations` and all other Always On keys into the dictionary `AlwaysOn`, beside `VPNType`.',
    examples: changes('vpn', { AlwaysOn: undefined }),
  },
  'always-on-single': {
    finds:
      'A second payload with `VPNType` `AlwaysOn` in a profile. With several files, one in a second profile too: an error where the files were named, a warning where they were found in a folder, as profiles there can be for different devices. A profile with the same `PayloadIdentifier` replaces the other one and does not count as a second.',
    fix: 'Make one payload with two elements in `TunnelConfigurations` if the two are for cellular and Wi-Fi. Otherwise send the profiles to different devices.',
    examples: changes('profile', { 'PayloadContent/-': otherVpn }, {}),
  },
  'always-on-supervised': {
    finds:
      'Every Always On VPN, once for each profile. A profile does not show whether the device is supervised.',
    fix: 'Install it on supervised devices (Apple Configurator, automated device enrolment). For other devices use `VPNType` `IKEv2` with `OnDemandEnabled` and `IncludeAllNetworks`, which is weaker.',
    examples: apart(changes('vpn', { VPNType: 'AlwaysOn' }), changes('plainVpn', { VPNType: 'IKEv2' })),
  },
  'always-on-platform': {
    finds:
      'An Always On VPN checked for another platform than iOS: an error on macOS, where installing it ends with "the VPN service could not be created": a note on visionOS, where Apple\'s texts disagree.',
    fix: '`alwayson translate policy.json --platform macos` makes a profile for Macs from a policy and reports what is weaker.',
    examples: apart(
      changes('vpn', { VPNType: 'AlwaysOn' }, {}, { platform: 'macOS' }),
      changes('plainVpn', { VPNType: 'IKEv2' }, {}, { platform: 'macOS' }),
    ),
  },
  'user-defined-name': {
    finds: 'An Always On or IKEv2 VPN without `UserDefinedName`.',
    fix: 'Add the name that the user sees in Settings.',
    examples: changes('vpn', { UserDefinedName: undefined }),
  },
  'payload-key-not-read': {
    finds:
      'Keys beside `AlwaysOn` that the device drops: `IKEv2`, `DNS`, `Proxies`, `IPv4`, `VPNSubType`, `VendorConfig`, `OnDemandEnabled` and similar keys. Empty ones are notes. And `AlwaysOn` beside `VPNType` `IKEv2`, which makes a VPN that does not block traffic.',
    fix: 'Remove them. The gateway hands out DNS servers and proxies (IKEv2 configuration payload). IKEv2 keys belong in each element of `TunnelConfigurations`.',
    examples: changes('vpn', { Proxies: { HTTPEnable: 1, HTTPProxy: 'proxy.example.com', HTTPPort: 8080 } }),
  },
  'tunnels-missing': {
    finds:
      '`TunnelConfigurations` that is missing, no array, or without a dictionary; as a warning, an element that is none beside one that is.',
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
      '`Interfaces` that is empty, holds unknown names only, or is no array; a text such as `WiFi` counts as missing, which means both. An unknown name beside a known one is a warning.',
    fix: 'Write an array of `Cellular`, `WiFi` or both, with these capitals; leave it out for both.',
    examples: changes('tunnel', { Interfaces: ['cellular'] }),
  },
  'tunnel-interface-conflict': {
    finds: 'Two elements for the same interface, where devices read both.',
    fix: 'Name each interface in one element only.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/1/Interfaces': ['Cellular'] }),
  },
  'tunnel-never-reached': {
    finds: 'An element after those that cover `Cellular` and `WiFi`, whatever is in it.',
    fix: 'Remove it, or reduce `Interfaces` of the elements before it.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/0/Interfaces': ['Cellular', 'WiFi'] }),
  },
  'tunnel-interface-uncovered': {
    finds:
      'An Always On VPN whose tunnels are only for one interface. That is correct for devices that cannot use the other interface. All others have no network there.',
    fix: 'Add the interface to `Interfaces`, or a second element.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/1': undefined }),
  },
  'tunnel-two-sessions': {
    finds:
      'An element that covers both interfaces. Gateways that allow one session for each identity reject the second.',
    fix: 'Let the gateway accept two sessions of one client, or write two elements with different identifiers.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/0/Interfaces': ['Cellular', 'WiFi'] }, {}),
  },
  'tunnel-nested-ikev2': {
    finds:
      "A dictionary `IKEv2` or `IKEV2` inside an element of `TunnelConfigurations` or inside `AlwaysOn`. Apple's schema of the payload shows only two keys of an element, and the schema of the declaration nests the others, so generators often do this.",
    fix: 'Put the keys into the element itself, beside `ProtocolType`.',
    examples: changes('tunnel', { IKEv2: { MTU: 1280 } }, { MTU: 1280 }),
  },
  'tunnel-key-not-read': {
    finds:
      'On-demand and idle keys, `IncludeAllNetworks` and the `Exclude…` keys, provider keys, `Password` and `EnableFallback` in a tunnel of Always On. One that says what happens anyway is a note.',
    fix: 'Remove it. Instead of `ExcludeCellularServices` and similar keys, Always On has `ServiceExceptions`.',
    examples: changes('tunnel', { ExcludeCellularServices: 1 }),
  },
  'key-unknown': {
    finds:
      "A key that Apple's tables do not have where it stands, in a profile, in a payload of a known type and in every dictionary inside. The finding names the place where the key belongs, or the key that was probably meant. `PayloadEnabled`, which Apple's tools write and which does nothing, is not reported.",
    fix: 'Correct the name or the place.',
    examples: changes('tunnel', { EnablePfs: 1 }),
  },
  'key-undocumented': {
    finds: "Keys that Apple's systems read or write and that its schemas do not have, or no longer.",
    fix: 'Remove it, unless you know what it does on every version that you have.',
    examples: changes('tunnel', { StrictCertificateRevocationCheck: 1 }),
  },
  'key-type': {
    finds:
      "A value of another type than the key has. A real number where an integer is expected is a warning; a whole one, such as `<real>1</real>`, is a note. A boolean where Apple's schema has 0 or 1 is reported by [flag-as-boolean](flag-as-boolean.md).",
    fix: 'Write the right type: `<integer>1280</integer>`, not `<string>1280</string>`.',
    examples: changes('tunnel', { EnablePFS: '1' }),
  },
  'key-value': {
    finds:
      'A value that a key of the right type cannot have: another choice, a number out of range, a list too long. Keys that have a rule of their own are checked there.',
    fix: 'Choose one of the values that the finding names.',
    examples: changes('alwaysOn', { AllowCaptiveWebSheet: 2 }),
  },
  'key-missing': {
    finds:
      'A required key that is missing. In a certificate or an identity it is an error, because it is useless without the key; elsewhere it is a warning. Keys that have a rule of their own are checked there.',
    fix: 'Add the key.',
    examples: changes('identity', { PayloadContent: undefined }, { PayloadContent: deviceIdentity }),
  },
  'flag-as-boolean': {
    finds:
      "`<true/>` or `<false/>` for a key whose values are 0 and 1. Apple's own tools and Intune write it so.",
    fix: 'Write `<integer>1</integer>` or `<integer>0</integer>` if other tools read the profile.',
    examples: changes('tunnel', { EnablePFS: true }),
  },
  'key-not-on-os': {
    finds:
      'A key that is newer than `--os`, or that the platform does not have. A whole payload of that kind is an error.',
    fix: 'Update the devices, or remove the key and what it does.',
    examples: changes('tunnel', { EnforceStrictAlgorithmSelection: 1 }, {}, { os: '17.4' }),
  },
  'user-toggle': {
    finds:
      '`UIToggleEnabled` that is 1. The user then has a switch to connect automatically. While it is off the device opens no tunnel and drops all IP traffic; no traffic bypasses the tunnel.',
    fix: 'Change nothing if the user should have the switch. Otherwise set it to 0.',
    examples: changes('alwaysOn', { UIToggleEnabled: 1 }),
  },
  'on-demand-never-reached': {
    finds:
      'A rule of `OnDemandRules` behind one that matches every network that it matches: one without conditions, the same, or one with fewer conditions or more names. While on demand is off it is a note.',
    fix: 'Put the exceptions first, then the general rules, and last a rule without conditions.',
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
    finds: '`OnDemandRules` while `OnDemandEnabled` is 0 or missing.',
    fix: 'Change nothing if the user should switch Connect On Demand on. Otherwise set `OnDemandEnabled` to 1.',
    examples: changes('plainTunnel', { OnDemandEnabled: 0 }, { OnDemandEnabled: 1 }),
  },
  'secret-in-profile': {
    finds:
      'A shared secret, password, challenge or key in a profile, once for each. A PKCS#12 file is named by its password. alwayson never shows the value.',
    fix: 'Restrict who can read the file, encrypt it for the device, or let the device make its own key with SCEP or ACME.',
    examples: changes('identity', { Password: 'correct horse' }, { Password: undefined }),
  },
  'token-unresolved': {
    finds:
      'A device variable such as `{{device.serialNumber}}` in a profile that is installed as it is, and whatever has the form of a variable and is known to no management system (see [token-of-system](token-of-system.md)). That is an error in an address, an identifier or a request for a certificate, which cannot work then, and a warning elsewhere. In a policy that is still to be delivered it is a note, and the variables that Intune itself fills in are left alone in a custom profile of Intune.',
    fix: 'Bind the value (`device.serialNumber` in the bindings), or let `alwayson deliver` write the variable in the words of your management system.',
    examples: changes('tunnel', { LocalIdentifier: '{{device.serialNumber}}.example.com' }),
  },
  'token-of-system': {
    finds:
      'A variable in the words of a management system (Jamf Pro, Fleet, Kandji, Workspace ONE UEM, SimpleMDM, Intune, Zentral, MobileIron Core, Ivanti Neurons, Addigy, Jamf School), of a script, or of Apple itself, in a profile that is installed as it is. Passwords are not searched, unless the whole password is a variable.',
    fix: 'Deliver the profile through the system that the finding names, or write the value itself. `alwayson deliver` writes `{{device.serialNumber}}` and similar variables as the variables of any system.',
    examples: changes('tunnel', { LocalIdentifier: '$SERIALNUMBER.example.com' }),
  },
} satisfies RuleParts;
