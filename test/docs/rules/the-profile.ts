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
      'A `PayloadType` that is not `Configuration`, a `PayloadVersion` that is not 1 (the real number 1 is a note), a `PayloadIdentifier` or `PayloadUUID` that is missing, empty or not a text, a `PayloadContent` that is not an array of dictionaries, or a `TargetDeviceType` outside 0 to 6.',
    fix: 'Add the missing key. `PayloadUUID` is any UUID that no other profile has. A profile with the same `PayloadIdentifier` replaces the installed one.',
    examples: changes('profile', { PayloadVersion: '1' }),
  },
  'payload-envelope': {
    finds:
      'The same keys in a payload: `PayloadType`, `PayloadVersion`, `PayloadIdentifier` and `PayloadUUID`. For a Mac a missing `PayloadVersion` is a note: Macs accept that, but Apple Business rejects it.',
    fix: 'Give every payload its type, the version 1, an identifier (usually that of the profile with one more part) and a UUID of its own.',
    examples: changes('vpn', { PayloadUUID: '' }),
  },
  'payload-uuid-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadUUID`.',
    fix: 'Make a new UUID for one of them (`uuidgen`), and check which of the two `PayloadCertificateUUID` must name.',
    examples: changes('vpn', { PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701' }),
  },
  'payload-identifier-duplicate': {
    finds: 'Two payloads of one profile with the same `PayloadIdentifier`.',
    fix: 'Give one of them another identifier.',
    examples: changes('vpn', { PayloadIdentifier: 'com.example.vpn.identity' }),
  },
  'payload-unknown-type': {
    finds:
      'A payload that is neither a VPN nor a certificate, or a VPN of another type than `AlwaysOn` and `IKEv2`, such as `IPSec` or `L2TP`. alwayson does not check it. It checks a per-app VPN (`com.apple.vpn.managed.applayer`) of type `IKEv2` like any other VPN. As a warning, a type that looks misspelled.',
    fix: 'Change nothing, unless the type is misspelled.',
    examples: changes('vpn', { VPNType: 'L2TP' }, { VPNType: 'AlwaysOn' }),
  },
  'payload-scope': {
    finds:
      'A profile with a VPN whose `PayloadScope` is missing or `User`. As a warning, a scope that does not exist. For macOS 26.1 and later all of these are warnings, because users report that these versions reject such a profile with "The VPN service could not be created".',
    fix: 'Write `System`.',
    examples: changes('profile', { PayloadScope: undefined }),
  },
  'removal-disallowed-supervised': {
    finds:
      '`PayloadRemovalDisallowed` in a profile without Always On. A profile with Always On installs only on supervised devices anyway.',
    fix: 'Supervise the devices, or let the MDM server install the profile. Users can remove such a profile only by removing the enrollment.',
    examples: changes('plainProfile', { PayloadRemovalDisallowed: true }),
  },
  'vpn-type': {
    finds:
      'A `VPNType` that is missing, unknown, misspelled in upper and lower case, not available on the platform, or removed by Apple (`PPTP`).',
    fix: 'Write the type exactly as Apple does. Upper and lower case count.',
    examples: changes('vpn', { VPNType: 'Always On' }),
  },
  'always-on-missing': {
    finds: 'A payload with `VPNType` `AlwaysOn` whose `AlwaysOn` is missing or not a dictionary.',
    fix: 'Put `TunnelConfigurations` and all other Always On keys into the dictionary `AlwaysOn`, beside `VPNType`.',
    examples: changes('vpn', { AlwaysOn: undefined }),
  },
  'always-on-single': {
    finds:
      'A second payload with `VPNType` `AlwaysOn` in a profile, or in another profile of the same run. In another profile it is an error if you named the files, and a warning if alwayson found them in a folder, because profiles there can be for different devices. A profile with the same `PayloadIdentifier` replaces the other one, so it does not count.',
    fix: 'Make one payload with two elements in `TunnelConfigurations` if the two are for cellular and Wi-Fi. Otherwise send the profiles to different devices.',
    examples: changes('profile', { 'PayloadContent/-': otherVpn }, {}),
  },
  'always-on-supervised': {
    finds:
      'Every Always On VPN, once for each profile. A profile does not show whether the device is supervised.',
    fix: 'Install the profile on supervised devices (Apple Configurator, automated device enrollment). For other devices use `VPNType` `IKEv2` with `OnDemandEnabled` and `IncludeAllNetworks`, which is weaker.',
    examples: apart(changes('vpn', { VPNType: 'AlwaysOn' }), changes('plainVpn', { VPNType: 'IKEv2' })),
  },
  'always-on-platform': {
    finds:
      'An Always On VPN on another platform than iOS. It is an error on macOS, where the installation ends with "the VPN service could not be created". It is a note on visionOS, where Apple\'s texts disagree.',
    fix: 'Make a profile for Macs from the policy: `alwayson translate policy.json --platform macos`. alwayson reports what is weaker on a Mac.',
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
      'Keys beside `AlwaysOn` that devices ignore: `IKEv2`, `DNS`, `Proxies`, `IPv4`, `VPNSubType`, `VendorConfig`, `OnDemandEnabled` and similar keys. Empty ones are notes. Also `AlwaysOn` beside `VPNType` `IKEv2`, which makes a VPN that does not block traffic.',
    fix: 'Remove them. The gateway gives devices their DNS servers and proxies (IKEv2 configuration payload). IKEv2 keys belong in each element of `TunnelConfigurations`.',
    examples: changes('vpn', { Proxies: { HTTPEnable: 1, HTTPProxy: 'proxy.example.com', HTTPPort: 8080 } }),
  },
  'tunnels-missing': {
    finds:
      'A `TunnelConfigurations` that is missing, not an array, or without a dictionary. As a warning, an element that is not a dictionary beside one that is.',
    fix: 'Write one element for both interfaces, or one for each.',
    examples: changes('alwaysOn', { TunnelConfigurations: [] }),
  },
  'tunnel-protocol': {
    finds: 'A `ProtocolType` that is missing or not `IKEv2`.',
    fix: 'Write `IKEv2`.',
    examples: changes('tunnel', { ProtocolType: 'IKEV2' }),
  },
  'tunnel-interfaces': {
    finds:
      'An `Interfaces` that is empty, contains only unknown names, or is not an array. A text such as `WiFi` counts as missing, which means both interfaces. An unknown name beside a known one is a warning.',
    fix: 'Write an array of `Cellular`, `WiFi` or both, with these capitals. Leave it out for both.',
    examples: changes('tunnel', { Interfaces: ['cellular'] }),
  },
  'tunnel-interface-conflict': {
    finds: 'Two elements for the same interface, if devices read both.',
    fix: 'Name each interface in one element only.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/1/Interfaces': ['Cellular'] }),
  },
  'tunnel-never-reached': {
    finds: 'An element after the elements that cover `Cellular` and `WiFi`.',
    fix: 'Remove it, or reduce `Interfaces` of the elements before it.',
    examples: changes('alwaysOn', { 'TunnelConfigurations/0/Interfaces': ['Cellular', 'WiFi'] }),
  },
  'tunnel-interface-uncovered': {
    finds:
      'An Always On VPN whose tunnels are for one interface only. That is correct for devices that cannot use the other interface. All others have no network over it.',
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
      'Keys that Always On does not read in a tunnel: on-demand and idle keys, `IncludeAllNetworks` and the `Exclude…` keys, provider keys, `Password` and `EnableFallback`. It is a note if the key says what happens anyway.',
    fix: 'Remove the key. Always On has `ServiceExceptions` instead of `ExcludeCellularServices` and similar keys.',
    examples: changes('tunnel', { ExcludeCellularServices: 1 }),
  },
  'key-unknown': {
    finds:
      "A key that Apple's tables do not have in this dictionary: in a profile, in a payload of a known type, or in a dictionary inside one. The finding names the place where the key belongs, or a key with a similar name. alwayson does not report `PayloadEnabled`, which Apple's tools write and which does nothing.",
    fix: 'Correct the name, or move the key to its place.',
    examples: changes('tunnel', { EnablePfs: 1 }),
  },
  'key-undocumented': {
    finds: "A key that Apple's systems read or write, but that its schemas do not have or have no longer.",
    fix: 'Remove the key, unless you know what it does on every OS version that you use.',
    examples: changes('tunnel', { StrictCertificateRevocationCheck: 1 }),
  },
  'key-type': {
    finds:
      "A value of another type than the key has. A real number in place of an integer is a warning, and a note if it is whole, such as `<real>1</real>`. If Apple's schema has 0 or 1, [flag-as-boolean](flag-as-boolean.md) reports a boolean.",
    fix: 'Write the right type, for example `<integer>1280</integer>` instead of `<string>1280</string>`.',
    examples: changes('tunnel', { EnablePFS: '1' }),
  },
  'key-value': {
    finds:
      'A value of the right type that the key cannot have: another choice, a number out of range, or a list that is too long. Keys with a rule of their own are checked by that rule.',
    fix: 'Choose one of the values that the finding names.',
    examples: changes('alwaysOn', { AllowCaptiveWebSheet: 2 }),
  },
  'key-missing': {
    finds:
      'A required key that is missing. It is an error in a certificate or an identity, which is useless without the key, and a warning elsewhere. Keys with a rule of their own are checked by that rule.',
    fix: 'Add the key.',
    examples: changes('identity', { PayloadContent: undefined }, { PayloadContent: deviceIdentity }),
  },
  'flag-as-boolean': {
    finds:
      "`<true/>` or `<false/>` for a key whose values are 0 and 1. Apple's own tools and Intune write such booleans.",
    fix: 'Write `<integer>1</integer>` or `<integer>0</integer>` if other tools read the profile.',
    examples: changes('tunnel', { EnablePFS: true }),
  },
  'key-not-on-os': {
    finds:
      'A key that is newer than the version of `--os`, or that the platform does not have. A whole payload of that kind is an error.',
    fix: 'Update the devices, or do without the key.',
    examples: changes('tunnel', { EnforceStrictAlgorithmSelection: 1 }, {}, { os: '17.4' }),
  },
  'user-toggle': {
    finds:
      '`UIToggleEnabled` 1. The user then has a switch to connect automatically. While the switch is off, the device opens no tunnel and drops all IP traffic. No traffic bypasses the tunnel.',
    fix: 'Change nothing if the user should have the switch. Otherwise set it to 0.',
    examples: changes('alwaysOn', { UIToggleEnabled: 1 }),
  },
  'on-demand-never-reached': {
    finds:
      'An on-demand rule after a rule that matches the same networks or more: a rule without conditions, with the same conditions, with fewer conditions or with more names. It is a note while on-demand is off.',
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
    finds:
      'An on-demand rule with the action `EvaluateConnection`, but without an entry in `ActionParameters`.',
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
      '`OnDemandEnabled` 1 without a rule in `OnDemandRules`. A per-app VPN needs no rules: it connects when one of its apps does.',
    fix: 'Add `OnDemandRules`. A single rule with the action `Connect` makes the device connect on every network.',
    examples: changes(
      'plainTunnel',
      { OnDemandRules: undefined },
      { OnDemandRules: [{ Action: 'Connect' }] },
    ),
  },
  'on-demand-off': {
    finds: '`OnDemandRules` while `OnDemandEnabled` is 0 or missing.',
    fix: 'Change nothing if the user should switch on Connect On Demand. Otherwise set `OnDemandEnabled` to 1.',
    examples: changes('plainTunnel', { OnDemandEnabled: 0 }, { OnDemandEnabled: 1 }),
  },
  'secret-in-profile': {
    finds:
      'A shared secret, password, challenge or key in a profile. Each one is reported once, and a PKCS#12 file by its password. alwayson never shows the value.',
    fix: 'Restrict who can read the file, encrypt it for the device, or let the device make its own key with SCEP or ACME.',
    examples: changes('identity', { Password: 'correct horse' }, { Password: undefined }),
  },
  'token-unresolved': {
    finds:
      'A variable such as `{{device.serialNumber}}` in a profile that is installed as it is, or other text in double braces that no management system replaces (see [token-of-system](token-of-system.md)). It is an error in an address, an identifier or a certificate request, and a warning elsewhere. In a policy that is not delivered yet it is a note. In a custom profile of Intune, alwayson does not report the variables that Intune replaces.',
    fix: 'Bind the value (`device.serialNumber` in the bindings), or let `alwayson deliver` write the variable of your management system.',
    examples: changes('tunnel', { LocalIdentifier: '{{device.serialNumber}}.example.com' }),
  },
  'token-of-system': {
    finds:
      'A variable of a management system (Jamf Pro, Fleet, Kandji, Workspace ONE UEM, SimpleMDM, Intune, Zentral, MobileIron Core, Ivanti Neurons, Addigy, Jamf School), of a script or of Apple in a profile that is installed as it is. alwayson does not search passwords, unless the whole password is a variable.',
    fix: 'Deliver the profile through the system that the finding names, or write the value itself. `alwayson deliver` turns `{{device.serialNumber}}` and similar variables into those of each system.',
    examples: changes('tunnel', { LocalIdentifier: '$SERIALNUMBER.example.com' }),
  },
} satisfies RuleParts;
