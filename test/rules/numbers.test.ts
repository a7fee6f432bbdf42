import type { PlistDictionary } from '../../src/plist/value.js';
import { cellular, findings, goodProfile, plain, said } from '../support/good-profile.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

describe('pfs-off', () => {
  test.each<[string, PlistDictionary, string[]]>([
    [
      'absent',
      tunnelWith({ EnablePFS: undefined }),
      [`info ${cellular}: The tunnel has no EnablePFS, so PFS is off.`],
    ],
    ['0', plainWith({ EnablePFS: 0 }), [`info ${plain}/EnablePFS: EnablePFS is off.`]],
    ['false', tunnelWith({ EnablePFS: false }), [`info ${cellular}/EnablePFS: EnablePFS is off.`]],
    [
      'a text, which the device ignores',
      tunnelWith({ EnablePFS: '1' }),
      [`info ${cellular}/EnablePFS: EnablePFS is off.`],
    ],
    ['1', goodProfile(), []],
    ['true', tunnelWith({ EnablePFS: true }), []],
  ])('%s', (_, profile, told) => {
    expect(said('pfs-off', profile)).toEqual(told);
  });

  test('the fix is the key to add', () => {
    const [finding] = findings(plainWith({ EnablePFS: 0 })).filter(({ rule }) => rule === 'pfs-off');
    expect(finding?.fix).toBe('<key>EnablePFS</key>\n<integer>1</integer>');
  });
});

describe('mtu-range', () => {
  const message = (mtu: number) => `${cellular}/MTU: MTU is ${mtu} bytes. Apple allows 1280 to 1400.`;

  test.each<[number, string, string[]]>([
    [999, '27.0', [`error ${message(999)}`]],
    [1000, '27.0', [`warning ${message(1000)}`]],
    [1279, '14.0', [`warning ${message(1279)}`]],
    [1280, '27.0', []],
    [1400, '27.0', []],
    [1401, '27.0', [`warning ${message(1401)}`]],
    [1500, '27.0', [`warning ${message(1500)}`]],
    [1501, '27.0', [`error ${message(1501)}`]],
    // iOS 13 does not know the key, which key-not-on-os says.
    [1501, '13.0', []],
  ])('%s on iOS %s', (MTU, os, told) => {
    expect(said('mtu-range', tunnelWith({ MTU }), { os })).toEqual(told);
  });

  test('in a plain VPN', () => {
    expect(said('mtu-range', plainWith({ MTU: 500 }))).toHaveLength(1);
  });
});

describe('nat-keepalive', () => {
  const interval = `${cellular}/NATKeepAliveInterval`;

  test.each<[string, PlistDictionary, string[]]>([
    [
      '19',
      tunnelWith({ NATKeepAliveInterval: 19 }),
      [`warning ${interval}: NATKeepAliveInterval is 19 seconds, below the minimum of 20.`],
    ],
    ['20', tunnelWith({ NATKeepAliveInterval: 20 }), []],
    ['100000', tunnelWith({ NATKeepAliveInterval: 100_000 }), []],
    [
      'with offload off',
      tunnelWith({ NATKeepAliveOffloadEnable: 0 }),
      [`warning ${interval}: NATKeepAliveInterval has no effect, because NATKeepAliveOffloadEnable is 0.`],
    ],
    ['with offload on by default', tunnelWith({ NATKeepAliveOffloadEnable: undefined }), []],
    [
      'offload off without an interval',
      tunnelWith({ NATKeepAliveOffloadEnable: 0, NATKeepAliveInterval: undefined }),
      [],
    ],
    [
      'in a plain VPN',
      plainWith({ NATKeepAliveInterval: 60, NATKeepAliveOffloadEnable: 1 }),
      [
        `info ${plain}/NATKeepAliveOffloadEnable: NATKeepAliveOffloadEnable probably has no effect in a VPN of type IKEv2.`,
        `info ${plain}/NATKeepAliveInterval: NATKeepAliveInterval probably has no effect in a VPN of type IKEv2.`,
      ],
    ],
  ])('%s', (_, profile, told) => {
    expect(said('nat-keepalive', profile)).toEqual(told);
  });
});

describe('dead-peer-detection', () => {
  test.each([
    ['medium', ' Did you mean Medium?'],
    ['Never', ''],
  ])('%s', (DeadPeerDetectionRate, hint) => {
    expect(said('dead-peer-detection', plainWith({ DeadPeerDetectionRate }))).toEqual([
      `error ${plain}/DeadPeerDetectionRate: DeadPeerDetectionRate is "${DeadPeerDetectionRate}", which does not exist.${hint}`,
    ]);
  });

  test.each(['None', 'Low', 'Medium', 'High'])('%s', (DeadPeerDetectionRate) => {
    expect(said('dead-peer-detection', tunnelWith({ DeadPeerDetectionRate }))).toEqual([]);
  });
});

describe('ppk', () => {
  const key = { PPK: Buffer.from('key') };
  const both = { ...key, PPKIdentifier: 'name' };

  test.each<[string, PlistDictionary, string[]]>([
    ['complete', tunnelWith({ ...both, PPKMandatory: 1 }), []],
    ['not mandatory', tunnelWith({ ...both, PPKMandatory: 0 }), []],
    [
      'without its name',
      tunnelWith(key),
      [`error ${cellular}/PPK: The tunnel has PPK, but no PPKIdentifier.`],
    ],
    [
      'a name without the key',
      plainWith({ PPKIdentifier: 'name' }),
      [`error ${plain}/PPKIdentifier: The tunnel has PPKIdentifier, but no PPK.`],
    ],
    [
      'an empty name',
      tunnelWith({ ...both, PPKIdentifier: '', PPKMandatory: 1 }),
      [`error ${cellular}/PPKIdentifier: PPKIdentifier is empty.`],
    ],
    ['an empty key', plainWith({ ...both, PPK: new Uint8Array() }), [`error ${plain}/PPK: PPK is empty.`]],
    [
      'PPKMandatory left out',
      tunnelWith(both),
      [`error ${cellular}: The tunnel has PPK, but no PPKMandatory.`],
    ],
    ['PPKMandatory left out in a plain VPN', plainWith(both), []],
    [
      'PPKMandatory alone',
      tunnelWith({ PPKMandatory: 1 }),
      [`warning ${cellular}/PPKMandatory: PPKMandatory has no effect without PPK and PPKIdentifier.`],
    ],
    ['none', goodProfile(), []],
  ])('%s', (_, profile, told) => {
    expect(said('ppk', profile, { os: '18.0' })).toEqual(told);
  });

  test('an older iOS ignores all three, which key-not-on-os says', () => {
    expect(said('ppk', tunnelWith(key), { os: '17.7' })).toEqual([]);
  });
});
