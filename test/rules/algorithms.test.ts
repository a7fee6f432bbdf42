import type { ProfileViewOptions } from '../../src/device/profile-view.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { cellular, changed, goodPlainProfile, goodProfile, plain, said } from '../support/good-profile.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

const IKE = 'IKESecurityAssociationParameters';
const CHILD = 'ChildSecurityAssociationParameters';

const os = (version: string): ProfileViewOptions => ({ os: version });

describe('sa-dh-group', () => {
  const until14 = 'allowed is 14, 15, 16, 17, 18, 19, 20, 21, 31 or 32';
  const all = 'allowed is 1, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 31 or 32';
  const inAlwaysOn = (group: PlistValue) => tunnelWith({ [`${IKE}/DiffieHellmanGroup`]: group });
  const inPlain = (group: PlistValue) => plainWith({ [`${CHILD}/DiffieHellmanGroup`]: group });

  test.each<[string, PlistDictionary, string, string[]]>([
    [
      '2 in Always On',
      inAlwaysOn(2),
      '27.0',
      [`error ${cellular}/${IKE}/DiffieHellmanGroup: is 2; ${until14}`],
    ],
    [
      '2 in Always On',
      inAlwaysOn(2),
      '14.2',
      [`error ${cellular}/${IKE}/DiffieHellmanGroup: is 2; ${until14}`],
    ],
    [
      '2 in Always On',
      inAlwaysOn(2),
      '14.1',
      [
        `warning ${cellular}/${IKE}/DiffieHellmanGroup: is 2, which iOS 14.2 and later refuse; 14 or higher is safe`,
      ],
    ],
    ['14 in Always On', inAlwaysOn(14), '14.1', []],
    ['14 in Always On', inAlwaysOn(14), '27.0', []],
    ['32 in Always On', inAlwaysOn(32), '27.0', []],
    [
      '24 in Always On',
      inAlwaysOn(24),
      '13.0',
      [`error ${cellular}/${IKE}/DiffieHellmanGroup: is 24; ${all}`],
    ],
    [
      '5 in a plain VPN',
      inPlain(5),
      '26.0',
      [`error ${plain}/${CHILD}/DiffieHellmanGroup: is 5; ${until14}`],
    ],
    [
      '5 in a plain VPN',
      inPlain(5),
      '25.0',
      [
        `warning ${plain}/${CHILD}/DiffieHellmanGroup: is 5, which iOS 26.0 and later refuse; 14 or higher is safe`,
      ],
    ],
    ['14 in a plain VPN', inPlain(14), '25.0', []],
    ['a text, which is for key-type', inAlwaysOn('2'), '27.0', []],
  ])('%# %s', (_, profile, version, findings) => {
    expect(said('sa-dh-group', profile, os(version))).toEqual(findings);
  });
});

describe('sa-lifetime', () => {
  test.each<[PlistValue, string[]]>([
    [9, [`error ${cellular}/${CHILD}/LifeTimeInMinutes: is 9 minutes; allowed is 10 to 1440`]],
    [10, []],
    [1440, []],
    [1441, [`error ${cellular}/${CHILD}/LifeTimeInMinutes: is 1441 minutes; allowed is 10 to 1440`]],
    [0, [`error ${cellular}/${CHILD}/LifeTimeInMinutes: is 0 minutes; allowed is 10 to 1440`]],
    [
      2n ** 64n,
      [`error ${cellular}/${CHILD}/LifeTimeInMinutes: is ${2n ** 64n} minutes; allowed is 10 to 1440`],
    ],
    ['9', []],
  ])('%s', (minutes, findings) => {
    expect(said('sa-lifetime', tunnelWith({ [`${CHILD}/LifeTimeInMinutes`]: minutes }))).toEqual(findings);
  });

  test('in a plain VPN', () => {
    expect(said('sa-lifetime', plainWith({ [`${IKE}/LifeTimeInMinutes`]: 2880 }))).toHaveLength(1);
  });
});

describe('sa-algorithm-unknown', () => {
  const ciphers = 'AES-128, AES-256, AES-128-GCM, AES-256-GCM or ChaCha20Poly1305';
  const hashes = 'SHA2-256, SHA2-384 or SHA2-512';

  test.each<[string, string, string, string]>([
    [IKE, 'EncryptionAlgorithm', 'AES256GCM', `AES-256; allowed is ${ciphers}; did you mean AES-256-GCM?`],
    [CHILD, 'EncryptionAlgorithm', 'aes-256', `AES-256; allowed is ${ciphers}; did you mean AES-256?`],
    [CHILD, 'EncryptionAlgorithm', '', `AES-256; allowed is ${ciphers}`],
    [IKE, 'EncryptionAlgorithm', 'AES-512', `AES-256; allowed is ${ciphers}`],
    // What the device takes instead is stronger than what was perhaps meant.
    [IKE, 'EncryptionAlgorithm', 'AES128', `AES-256; allowed is ${ciphers}`],
    [IKE, 'IntegrityAlgorithm', 'SHA-384', `SHA2-256; allowed is ${hashes}; did you mean SHA2-384?`],
    [IKE, 'IntegrityAlgorithm', 'md5', `SHA2-256; allowed is ${hashes}`],
  ])('%s %s %s', (association, key, name, rest) => {
    expect(said('sa-algorithm-unknown', tunnelWith({ [`${association}/${key}`]: name }))).toEqual([
      `error ${cellular}/${association}/${key}: is "${name}", which the device does not know, so it takes ${rest}`,
    ]);
  });

  test('a removed name is not unknown, and a plain VPN is judged too', () => {
    const removed = { [`${IKE}/EncryptionAlgorithm`]: '3DES', [`${IKE}/IntegrityAlgorithm`]: 'SHA1-96' };
    expect(said('sa-algorithm-unknown', tunnelWith(removed))).toEqual([]);
    expect(
      said('sa-algorithm-unknown', plainWith({ [`${IKE}/EncryptionAlgorithm`]: 'AES-192' })),
    ).toHaveLength(1);
  });
});

describe('sa-algorithm-removed', () => {
  const ciphers = 'AES-128, AES-256, AES-128-GCM, AES-256-GCM or ChaCha20Poly1305';
  const at = `${cellular}/${IKE}`;
  const old = tunnelWith({
    [`${IKE}/EncryptionAlgorithm`]: '3DES',
    [`${IKE}/IntegrityAlgorithm`]: 'SHA1-96',
  });

  test.each([
    ['27.0', 'error'],
    ['26.0', 'error'],
    ['25.0', 'warning'],
    ['13.0', 'warning'],
  ])('on iOS %s', (version, severity) => {
    expect(said('sa-algorithm-removed', old, os(version))).toEqual([
      `${severity} ${at}/EncryptionAlgorithm: is 3DES, which iOS 26.0 and later do not support; use ${ciphers}`,
      `${severity} ${at}/IntegrityAlgorithm: is SHA1-96, which iOS 26.0 and later do not support; use SHA2-256, SHA2-384 or SHA2-512`,
    ]);
  });

  test('a watch never had DES', () => {
    const profile = plainWith({ [`${CHILD}/EncryptionAlgorithm`]: 'DES' });
    expect(said('sa-algorithm-removed', profile, { platform: 'watchOS', os: '10.0' })).toEqual([
      `error ${plain}/${CHILD}/EncryptionAlgorithm: is DES, which watchOS never had; allowed is ${ciphers}`,
    ]);
  });

  test.each(['AES-128', 'AES-256', 'AES-128-GCM', 'ChaCha20Poly1305'])('%s stays', (cipher) => {
    expect(said('sa-algorithm-removed', tunnelWith({ [`${IKE}/EncryptionAlgorithm`]: cipher }))).toEqual([]);
  });
});

describe('sa-child-absent', () => {
  test('with and without the parameters of IKE', () => {
    expect(said('sa-child-absent', tunnelWith({ [CHILD]: undefined }))).toEqual([
      `info ${cellular}: has no ${CHILD}: those of IKE hold for the Child SA too`,
    ]);
    expect(said('sa-child-absent', plainWith({ [CHILD]: undefined, [IKE]: undefined }))).toEqual([
      `info ${plain}: has neither ${IKE} nor ${CHILD}: the device takes its defaults`,
    ]);
  });

  test('an empty dictionary is not absent', () => {
    expect(said('sa-child-absent', tunnelWith({ [CHILD]: {} }))).toEqual([]);
  });
});

describe('sa-child-partial', () => {
  const at = `${cellular}/${CHILD}`;

  test.each<[string, PlistDictionary, string]>([
    [
      'a group that IKE has otherwise',
      tunnelWith({ [`${CHILD}/DiffieHellmanGroup`]: undefined }),
      `warning ${at}: leaves out DiffieHellmanGroup: presumably DiffieHellmanGroup 14, and not DiffieHellmanGroup of ${IKE}`,
    ],
    [
      'a group that IKE has as the default',
      tunnelWith({ [`${CHILD}/DiffieHellmanGroup`]: undefined, [`${IKE}/DiffieHellmanGroup`]: 14 }),
      `info ${at}: leaves out DiffieHellmanGroup: presumably DiffieHellmanGroup 14`,
    ],
    [
      'an integrity algorithm that the cipher does without',
      tunnelWith({ [`${CHILD}/IntegrityAlgorithm`]: undefined }),
      `info ${at}: leaves out IntegrityAlgorithm: presumably IntegrityAlgorithm SHA2-256`,
    ],
    [
      'an integrity algorithm that the cipher needs',
      tunnelWith({ [`${CHILD}/IntegrityAlgorithm`]: undefined, [`${CHILD}/EncryptionAlgorithm`]: 'AES-256' }),
      `warning ${at}: leaves out IntegrityAlgorithm: presumably IntegrityAlgorithm SHA2-256, and not IntegrityAlgorithm of ${IKE}`,
    ],
    [
      'cipher and lifetime',
      tunnelWith({ [CHILD]: { IntegrityAlgorithm: 'SHA2-384', DiffieHellmanGroup: 20 } }),
      `warning ${at}: leaves out EncryptionAlgorithm, LifeTimeInMinutes: presumably EncryptionAlgorithm AES-256, LifeTimeInMinutes 30, and not EncryptionAlgorithm, LifeTimeInMinutes of ${IKE}`,
    ],
    [
      'a group, without parameters of IKE',
      tunnelWith({ [IKE]: undefined, [`${CHILD}/DiffieHellmanGroup`]: undefined }),
      `info ${at}: leaves out DiffieHellmanGroup: presumably DiffieHellmanGroup 14`,
    ],
  ])('%s', (_, profile, finding) => {
    expect(said('sa-child-partial', profile)).toEqual([finding]);
  });

  test('nothing is said of a complete or an absent one', () => {
    expect(said('sa-child-partial', goodPlainProfile())).toEqual([]);
    expect(said('sa-child-partial', tunnelWith({ [CHILD]: undefined }))).toEqual([]);
  });
});

describe('sa-aead-prf', () => {
  test.each(['AES-128-GCM', 'AES-256-GCM', 'ChaCha20Poly1305'])('%s without IntegrityAlgorithm', (cipher) => {
    const profile = plainWith({
      [`${IKE}/EncryptionAlgorithm`]: cipher,
      [`${IKE}/IntegrityAlgorithm`]: undefined,
    });
    expect(said('sa-aead-prf', profile)).toEqual([
      `warning ${plain}/${IKE}: has ${cipher}, but no IntegrityAlgorithm, so the PRF is that of SHA2-256; write the one that the server has`,
    ]);
  });

  test('nothing is said of AES-256, nor of the Child SA', () => {
    const changes = { [`${IKE}/EncryptionAlgorithm`]: 'AES-256', [`${IKE}/IntegrityAlgorithm`]: undefined };
    expect(said('sa-aead-prf', tunnelWith(changes))).toEqual([]);
    expect(said('sa-aead-prf', tunnelWith({ [`${CHILD}/IntegrityAlgorithm`]: undefined }))).toEqual([]);
  });
});

describe('sa-strict-selection and sa-strength-mismatch', () => {
  const ciphers = (ike: string | undefined, child: string, strict?: PlistValue) =>
    tunnelWith({
      [`${IKE}/EncryptionAlgorithm`]: ike,
      [`${CHILD}/EncryptionAlgorithm`]: child,
      ...(strict !== undefined && { EnforceStrictAlgorithmSelection: strict }),
    });
  const mismatch = `info ${cellular}/${CHILD}/EncryptionAlgorithm: is AES-256-GCM, stronger than the AES-128 of IKE`;
  const refusal = `error ${cellular}/EnforceStrictAlgorithmSelection: is 1, but IKE has AES-128 and the Child SA the stronger AES-256-GCM; the cipher of IKE must be at least as strong`;

  test.each<[string, PlistDictionary, string, string[]]>([
    ['off', ciphers('AES-128', 'AES-256-GCM'), '27.0', [mismatch]],
    ['0', ciphers('AES-128', 'AES-256-GCM', 0), '27.0', [mismatch]],
    ['1', ciphers('AES-128', 'AES-256-GCM', 1), '27.0', [refusal]],
    ['1', ciphers('AES-128', 'AES-256-GCM', 1), '18.5', [refusal]],
    ['1, not known yet', ciphers('AES-128', 'AES-256-GCM', 1), '18.4', [mismatch]],
    ['1, equals', ciphers('AES-256', 'ChaCha20Poly1305', 1), '27.0', []],
    ['1, IKE stronger', ciphers('AES-256-GCM', 'AES-128-GCM', 1), '27.0', []],
    ['1, IKE by default', ciphers(undefined, 'AES-256-GCM', 1), '27.0', []],
    ['1, IKE unknown and so the default', ciphers('AES-512', 'AES-256-GCM', 1), '27.0', []],
  ])('%s', (_, profile, version, findings) => {
    const both = ['sa-strict-selection', 'sa-strength-mismatch'];
    expect(both.flatMap((rule) => said(rule, profile, os(version)))).toEqual(findings);
  });

  test('a child without a cipher of its own is not compared', () => {
    const profile = tunnelWith({
      [`${IKE}/EncryptionAlgorithm`]: 'AES-128',
      [`${CHILD}/EncryptionAlgorithm`]: undefined,
      EnforceStrictAlgorithmSelection: 1,
    });
    expect(said('sa-strict-selection', profile)).toEqual([]);
  });
});

describe('sa-post-quantum', () => {
  const list = `${cellular}/${IKE}/PostQuantumKeyExchangeMethods`;
  const methods = (...numbers: PlistValue[]) =>
    tunnelWith({ [`${IKE}/PostQuantumKeyExchangeMethods`]: numbers });
  const allowed = 'allowed is 0, 36 or 37: none, ML-KEM-768, ML-KEM-1024';
  const noFallback = `info ${list}: a server without these methods gets no tunnel, because AllowPostQuantumKeyExchangeFallback is not 1`;

  test.each<[string, PlistDictionary, string[]]>([
    ['one', methods(36), [noFallback]],
    ['unknown', methods(36, 35), [`error ${list}/1: is 35; ${allowed}`, noFallback]],
    [
      'repeated',
      methods(36, 37, 36),
      [`error ${list}/2: repeats 36; each method may be named once`, noFallback],
    ],
    ['none', methods(), []],
    ['nothing but none', methods(0), []],
    [
      'eight',
      methods(0, 36, 37, 1, 2, 3, 4, 5),
      [
        `error ${list}: has 8 methods; at most 7 are allowed`,
        ...[1, 2, 3, 4, 5].map((method, index) => `error ${list}/${index + 3}: is ${method}; ${allowed}`),
        noFallback,
      ],
    ],
    ['texts, which are for key-type', methods('36'), []],
    ['with a fallback', changed(methods(36), `${cellular}/AllowPostQuantumKeyExchangeFallback`, 1), []],
    [
      'without a fallback',
      changed(methods(37), `${cellular}/AllowPostQuantumKeyExchangeFallback`, 0),
      [
        `info ${cellular}/AllowPostQuantumKeyExchangeFallback: a server without these methods gets no tunnel, because AllowPostQuantumKeyExchangeFallback is not 1`,
      ],
    ],
    [
      'a fallback from nothing',
      tunnelWith({ AllowPostQuantumKeyExchangeFallback: 1 }),
      [
        `warning ${cellular}/AllowPostQuantumKeyExchangeFallback: has no effect, because no PostQuantumKeyExchangeMethods are named`,
      ],
    ],
  ])('%s', (_, profile, findings) => {
    expect(said('sa-post-quantum', profile, os('26.0'))).toEqual(findings);
  });

  test('an older iOS ignores the key, which key-not-on-os says', () => {
    expect(said('sa-post-quantum', methods(35, 35), os('25.0'))).toEqual([]);
  });
});

describe('sa-default-differs', () => {
  const lifetime = "has no LifeTimeInMinutes: the device takes 60, where Apple's schema says 1440";
  const mtu =
    "has no MTU: the device sets none and leaves it to its network stack, where Apple's schema says 1280";
  const cipher = 'has no EncryptionAlgorithm: its default is AES-256, and was 3DES before iOS 14.0';
  const hash = 'has no IntegrityAlgorithm: its default is SHA2-256, and was SHA1-96 before iOS 14.0';
  const group = 'has no DiffieHellmanGroup: its default is 14, and was 2 in older releases';

  test.each<[string, PlistDictionary, string, string[]]>([
    [
      'lifetime of IKE',
      tunnelWith({ [`${IKE}/LifeTimeInMinutes`]: undefined }),
      '27.0',
      [`info ${cellular}/${IKE}: ${lifetime}`],
    ],
    [
      'lifetime of the Child SA',
      plainWith({ [`${CHILD}/LifeTimeInMinutes`]: undefined }),
      '27.0',
      [`info ${plain}/${CHILD}: ${lifetime.replace('60', '30')}`],
    ],
    ['MTU', tunnelWith({ MTU: undefined }), '14.0', [`info ${cellular}: ${mtu}`]],
    ['MTU, not known yet', tunnelWith({ MTU: undefined }), '13.0', []],
    ['MTU of a plain VPN', plainWith({ MTU: undefined }), '27.0', []],
    [
      'PPKMandatory',
      tunnelWith({ PPK: Buffer.from('key'), PPKIdentifier: 'name' }),
      '27.0',
      [`info ${cellular}: has no PPKMandatory: the device takes 0, where Apple's schema says 1`],
    ],
    [
      'PPKMandatory, not known yet',
      tunnelWith({ PPK: Buffer.from('key'), PPKIdentifier: 'name' }),
      '17.0',
      [],
    ],
    ['PPKMandatory given', tunnelWith({ PPK: Buffer.from('key'), PPKMandatory: 0 }), '27.0', []],
    [
      'all of IKE',
      plainWith({ [IKE]: undefined }),
      '27.0',
      [
        `info ${plain}: ${cipher}`,
        `info ${plain}: ${hash}`,
        `info ${plain}: ${group}`,
        `info ${plain}: ${lifetime}`,
      ],
    ],
    [
      'the cipher',
      tunnelWith({ [`${IKE}/EncryptionAlgorithm`]: undefined }),
      '13.0',
      [`warning ${cellular}/${IKE}: ${cipher}`],
    ],
    ['integrity beside GCM', tunnelWith({ [`${IKE}/IntegrityAlgorithm`]: undefined }), '13.0', []],
    ['nothing', goodProfile(), '27.0', []],
  ])('%s', (_, profile, version, findings) => {
    expect(said('sa-default-differs', profile, os(version))).toEqual(findings);
  });
});
