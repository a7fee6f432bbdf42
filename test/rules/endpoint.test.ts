import type { PlistDictionary } from '../../src/plist/value.js';
import {
  cellular,
  changed,
  changedAll,
  goodProfile,
  identity,
  plain,
  said,
  wifi,
} from '../support/good-profile.js';
import { identitiesOf } from './identities-of.js';
import { plainWith, tunnelWith } from './tunnel-with.js';

describe('remote-address', () => {
  const noHost = 'RemoteAddress is neither a host name nor an IP address.';

  test.each([
    ['absent', tunnelWith({ RemoteAddress: undefined }), `${cellular}: The tunnel has no RemoteAddress.`],
    ['empty', tunnelWith({ RemoteAddress: '' }), `${cellular}/RemoteAddress: RemoteAddress is empty.`],
    [
      'a URL',
      tunnelWith({ RemoteAddress: 'https://vpn.example.com' }),
      `${cellular}/RemoteAddress: ${noHost}`,
    ],
    [
      'with a port',
      tunnelWith({ RemoteAddress: 'vpn.example.com:500' }),
      `${cellular}/RemoteAddress: ${noHost}`,
    ],
    [
      'with a blank',
      tunnelWith({ RemoteAddress: 'vpn.example.com ' }),
      `${cellular}/RemoteAddress: ${noHost}`,
    ],
    [
      'absent in a plain VPN',
      plainWith({ RemoteAddress: undefined }),
      `${plain}: The tunnel has no RemoteAddress.`,
    ],
  ])('%s', (_, profile, finding) => {
    expect(said('remote-address', profile)).toEqual([`error ${finding}`]);
  });

  test.each(['192.0.2.1', '2001:db8::1', 'vpn', '{{device.serialNumber}}.example.com'])(
    '%s is none',
    (address) => {
      expect(said('remote-address', tunnelWith({ RemoteAddress: address }))).toEqual([]);
    },
  );

  test('a value of another type is for key-type alone', () => {
    expect(said('remote-address', tunnelWith({ RemoteAddress: 1 }))).toEqual([]);
  });
});

describe('remote-identifier', () => {
  test('absent or empty', () => {
    expect(said('remote-identifier', tunnelWith({ RemoteIdentifier: undefined }))).toEqual([
      `error ${cellular}: The tunnel has no RemoteIdentifier.`,
    ]);
    expect(said('remote-identifier', plainWith({ RemoteIdentifier: '' }))).toEqual([
      `error ${plain}/RemoteIdentifier: RemoteIdentifier is empty.`,
    ]);
  });

  test('any text will do', () => {
    expect(said('remote-identifier', tunnelWith({ RemoteIdentifier: 'CN=server' }))).toEqual([]);
  });
});

describe('local-identifier', () => {
  const sendsAddress = 'so the device sends its IP address as its name.';

  test('absent or empty is an error where the certificate has to confirm the name', () => {
    expect(said('local-identifier', tunnelWith({ LocalIdentifier: undefined }))).toEqual([
      `error ${cellular}: The tunnel has no LocalIdentifier, ${sendsAddress}`,
    ]);
    expect(said('local-identifier', plainWith({ LocalIdentifier: '' }))).toEqual([
      `error ${plain}/LocalIdentifier: LocalIdentifier is empty, ${sendsAddress}`,
    ]);
  });

  test.each<[string, PlistDictionary]>([
    ['EAP', { AuthenticationMethod: 'None', ExtendedAuthEnabled: 1 }],
    ['EAP-TLS', { ExtendedAuthEnabled: 1 }],
    ['a shared secret', { AuthenticationMethod: 'SharedSecret', SharedSecret: 'example' }],
  ])('absent or empty is worth knowing with %s', (_, changes) => {
    expect(said('local-identifier', plainWith({ ...changes, LocalIdentifier: undefined }))).toEqual([
      `info ${plain}: The tunnel has no LocalIdentifier, ${sendsAddress}`,
    ]);
    expect(said('local-identifier', plainWith({ ...changes, LocalIdentifier: '' }))).toEqual([
      `info ${plain}/LocalIdentifier: LocalIdentifier is empty, ${sendsAddress}`,
    ]);
  });

  test('and without an identity, which is the fault then', () => {
    const profile = plainWith({ LocalIdentifier: '', PayloadCertificateUUID: undefined });
    expect(said('local-identifier', profile)).toEqual([
      `info ${plain}/LocalIdentifier: LocalIdentifier is empty, ${sendsAddress}`,
    ]);
  });

  const unconfirmed = `warning ${cellular}/LocalIdentifier: LocalIdentifier is neither the common name nor a subjectAltName of the certificate of the device.`;

  test.each([
    ['device-0002.example.com', [unconfirmed]],
    ['Device-0001.example.com', []],
    ['{{device.serialNumber}}.example.com', []],
    ['phone-1$.100%', [unconfirmed]],
    ['CN=device-0002,O=Example', []],
  ])('%s beside a certificate for device-0001.example.com', async (name, findings) => {
    const profile = tunnelWith({ LocalIdentifier: name });
    expect(said('local-identifier', profile, await identitiesOf(profile))).toEqual(findings);
  });

  test('nothing is said of the certificate where it is not known or does not authenticate', async () => {
    const profile = tunnelWith({ LocalIdentifier: 'device-0002.example.com' });
    expect(said('local-identifier', profile)).toEqual([]);
    const withEap = changed(profile, `${cellular}/ExtendedAuthEnabled`, 1);
    expect(said('local-identifier', withEap, await identitiesOf(withEap))).toEqual([]);
    const wrongPassword = changed(profile, `${identity}/Password`, 'another');
    expect(said('local-identifier', wrongPassword, await identitiesOf(wrongPassword))).toEqual([]);
  });
});

describe('remote-identifier-mismatch', () => {
  const names = (address: string, identifier: string, common?: string) =>
    changedAll(goodProfile(), {
      [`${cellular}/RemoteAddress`]: address,
      [`${cellular}/RemoteIdentifier`]: identifier,
      [`${cellular}/ServerCertificateCommonName`]: common,
    });

  test.each([
    ['vpn.example.com', 'vpn.example.net', undefined, 'vpn.example.net'],
    ['vpn.example.com', 'vpn.example.net', '*.example.org', 'vpn.example.net and *.example.org'],
    ['192.0.2.1', '192.0.2.2', undefined, '192.0.2.2'],
  ])('%s beside %s and %s', (address, identifier, common, both) => {
    expect(said('remote-identifier-mismatch', names(address, identifier, common))).toEqual([
      `info ${cellular}/RemoteIdentifier: The names that the gateway must prove (${both}) do not match RemoteAddress ${address}.`,
    ]);
  });

  test.each([
    ['vpn.example.com', 'gateway.example.com', undefined],
    ['VPN.example.com', 'vpn.EXAMPLE.com', undefined],
    ['vpn.example.com', 'vpn.example.net', '*.example.com'],
    ['192.0.2.1', 'vpn.example.com', undefined],
    ['vpn.example.com', '192.0.2.1', undefined],
    ['vpn.example.com', 'C=DE, O=Contoso, CN=gateway', undefined],
    ['vpn.example.com', 'gateway', undefined],
    ['{{device.name}}.example.com', 'vpn.example.net', undefined],
  ])('nothing is said of %s beside %s and %s', (address, identifier, common) => {
    expect(said('remote-identifier-mismatch', names(address, identifier, common))).toEqual([]);
  });

  test('with a shared secret the server shows no certificate', () => {
    const profile = changed(
      names('vpn.example.com', 'vpn.example.net'),
      `${cellular}/AuthenticationMethod`,
      'SharedSecret',
    );
    expect(said('remote-identifier-mismatch', profile)).toEqual([]);
  });
});

test('each tunnel is judged', () => {
  const profile = changedAll(goodProfile(), {
    [`${cellular}/RemoteIdentifier`]: undefined,
    [`${wifi}/RemoteIdentifier`]: undefined,
  });
  expect(said('remote-identifier', profile)).toHaveLength(2);
});
