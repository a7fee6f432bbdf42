import type { PlistDictionary } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { verify } from '../../src/verify/verify.js';
import { tunnelWith } from '../rules/tunnel-with.js';
import { changed, goodProfile, now, vpn } from '../support/good-profile.js';

const minimumOS = async (profile: PlistDictionary) =>
  (await verify(Buffer.from(writePlist(profile)), { now })).minimumOS;

const wifi = {
  PayloadType: 'com.apple.wifi.managed',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.example.wifi',
  PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7708',
};

test('a good profile is said to work', async () => {
  expect(await minimumOS(goodProfile())).toBe('17.4');
});

test.each<[string, PlistDictionary]>([
  ['an error', tunnelWith({ RemoteAddress: '' })],
  ['a warning, which is of what the device ignores', tunnelWith({ Foo: 1 })],
  ['a payload that is not judged', changed(goodProfile(), '/PayloadContent/-', wifi)],
  ['a VPN that is not judged', changed(goodProfile(), `${vpn}/VPNType`, 'IPSec')],
  ['encrypted payloads beside it', changed(goodProfile(), '/EncryptedPayloadContent', Buffer.from('x'))],
])('nothing is claimed of one with %s', async (_, profile) => {
  expect(await minimumOS(profile)).toBeUndefined();
});

test('what nobody can read is not said to hold no VPN', async () => {
  const remarks = async (profile: PlistDictionary) =>
    (await verify(Buffer.from(writePlist(profile)), { now })).remarks;
  const without = changed(goodProfile(), '/PayloadContent', [wifi]);
  expect(await remarks(without)).toEqual(['It holds no VPN.']);
  expect(await remarks(changed(without, '/EncryptedPayloadContent', Buffer.from('x')))).toBeUndefined();
});
