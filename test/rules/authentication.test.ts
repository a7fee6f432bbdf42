import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { cellular, changed, goodProfile, identity, plain, root, said } from '../support/good-profile.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

const eap = { AuthenticationMethod: 'None', ExtendedAuthEnabled: 1, PayloadCertificateUUID: undefined };
const eapWithName = { ...eap, AuthName: 'device', AuthPassword: 'secret' };
const sharedSecret = {
  AuthenticationMethod: 'SharedSecret',
  SharedSecret: 'secret',
  PayloadCertificateUUID: undefined,
  CertificateType: undefined,
};

const rules = [
  'auth-method',
  'auth-shared-secret',
  'auth-identity-missing',
  'auth-identity-unresolved',
  'auth-eap-tls-without-certificate-method',
  'auth-eap-credentials',
  'auth-unused',
];

test.each<[string, PlistDictionary]>([
  ['by certificate', tunnelWith({})],
  ['by certificate, ExtendedAuthEnabled a boolean', tunnelWith({ ExtendedAuthEnabled: false })],
  ['by shared secret', tunnelWith(sharedSecret)],
  ['by shared secret as data', tunnelWith({ ...sharedSecret, SharedSecret: Buffer.from('secret') })],
  ['by EAP-TLS', tunnelWith({ ExtendedAuthEnabled: 1 })],
  ['by EAP-TLS, the flag a boolean', tunnelWith({ ExtendedAuthEnabled: true })],
  ['by EAP with a name', tunnelWith(eapWithName)],
  [
    'by EAP with a name, the server by certificate',
    tunnelWith({ ...eapWithName, AuthenticationMethod: 'Certificate' }),
  ],
  ['plain, by certificate', plainWith({})],
  ['plain, by shared secret', plainWith(sharedSecret)],
  ['plain, by EAP-TLS with None', plainWith({ AuthenticationMethod: 'None', ExtendedAuthEnabled: 1 })],
  ['plain, by EAP with a name', plainWith(eapWithName)],
])('nothing is said of a tunnel that authenticates %s', (_, profile) => {
  expect(rules.flatMap((rule) => said(rule, profile))).toEqual([]);
});

describe('auth-method', () => {
  test.each<[string, PlistDictionary, string]>([
    [
      'absent',
      tunnelWith({ AuthenticationMethod: undefined }),
      `error ${cellular}: The tunnel has no AuthenticationMethod.`,
    ],
    [
      'unknown',
      tunnelWith({ AuthenticationMethod: 'certificate' }),
      `error ${cellular}/AuthenticationMethod: AuthenticationMethod is "certificate", which IKEv2 does not have. Did you mean Certificate?`,
    ],
    [
      'None without EAP',
      tunnelWith({ AuthenticationMethod: 'None' }),
      `error ${cellular}/AuthenticationMethod: AuthenticationMethod is None, but ExtendedAuthEnabled is not 1.`,
    ],
    [
      'None with ExtendedAuthEnabled as a text, which the device ignores',
      tunnelWith({ AuthenticationMethod: 'None', ExtendedAuthEnabled: '1' }),
      `error ${cellular}/AuthenticationMethod: AuthenticationMethod is None, but ExtendedAuthEnabled is not 1.`,
    ],
    [
      'None without EAP in a plain VPN',
      plainWith({ AuthenticationMethod: 'None' }),
      `error ${plain}/AuthenticationMethod: AuthenticationMethod is None, but ExtendedAuthEnabled is not 1.`,
    ],
    [
      'None beside a shared secret in a plain VPN',
      plainWith({ ...sharedSecret, AuthenticationMethod: 'None' }),
      `warning ${plain}/AuthenticationMethod: AuthenticationMethod is None without EAP, although the tunnel has a SharedSecret.`,
    ],
    [
      'None beside a shared secret in Always On',
      tunnelWith({ ...sharedSecret, AuthenticationMethod: 'None' }),
      `error ${cellular}/AuthenticationMethod: AuthenticationMethod is None, but ExtendedAuthEnabled is not 1.`,
    ],
    [
      'unknown with EAP',
      plainWith({ ...eapWithName, AuthenticationMethod: 'Username' }),
      `warning ${plain}/AuthenticationMethod: AuthenticationMethod is "Username", which IKEv2 does not have.`,
    ],
    [
      'absent with EAP',
      tunnelWith({ ...eapWithName, AuthenticationMethod: undefined }),
      `warning ${cellular}: The tunnel has no AuthenticationMethod.`,
    ],
  ])('%s', (_, profile, finding) => {
    expect(said('auth-method', profile)).toEqual([finding]);
  });
});

describe('auth-shared-secret', () => {
  test('absent', () => {
    const profile = tunnelWith({ AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined });
    expect(said('auth-shared-secret', profile)).toEqual([
      `error ${cellular}: The tunnel has AuthenticationMethod SharedSecret, but no SharedSecret.`,
    ]);
  });

  test.each<[string, PlistValue, string]>([
    ['empty', '', `error ${cellular}/SharedSecret: SharedSecret is empty.`],
    ['empty data', new Uint8Array(), `error ${cellular}/SharedSecret: SharedSecret is empty.`],
    [
      'masked',
      '*****',
      `warning ${cellular}/SharedSecret: SharedSecret has only asterisks, as exports show a secret.`,
    ],
  ])('%s', (_, SharedSecret, finding) => {
    expect(said('auth-shared-secret', tunnelWith({ ...sharedSecret, SharedSecret }))).toEqual([finding]);
  });

  test('an asterisk in a secret is nothing', () => {
    expect(said('auth-shared-secret', tunnelWith({ ...sharedSecret, SharedSecret: '**a**' }))).toEqual([]);
  });
});

describe('auth-identity-missing', () => {
  test.each<[string, PlistDictionary, string]>([
    ['Always On', tunnelWith({ PayloadCertificateUUID: undefined }), cellular],
    ['a plain VPN', plainWith({ PayloadCertificateUUID: undefined }), plain],
  ])('%s', (_, profile, place) => {
    expect(said('auth-identity-missing', profile)).toEqual([
      `error ${place}: The tunnel has AuthenticationMethod Certificate, but no PayloadCertificateUUID.`,
    ]);
  });
});

describe('auth-identity-unresolved', () => {
  const place = `${cellular}/PayloadCertificateUUID`;
  const uuid = '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701';

  test.each<[string, PlistDictionary, string[]]>([
    [
      'no such payload',
      tunnelWith({ PayloadCertificateUUID: uuid.replace('4B', '4C') }),
      [`error ${place}: PayloadCertificateUUID matches no PayloadUUID of this profile.`],
    ],
    [
      'empty',
      tunnelWith({ PayloadCertificateUUID: '' }),
      [`error ${place}: PayloadCertificateUUID matches no PayloadUUID of this profile.`],
    ],
    [
      'in other capitals',
      tunnelWith({ PayloadCertificateUUID: uuid.toLowerCase() }),
      [
        `error ${place}: PayloadCertificateUUID matches no PayloadUUID of this profile. One differs only in upper and lower case, which counts.`,
      ],
    ],
    [
      'of the CA',
      tunnelWith({ PayloadCertificateUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7702' }),
      [
        `error ${place}: PayloadCertificateUUID names a payload of type com.apple.security.root, which holds no private key.`,
      ],
    ],
    [
      'of a payload that is not judged',
      changed(goodProfile(), `${identity}/PayloadType`, 'com.example.identity'),
      [
        `info ${place}: PayloadCertificateUUID names a payload of type com.example.identity. It is not known whether it holds an identity.`,
        `info ${place.replace('s/0/', 's/1/')}: PayloadCertificateUUID names a payload of type com.example.identity. It is not known whether it holds an identity.`,
      ],
    ],
    [
      'with a shared secret, too',
      tunnelWith({ ...sharedSecret, PayloadCertificateUUID: 'another' }),
      [`error ${place}: PayloadCertificateUUID matches no PayloadUUID of this profile.`],
    ],
    ['of a SCEP payload', changed(goodProfile(), `${identity}/PayloadType`, 'com.apple.security.scep'), []],
    ['of two payloads, one an identity', changed(goodProfile(), `${root}/PayloadUUID`, uuid), []],
  ])('%s', (_, profile, findings) => {
    expect(said('auth-identity-unresolved', profile)).toEqual(findings);
  });

  test('in a plain VPN', () => {
    expect(said('auth-identity-unresolved', plainWith({ PayloadCertificateUUID: 'another' }))).toEqual([
      `error ${plain}/PayloadCertificateUUID: PayloadCertificateUUID matches no PayloadUUID of this profile.`,
    ]);
  });
});

describe('auth-eap-tls-without-certificate-method', () => {
  test('None', () => {
    const profile = tunnelWith({ AuthenticationMethod: 'None', ExtendedAuthEnabled: 1 });
    expect(said('auth-eap-tls-without-certificate-method', profile)).toEqual([
      `error ${cellular}/AuthenticationMethod: The tunnel has ExtendedAuthEnabled 1 and a certificate, but AuthenticationMethod is not Certificate.`,
    ]);
  });

  test('absent, which is None', () => {
    const profile = tunnelWith({ AuthenticationMethod: undefined, ExtendedAuthEnabled: 1 });
    expect(said('auth-eap-tls-without-certificate-method', profile)).toHaveLength(1);
  });
});

describe('auth-eap-credentials', () => {
  const neither = 'The tunnel has ExtendedAuthEnabled 1, but neither a user name nor a certificate.';

  test.each<[string, PlistDictionary, string]>([
    ['nothing', tunnelWith(eap), `error ${cellular}: ${neither}`],
    ['an empty name', tunnelWith({ ...eapWithName, AuthName: '' }), `error ${cellular}: ${neither}`],
    ['a password alone', tunnelWith({ ...eap, AuthPassword: 'secret' }), `error ${cellular}: ${neither}`],
    [
      'a name alone',
      tunnelWith({ ...eap, AuthName: 'device' }),
      `error ${cellular}/AuthName: The tunnel has AuthName, but no AuthPassword.`,
    ],
    [
      'a name and an identity',
      tunnelWith({ ExtendedAuthEnabled: 1, AuthName: 'device' }),
      `error ${cellular}/AuthName: The tunnel has AuthName, but no AuthPassword.`,
    ],
    ['nothing in a plain VPN', plainWith(eap), `info ${plain}: ${neither}`],
    [
      'a name alone in a plain VPN',
      plainWith({ ...eap, AuthName: 'device' }),
      `info ${plain}/AuthName: The tunnel has AuthName, but no AuthPassword.`,
    ],
  ])('%s', (_, profile, finding) => {
    expect(said('auth-eap-credentials', profile)).toEqual([finding]);
  });

  test('the password may be data', () => {
    const profile = tunnelWith({ ...eapWithName, AuthPassword: Buffer.from('secret') });
    expect(said('auth-eap-credentials', profile)).toEqual([]);
  });
});

describe('auth-unused', () => {
  test.each<[string, PlistDictionary, string[]]>([
    [
      'a name without EAP',
      tunnelWith({ AuthName: 'device', AuthPassword: 'secret' }),
      [
        `warning ${cellular}/AuthName: AuthName is only for EAP, but ExtendedAuthEnabled is not 1.`,
        `warning ${cellular}/AuthPassword: AuthPassword is only for EAP, but ExtendedAuthEnabled is not 1.`,
      ],
    ],
    [
      'a shared secret beside a certificate',
      tunnelWith({ SharedSecret: 'secret' }),
      [
        `warning ${cellular}/SharedSecret: The tunnel has a SharedSecret, but AuthenticationMethod is Certificate.`,
      ],
    ],
    [
      'a shared secret beside EAP',
      plainWith({ ...eapWithName, SharedSecret: 'secret' }),
      [`warning ${plain}/SharedSecret: The tunnel has a SharedSecret, but AuthenticationMethod is None.`],
    ],
    [
      'an identity beside a shared secret',
      tunnelWith({ AuthenticationMethod: 'SharedSecret', SharedSecret: 'secret' }),
      [
        `warning ${cellular}/PayloadCertificateUUID: PayloadCertificateUUID names a certificate, but the tunnel authenticates with a shared secret.`,
      ],
    ],
    [
      'an identity beside a name in Always On',
      tunnelWith({
        AuthenticationMethod: 'None',
        ExtendedAuthEnabled: 1,
        AuthName: 'device',
        AuthPassword: 'secret',
      }),
      [
        `warning ${cellular}/PayloadCertificateUUID: PayloadCertificateUUID names a certificate, which Always On uses only with AuthenticationMethod Certificate.`,
      ],
    ],
    [
      'Password in a plain VPN',
      plainWith({ Password: 'secret' }),
      [`warning ${plain}/Password: Password is for a method of authentication that IKEv2 does not have.`],
    ],
  ])('%s', (_, profile, findings) => {
    expect(said('auth-unused', profile)).toEqual(findings);
  });
});

test('no secret is told', () => {
  const secrets = { SharedSecret: 'correct horse', AuthName: 'device', AuthPassword: 'battery staple' };
  const profiles = [
    tunnelWith(secrets),
    tunnelWith({ ...sharedSecret, ...secrets }),
    tunnelWith({ ...eap, ...secrets }),
  ];
  const sentences = profiles.flatMap((profile) => rules.flatMap((rule) => said(rule, profile))).join('\n');
  expect(sentences).not.toMatch(/correct horse|battery staple/);
  expect(sentences).not.toBe('');
});
