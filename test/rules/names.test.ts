import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  cellular,
  changed,
  changedAll,
  goodProfile,
  identity,
  plain,
  root,
  said,
} from '../support/good-profile.js';
import { identitiesOf } from './identities-of.js';
import { judges } from './judges.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

const sentAs = (key: string) => `${key} is a distinguished name, which devices send as a host name.`;

judges(
  'identifier-distinguished-name',
  ['names', goodProfile(), []],
  [
    'of the device',
    tunnelWith({ LocalIdentifier: 'CN=device-0001,O=Example' }),
    [`warning ${cellular}/LocalIdentifier: ${sentAs('LocalIdentifier')}`],
  ],
  [
    'of the gateway, as OpenSSL writes it',
    plainWith({ RemoteIdentifier: '/C=DE/O=Example/CN=vpn.example.com' }),
    [`warning ${plain}/RemoteIdentifier: ${sentAs('RemoteIdentifier')}`],
  ],
  [
    "of the gateway's certificate",
    tunnelWith({ ServerCertificateCommonName: 'CN=vpn.example.com,O=Example' }),
    [
      `warning ${cellular}/ServerCertificateCommonName: ServerCertificateCommonName is a whole distinguished name, not a common name.`,
    ],
  ],
  ...['vpn.example.com', 'device@example.com', '192.0.2.1', '2001:db8::1', 'gateway', 'a=b'].map(
    (name) => [name, plainWith({ RemoteIdentifier: name }), []] as const,
  ),
);

const issuer = 'ServerCertificateIssuerCommonName';
const at = `${plain}/${issuer}`;
const unread = changed(plainWith({ [issuer]: 'Other CA' }), `${root}/PayloadContent`, Buffer.from('none'));

judges(
  'certificate-issuer-unmatched',
  ['the CA of the profile', goodProfile(), []],
  [
    'another CA',
    plainWith({ [issuer]: 'Other CA' }),
    [`warning ${at}: ${issuer} is "Other CA", but the CAs of the profile are "Example VPN Root CA".`],
  ],
  [
    'a whole distinguished name',
    plainWith({ [issuer]: 'CN=Example VPN Root CA,O=Example' }),
    [`warning ${at}: ${issuer} is a whole distinguished name, not a common name.`],
  ],
  ['a variable', plainWith({ [issuer]: '$ISSUER' }), []],
  ['empty', plainWith({ [issuer]: '' }), []],
  ['beside a shared secret', plainWith({ [issuer]: 'Other CA', AuthenticationMethod: 'SharedSecret' }), []],
  [
    'beside a CA that cannot be read',
    unread,
    [`info ${at}: The profile has no readable CA with the common name "Other CA".`],
  ],
);

test('in a profile without a CA one note says which CA the device has to trust, or that it has to trust one', () => {
  const named = changed(plainWith({ [issuer]: 'Other CA' }), root);
  expect(said('certificate-issuer-unmatched', named)).toEqual([
    `info ${at.replace('/2/', '/1/')}: No CA comes with the VPN. Devices need to trust a CA with the common name "Other CA" already.`,
  ]);
  expect(said('certificate-authority', named)).toEqual([]);
  const unnamed = [undefined, 'CN=Other CA,O=Example', '$ISSUER'].map((name) =>
    changed(plainWith({ [issuer]: name }), root),
  );
  for (const profile of unnamed) expect(said('certificate-authority', profile)).toHaveLength(1);
});

const noRequest = 'so the device sends no certificate request.';
const rsa = { CertificateType: undefined };

judges(
  'certificate-request-absent',
  ['with the issuer', plainWith(rsa), []],
  [
    'without',
    plainWith({ ...rsa, [issuer]: undefined }),
    [`info ${plain}: The tunnel has no ${issuer}, ${noRequest}`],
  ],
  ['empty', plainWith({ ...rsa, [issuer]: '' }), [`info ${at}: ${issuer} is empty, ${noRequest}`]],
  ['beside CertificateType, which certificate-issuer-name says', plainWith({ [issuer]: undefined }), []],
  [
    'a shared secret',
    plainWith({ ...rsa, [issuer]: undefined, AuthenticationMethod: 'SharedSecret', SharedSecret: 'a' }),
    [],
  ],
);

const credentials = { ExtendedAuthEnabled: 1, AuthName: 'ada', AuthPassword: 'example' };
judges(
  'auth-certificate-with-eap-credentials',
  ['a certificate alone', goodProfile(), []],
  ['EAP-TLS', plainWith({ ExtendedAuthEnabled: 1 }), []],
  ['EAP with a name alone', plainWith({ ...credentials, AuthenticationMethod: 'None' }), []],
  [
    'both',
    plainWith(credentials),
    [
      `info ${plain}/AuthName: The tunnel has a certificate and a user name for EAP. The device uses the certificate either for EAP-TLS or before EAP-MSCHAPv2.`,
    ],
  ],
);

test('a tunnel whose certificate has the name as its common name alone', async () => {
  const profile = changedAll(goodProfile(), { [`${cellular}/LocalIdentifier`]: 'device-0001' });
  const { identities = new Map() } = await identitiesOf(profile);
  const commonNameAlone = new Map(
    Array.from(identities, ([path, { opened, ...reading }]) => [
      path,
      {
        ...reading,
        ...(opened && {
          opened: { ...opened, certificate: { ...opened.certificate, subjectCommonName: 'device-0001' } },
        }),
      },
    ]),
  );
  expect(said('local-identifier', profile, { identities: commonNameAlone })).toEqual([
    `warning ${cellular}/LocalIdentifier: LocalIdentifier is the common name of the certificate of the device, but none of its subjectAltNames.`,
  ]);
});

describe('the name of the device and what it asks its CA for', () => {
  const device = 'device-0001.example.com';
  const requesting = (LocalIdentifier: string, type: 'acme' | 'scep', keys: PlistDictionary) =>
    changed(
      plainWith({ LocalIdentifier, AuthenticationMethod: 'Certificate', ExtendedAuthEnabled: 0 }),
      identity,
      {
        PayloadType: `com.apple.security.${type}`,
        PayloadVersion: 1,
        PayloadIdentifier: 'com.example.vpn.identity',
        PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
        ...(type === 'acme' ? keys : { PayloadContent: keys }),
      },
    );
  const subject = (name: string): PlistDictionary => ({ Subject: [[['O', 'Example']], [['CN', name]]] });
  const alternative = (name: PlistValue): PlistDictionary => ({ SubjectAltName: { dNSName: name } });
  const neither = `warning ${plain}/LocalIdentifier: LocalIdentifier is neither the common name nor a subjectAltName that the device requests for its certificate.`;
  const commonName = `info ${plain}/LocalIdentifier: LocalIdentifier is the common name that the device requests, but none of the subjectAltNames that it requests.`;

  test.each<[string, string, PlistDictionary, string[]]>([
    ['a subjectAltName', device, alternative(device), []],
    ['one of several', device, alternative(['other.example.com', 'DEVICE-0001.example.com']), []],
    ['another', device, alternative('other.example.com'), [neither]],
    ['the common name alone', device, subject(device), [commonName]],
    ['the object identifier of a common name', device, { Subject: [[['2.5.4.3', device]]] }, [commonName]],
    ['both', device, { ...subject(device), ...alternative(device) }, []],
    ['no name at all: the CA chooses', device, { Subject: [[['O', 'Example']]] }, []],
    ['the same variable', '$SERIALNUMBER', alternative('$SERIALNUMBER'), []],
    ['another variable', '$SERIALNUMBER', alternative('$UDID'), [neither]],
    ['a variable that may become the name', device, alternative('{{device.name}}.example.com'), []],
    ['one name for all devices, where each has its own', '$SERIALNUMBER', alternative(device), [neither]],
    ['what is no list of names', device, { Subject: 'CN=x', SubjectAltName: [] }, []],
  ])('%s', (_, name, keys, told) => {
    expect(said('local-identifier', requesting(name, 'scep', keys))).toEqual(told);
    expect(said('local-identifier', requesting(name, 'acme', keys))).toEqual(told);
  });
});
