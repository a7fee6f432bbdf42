import { allowedValues, checkValue, inRange, isFlag, type Target } from '../../src/apple/check-value.js';
import { declarationTypes } from '../../src/apple/declarations/declaration-types.js';
import { serviceExceptionKeys } from '../../src/apple/keys/always-on.js';
import { dnsKeys } from '../../src/apple/keys/dns.js';
import { profileKeys } from '../../src/apple/keys/profile.js';
import { scepRequestKeys } from '../../src/apple/keys/scep.js';
import { ikeSecurityAssociationKeys } from '../../src/apple/keys/security-association.js';
import { tunnelKeys } from '../../src/apple/keys/tunnel.js';
import { vpnKeys } from '../../src/apple/keys/vpn.js';
import { nodeOf, type PlistNode } from '../../src/plist/node.js';

const ios27: Target = { platform: 'iOS', os: '27.0' };
const tunnelOn = (os: string): Target => ({ platform: 'iOS', os, alwaysOn: true });

const { EncryptionAlgorithm, DiffieHellmanGroup } = ikeSecurityAssociationKeys;

const modernGroups = [14, 15, 16, 17, 18, 19, 20, 21, 31, 32];

describe('types', () => {
  test('the type of the row is right', () => {
    expect(checkValue(tunnelKeys.RemoteAddress, nodeOf('vpn.example.com'), ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.PPK, nodeOf(new Uint8Array([1])), ios27)).toBeUndefined();
    expect(checkValue(profileKeys.RemovalDate, nodeOf(new Date(0)), ios27)).toBeUndefined();
    expect(checkValue(vpnKeys.AlwaysOn, nodeOf({ anything: 1 }), ios27)).toBeUndefined();
  });

  test.each<[string, PlistNode]>([
    ['string', nodeOf('1')],
    ['real', { type: 'real', value: 1, path: '' }],
    ['dictionary', nodeOf({})],
  ])('a %s is not an integer', (actual, node) => {
    expect(checkValue(tunnelKeys.EnablePFS, node, ios27)).toEqual({
      kind: 'wrong-type',
      expected: 'integer',
      actual,
    });
  });

  test('a boolean for a flag, but not for another number', () => {
    expect(checkValue(tunnelKeys.EnablePFS, nodeOf(true), ios27)).toEqual({
      kind: 'flag-as-boolean',
      value: true,
    });
    expect(checkValue(tunnelKeys.MTU, nodeOf(true), ios27)).toMatchObject({ kind: 'wrong-type' });
  });

  test('0 and 1 for a boolean, but no other number', () => {
    const row = profileKeys.PayloadRemovalDisallowed;
    expect(checkValue(row, nodeOf(1), ios27)).toEqual({ kind: 'boolean-as-flag', value: 1 });
    expect(checkValue(row, nodeOf(0), ios27)).toEqual({ kind: 'boolean-as-flag', value: 0 });
    expect(checkValue(row, nodeOf(2), ios27)).toMatchObject({ kind: 'wrong-type' });
  });

  test('data for a secret text, an array for an alternative name, a whole number for a duration', () => {
    const data = nodeOf(new Uint8Array([1]));
    expect(checkValue(tunnelKeys.SharedSecret, data, ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.AuthPassword, data, ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.RemoteAddress, data, ios27)).toMatchObject({ kind: 'wrong-type' });
    const { dNSName } = scepRequestKeys.SubjectAltName.keys;
    expect(checkValue(dNSName, nodeOf(['a', 'b']), ios27)).toBeUndefined();
    expect(checkValue(profileKeys.DurationUntilRemoval, nodeOf(3600), ios27)).toBeUndefined();
  });
});

describe('values', () => {
  test('one that is not listed, with those that the target takes', () => {
    expect(checkValue(EncryptionAlgorithm, nodeOf('aes-256'), ios27)).toEqual({
      kind: 'not-allowed',
      value: 'aes-256',
      allowed: ['AES-128', 'AES-256', 'AES-128-GCM', 'AES-256-GCM', 'ChaCha20Poly1305'],
    });
  });

  test('one that the target no longer takes', () => {
    expect(checkValue(EncryptionAlgorithm, nodeOf('3DES'), { platform: 'iOS', os: '18.6' })).toBeUndefined();
    expect(checkValue(EncryptionAlgorithm, nodeOf('3DES'), { platform: 'iOS', os: '26.0' })).toMatchObject({
      kind: 'removed',
      value: '3DES',
      since: '26.0',
    });
  });

  test('one that an Always On tunnel lost earlier', () => {
    expect(checkValue(DiffieHellmanGroup, nodeOf(2), tunnelOn('14.1'))).toBeUndefined();
    expect(checkValue(DiffieHellmanGroup, nodeOf(2), { platform: 'iOS', os: '18.0' })).toBeUndefined();
    const removed = { kind: 'removed', value: 2, allowed: modernGroups };
    expect(checkValue(DiffieHellmanGroup, nodeOf(2), tunnelOn('14.2'))).toEqual({
      ...removed,
      since: '14.2',
    });
    expect(checkValue(DiffieHellmanGroup, nodeOf(2), tunnelOn('27.0'))).toEqual({
      ...removed,
      since: '14.2',
    });
    expect(checkValue(DiffieHellmanGroup, nodeOf(2), ios27)).toEqual({ ...removed, since: '26.0' });
  });

  test('one that the target does not take yet, or never will', () => {
    const { ServiceName } = serviceExceptionKeys;
    expect(
      checkValue(ServiceName, nodeOf('DeviceCommunication'), { platform: 'iOS', os: '17.4' }),
    ).toBeUndefined();
    expect(checkValue(ServiceName, nodeOf('DeviceCommunication'), { platform: 'iOS', os: '17.3' })).toEqual({
      kind: 'not-on-os',
      value: 'DeviceCommunication',
      since: '17.4',
      allowed: ['VoiceMail', 'AirPrint', 'CellularServices'],
    });
    expect(checkValue(vpnKeys.VPNType, nodeOf('AlwaysOn'), { platform: 'macOS', os: '27.0' })).toMatchObject({
      kind: 'not-on-os',
      since: 'n/a',
    });
  });

  test('an integer beyond what a number holds is not allowed, and keeps its digits', () => {
    const node: PlistNode = { type: 'integer', value: 9007199254740993n, path: '' };
    expect(checkValue(DiffieHellmanGroup, node, ios27)).toMatchObject({ value: 9007199254740993n });
    expect(checkValue(tunnelKeys.MTU, node, ios27)).toMatchObject({ value: 9007199254740993n });
  });

  test('the values that a target takes', () => {
    expect(allowedValues(DiffieHellmanGroup, tunnelOn('26.0'))).toEqual(modernGroups);
    expect(allowedValues(DiffieHellmanGroup, tunnelOn('14.0'))).toEqual([1, 2, 5, ...modernGroups]);
    expect(allowedValues(tunnelKeys.TLSMaximumVersion, tunnelOn('26.4'))).toEqual(['1.0', '1.1', '1.2']);
    expect(allowedValues(tunnelKeys.RemoteAddress, ios27)).toEqual([]);
  });
});

describe('ranges, formats, lengths', () => {
  test('the ends of a range belong to it', () => {
    expect(checkValue(tunnelKeys.MTU, nodeOf(1280), ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.MTU, nodeOf(1400), ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.NATKeepAliveInterval, nodeOf(100_000), ios27)).toBeUndefined();
    expect(checkValue(tunnelKeys.NATKeepAliveInterval, nodeOf(19), ios27)).toEqual({
      kind: 'out-of-range',
      value: 19,
      range: { min: 20 },
    });
  });

  test('the range that the device takes is told along', () => {
    const problem = checkValue(tunnelKeys.MTU, nodeOf(1500), ios27);
    expect(problem).toEqual({
      kind: 'out-of-range',
      value: 1500,
      range: { min: 1280, max: 1400 },
      observedRange: { min: 1000, max: 1500 },
    });
    expect(inRange(1500, { min: 1000, max: 1500 })).toBe(true);
    expect(inRange(999n, { min: 1000, max: 1500 })).toBe(false);
  });

  test('a text that must have a form', () => {
    const row = dnsKeys.PayloadCertificateUUID;
    expect(checkValue(row, nodeOf('4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701'), ios27)).toBeUndefined();
    expect(checkValue(row, nodeOf('identity'), ios27)).toEqual({ kind: 'bad-format', format: row.format });
  });

  test('a pair has two elements', () => {
    const pair = scepRequestKeys.Subject.items.items;
    expect(checkValue(pair, nodeOf(['CN', 'x']), ios27)).toBeUndefined();
    expect(checkValue(pair, nodeOf(['CN']), ios27)).toEqual({
      kind: 'wrong-length',
      length: 1,
      allowed: { min: 2, max: 2 },
    });
  });
});

test('flags are integers 0 and 1 in a profile, booleans in a declaration', () => {
  expect(isFlag(tunnelKeys.EnablePFS)).toBe(true);
  expect(isFlag(tunnelKeys.MTU)).toBe(false);
  expect(isFlag({ ...tunnelKeys.MTU, values: [2, 1] })).toBe(false);
  expect(isFlag(DiffieHellmanGroup)).toBe(false);
  const declaration = declarationTypes['com.apple.configuration.network.vpn.always-on'];
  expect(isFlag(declaration.keys.UIToggleEnabled)).toBe(false);
});
