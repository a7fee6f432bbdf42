import type { ProfileViewOptions } from '../../src/device/profile-view.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { cellular, changed, goodPlainProfile, goodProfile, plain, said } from '../support/good-profile.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

const IKE = 'IKESecurityAssociationParameters';
const CHILD = 'ChildSecurityAssociationParameters';

const os = (version: string): ProfileViewOptions => ({ os: version });

describe('sa-dh-group', () => {
  const inAlwaysOn = (group: PlistValue) => tunnelWith({ [`${IKE}/DiffieHellmanGroup`]: group });
  const inPlain = (group: PlistValue) => plainWith({ [`${CHILD}/DiffieHellmanGroup`]: group });

  test.each<[string, PlistDictionary, string, string[]]>([
    [
      '2 in Always On',
      inAlwaysOn(2),
      '27.0',
      [
        `error ${cellular}/${IKE}/DiffieHellmanGroup: IKE SA uses Diffie-Hellman group 2, which iOS 14.2 and later reject.`,
      ],
    ],
    [
      '2 in Always On',
      inAlwaysOn(2),
      '14.2',
      [
        `error ${cellular}/${IKE}/DiffieHellmanGroup: IKE SA uses Diffie-Hellman group 2, which iOS 14.2 and later reject.`,
      ],
    ],
    [
      '2 in Always On',
      inAlwaysOn(2),
      '14.1',
      [
        `warning ${cellular}/${IKE}/DiffieHellmanGroup: IKE SA uses Diffie-Hellman group 2, which iOS 14.2 and later reject.`,
      ],
    ],
    ['14 in Always On', inAlwaysOn(14), '14.1', []],
    ['14 in Always On', inAlwaysOn(14), '27.0', []],
    ['32 in Always On', inAlwaysOn(32), '27.0', []],
    [
      '24 in Always On',
      inAlwaysOn(24),
      '13.0',
      [
        `error ${cellular}/${IKE}/DiffieHellmanGroup: IKE SA uses Diffie-Hellman group 24, which devices do not have.`,
      ],
    ],
    [
      '5 in a plain VPN',
      inPlain(5),
      '26.0',
      [
        `error ${plain}/${CHILD}/DiffieHellmanGroup: Child SA uses Diffie-Hellman group 5, which iOS 26.0 and later reject.`,
      ],
    ],
    [
      '5 in a plain VPN',
      inPlain(5),
      '25.0',
      [
        `warning ${plain}/${CHILD}/DiffieHellmanGroup: Child SA uses Diffie-Hellman group 5, which iOS 26.0 and later reject.`,
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
    [
      9,
      [
        `error ${cellular}/${CHILD}/LifeTimeInMinutes: Child SA has a lifetime of 9 minutes. Apple allows 10 to 1440.`,
      ],
    ],
    [10, []],
    [1440, []],
    [
      1441,
      [
        `error ${cellular}/${CHILD}/LifeTimeInMinutes: Child SA has a lifetime of 1441 minutes. Apple allows 10 to 1440.`,
      ],
    ],
    [
      0,
      [
        `error ${cellular}/${CHILD}/LifeTimeInMinutes: Child SA has a lifetime of 0 minutes. Apple allows 10 to 1440.`,
      ],
    ],
    [
      2n ** 64n,
      [
        `error ${cellular}/${CHILD}/LifeTimeInMinutes: Child SA has a lifetime of ${2n ** 64n} minutes. Apple allows 10 to 1440.`,
      ],
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
  test.each<[string, string, string, string]>([
    [IKE, 'EncryptionAlgorithm', 'AES256GCM', 'AES-256 instead. Did you mean AES-256-GCM?'],
    [CHILD, 'EncryptionAlgorithm', 'aes-256', 'AES-256 instead. Did you mean AES-256?'],
    [CHILD, 'EncryptionAlgorithm', '', 'AES-256 instead.'],
    [IKE, 'EncryptionAlgorithm', 'AES-512', 'AES-256 instead.'],
    // What the device takes instead is stronger than what was perhaps meant.
    [IKE, 'EncryptionAlgorithm', 'AES128', 'AES-256 instead.'],
    [IKE, 'IntegrityAlgorithm', 'SHA-384', 'SHA2-256 instead. Did you mean SHA2-384?'],
    [IKE, 'IntegrityAlgorithm', 'md5', 'SHA2-256 instead.'],
  ])('%s %s %s', (association, key, name, rest) => {
    expect(said('sa-algorithm-unknown', tunnelWith({ [`${association}/${key}`]: name }))).toEqual([
      `error ${cellular}/${association}/${key}: ${key} of ${association === IKE ? 'IKE' : 'Child'} SA is "${name}", which devices do not know. They use ${rest}`,
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
      `${severity} ${at}/EncryptionAlgorithm: IKE SA uses 3DES, which iOS 26.0 and later do not support.`,
      `${severity} ${at}/IntegrityAlgorithm: IKE SA uses SHA1-96, which iOS 26.0 and later do not support.`,
    ]);
  });

  test('a watch never had DES', () => {
    const profile = plainWith({ [`${CHILD}/EncryptionAlgorithm`]: 'DES' });
    expect(said('sa-algorithm-removed', profile, { platform: 'watchOS', os: '10.0' })).toEqual([
      `error ${plain}/${CHILD}/EncryptionAlgorithm: Child SA uses DES, which watchOS never had.`,
    ]);
  });

  test.each(['AES-128', 'AES-256', 'AES-128-GCM', 'ChaCha20Poly1305'])('%s stays', (cipher) => {
    expect(said('sa-algorithm-removed', tunnelWith({ [`${IKE}/EncryptionAlgorithm`]: cipher }))).toEqual([]);
  });
});

describe('sa-child-absent', () => {
  test('with and without the parameters of IKE', () => {
    expect(said('sa-child-absent', tunnelWith({ [CHILD]: undefined }))).toEqual([
      `info ${cellular}: The tunnel has no ${CHILD}, so Child SA uses those of IKE SA.`,
    ]);
    expect(said('sa-child-absent', plainWith({ [CHILD]: undefined, [IKE]: undefined }))).toEqual([
      `info ${plain}: The tunnel has neither ${IKE} nor ${CHILD}, so devices use their defaults.`,
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
      `warning ${at}: Child SA has no DiffieHellmanGroup. Devices probably use DiffieHellmanGroup 14. IKE SA has another value for DiffieHellmanGroup.`,
    ],
    [
      'a group that IKE has as the default',
      tunnelWith({ [`${CHILD}/DiffieHellmanGroup`]: undefined, [`${IKE}/DiffieHellmanGroup`]: 14 }),
      `info ${at}: Child SA has no DiffieHellmanGroup. Devices probably use DiffieHellmanGroup 14.`,
    ],
    [
      'an integrity algorithm that the cipher does without',
      tunnelWith({ [`${CHILD}/IntegrityAlgorithm`]: undefined }),
      `info ${at}: Child SA has no IntegrityAlgorithm. Devices probably use IntegrityAlgorithm SHA2-256.`,
    ],
    [
      'an integrity algorithm that the cipher needs',
      tunnelWith({ [`${CHILD}/IntegrityAlgorithm`]: undefined, [`${CHILD}/EncryptionAlgorithm`]: 'AES-256' }),
      `warning ${at}: Child SA has no IntegrityAlgorithm. Devices probably use IntegrityAlgorithm SHA2-256. IKE SA has another value for IntegrityAlgorithm.`,
    ],
    [
      'cipher and lifetime',
      tunnelWith({ [CHILD]: { IntegrityAlgorithm: 'SHA2-384', DiffieHellmanGroup: 20 } }),
      `warning ${at}: Child SA has no EncryptionAlgorithm or LifeTimeInMinutes. Devices probably use EncryptionAlgorithm AES-256, LifeTimeInMinutes 30. IKE SA has another value for EncryptionAlgorithm, LifeTimeInMinutes.`,
    ],
    [
      'a group, without parameters of IKE',
      tunnelWith({ [IKE]: undefined, [`${CHILD}/DiffieHellmanGroup`]: undefined }),
      `info ${at}: Child SA has no DiffieHellmanGroup. Devices probably use DiffieHellmanGroup 14.`,
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
      `warning ${plain}/${IKE}: IKE SA uses ${cipher} without IntegrityAlgorithm, so its PRF is that of SHA2-256.`,
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
  const mismatch = `info ${cellular}/${CHILD}/EncryptionAlgorithm: Child SA uses AES-256-GCM, which is stronger than AES-128 of IKE SA.`;
  const refusal = `error ${cellular}/EnforceStrictAlgorithmSelection: EnforceStrictAlgorithmSelection is 1, but Child SA uses AES-256-GCM, which is stronger than AES-128 of IKE SA.`;

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
  const noFallback = `info ${list}: The device opens no tunnel to a gateway without these methods, because AllowPostQuantumKeyExchangeFallback is not 1.`;

  test.each<[string, PlistDictionary, string[]]>([
    ['one', methods(36), [noFallback]],
    [
      'unknown',
      methods(36, 35),
      [`error ${list}/1: PostQuantumKeyExchangeMethods contains 35, which does not exist.`, noFallback],
    ],
    [
      'repeated',
      methods(36, 37, 36),
      [`error ${list}/2: PostQuantumKeyExchangeMethods contains 36 twice.`, noFallback],
    ],
    ['none', methods(), []],
    ['nothing but none', methods(0), []],
    [
      'eight',
      methods(0, 36, 37, 1, 2, 3, 4, 5),
      [
        `error ${list}: PostQuantumKeyExchangeMethods has 8 methods. Apple allows at most 7.`,
        ...[1, 2, 3, 4, 5].map(
          (method, index) =>
            `error ${list}/${index + 3}: PostQuantumKeyExchangeMethods contains ${method}, which does not exist.`,
        ),
        noFallback,
      ],
    ],
    ['texts, which are for key-type', methods('36'), []],
    ['with a fallback', changed(methods(36), `${cellular}/AllowPostQuantumKeyExchangeFallback`, 1), []],
    [
      'without a fallback',
      changed(methods(37), `${cellular}/AllowPostQuantumKeyExchangeFallback`, 0),
      [
        `info ${cellular}/AllowPostQuantumKeyExchangeFallback: The device opens no tunnel to a gateway without these methods, because AllowPostQuantumKeyExchangeFallback is not 1.`,
      ],
    ],
    [
      'a fallback from nothing',
      tunnelWith({ AllowPostQuantumKeyExchangeFallback: 1 }),
      [
        `warning ${cellular}/AllowPostQuantumKeyExchangeFallback: AllowPostQuantumKeyExchangeFallback has no effect, because the tunnel has no PostQuantumKeyExchangeMethods.`,
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
  const lifetime =
    "IKE SA has no LifeTimeInMinutes. Devices use 60 minutes. Apple's schema says 1440 minutes.";
  const mtu =
    "The tunnel has no MTU. Devices leave the choice to their network stack. Apple's schema says 1280 bytes.";
  const cipher =
    'IKE SA has no EncryptionAlgorithm. The default is AES-256, but before iOS 14.0 it was 3DES.';
  const hash =
    'IKE SA has no IntegrityAlgorithm. The default is SHA2-256, but before iOS 14.0 it was SHA1-96.';
  const group = 'IKE SA has no DiffieHellmanGroup. The default is 14, but in older releases it was 2.';

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
      [`info ${plain}/${CHILD}: ${lifetime.replace('IKE', 'Child').replace('60', '30')}`],
    ],
    ['MTU', tunnelWith({ MTU: undefined }), '14.0', [`info ${cellular}: ${mtu}`]],
    ['MTU, not known yet', tunnelWith({ MTU: undefined }), '13.0', []],
    ['MTU of a plain VPN', plainWith({ MTU: undefined }), '27.0', []],
    [
      'PPKMandatory',
      tunnelWith({ PPK: Buffer.from('key'), PPKIdentifier: 'name' }),
      '27.0',
      [`info ${cellular}: The tunnel has no PPKMandatory. Devices use 0. Apple's schema says 1.`],
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

  test('nothing of releases that do not read declarations', () => {
    const profile = plainWith({ [IKE]: undefined });
    expect(said('sa-default-differs', profile, { inDeclarations: true })).toEqual([
      `info ${plain}: ${lifetime}`,
    ]);
  });

  test('nothing of iOS for a Mac', () => {
    const profile = plainWith({ [`${IKE}/EncryptionAlgorithm`]: undefined });
    expect(said('sa-default-differs', profile, { platform: 'macOS' })).toEqual([
      `info ${plain}/${IKE}: IKE SA has no EncryptionAlgorithm. The default is AES-256, but in older releases it was 3DES.`,
    ]);
  });
});
