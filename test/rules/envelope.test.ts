import type { PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  changed,
  changedAll,
  findings,
  goodPlainProfile,
  goodProfile,
  identity,
  root,
  vpn,
} from '../support/good-profile.js';
import { type Case, judges } from './judges.js';

const good = goodProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);
const plainAt = (place: string, value?: PlistValue) => changed(goodPlainProfile(), place, value);

judges(
  'profile-envelope',
  ['good', good, []],
  ['no PayloadType', at('/PayloadType'), ['error : The profile has no PayloadType.']],
  [
    'PayloadType in another case',
    at('/PayloadType', 'configuration'),
    ['error /PayloadType: PayloadType of the profile is "configuration", not Configuration.'],
  ],
  [
    'PayloadType not a text',
    at('/PayloadType', 1),
    ['error /PayloadType: PayloadType of the profile is 1, not Configuration.'],
  ],
  ['no PayloadVersion', at('/PayloadVersion'), ['error : The profile has no PayloadVersion.']],
  [
    'PayloadVersion a text',
    at('/PayloadVersion', '1'),
    ['error /PayloadVersion: PayloadVersion is a string, not the integer 1.'],
  ],
  [
    'PayloadVersion 2, which the device tolerates',
    at('/PayloadVersion', 2),
    ['warning /PayloadVersion: PayloadVersion is 2, not the integer 1.'],
  ],
  [
    'PayloadVersion 3',
    at('/PayloadVersion', 3),
    ['error /PayloadVersion: PayloadVersion is 3, not the integer 1.'],
  ],
  ['no PayloadIdentifier', at('/PayloadIdentifier'), ['error : The profile has no PayloadIdentifier.']],
  ['an empty PayloadUUID', at('/PayloadUUID', ''), ['error /PayloadUUID: PayloadUUID is empty.']],
  [
    'PayloadUUID not a text',
    at('/PayloadUUID', 5),
    ['error /PayloadUUID: PayloadUUID is an integer, not a string.'],
  ],
  ['a UUID that is none', at('/PayloadUUID', 'vpn'), []],
  ['no PayloadContent', at('/PayloadContent'), ['error : The profile has no PayloadContent.']],
  [
    'encrypted content instead',
    changedAll(good, { '/PayloadContent': undefined, '/EncryptedPayloadContent': new Uint8Array([48]) }),
    [],
  ],
  [
    'PayloadContent a dictionary',
    at('/PayloadContent', {}),
    ['error /PayloadContent: PayloadContent is a dictionary, not an array of payloads.'],
  ],
  ['PayloadContent empty', at('/PayloadContent', []), ['warning /PayloadContent: PayloadContent is empty.']],
  [
    'a payload that is a text',
    at('/PayloadContent/-', 'com.apple.vpn.managed'),
    ['error /PayloadContent/3: An element of PayloadContent is a string, not a dictionary.'],
  ],
  ['TargetDeviceType 1', at('/TargetDeviceType', 1), []],
  [
    'TargetDeviceType 7, which the device takes',
    at('/TargetDeviceType', 7),
    ['warning /TargetDeviceType: TargetDeviceType is 7. Apple allows an integer from 0 to 6.'],
  ],
  [
    'TargetDeviceType 8',
    at('/TargetDeviceType', 8),
    ['error /TargetDeviceType: TargetDeviceType is 8. Apple allows an integer from 0 to 6.'],
  ],
  [
    'TargetDeviceType a text',
    at('/TargetDeviceType', '1'),
    ['error /TargetDeviceType: TargetDeviceType is a string. Apple allows an integer from 0 to 6.'],
  ],
);

judges(
  'payload-envelope',
  ['good', good, []],
  ['no PayloadType', at(`${root}/PayloadType`), [`error ${root}: The payload has no PayloadType.`]],
  ['no PayloadVersion', at(`${vpn}/PayloadVersion`), [`error ${vpn}: The payload has no PayloadVersion.`]],
  [
    'no PayloadVersion on a Mac, which takes it',
    plainAt(`${vpn}/PayloadVersion`),
    [`info ${vpn}: The payload has no PayloadVersion.`],
    { platform: 'macOS' },
  ],
  [
    'PayloadVersion a real number',
    at(`${vpn}/PayloadVersion`, 1.5),
    [`warning ${vpn}/PayloadVersion: PayloadVersion is a real number, not the integer 1.`],
  ],
  [
    'PayloadVersion 2',
    at(`${vpn}/PayloadVersion`, 2),
    [`warning ${vpn}/PayloadVersion: PayloadVersion is 2, not the integer 1.`],
  ],
  [
    'PayloadVersion a text',
    at(`${vpn}/PayloadVersion`, '1'),
    [`error ${vpn}/PayloadVersion: PayloadVersion is a string, not the integer 1.`],
  ],
  [
    'an empty PayloadIdentifier',
    at(`${identity}/PayloadIdentifier`, ''),
    [`error ${identity}/PayloadIdentifier: PayloadIdentifier is empty.`],
  ],
  ['no PayloadUUID', at(`${vpn}/PayloadUUID`), [`error ${vpn}: The payload has no PayloadUUID.`]],
  [
    'a payload of a type that is not judged',
    at('/PayloadContent/-', { PayloadType: 'com.apple.wifi.managed', PayloadVersion: 1, PayloadUUID: 'w' }),
    ['error /PayloadContent/3: The payload has no PayloadIdentifier.'],
  ],
);

judges(
  'payload-uuid-duplicate',
  ['good', good, []],
  [
    'two of the same',
    at(`${vpn}/PayloadUUID`, '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702'),
    [`error ${vpn}/PayloadUUID: PayloadUUID is the same as ${root}/PayloadUUID.`],
  ],
  ["the profile's own", at(`${vpn}/PayloadUUID`, '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7700'), []],
  [
    'two empty ones, told by payload-envelope',
    changedAll(good, { [`${vpn}/PayloadUUID`]: '', [`${root}/PayloadUUID`]: '' }),
    [],
  ],
);

judges(
  'payload-identifier-duplicate',
  ['good', good, []],
  [
    'two of the same',
    at(`${vpn}/PayloadIdentifier`, 'com.example.vpn.ca'),
    [`error ${vpn}/PayloadIdentifier: PayloadIdentifier is the same as ${root}/PayloadIdentifier.`],
  ],
  ['one that begins like another', at(`${vpn}/PayloadIdentifier`, 'com.example.vpn.ca.2'), []],
);

const vpnOfType = (VPNType: string) =>
  changedAll(good, { [`${vpn}/VPNType`]: VPNType, [alwaysOn]: undefined });
judges(
  'payload-unknown-type',
  ['good', good, []],
  ['good and plain', goodPlainProfile(), []],
  [
    'a type that is not judged',
    at(`${root}/PayloadType`, 'com.apple.wifi.managed'),
    [
      `info ${root}/PayloadType: The payload has the type "com.apple.wifi.managed", which alwayson does not check.`,
    ],
  ],
  [
    'a type with a slip of the pen',
    at(`${vpn}/PayloadType`, 'com.apple.vpn.manged'),
    [
      `warning ${vpn}/PayloadType: The payload has the type "com.apple.vpn.manged", which alwayson does not check. Did you mean com.apple.vpn.managed?`,
    ],
  ],
  [
    'a VPN of another type',
    vpnOfType('IPSec'),
    [`info ${vpn}/VPNType: The VPN has the type IPSec. alwayson checks only AlwaysOn and IKEv2.`],
  ],
  ['a VPN of no type, told by vpn-type', vpnOfType('Ikev2'), []],
);

test('of a payload or VPN that is not judged nothing else is said', () => {
  const wifi = {
    PayloadType: 'com.apple.wifi.managed',
    PayloadVersion: 1,
    PayloadUUID: 'w',
    PayloadIdentifier: 'w',
  };
  const ipsec = { ...wifi, PayloadType: 'com.apple.vpn.managed', VPNType: 'IPSec' };
  const IPSec = { SharedSecret: 'secret', AuthenticationMethod: 5 };
  const profiles = [
    at('/PayloadContent', [{ ...wifi, SSID_STR: 'Example', Password: 'secret', Interfaces: 5 }]),
    at('/PayloadContent', [{ ...ipsec, UserDefinedName: 5, IPSec, OnDemandEnabled: 'yes', Foo: 1 }]),
  ];
  for (const profile of profiles) {
    expect(findings(profile).map(({ rule }) => rule)).toEqual(['payload-unknown-type']);
  }
});

judges(
  'payload-scope',
  ['System', good, []],
  ['absent', at('/PayloadScope'), ['info : The profile has no PayloadScope.']],
  [
    'User',
    at('/PayloadScope', 'User'),
    ['info /PayloadScope: PayloadScope is User, but a VPN belongs to the device.'],
  ],
  [
    'in another case',
    at('/PayloadScope', 'system'),
    ['warning /PayloadScope: PayloadScope is "system". Apple allows System and User.'],
  ],
  [
    'not a text',
    at('/PayloadScope', 1),
    ['warning /PayloadScope: PayloadScope is 1. Apple allows System and User.'],
  ],
  ['absent without a VPN', changedAll(good, { '/PayloadScope': undefined, [vpn]: undefined }), []],
  ...['26.1', '27.0'].map(
    (os): Case => [
      `absent on macOS ${os}, which was reported to refuse it`,
      plainAt('/PayloadScope'),
      ['warning : The profile has no PayloadScope.'],
      { platform: 'macOS', os },
    ],
  ),
  [
    'User on macOS 26.1',
    plainAt('/PayloadScope', 'User'),
    ['warning /PayloadScope: PayloadScope is User, but a VPN belongs to the device.'],
    { platform: 'macOS', os: '26.1' },
  ],
  [
    'absent on macOS 26.0',
    plainAt('/PayloadScope'),
    ['info : The profile has no PayloadScope.'],
    { platform: 'macOS', os: '26.0' },
  ],
);

const removal = '/PayloadRemovalDisallowed';
const onlySupervised = [
  `info ${removal}: PayloadRemovalDisallowed keeps users from removing the profile only on supervised devices.`,
];
judges(
  'removal-disallowed-supervised',
  ['absent', goodPlainProfile(), []],
  ['true', plainAt(removal, true), onlySupervised],
  ['true on an Apple TV', plainAt(removal, true), onlySupervised, { platform: 'tvOS' }],
  ['false', plainAt(removal, false), []],
  ['on a Mac, where it counts', plainAt(removal, true), [], { platform: 'macOS' }],
  ['beside Always On, which needs supervision anyway', at(removal, true), []],
);
