import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Conversion, declarationsOf } from '../../src/declarations/convert.js';
import type { Declaration } from '../../src/declarations/declaration.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { describeWithFacts } from '../support/facts.js';
import {
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  plain,
  vpn,
} from '../support/good-profile.js';
import { convertible } from './profiles.js';
import { violations } from './schema.js';

const baseUrl = 'https://mdm.example.com/credentials';

function convert(profile: PlistDictionary, options: { baseUrl?: string } = { baseUrl }): Conversion {
  return declarationsOf(dictionaryNodeOf(profile), options);
}

/** The payload of the one declaration of a type. */
function payloadOf({ set }: Conversion, type: Declaration['Type']) {
  const found = set?.declarations.filter((declaration) => declaration.Type === type) ?? [];
  expect(found).toHaveLength(1);
  return found[0]?.Payload;
}

function said({ findings }: Conversion): string[] {
  return findings.map(({ rule, severity, path, message }) => `${severity} ${rule} ${path}: ${message}`);
}

/** The document of the one asset of a type. */
function documentOf({ set }: Conversion, type: Declaration['Type']): unknown {
  const asset = set?.declarations.find((declaration) => declaration.Type === type)?.Identifier;
  const document = set?.documents.find((candidate) => candidate.asset === asset);
  return JSON.parse(Buffer.from(document?.content ?? []).toString());
}

describeWithFacts("declarations and Apple's schemas", () => {
  test.each(Object.entries(convertible))('%s: everything is as the schemas want it', (_, profile) => {
    const { set, findings } = convert(profile);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (set === undefined) throw new Error('there is no set');
    expect(violations(set)).toEqual([]);
  });

  test('the check itself sees what is wrong', () => {
    const { set } = convert(goodProfile());
    const broken = structuredClone(set?.declarations ?? []) as Declaration[];
    for (const { Payload } of broken) Object.assign(Payload, { Unknown: 1, DataURL: 2, UIToggleEnabled: 1 });
    expect(violations({ declarations: broken, documents: set?.documents ?? [] }).length).toBeGreaterThan(10);
  });
});

const examples = new URL('../../../shared/apple/examples/', import.meta.url);
const withExamples = existsSync(examples) ? test : test.skip;
if (!existsSync(examples))
  process.stderr.write(
    `notice: not compared with the example declarations, ${examples.pathname} is absent\n`,
  );

withExamples('the example profile becomes the example declarations', () => {
  const { root } = readPlist(readFileSync(new URL('always-on.plist', examples)));
  if (root.type !== 'dictionary') throw new Error('not a profile');
  const { set } = declarationsOf(root, { baseUrl });
  const made = set?.declarations ?? [];
  const expected: Declaration[] = JSON.parse(readFileSync(new URL('declarations.json', examples), 'utf8'));
  const names: Record<string, string> = {
    'com.example.vpn.activation': 'com.example.activation',
    'com.example.vpn.ca': 'com.example.config.ca',
    'com.example.vpn.alwayson': 'com.example.config.alwayson',
    'com.example.vpn.identity.asset': 'com.example.asset.identity',
    'com.example.vpn.ca.asset': 'com.example.asset.ca',
  };
  const renamed = JSON.parse(
    JSON.stringify(made, (_, value) => (typeof value === 'string' ? (names[value] ?? value) : value)),
  ) as Declaration[];
  const comparable = (declarations: readonly Declaration[]) =>
    Object.fromEntries(
      declarations.map(({ Type, Identifier, Payload }) => [
        `${Type} ${Identifier}`,
        // Address, size and hash are made up in the example, and its certificate is PEM.
        'Reference' in Payload ? { ...Payload, Reference: undefined } : Payload,
      ]),
    );
  expect(comparable(renamed)).toEqual(comparable(expected));
});

describe('what is moved', () => {
  test('switches become true and false, whether the profile has 0 and 1 or true and false', () => {
    const toggled = [0, 1, true, false].map(
      (value) =>
        payloadOf(
          convert(changed(goodProfile(), `${vpn}/AlwaysOn/UIToggleEnabled`, value)),
          'com.apple.configuration.network.vpn.always-on',
        )?.['UIToggleEnabled'],
    );
    expect(toggled).toEqual([false, true, true, false]);
  });

  test('a key of the post-quantum pre-shared kind is Base64', () => {
    const conversion = convert(convertible['post-quantum keys'] ?? {});
    const payload = payloadOf(conversion, 'com.apple.configuration.network.vpn.always-on');
    expect(JSON.stringify(payload)).toContain(
      '"PostQuantumKeyExchange":{"PPK":"AP8R","PPKIdentifier":"ppk-1","PPKMandatory":true,"AllowFallback":false}',
    );
  });

  test('a plain VPN has the keys at the top, and the routing that Always On has not', () => {
    const payload = payloadOf(
      convert(convertible['plain IKEv2'] ?? {}),
      'com.apple.configuration.network.vpn.ikev2',
    );
    expect(payload).toMatchObject({
      VisibleName: 'Example IKEv2',
      HostName: 'vpn.example.com',
      Provider: { Type: 'packet-tunnel', ComposedIdentifier: 'com.example.provider {anchor apple generic}' },
      Idle: { Disconnect: true, Timer: 120, DeadPeerDetectionRate: 'Medium' },
      OnDemand: {
        Enabled: true,
        DisableUserOverride: true,
        Rules: [{ Action: 'Connect', InterfaceTypeMatch: 'WiFi' }, { Action: 'Ignore' }],
      },
      NetworkRouting: {
        EnforceRoutes: false,
        IncludeAllNetworks: true,
        ExcludeLocalNetworks: false,
        ExcludeCellularServices: true,
        ExcludeAPNs: false,
        ExcludeDeviceCommunication: true,
      },
    });
  });

  test('DNS and proxies have their own names, and their credentials are an asset', () => {
    const conversion = convert(convertible['plain IKEv2 with DNS and proxies'] ?? {});
    const payload = payloadOf(conversion, 'com.apple.configuration.network.vpn.ikev2');
    expect(payload?.['DNS']).toEqual({
      Protocol: 'TLS',
      ServerName: 'dns.example.com',
      ServerAddresses: ['192.0.2.53'],
      SearchDomains: ['example.com'],
      DomainName: 'example.com',
      SupplementalMatchDomains: ['example.com'],
      SupplementalMatchDomainsNoSearch: true,
      IdentityAssetReference: 'com.example.vpn.identity.asset',
    });
    expect(payload?.['Proxies']).toEqual({
      AutoConfigEnable: true,
      AutoConfigURLString: 'https://example.com/proxy.pac',
      AutoDiscoveryEnable: false,
      Protocol: {
        HTTP: { Enable: true, HostName: 'proxy.example.com', Port: 8080 },
        HTTPS: { Enable: true, HostName: 'proxy.example.com', Port: 8443 },
        CredentialsAssetReference: 'com.example.vpn.ikev2.proxy',
      },
      SupplementalMatchDomains: ['example.com'],
    });
    expect(documentOf(conversion, 'com.apple.asset.credential.userpassword')).toEqual({
      UserName: 'proxy-user',
      Password: 'proxy password',
    });
  });
});

describe('assets', () => {
  test('size and hash are those of the document, and the address ends with its name', () => {
    const { set } = convert(goodProfile());
    expect(set?.documents).toHaveLength(2);
    for (const { asset, content, fileName, url, contentType } of set?.documents ?? []) {
      const declaration = set?.declarations.find(({ Identifier }) => Identifier === asset);
      expect(declaration?.Payload['Reference']).toEqual({
        DataURL: url,
        ContentType: contentType,
        Size: content.length,
        'Hash-SHA-256': createHash('sha256').update(content).digest('hex'),
      });
      expect(url).toBe(`${baseUrl}/${fileName}`);
    }
  });

  test('a shared secret is the password of an asset', () => {
    const conversion = convert(convertible['a shared secret'] ?? {});
    expect(documentOf(conversion, 'com.apple.asset.credential.userpassword')).toEqual({
      UserName: 'shared-secret',
      Password: 'shared secret',
    });
    expect(JSON.stringify(conversion.set?.declarations)).not.toContain('shared secret');
  });

  test('two tunnels with one identity share its asset, two secrets do not', () => {
    const secret = (value: string): PlistDictionary => ({
      AuthenticationMethod: 'SharedSecret',
      SharedSecret: value,
    });
    const tunnels = (first: string, second: string): PlistValue =>
      [first, second].map((value, index) => ({
        ProtocolType: 'IKEv2',
        Interfaces: [index === 0 ? 'Cellular' : 'WiFi'],
        RemoteAddress: 'vpn.example.com',
        RemoteIdentifier: 'vpn.example.com',
        LocalIdentifier: 'device',
        ...secret(value),
      }));
    const assets = (value: PlistValue) =>
      convert(changed(goodProfile(), `${vpn}/AlwaysOn/TunnelConfigurations`, value))
        .set?.declarations.filter(({ Type }) => Type === 'com.apple.asset.credential.userpassword')
        .map(({ Identifier }) => Identifier);
    expect(assets(tunnels('one', 'one'))).toEqual(['com.example.vpn.alwayson.shared-secret']);
    expect(assets(tunnels('one', 'two'))).toEqual([
      'com.example.vpn.alwayson.shared-secret',
      'com.example.vpn.alwayson.shared-secret.2',
    ]);
  });

  test('a certificate in PEM stays PEM, and of several the device takes the first', () => {
    const pem = readFileSync('fixtures/certificates/root.pem');
    const authority = (content: Uint8Array) =>
      changedAll(goodProfile(), {
        '/PayloadContent/0/PayloadType': 'com.apple.security.pem',
        '/PayloadContent/0/PayloadContent': content,
      });
    const one = convert(authority(pem));
    expect(one.set?.documents[0]).toMatchObject({
      contentType: 'application/pem',
      content: pem,
      secret: false,
    });
    expect(said(one).filter((line) => line.includes('PEM'))).toEqual([]);
    expect(said(convert(authority(Buffer.concat([pem, pem]))))).toContainEqual(
      expect.stringContaining('holds 2 PEM blocks'),
    );
  });

  test('an identity that no VPN names is a configuration of its own', () => {
    const conversion = convert(convertible['a shared secret'] ?? {});
    expect(payloadOf(conversion, 'com.apple.configuration.security.identity')).toEqual({
      CredentialAssetReference: 'com.example.vpn.identity.asset',
    });
    expect(convert(goodProfile()).set?.declarations.map(({ Type }) => Type)).not.toContain(
      'com.apple.configuration.security.identity',
    );
  });

  test('a secret stands in a document and in no finding', () => {
    for (const profile of Object.values(convertible)) {
      const { set, findings } = convert(profile);
      const outside = JSON.stringify([set?.declarations, findings]);
      for (const secret of [
        'correct horse',
        'shared secret',
        'eap password',
        'scep challenge',
        'proxy password',
      ]) {
        expect(outside).not.toContain(secret);
      }
    }
  });
});

describe('identifiers and tokens', () => {
  test('the same profile gives the same declarations, another value another token', () => {
    const tokens = (profile: PlistDictionary) =>
      Object.fromEntries(
        (convert(profile).set?.declarations ?? []).map((one) => [one.Identifier, one.ServerToken]),
      );
    const first = tokens(goodProfile());
    expect(tokens(goodProfile())).toEqual(first);
    const other = tokens(changed(goodProfile(), '/PayloadContent/1/Password', 'another'));
    const changedOnes = Object.keys(first).filter((identifier) => first[identifier] !== other[identifier]);
    expect(changedOnes).toEqual(['com.example.vpn.identity.asset']);
  });

  test('a long identifier is cut to 64 octets and stays different from others', () => {
    const long = (end: string) => `com.example.${'ä'.repeat(60)}.${end}`;
    const profile = changedAll(goodProfile(), {
      '/PayloadContent/0/PayloadIdentifier': long('one'),
      '/PayloadContent/1/PayloadIdentifier': long('two'),
      '/PayloadContent/2/PayloadIdentifier': long('three'),
    });
    const identifiers = convert(profile).set?.declarations.map(({ Identifier }) => Identifier) ?? [];
    expect(identifiers.map((one) => Buffer.byteLength(one)).filter((octets) => octets > 64)).toEqual([]);
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  test('payloads with one identifier become declarations with two', () => {
    const profile = changed(goodProfile(), '/PayloadContent/0/PayloadIdentifier', 'com.example.vpn.alwayson');
    const identifiers = convert(profile).set?.declarations.map(({ Identifier }) => Identifier);
    expect(identifiers).toContain('com.example.vpn.alwayson');
    expect(identifiers).toContain('com.example.vpn.alwayson.2');
  });
});

describe('what has no counterpart', () => {
  test.each<[string, PlistValue, string]>([
    [
      `${cellular}/IKESecurityAssociationParameters/EncryptionAlgorithm`,
      'DES',
      'EncryptionAlgorithm is "DES". The declaration takes AES-128, AES-256, AES-128-GCM, AES-256-GCM or ChaCha20Poly1305.',
    ],
    [
      `${cellular}/IKESecurityAssociationParameters/EncryptionAlgorithm`,
      '3DES',
      'EncryptionAlgorithm is "3DES". The declaration takes AES-128, AES-256, AES-128-GCM, AES-256-GCM or ChaCha20Poly1305.',
    ],
    [
      `${cellular}/IKESecurityAssociationParameters/IntegrityAlgorithm`,
      'SHA1-96',
      'IntegrityAlgorithm is "SHA1-96". The declaration takes SHA2-256, SHA2-384 or SHA2-512.',
    ],
    [
      `${cellular}/ChildSecurityAssociationParameters/DiffieHellmanGroup`,
      2,
      'DiffieHellmanGroup is 2. The declaration takes 14, 15, 16, 17, 18, 19, 20, 21, 31 or 32.',
    ],
    [`${cellular}/MTU`, 1500, 'MTU is 1500. The declaration takes 1280 to 1400.'],
    [`${cellular}/EnablePFS`, 'yes', 'EnablePFS is a string. The declaration takes a boolean.'],
    [`${cellular}/PPK`, 'text', 'PPK is a string. The declaration takes data.'],
    [
      `${cellular}/AuthenticationMethod`,
      'Username',
      'AuthenticationMethod is "Username". The declaration takes None, SharedSecret or Certificate.',
    ],
    [
      `${cellular}/PayloadCertificateUUID`,
      'nothing',
      'This names no identity of the profile that can become an asset.',
    ],
    [`${vpn}/VPNType`, 'L2TP', 'has another VPNType'],
  ])('%s %p is an error', (path, value, message) => {
    const conversion = convert(changed(goodProfile(), path, value));
    expect(conversion.set).toBeUndefined();
    const [error] = conversion.findings.filter(({ severity }) => severity === 'error');
    expect(error?.message).toContain(message);
    expect(path.startsWith(error?.path ?? 'none')).toBe(true);
  });

  test.each<[string, PlistValue, 'info' | 'warning']>([
    [`${cellular}/Password`, 'x', 'info'],
    [`${cellular}/IncludeAllNetworks`, 1, 'info'],
    [`${cellular}/ExcludeAPNs`, 0, 'info'],
    [`${vpn}/VPNSubType`, 'com.example', 'info'],
    [`${vpn}/IKEv2`, { RemoteAddress: 'x' }, 'info'],
    [`${cellular}/Ciphers`, 'x', 'warning'],
    ['/RemovalDate', new Date(0), 'warning'],
  ])('%s is left out of an Always On declaration', (path, value, severity) => {
    const conversion = convert(changed(goodProfile(), path, value));
    expect(said(conversion)).toContainEqual(
      expect.stringContaining(`${severity} declaration-no-counterpart ${path}: `),
    );
    const key = path.split('/').at(-1);
    expect(JSON.stringify(conversion.set?.declarations)).not.toContain(`"${key}":`);
  });

  test('of a plain VPN the password and the sub-type are lost, which is a warning', () => {
    const profile = changedAll(goodPlainProfile(), {
      [`${plain}/Password`]: 'x',
      [`${vpn}/VPNSubType`]: 'y',
    });
    expect(said(convert(profile)).filter((line) => line.startsWith('warning'))).toHaveLength(2);
  });

  test('what Always On does not read in a profile is said when it is written into the declaration', () => {
    const profile = changedAll(goodProfile(), {
      [`${cellular}/OnDemandEnabled`]: 1,
      [`${vpn}/DNS`]: { DNSProtocol: 'Cleartext', ServerAddresses: ['192.0.2.53'] },
    });
    const lines = said(convert(profile));
    expect(lines).toContainEqual(
      expect.stringContaining(`info declaration-inferred ${cellular}/OnDemandEnabled: `),
    );
    expect(lines).toContainEqual(expect.stringContaining(`warning declaration-inferred ${vpn}/DNS: `));
  });

  test('names of the server without EAP are said to stand in a switched-off ExtendedAuth', () => {
    expect(said(convert(goodProfile()))).toContainEqual(
      expect.stringContaining(
        `info declaration-inferred ${cellular}: The declaration holds ServerCertificateIssuerCommonName and ServerCertificateCommonName in ExtendedAuth with Enabled false. It has no other place.`,
      ),
    );
  });

  test('EAP-TLS is said not to be established', () => {
    const profile = changed(goodProfile(), `${cellular}/ExtendedAuthEnabled`, 1);
    expect(said(convert(profile))).toContainEqual(
      expect.stringContaining(
        `warning declaration-inferred ${cellular}: ExtendedAuth is on with a certificate`,
      ),
    );
  });

  test('another payload is an error, as the device would lack it', () => {
    const wifiPayload = {
      PayloadType: 'com.apple.wifi.managed',
      PayloadVersion: 1,
      PayloadIdentifier: 'a.b',
      PayloadUUID: 'c',
    };
    const conversion = convert(changed(goodProfile(), '/PayloadContent/-', wifiPayload));
    expect(conversion.set).toBeUndefined();
    expect(said(conversion)).toContainEqual(
      expect.stringContaining('alwayson makes no declaration of a payload of type com.apple.wifi.managed.'),
    );
  });

  test('a PKCS#12 without a password, EAP without a user name, a secret that is not text', () => {
    const withoutPassword = changed(goodProfile(), '/PayloadContent/1/Password');
    expect(said(convert(withoutPassword))).toContainEqual(
      expect.stringContaining('/PayloadContent/1: Password is missing. The declaration requires it.'),
    );
    const eap = convertible['EAP with a user name'] ?? {};
    expect(said(convert(changed(eap, `${cellular}/AuthName`)))).toContainEqual(
      expect.stringContaining('has a password for eap, but no user name'),
    );
    const secret = convertible['a shared secret'] ?? {};
    const bytes = changed(secret, `${cellular}/SharedSecret`, new Uint8Array([0xff, 0xfe]));
    expect(said(convert(bytes))).toContainEqual(expect.stringContaining('is not text'));
    const text = changed(secret, `${cellular}/SharedSecret`, new TextEncoder().encode('as data'));
    expect(documentOf(convert(text), 'com.apple.asset.credential.userpassword')).toMatchObject({
      Password: 'as data',
    });
  });

  test('an empty profile, and one whose content is encrypted', () => {
    expect(said(convert({ PayloadIdentifier: 'x' }))).toContainEqual(
      expect.stringContaining('The profile has no payload that can be read.'),
    );
    expect(said(convert({ EncryptedPayloadContent: new Uint8Array([1]) }))).toContainEqual(
      expect.stringContaining('The declaration has no key for EncryptedPayloadContent.'),
    );
  });

  test.each(['AlwaysOn', 'AlwaysOn/TunnelConfigurations', 'UserDefinedName'])('a VPN without %s', (key) => {
    expect(convert(changed(goodProfile(), `${vpn}/${key}`)).set).toBeUndefined();
  });
});

describe('the base URL', () => {
  test.each([
    [undefined, 'is missing'],
    ['http://mdm.example.com', 'is not an https address'],
    ['mdm.example.com', 'is not an https address'],
    ['https://mdm.example.com/?a=b', 'has a query'],
    ['https://ada:secret@mdm.example.com/', 'holds a user name'],
  ])('%p is refused', (given, message) => {
    const conversion = convert(goodProfile(), given === undefined ? {} : { baseUrl: given });
    expect(conversion.set).toBeUndefined();
    expect(said(conversion)[0]).toContain(`error declaration-base-url : The base URL ${message}`);
    expect(said(conversion)[0]).not.toContain('secret@');
  });

  test('a slash at the end makes no difference', () => {
    expect(convert(goodProfile(), { baseUrl: `${baseUrl}/` }).set).toEqual(convert(goodProfile()).set);
  });
});
