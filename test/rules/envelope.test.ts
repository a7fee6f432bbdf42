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
  ['no PayloadType', at('/PayloadType'), ['error : has no PayloadType, which is Configuration']],
  [
    'PayloadType in another case',
    at('/PayloadType', 'configuration'),
    ['error /PayloadType: is "configuration"; a profile has Configuration'],
  ],
  [
    'PayloadType not a text',
    at('/PayloadType', 1),
    ['error /PayloadType: is 1; a profile has Configuration'],
  ],
  ['no PayloadVersion', at('/PayloadVersion'), ['error : has no PayloadVersion, which is 1']],
  [
    'PayloadVersion a text',
    at('/PayloadVersion', '1'),
    ['error /PayloadVersion: is a string; the integer 1 is needed'],
  ],
  [
    'PayloadVersion 2, which the device tolerates',
    at('/PayloadVersion', 2),
    ['warning /PayloadVersion: is 2; the integer 1 is needed'],
  ],
  ['PayloadVersion 3', at('/PayloadVersion', 3), ['error /PayloadVersion: is 3; the integer 1 is needed']],
  [
    'no PayloadIdentifier',
    at('/PayloadIdentifier'),
    ['error : has no PayloadIdentifier, a string that is not empty'],
  ],
  [
    'an empty PayloadUUID',
    at('/PayloadUUID', ''),
    ['error /PayloadUUID: is empty; a string with something in it is needed'],
  ],
  [
    'PayloadUUID not a text',
    at('/PayloadUUID', 5),
    ['error /PayloadUUID: is an integer; a string is needed'],
  ],
  ['a UUID that is none', at('/PayloadUUID', 'vpn'), []],
  ['no PayloadContent', at('/PayloadContent'), ['error : has no PayloadContent, the array of its payloads']],
  [
    'encrypted content instead',
    changedAll(good, { '/PayloadContent': undefined, '/EncryptedPayloadContent': new Uint8Array([48]) }),
    [],
  ],
  [
    'PayloadContent a dictionary',
    at('/PayloadContent', {}),
    ['error /PayloadContent: is a dictionary; the array of the payloads is needed'],
  ],
  [
    'PayloadContent empty',
    at('/PayloadContent', []),
    ['warning /PayloadContent: is empty; a profile has at least one payload'],
  ],
  [
    'a payload that is a text',
    at('/PayloadContent/-', 'com.apple.vpn.managed'),
    ['error /PayloadContent/3: is a string; every payload is a dictionary'],
  ],
  ['TargetDeviceType 1', at('/TargetDeviceType', 1), []],
  [
    'TargetDeviceType 7, which the device takes',
    at('/TargetDeviceType', 7),
    ['warning /TargetDeviceType: is 7; allowed is an integer from 0 to 6'],
  ],
  [
    'TargetDeviceType 8',
    at('/TargetDeviceType', 8),
    ['error /TargetDeviceType: is 8; allowed is an integer from 0 to 6'],
  ],
  [
    'TargetDeviceType a text',
    at('/TargetDeviceType', '1'),
    ['error /TargetDeviceType: is a string; allowed is an integer from 0 to 6'],
  ],
);

judges(
  'payload-envelope',
  ['good', good, []],
  [
    'no PayloadType',
    at(`${root}/PayloadType`),
    [`error ${root}: has no PayloadType, a string that is not empty`],
  ],
  ['no PayloadVersion', at(`${vpn}/PayloadVersion`), [`error ${vpn}: has no PayloadVersion, which is 1`]],
  [
    'no PayloadVersion on a Mac, which takes it',
    plainAt(`${vpn}/PayloadVersion`),
    [`info ${vpn}: has no PayloadVersion, which is 1`],
    { platform: 'macOS' },
  ],
  [
    'PayloadVersion a real number',
    at(`${vpn}/PayloadVersion`, 1.5),
    [`warning ${vpn}/PayloadVersion: is a real number; the integer 1 is needed`],
  ],
  [
    'PayloadVersion 2',
    at(`${vpn}/PayloadVersion`, 2),
    [`warning ${vpn}/PayloadVersion: is 2; the integer 1 is needed`],
  ],
  [
    'PayloadVersion a text',
    at(`${vpn}/PayloadVersion`, '1'),
    [`error ${vpn}/PayloadVersion: is a string; the integer 1 is needed`],
  ],
  [
    'an empty PayloadIdentifier',
    at(`${identity}/PayloadIdentifier`, ''),
    [`error ${identity}/PayloadIdentifier: is empty; a string with something in it is needed`],
  ],
  [
    'no PayloadUUID',
    at(`${vpn}/PayloadUUID`),
    [`error ${vpn}: has no PayloadUUID, a string that is not empty`],
  ],
  [
    'a payload of a type that is not judged',
    at('/PayloadContent/-', { PayloadType: 'com.apple.wifi.managed', PayloadVersion: 1, PayloadUUID: 'w' }),
    ['error /PayloadContent/3: has no PayloadIdentifier, a string that is not empty'],
  ],
);

judges(
  'payload-uuid-duplicate',
  ['good', good, []],
  [
    'two of the same',
    at(`${vpn}/PayloadUUID`, '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702'),
    [`error ${vpn}/PayloadUUID: is the same as ${root}/PayloadUUID; every payload has its own`],
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
    [`error ${vpn}/PayloadIdentifier: is the same as ${root}/PayloadIdentifier; every payload has its own`],
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
    [`info ${root}/PayloadType: a payload of type "com.apple.wifi.managed" is not judged`],
  ],
  [
    'a VPN of another type',
    vpnOfType('IPSec'),
    [`info ${vpn}/VPNType: a VPN of type IPSec is not judged, only AlwaysOn and IKEv2 are`],
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
  ['absent', at('/PayloadScope'), ['info : has no PayloadScope; System says that the VPN is for the device']],
  ['User', at('/PayloadScope', 'User'), ['info /PayloadScope: is User; a VPN is for the device: System']],
  [
    'in another case',
    at('/PayloadScope', 'system'),
    ['warning /PayloadScope: is "system"; allowed is System or User'],
  ],
  ['not a text', at('/PayloadScope', 1), ['warning /PayloadScope: is 1; allowed is System or User']],
  ['absent without a VPN', changedAll(good, { '/PayloadScope': undefined, [vpn]: undefined }), []],
  ...['26.1', '27.0'].map(
    (os): Case => [
      `absent on macOS ${os}, which was reported to refuse it`,
      plainAt('/PayloadScope'),
      ['warning : has no PayloadScope; System says that the VPN is for the device'],
      { platform: 'macOS', os },
    ],
  ),
  [
    'User on macOS 26.1',
    plainAt('/PayloadScope', 'User'),
    ['warning /PayloadScope: is User; a VPN is for the device: System'],
    { platform: 'macOS', os: '26.1' },
  ],
  [
    'absent on macOS 26.0',
    plainAt('/PayloadScope'),
    ['info : has no PayloadScope; System says that the VPN is for the device'],
    { platform: 'macOS', os: '26.0' },
  ],
);

const removal = '/PayloadRemovalDisallowed';
const onlySupervised = [
  `info ${removal}: keeps the user from removing the profile on supervised devices alone`,
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
