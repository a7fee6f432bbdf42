import { certificateFaults } from '../../src/gateway/check-certificate.js';
import { confirms } from '../../src/gateway/identity-form.js';
import {
  deviceAuthority,
  gatewayCertificate,
  gatewayRoot,
  offered,
  saidOf,
  swanctlFor,
  type TunnelChanges,
} from '../support/gateway-sample.js';
import { testNow } from '../support/run-cli.js';

const rules = async (conf: string, changes: TunnelChanges = {}) =>
  (await saidOf(conf, changes)).map(({ severity, rule }) => `${severity} ${rule}`);

test.each([
  ['DNS:vpn.contoso.com', 'VPN.contoso.com', true],
  ['DNS:vpn.contoso.com', 'vpn@contoso.com', false],
  ['email:ada@contoso.com', 'ada@contoso.com', true],
  ['IP Address:192.0.2.7', '192.0.2.7', true],
  ['IP Address:2001:DB8:0:0:0:0:0:7', '2001:db8::7', true],
  ['IP Address:0:0:0:0:0:FFFF:C000:207', '::ffff:192.0.2.7', true],
  ['IP Address:2001:DB8:0:0:0:0:0:7', '2001:db8::8', false],
])('%s in a certificate and %s as an identity: %s', (name, identity, expected) => {
  expect(confirms([name], identity)).toBe(expected);
});

describe('of many connections the one is named', () => {
  const other = (name: string, settings: string) =>
    `connections {\n  ${name} {\n${settings}\n    children {\n      net {\n      }\n    }\n  }\n}\n`;
  const chosen = async (conf: string) =>
    (await saidOf(conf)).filter(({ rule }) => rule === 'gateway-connection').map(({ path }) => path);

  test.each([
    [
      'whose identity fits',
      '    local {\n      auth = pubkey\n      id = fqdn:other.example.com\n    }\n    remote {\n      auth = pubkey\n    }',
    ],
    [
      'that speaks IKEv2',
      '    version = 1\n    local {\n      auth = pubkey\n      id = fqdn:vpn.example.com\n    }\n    remote {\n      auth = pubkey\n    }',
    ],
    [
      'whose proposal fits',
      '    proposals = aes128-sha1-modp1024\n    local {\n      auth = pubkey\n      id = fqdn:vpn.example.com\n    }\n    remote {\n      auth = pubkey\n    }',
    ],
    [
      'that authenticates so',
      '    local {\n      auth = psk\n      id = fqdn:vpn.example.com\n    }\n    remote {\n      auth = psk\n    }',
    ],
    [
      'that loads',
      '    sendcert = always\n    local {\n      auth = pubkey\n      id = fqdn:vpn.example.com\n    }\n    remote {\n      auth = pubkey\n    }',
    ],
  ])('%s', async (_what, settings) => {
    const conf = await swanctlFor();
    for (const both of [other('a-other', settings) + conf, conf + other('z-other', settings)]) {
      expect(await chosen(both)).toEqual(['/connections/always-on']);
    }
  });

  test('which takes this device more exactly', async () => {
    const conf = await swanctlFor();
    const exact = conf.replaceAll('always-on', 'exact').replace('id = %any', 'id = device-0001.example.com');
    expect(await chosen(conf + exact)).toEqual(['/connections/exact']);
  });
});

test('each tunnel has its own connection where they differ', async () => {
  const { strongswan } = await import('../../src/gateway/products/strongswan.js');
  const { offerOf } = await import('../../src/gateway/offer-of.js');
  const { dictionaryNodeOf } = await import('../../src/plist/node.js');
  const { goodProfile } = await import('../support/good-profile.js');
  const offer = await offerOf(dictionaryNodeOf(goodProfile()));
  const { text } = strongswan(offer, { deviceAuthorities: [], pools: [], dns: [] });
  expect(Array.from(text.matchAll(/^ {2}(\w+) \{$/gm), ([, name]) => name)).toEqual([
    'cellular',
    'wifi',
    'v4',
  ]);
});

test.each<[what: string, conf: (conf: string) => string, changes: TunnelChanges, rules: string[]]>([
  [
    'a device without a name, with a certificate',
    (conf) => conf,
    { LocalIdentifier: '' },
    ['error gateway-device-identity'],
  ],
  [
    'a name that a management system fills in',
    (conf) => conf.replace('id = %any', 'id = a.example.com'),
    { LocalIdentifier: '{{device.name}}.example.com' },
    [],
  ],
  ['a pattern that takes the device', (conf) => conf.replace('id = %any', 'id = "*.example.com"'), {}, []],
  [
    'the fallback from post-quantum methods',
    (conf) => conf.replace(/-ke1_mlkem768/g, ''),
    {
      AllowPostQuantumKeyExchangeFallback: 1,
      IKESecurityAssociationParameters: {
        EncryptionAlgorithm: 'AES-256-GCM',
        IntegrityAlgorithm: 'SHA2-384',
        DiffieHellmanGroup: 20,
        PostQuantumKeyExchangeMethods: [36],
      },
    },
    ['warning gateway-post-quantum'],
  ],
  [
    'a PPK on the gateway alone',
    (conf) => conf.replace('version = 2', 'version = 2\n    ppk_id = a\n    ppk_required = yes'),
    {},
    ['error gateway-ppk'],
  ],
  [
    'a PPK that nobody insists on',
    (conf) => conf.replace(/ppk_id = .*/, '').replace(/ppk_required = .*/, ''),
    { PPK: Buffer.from('example'), PPKIdentifier: 'contoso', PPKMandatory: 0 },
    ['warning gateway-ppk'],
  ],
  [
    'RADIUS, which knows the passwords',
    (conf) => conf.replace('auth = eap-mschapv2', 'auth = eap-radius').replace(/secrets \{[\s\S]*/, ''),
    {
      ExtendedAuthEnabled: 1,
      AuthName: 'ada',
      AuthPassword: 'x',
      AuthenticationMethod: 'None',
      PayloadCertificateUUID: undefined,
    },
    [],
  ],
  [
    'a user without a password',
    (conf) => conf.replace('id-1 = ada', 'id-1 = bob'),
    {
      ExtendedAuthEnabled: 1,
      AuthName: 'ada',
      AuthPassword: 'x',
      AuthenticationMethod: 'None',
      PayloadCertificateUUID: undefined,
    },
    ['error gateway-secret'],
  ],
  [
    'a gateway that takes a secret for itself',
    (conf) => conf.replace('auth = pubkey', 'auth = psk'),
    {},
    ['error gateway-authentication'],
  ],
  [
    'keys of a smaller size',
    (conf) => conf.replace('auth = ecdsa-384', 'auth = ecdsa-521'),
    {},
    ['error gateway-authentication', 'error gateway-authentication'],
  ],
  ['unique by default', (conf) => conf.replace('unique = never', ''), {}, ['warning gateway-unique']],
  ['certificates that are asked for', (conf) => conf.replace('send_cert = always', ''), {}, []],
  [
    'rekeying by default',
    (conf) => conf.replaceAll('rekey_time = 0s', ''),
    {},
    ['warning gateway-lifetime', 'warning gateway-lifetime'],
  ],
])('%s', async (_what, change, changes, expected) => {
  const conf = await swanctlFor(changes);
  expect((await rules(change(conf), changes)).filter((said) => said !== 'info gateway-connection')).toEqual(
    expected,
  );
});

describe('a certificate of the gateway', () => {
  const faults = async (changes: TunnelChanges, certificate = gatewayCertificate, now = testNow) =>
    certificateFaults(await offered(changes), certificate, now).map(({ message }) => message);

  test.each<[what: string, changes: TunnelChanges, now: Date, message: string]>([
    [
      'without the name',
      { RemoteIdentifier: 'gw.example.com' },
      testNow,
      'has no subjectAltName "gw.example.com"',
    ],
    [
      'for another common name',
      { ServerCertificateCommonName: 'gw.example.com' },
      testNow,
      'is not for "gw.example.com"',
    ],
    [
      'of another issuer',
      { ServerCertificateIssuerCommonName: 'Other' },
      testNow,
      'was issued by "Contoso VPN Root (example)"',
    ],
    ['that has expired', {}, new Date('2099-01-01'), 'expired on 20'],
    ['that is not valid yet', {}, new Date('2020-01-01'), 'is valid only from 20'],
  ])('%s', async (_what, changes, now, message) => {
    expect(await faults(changes, gatewayCertificate, now)).toEqual([expect.stringContaining(message)]);
  });

  test('that does', async () => {
    expect(await faults({})).toEqual([]);
  });

  test('that is no certificate for servers', async () => {
    expect(await faults({}, gatewayRoot)).toContainEqual(expect.stringContaining('extended key usage'));
  });

  test('of an authority of the same name with another key', async () => {
    const offer = await offered();
    const twin = { ...deviceAuthority, subject: gatewayCertificate.issuer };
    const said = certificateFaults({ ...offer, authorities: [twin] }, gatewayCertificate, testNow);
    expect(said.map(({ message }) => message)).toEqual([expect.stringContaining('did not sign it')]);
  });
});

test('no secret is in what is said', async () => {
  const secret = 'dont-tell-anyone-4711';
  const changes = {
    AuthenticationMethod: 'SharedSecret',
    SharedSecret: secret,
    CertificateType: undefined,
    PayloadCertificateUUID: undefined,
  };
  const conf = (await swanctlFor(changes)).replace(/secret = .*/, `secret = "${secret}-other"`);
  const text = JSON.stringify(await saidOf(conf, changes));
  expect(text).toContain('gateway-secret');
  expect(text).not.toContain(secret);
  expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
});
