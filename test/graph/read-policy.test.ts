import { readPolicies, readPolicy } from '../../src/graph/read-policy.js';
import { sample } from './sample.js';

const securityAssociation = {
  securityEncryptionAlgorithm: 'aes256Gcm',
  securityIntegrityAlgorithm: 'sha2_384',
  securityDiffieHellmanGroup: 20,
  lifetimeInMinutes: 1440,
};

/** What every sample of the Contoso policy says, whatever wrote it. */
const contoso = {
  displayName: 'Contoso Always On',
  connectionName: 'Contoso VPN',
  authenticationMethod: 'certificate',
  enableSplitTunneling: false,
  enablePerApp: false,
  safariDomains: [],
  associatedDomains: [],
  excludedDomains: [],
  providerType: 'notConfigured',
  connectionType: 'ikEv2',
  customData: [],
  customKeyValueData: [],
  onDemandRules: [],
  server: { description: 'server', address: 'vpn.contoso.com', isDefaultServer: true },
  excludeList: [],
  targetedMobileApps: [],
  allowDefaultChildSecurityAssociationParameters: false,
  allowDefaultSecurityAssociationParameters: false,
  clientAuthenticationType: 'deviceAuthentication',
  deadPeerDetectionRate: 'medium',
  disableMobilityAndMultihoming: false,
  disableRedirect: false,
  enableAlwaysOnConfiguration: true,
  enableCertificateRevocationCheck: false,
  enableEAP: false,
  enablePerfectForwardSecrecy: true,
  enableUseInternalSubnetAttributes: false,
  localIdentifier: 'clientCertificateSubjectName',
  mtuSizeInBytes: 1280,
  remoteIdentifier: 'vpn.contoso.com',
  serverCertificateCommonName: 'vpn.contoso.com',
  serverCertificateIssuerCommonName: 'Contoso VPN Root',
  serverCertificateType: 'ecdsa384',
  alwaysOnConfiguration: {
    tunnelConfiguration: 'wifiAndCellular',
    userToggleEnabled: false,
    voicemailExceptionAction: 'allowTrafficOutside',
    airPrintExceptionAction: 'dropTraffic',
    cellularExceptionAction: 'forceTrafficViaVPN',
    allowAllCaptiveNetworkPlugins: false,
    allowCaptiveWebSheet: true,
    natKeepAliveIntervalInSeconds: 110,
    natKeepAliveOffloadEnable: true,
    allowedCaptiveNetworkPlugins: { allowedBundleIdentifiers: ['com.contoso.hotspot', 'com.fabrikam.wifi'] },
  },
  childSecurityAssociationParameters: securityAssociation,
  securityAssociationParameters: securityAssociation,
};

const id = '8f3c5f0e-2b7d-4d0a-9a55-0d6f3d1c7e21';
const description = 'Always On for supervised iPhones';
const dates = {
  createdDateTime: '2026-03-02T10:00:00.7654321Z',
  lastModifiedDateTime: '2026-05-04T08:12:31.1234567Z',
};
const whole = {
  ...contoso,
  id,
  description,
  ...dates,
  version: 4,
  roleScopeTagIds: ['0'],
  supportsScopeTags: true,
};

const assignments = [
  {
    intent: 'apply',
    source: 'direct',
    target: {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      deviceAndAppManagementAssignmentFilterType: 'none',
      groupName: 'iPhones',
    },
  },
];

describe('the export of each tool', () => {
  test.each([
    ['graph-explorer.json', whole],
    ['list-page.json', whole],
    ['value-object.json', whole],
    ['intunecd.json', { ...contoso, description, roleScopeTagIds: ['Default'], assignments }],
    ['intunecd.yaml', { ...contoso, description, roleScopeTagIds: ['Default'], assignments }],
    [
      'intunemanagement.json',
      {
        ...whole,
        identityCertificate: {
          displayName: 'Contoso SCEP',
          odataType: '#microsoft.graph.iosScepCertificateProfile',
        },
      },
    ],
    ['mggraph-intune-samples.json', { ...contoso, id, version: 4 }],
    [
      'powershell-typed.json',
      {
        ...whole,
        createdDateTime: '/Date(1772445600765)/',
        lastModifiedDateTime: '/Date(1777882351123)/',
        deviceManagementApplicabilityRuleDeviceMode: { DeviceMode: null, Name: null, RuleType: null },
      },
    ],
  ])('%s is read whole and without a finding', async (name, policy) => {
    expect(await readPolicy(sample(name))).toEqual({ policy, findings: [] });
  });
});

test('what was cut off by ConvertTo-Json is left out and named', async () => {
  const { policy, findings } = await readPolicy(sample('powershell-truncated.json'));
  expect(policy.displayName).toBe('Contoso Always On');
  expect(policy).not.toHaveProperty('server');
  expect(policy).not.toHaveProperty('safariDomains');
  expect(new Set(findings.map(({ rule, severity, fix }) => `${rule} ${severity} ${fix}`))).toEqual(
    new Set(['policy-truncated error Export the policy again with ConvertTo-Json -Depth 20.']),
  );
  expect(findings.map(({ path }) => path).sort()).toEqual([
    '/alwaysOnConfiguration',
    '/associatedDomains',
    '/childSecurityAssociationParameters',
    '/customData',
    '/customKeyValueData',
    '/excludeList',
    '/excludedDomains',
    '/onDemandRules',
    '/safariDomains',
    '/securityAssociationParameters',
    '/server',
    '/targetedMobileApps',
  ]);
});

test('the made up values of documentation are read: their ranges are judged elsewhere', async () => {
  const { policy, findings } = await readPolicy(sample('documentation-style.json'));
  expect(policy).toMatchObject({
    connectionType: 'pulseSecure',
    mtuSizeInBytes: 14,
    childSecurityAssociationParameters: { securityDiffieHellmanGroup: 10, lifetimeInMinutes: 1 },
    alwaysOnConfiguration: { natKeepAliveIntervalInSeconds: 13 },
    onDemandRules: [{ ssids: ['Ssids value'], interfaceTypeMatch: 'ethernet' }],
  });
  expect(findings).toEqual([
    expect.objectContaining({ rule: 'policy-type', severity: 'info', path: '/connectionType' }),
  ]);
});

describe('only an Always On block', () => {
  const block = contoso.alwaysOnConfiguration;

  test('becomes a policy that holds nothing else', async () => {
    const { policy, findings } = await readPolicy(sample('always-on-block.json'));
    expect(policy).toEqual({ enableAlwaysOnConfiguration: true, alwaysOnConfiguration: block });
    expect(findings).toEqual([expect.objectContaining({ rule: 'policy-type', severity: 'info', path: '' })]);
  });

  test('is recognised by its keys too, and its findings point into the policy', async () => {
    const { policy, findings } = await readPolicy(JSON.stringify({ ...block, userToggleEnabled: 'no' }));
    expect(policy.alwaysOnConfiguration?.tunnelConfiguration).toBe('wifiAndCellular');
    expect(findings.map(({ rule, path }) => [rule, path])).toEqual([
      ['policy-type', ''],
      ['policy-value', '/alwaysOnConfiguration/userToggleEnabled'],
    ]);
  });
});

test('a policy without @odata.type is recognised by its keys, and that is said', async () => {
  const { policy, findings } = await readPolicy('{"remoteIdentifier":"vpn.contoso.com"}');
  expect(policy).toEqual({ remoteIdentifier: 'vpn.contoso.com' });
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'policy-type',
      severity: 'info',
      path: '/@odata.type',
      fix: 'Add "@odata.type": "#microsoft.graph.iosikEv2VpnConfiguration".',
    }),
  ]);
});

test.each([
  '#microsoft.graph.iosikEv2VpnConfiguration',
  'microsoft.graph.iosikEv2VpnConfiguration',
  '#Microsoft.Graph.IosIkEv2VpnConfiguration',
])('@odata.type %s is an IKEv2 policy', async (type) => {
  const { findings } = await readPolicy(JSON.stringify({ '@odata.type': type, displayName: 'Contoso' }));
  expect(findings).toEqual([]);
});

test('lists of pages are opened', async () => {
  const pages = [{ value: [{ displayName: 'a' }] }, { value: [{ '@odata.type': '#x.y', id: 'b' }] }];
  expect(await readPolicies(JSON.stringify(pages))).toEqual([
    { displayName: 'a', isVpnPolicy: false },
    { id: 'b', odataType: '#x.y', isVpnPolicy: false },
  ]);
});

test('everything in a mixed list is listed', async () => {
  expect(await readPolicies(sample('list-page.json'))).toEqual([
    expect.objectContaining({
      displayName: 'Contoso Windows VPN',
      odataType: '#microsoft.graph.windows10VpnConfiguration',
      isVpnPolicy: false,
    }),
    expect.objectContaining({ displayName: 'Contoso Mac VPN', isVpnPolicy: false }),
    expect.objectContaining({ id, displayName: 'Contoso Always On', isVpnPolicy: true }),
    expect.objectContaining({ displayName: 'Contoso Wi-Fi', isVpnPolicy: false }),
  ]);
});
