import { existsSync, readFileSync } from 'node:fs';
import { readIdentities } from '../../src/device/identities.js';
import type { Finding } from '../../src/finding.js';
import { importProfile } from '../../src/import/import-profile.js';
import { InputError } from '../../src/input-error.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  deviceIdentity,
  goodPlainProfile,
  goodProfile,
  plain,
  rootCertificate,
  vpn,
  wifi,
} from '../support/good-profile.js';

function imported(profile: PlistDictionary) {
  const { imported: result, findings } = importProfile(dictionaryNodeOf(profile));
  if (result === undefined) throw new Error(`not imported: ${said(findings).join('; ')}`);
  return { ...result, findings };
}

function said(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, path, message }) => `${severity} ${rule} ${path}: ${message}`);
}

const saidOf = (profile: PlistDictionary) => said(importProfile(dictionaryNodeOf(profile)).findings);

describe('an Always On profile', () => {
  const { policy, bindings, files, findings } = imported(goodProfile());

  test('becomes the policy, every object with its type, ready to be posted', () => {
    expect(policy).toEqual({
      '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration',
      displayName: 'Example VPN',
      connectionName: 'Example Always On',
      connectionType: 'ikEv2',
      enableSplitTunneling: false,
      enableAlwaysOnConfiguration: true,
      server: {
        '@odata.type': '#microsoft.graph.vpnServer',
        address: 'vpn-cell.example.com',
        isDefaultServer: true,
      },
      remoteIdentifier: 'vpn-cell.example.com',
      serverCertificateType: 'ecdsa384',
      serverCertificateIssuerCommonName: 'Example VPN Root CA',
      serverCertificateCommonName: 'vpn-cell.example.com',
      deadPeerDetectionRate: 'medium',
      disableMobilityAndMultihoming: false,
      disableRedirect: true,
      enablePerfectForwardSecrecy: true,
      enableCertificateRevocationCheck: false,
      enableUseInternalSubnetAttributes: false,
      mtuSizeInBytes: 1280,
      securityAssociationParameters: {
        '@odata.type': '#microsoft.graph.iosVpnSecurityAssociationParameters',
        securityEncryptionAlgorithm: 'aes256Gcm',
        securityIntegrityAlgorithm: 'sha2_384',
        securityDiffieHellmanGroup: 20,
        lifetimeInMinutes: 1440,
      },
      childSecurityAssociationParameters: {
        '@odata.type': '#microsoft.graph.iosVpnSecurityAssociationParameters',
        securityEncryptionAlgorithm: 'aes256Gcm',
        securityIntegrityAlgorithm: 'sha2_384',
        securityDiffieHellmanGroup: 20,
        lifetimeInMinutes: 480,
      },
      allowDefaultSecurityAssociationParameters: false,
      allowDefaultChildSecurityAssociationParameters: false,
      alwaysOnConfiguration: {
        '@odata.type': '#microsoft.graph.appleVpnAlwaysOnConfiguration',
        tunnelConfiguration: 'wifiAndCellular',
        userToggleEnabled: false,
        voicemailExceptionAction: 'allowTrafficOutside',
        airPrintExceptionAction: 'dropTraffic',
        cellularExceptionAction: 'allowTrafficOutside',
        allowAllCaptiveNetworkPlugins: false,
        allowedCaptiveNetworkPlugins: {
          '@odata.type': '#microsoft.graph.specifiedCaptiveNetworkPlugins',
          allowedBundleIdentifiers: ['com.example.hotspot'],
        },
        allowCaptiveWebSheet: false,
        natKeepAliveIntervalInSeconds: 110,
        natKeepAliveOffloadEnable: true,
      },
      authenticationMethod: 'certificate',
      clientAuthenticationType: 'deviceAuthentication',
      localIdentifier: 'deviceFQDN',
    });
  });

  test('and the bindings: what differs between the tunnels, what only Apple has, secrets by reference', () => {
    expect(bindings).toEqual({
      localIdentifier: 'device-0001.example.com',
      identity: { pkcs12: 'identity.p12', password: 'file:identity-password.txt' },
      trustedRoots: ['trusted-root.cer'],
      profile: { identifier: 'com.example.vpn', organization: 'Example' },
      apple: {
        deviceCommunication: 'drop',
        applicationExceptions: [{ BundleIdentifier: 'com.example.softphone', LimitToProtocols: ['UDP'] }],
        tunnels: {
          cellular: {},
          wifi: {
            RemoteAddress: 'vpn-wifi.example.com',
            RemoteIdentifier: 'vpn-wifi.example.com',
            ServerCertificateCommonName: 'vpn-wifi.example.com',
            NATKeepAliveInterval: 20,
          },
        },
      },
    });
    expect(files).toEqual([
      { path: 'identity.p12', content: deviceIdentity, secret: true },
      { path: 'identity-password.txt', content: 'correct horse\n', secret: true },
      { path: 'trusted-root.cer', content: rootCertificate, secret: false },
    ]);
  });

  test('nothing is lost, and what Intune needs besides is said', () => {
    expect(said(findings)).toEqual([
      expect.stringContaining(`info import-changed ${vpn}: The policy names no certificate profile`),
    ]);
  });

  test('the identifier of the certificate is recognised when the identity is opened', async () => {
    const node = dictionaryNodeOf(goodProfile());
    const { imported: result } = importProfile(node, { identities: await readIdentities(node) });
    expect(result?.policy['localIdentifier']).toBe('clientCertificateSubjectName');
    expect(result?.bindings.localIdentifier).toBeUndefined();
  });
});

const example = new URL('../../../shared/apple/examples/always-on.plist', import.meta.url);
const withExample = existsSync(example) ? test : test.skip;
if (!existsSync(example)) process.stderr.write(`notice: not imported, ${example.pathname} is absent\n`);

withExample('the example profile is imported but for its certificate, which is a placeholder', () => {
  const { root } = readPlist(readFileSync(example));
  if (root.type !== 'dictionary') throw new Error('not a profile');
  const { imported: result, findings } = importProfile(root);
  expect(result?.policy['alwaysOnConfiguration']).toMatchObject({ tunnelConfiguration: 'wifiAndCellular' });
  expect(said(findings).filter((line) => line.startsWith('warning'))).toEqual([
    expect.stringContaining('/PayloadContent/0/PayloadContent: The payload has no certificate'),
  ]);
});

describe('a plain IKEv2 profile', () => {
  test('keeps rules that are off, with a binding, and tells it', () => {
    const off = changedAll(goodPlainProfile(), { [`${plain}/OnDemandEnabled`]: 0 });
    const { imported: made, findings } = importProfile(dictionaryNodeOf(off));
    expect(made?.policy['onDemandRules']).toHaveLength(2);
    expect(made?.bindings.apple).toMatchObject({ onDemandEnabled: false });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'import-changed',
        severity: 'warning',
        path: `${plain}/OnDemandEnabled`,
      }),
    );
  });

  test('has its on-demand rules, proxies and routing in the policy', () => {
    const { policy, findings } = imported(
      changedAll(goodPlainProfile(), {
        [`${plain}/OnDemandRules`]: [
          {
            Action: 'EvaluateConnection',
            SSIDMatch: ['Office'],
            ActionParameters: [{ DomainAction: 'ConnectIfNeeded', Domains: ['example.com'] }],
          },
          { Action: 'Ignore', InterfaceTypeMatch: 'Cellular' },
        ],
        [`${plain}/IncludeAllNetworks`]: 1,
        [`${plain}/ProviderType`]: 'packet-tunnel',
        [`${vpn}/Proxies`]: {
          HTTPEnable: 1,
          HTTPProxy: 'proxy.example.com',
          HTTPPort: 8080,
          HTTPSEnable: 1,
          HTTPSProxy: 'proxy.example.com',
          HTTPSPort: 8080,
        },
      }),
    );
    expect(policy).toMatchObject({
      enableAlwaysOnConfiguration: false,
      includeAllNetworks: true,
      providerType: 'packetTunnel',
      onDemandRules: [
        {
          '@odata.type': '#microsoft.graph.vpnOnDemandRule',
          action: 'evaluateConnection',
          ssids: ['Office'],
          domainAction: 'connectIfNeeded',
          domains: ['example.com'],
        },
        { action: 'ignore', interfaceTypeMatch: 'cellular' },
      ],
      proxyServer: {
        '@odata.type': '#microsoft.graph.vpnProxyServer',
        address: 'proxy.example.com',
        port: 8080,
      },
    });
    expect(policy).not.toHaveProperty('alwaysOnConfiguration');
    expect(said(findings).filter((line) => !line.startsWith('info'))).toEqual([]);
  });

  test.each<[string, Record<string, PlistValue | undefined>, string]>([
    ['a switch without rules', { OnDemandRules: undefined }, 'OnDemandEnabled is 1 without rules'],
    [
      'a rule that Graph has not',
      { OnDemandRules: [{ Action: 'Allow' }] },
      'The policy leaves out Action. Graph has connect, evaluateConnection, ignore, disconnect.',
    ],
    [
      'servers to resolve with',
      {
        OnDemandRules: [
          {
            Action: 'EvaluateConnection',
            ActionParameters: [
              { DomainAction: 'NeverConnect', Domains: ['a.b'], RequiredDNSServers: ['192.0.2.1'] },
              { DomainAction: 'NeverConnect', Domains: ['c.d'] },
            ],
          },
        ],
      },
      'Graph has no property for RequiredDNSServers in a rule. The policy leaves it out.',
    ],
  ])('%s', (_, changes, message) => {
    const at = Object.fromEntries(Object.entries(changes).map(([key, value]) => [`${plain}/${key}`, value]));
    expect(saidOf(changedAll(goodPlainProfile(), at))).toContainEqual(expect.stringContaining(message));
  });

  test('proxies that are not one for HTTP and HTTPS', () => {
    const profile = changed(goodPlainProfile(), `${vpn}/Proxies`, {
      HTTPEnable: 1,
      HTTPProxy: 'one.example.com',
      HTTPPort: 1,
      HTTPSEnable: 1,
      HTTPSProxy: 'two.example.com',
      HTTPSPort: 1,
      HTTPProxyPassword: 'sesame',
    });
    const lines = saidOf(profile);
    expect(lines).toContainEqual(
      expect.stringContaining(
        `${vpn}/Proxies/HTTPSProxy: Graph cannot hold HTTPSProxy as it is: it has one host and port for HTTP and HTTPS, or a script.`,
      ),
    );
    expect(lines).toContainEqual(expect.stringContaining(`${vpn}/Proxies/HTTPProxyPassword`));
    expect(lines.join()).not.toContain('sesame');
  });
});

describe('ways of authenticating', () => {
  const with_ = (keys: Record<string, PlistValue | undefined>) =>
    changedAll(goodPlainProfile(), {
      ...Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${plain}/${key}`, value])),
    });

  test.each<[string, Record<string, PlistValue>, object, object]>([
    [
      'a shared secret',
      { AuthenticationMethod: 'SharedSecret', SharedSecret: 'sesame' },
      { authenticationMethod: 'sharedSecret', clientAuthenticationType: 'deviceAuthentication' },
      { sharedSecret: 'file:shared-secret.txt' },
    ],
    [
      'a shared secret as data',
      { AuthenticationMethod: 'SharedSecret', SharedSecret: new TextEncoder().encode('sesame') },
      { authenticationMethod: 'sharedSecret' },
      { sharedSecret: 'file:shared-secret.txt' },
    ],
    [
      'EAP with a user name',
      { AuthenticationMethod: 'None', ExtendedAuthEnabled: true, AuthName: 'ada', AuthPassword: 'sesame' },
      { authenticationMethod: 'usernameAndPassword', clientAuthenticationType: 'userAuthentication' },
      { eap: { username: 'ada', password: 'file:eap-password.txt' } },
    ],
  ])('%s', (_, keys, policyPart, bindingsPart) => {
    const { policy, bindings, files } = imported(with_({ ...keys, PayloadCertificateUUID: undefined }));
    expect(policy).toMatchObject(policyPart);
    expect(bindings).toMatchObject(bindingsPart);
    expect(bindings.identity).toBeUndefined();
    const secret = files.filter((file) => file.secret).map(({ content }) => content);
    expect(secret).toEqual(['sesame\n']);
    expect(JSON.stringify([policy, bindings])).not.toContain('sesame');
  });

  test('EAP-TLS, with either method', () => {
    for (const method of ['Certificate', 'None']) {
      const { policy, findings } = imported(with_({ AuthenticationMethod: method, ExtendedAuthEnabled: 1 }));
      expect(policy).toMatchObject({
        authenticationMethod: 'certificate',
        clientAuthenticationType: 'userAuthentication',
      });
      expect(said(findings).some((line) => line.startsWith('warning'))).toBe(method === 'None');
    }
  });

  test.each<[string, Record<string, PlistValue | undefined>]>([
    ['none at all', { AuthenticationMethod: 'None', ExtendedAuthEnabled: 0 }],
    ['no method', { AuthenticationMethod: undefined }],
    ['a certificate and a user name', { ExtendedAuthEnabled: 1, AuthName: 'ada', AuthPassword: 'x' }],
    ['a shared secret and EAP', { AuthenticationMethod: 'SharedSecret', ExtendedAuthEnabled: 1 }],
  ])('%s is an error', (_, keys) => {
    const { imported: result, findings } = importProfile(dictionaryNodeOf(with_(keys)));
    expect(result).toBeUndefined();
    expect(said(findings)).toContainEqual(expect.stringContaining('error import-no-counterpart'));
  });

  test('a missing secret, identity or password is told, and the rest imported', () => {
    const secretless = with_({ AuthenticationMethod: 'SharedSecret', PayloadCertificateUUID: undefined });
    expect(saidOf(secretless)).toContainEqual(
      expect.stringContaining('SharedSecret is missing. Bind the secret before you translate the policy.'),
    );
    expect(saidOf(with_({ PayloadCertificateUUID: 'nobody' }))).toContainEqual(
      expect.stringContaining(
        'The profile holds no identity for the bindings. Bind one before you translate the policy.',
      ),
    );
    const withoutPassword = changed(goodProfile(), '/PayloadContent/1/Password');
    expect(imported(withoutPassword).bindings.identity).toEqual({
      pkcs12: 'identity.p12',
      password: 'prompt',
    });
  });
});

describe('what Graph cannot hold', () => {
  test.each<[string, PlistValue, 'info' | 'warning']>([
    [`${cellular}/CertificateType`, 'RSA-PSS', 'warning'],
    [`${cellular}/IKESecurityAssociationParameters/EncryptionAlgorithm`, 'AES-512', 'warning'],
    [`${cellular}/IKESecurityAssociationParameters/Unknown`, 1, 'warning'],
    [`${cellular}/DeadPeerDetectionRate`, 1, 'warning'],
    [`${cellular}/OnDemandEnabled`, 1, 'info'],
    [`${alwaysOn}/Unknown`, 'x', 'warning'],
    [`${vpn}/VendorConfig`, { Password: 'x' }, 'info'],
    ['/TargetDeviceType', 1, 'warning'],
    ['/PayloadScope', 'User', 'warning'],
    ['/PayloadIdentifier', 'not a domain', 'warning'],
    [`${alwaysOn}/ServiceExceptions/0`, { ServiceName: 'Fax', Action: 'Allow' }, 'warning'],
    [`${alwaysOn}/ApplicationExceptions/0`, { BundleIdentifier: 'a', LimitToProtocols: ['TCP'] }, 'warning'],
    ['/PayloadContent/1/KeyIsExtractable', true, 'info'],
    ['/PayloadContent/1/KeyIsExtractable', false, 'warning'],
    ['/PayloadContent/-', { PayloadType: 'com.apple.wifi.managed' }, 'warning'],
  ])('%s %p', (path, value, severity) => {
    const { findings } = imported(changed(goodProfile(), path, value));
    const told = path.replace('/-', '/3');
    expect(said(findings)).toContainEqual(
      expect.stringMatching(new RegExp(`^${severity} import-[a-z-]+ ${told}: `)),
    );
  });

  test('tunnels that differ in what bindings cannot tell apart', () => {
    const lines = saidOf(changed(goodProfile(), `${wifi}/EnablePFS`, 0));
    expect(lines).toContainEqual(
      expect.stringContaining(
        `${wifi}/EnablePFS: EnablePFS differs between the two tunnels. The policy has that of the first.`,
      ),
    );
  });

  test('a tunnel that no interface is left for', () => {
    const third = { ProtocolType: 'IKEv2', Interfaces: ['WiFi'] };
    const lines = saidOf(changed(goodProfile(), `${alwaysOn}/TunnelConfigurations/-`, third));
    expect(lines).toContainEqual(
      expect.stringContaining('The policy leaves out a tunnel without an interface of its own.'),
    );
  });

  test('a post-quantum key by halves, and one that does not say whether it is mandatory', () => {
    expect(saidOf(changed(goodProfile(), `${cellular}/PPK`, new Uint8Array([1])))).toContainEqual(
      expect.stringContaining(
        'PPK (data) and PPKIdentifier (text) are not both there. The bindings leave them out.',
      ),
    );
    const tunnels = [cellular, wifi];
    const whole = changedAll(
      goodProfile(),
      Object.fromEntries(
        tunnels.flatMap((tunnel) => [
          [`${tunnel}/PPK`, new Uint8Array([1])],
          [`${tunnel}/PPKIdentifier`, 'ppk-1'],
        ]),
      ),
    );
    const { bindings, findings } = imported(whole);
    expect(bindings.apple?.ppk).toEqual({ identifier: 'ppk-1', key: 'file:ppk.bin', mandatory: true });
    expect(said(findings)).toContainEqual(
      expect.stringContaining('PPKMandatory is missing. The bindings have the key as mandatory.'),
    );
  });

  test('a second VPN', () => {
    const both = changed(goodPlainProfile(), '/PayloadContent/-', {
      ...((goodProfile()['PayloadContent'] as PlistDictionary[])[2] as PlistDictionary),
    });
    const { policy, findings } = imported(both);
    expect(policy['enableAlwaysOnConfiguration']).toBe(true);
    expect(said(findings)).toContainEqual(
      expect.stringContaining(`${vpn}: The policy leaves out a second VPN.`),
    );
  });
});

describe('what cannot be imported', () => {
  test.each<[string, PlistDictionary]>([
    ['no VPN', changed(goodProfile(), vpn)],
    ['another kind of VPN', changed(goodProfile(), `${vpn}/VPNType`, 'L2TP')],
    ['no tunnel', changed(goodProfile(), `${alwaysOn}/TunnelConfigurations`, [])],
    ['encrypted content', { EncryptedPayloadContent: new Uint8Array([1]) }],
    ['nothing', {}],
  ])('%s', (_, profile) => {
    expect(() => importProfile(dictionaryNodeOf(profile))).toThrow(InputError);
  });

  test('a tunnel for no interface, and why', () => {
    const profile = changed(goodProfile(), `${alwaysOn}/TunnelConfigurations`, [{ Interfaces: ['Wi-Fi'] }]);
    expect(() => importProfile(dictionaryNodeOf(profile))).toThrow(
      'The VPN of the profile has no tunnel that a device sets up. No element of TunnelConfigurations has Cellular or WiFi in Interfaces.',
    );
  });

  test.each(['RemoteAddress', 'RemoteIdentifier'])('a tunnel without %s, which Graph requires', (key) => {
    expect(saidOf(changed(goodPlainProfile(), `${plain}/${key}`))).toContainEqual(
      expect.stringContaining(
        `error import-changed ${plain}: ${key} is missing. Graph takes no policy without`,
      ),
    );
  });
});
