import type { Platform } from '../../src/apple/os.js';
import { minimumOS } from '../../src/device/minimum-os.js';
import { profileViewOf } from '../../src/device/profile-view.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  vpn,
} from '../support/good-profile.js';

const oldest = (profile: PlistDictionary, platform: Platform = 'iOS') =>
  minimumOS(profileViewOf(dictionaryNodeOf(profile), { platform }));

/** A profile that iOS 8 would take, with something newer put in. */
const since8 = () =>
  changedAll(goodProfile(), {
    [`${alwaysOn}/ServiceExceptions`]: undefined,
    [`${alwaysOn}/ApplicationExceptions`]: undefined,
    [`${alwaysOn}/TunnelConfigurations`]: [{ ProtocolType: 'IKEv2', RemoteAddress: 'vpn.example.com' }],
  });
const with8 = (place: string, value: PlistValue) => changed(since8(), place, value);

const ike = `${cellular}/IKESecurityAssociationParameters`;

test.each<[string, PlistDictionary, string | undefined]>([
  ['the good profile, for DeviceCommunication', goodProfile(), '17.4'],
  ['the good plain profile, for MTU', goodPlainProfile(), '14.0'],
  ['Always On itself', since8(), '8.0'],
  ['PFS', with8(`${cellular}/EnablePFS`, 1), '9.0'],
  [
    'cellular services',
    with8(`${alwaysOn}/ServiceExceptions`, [{ ServiceName: 'CellularServices', Action: 'Allow' }]),
    '11.3',
  ],
  ['applications', with8(`${alwaysOn}/ApplicationExceptions`, [{ BundleIdentifier: 'com.example' }]), '13.6'],
  ['PPK', with8(`${cellular}/PPKIdentifier`, 'name'), '18.0'],
  ['strict selection', with8(`${cellular}/EnforceStrictAlgorithmSelection`, 0), '18.5'],
  ['post-quantum methods', with8(ike, { PostQuantumKeyExchangeMethods: [36] }), '26.0'],
  ['TLS 1.2', with8(`${cellular}/TLSMaximumVersion`, '1.2'), '11.0'],
  ['TLS 1.3', with8(`${cellular}/TLSMaximumVersion`, '1.3'), '27.0'],
  ['an ACME identity', changed(since8(), `${identity}/PayloadType`, 'com.apple.security.acme'), '16.0'],
  ['a target type of the profile', changed(since8(), '/TargetDeviceType', 1), '12.2'],
  ['a key that Always On does not read', with8(`${cellular}/ExcludeAPNs`, 1), '8.0'],
  ['a payload that is not judged', changed(since8(), `${identity}/PayloadType`, 'com.example.new'), '8.0'],
  ['a group that goes later', with8(ike, { DiffieHellmanGroup: 2 }), '8.0'],
  [
    'a group that went before',
    changed(with8(ike, { DiffieHellmanGroup: 2 }), `${cellular}/PPKIdentifier`, 'name'),
    undefined,
  ],
  [
    'a cipher that went with the new key',
    with8(ike, { EncryptionAlgorithm: '3DES', PostQuantumKeyExchangeMethods: [36] }),
    undefined,
  ],
  [
    'a cipher that stays long enough',
    changed(with8(ike, { EncryptionAlgorithm: '3DES' }), `${cellular}/PPKIdentifier`, 'name'),
    '18.0',
  ],
  ['nothing that needs a version', { PayloadType: 'Configuration' }, undefined],
])('%s', (_, profile, version) => {
  expect(oldest(profile)).toBe(version);
});

test('other platforms', () => {
  expect(oldest(goodPlainProfile(), 'macOS')).toBe('11.0');
  expect(oldest(goodProfile(), 'macOS')).toBeUndefined();
  expect(oldest(changed(goodPlainProfile(), `${plain}/IncludeAllNetworks`, 1), 'tvOS')).toBeUndefined();
  expect(oldest(changed(goodProfile(), vpn), 'watchOS')).toBe('3.0');
});
