import type { Finding } from '../../src/finding.js';
import { readPolicy } from '../../src/graph/read-policy.js';

const type = { '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration' };

/** The policy and the findings of an object in JSON. */
function read(object: object) {
  return readPolicy(JSON.stringify({ ...type, ...object }));
}

/** The single finding of an object. */
async function only(object: object): Promise<Finding> {
  const { findings } = await read(object);
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

describe('a value of the wrong type is named and left out', () => {
  test.each<[object, string, string]>([
    [
      { mtuSizeInBytes: '1280' },
      '/mtuSizeInBytes',
      'The policy sets mtuSizeInBytes to text. Graph takes a whole number of 32 bits.',
    ],
    [
      { mtuSizeInBytes: 1280.5 },
      '/mtuSizeInBytes',
      'The policy sets mtuSizeInBytes to a fraction. Graph takes a whole number of 32 bits.',
    ],
    [
      { mtuSizeInBytes: 2 ** 31 },
      '/mtuSizeInBytes',
      'The policy sets mtuSizeInBytes to a larger number. Graph takes a whole number of 32 bits.',
    ],
    [
      { enablePerApp: 1 },
      '/enablePerApp',
      'The policy sets enablePerApp to a number. Graph takes true or false.',
    ],
    [
      { enablePerApp: 'yes' },
      '/enablePerApp',
      'The policy sets enablePerApp to text. Graph takes true or false.',
    ],
    [
      { connectionName: false },
      '/connectionName',
      'The policy sets connectionName to true or false. Graph takes text.',
    ],
    [{ server: ['vpn.contoso.com'] }, '/server', 'The policy sets server to a list. Graph takes an object.'],
    [{ server: 'vpn.contoso.com' }, '/server', 'The policy sets server to text. Graph takes an object.'],
    [
      { safariDomains: {} },
      '/safariDomains',
      'The policy sets safariDomains to an object. Graph takes a list.',
    ],
    [
      { safariDomains: 'contoso.com' },
      '/safariDomains',
      'The policy sets safariDomains to text. Graph takes a list.',
    ],
    [
      { localIdentifier: {} },
      '/localIdentifier',
      'The policy sets localIdentifier to an object. Graph takes one of deviceFQDN, empty, clientCertificateSubjectName.',
    ],
    [
      { onDemandRules: [{ ssids: ['a', null] }] },
      '/onDemandRules/0/ssids/1',
      'The policy sets an element of ssids to null. Graph takes text.',
    ],
    [
      { onDemandRules: ['x'] },
      '/onDemandRules/0',
      'The policy sets an element of onDemandRules to text. Graph takes an object.',
    ],
  ])('%j', async (object, path, message) => {
    expect(await only(object)).toMatchObject({
      rule: 'policy-value',
      severity: 'error',
      document: 'policy',
      path,
      message,
    });
  });

  test('what stands beside it is kept', async () => {
    const { policy } = await read({
      server: { address: 7, description: 'server' },
      onDemandRules: [1, { ssids: [2, 'Contoso'] }],
      safariDomains: 3,
      connectionName: 'Contoso',
    });
    expect(policy).toEqual({
      server: { description: 'server' },
      onDemandRules: [{ ssids: ['Contoso'] }],
      connectionName: 'Contoso',
    });
  });

  test('the value is not shown, since it may be a secret in the wrong place', async () => {
    const secret = 'correct horse battery staple';
    const { findings } = await read({
      sharedSecret: [secret],
      deadPeerDetectionRate: secret,
      enableEAP: secret,
      server: secret,
      safariDomains: secret,
    });
    expect(findings).toHaveLength(5);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });
});

describe('enums', () => {
  test('are read in any case and by their aliases', async () => {
    const { policy, findings } = await read({
      deadPeerDetectionRate: 'MEDIUM',
      localIdentifier: 'DeviceFqdn',
      alwaysOnConfiguration: { voicemailExceptionAction: 'ForceTrafficViaVPN' },
      securityAssociationParameters: { securityIntegrityAlgorithm: 'Sha2256' },
      childSecurityAssociationParameters: { securityIntegrityAlgorithm: 'sha1160' },
    });
    expect(findings).toEqual([]);
    expect(policy).toEqual({
      deadPeerDetectionRate: 'medium',
      localIdentifier: 'deviceFQDN',
      alwaysOnConfiguration: { voicemailExceptionAction: 'forceTrafficViaVPN' },
      securityAssociationParameters: { securityIntegrityAlgorithm: 'sha2_256' },
      childSecurityAssociationParameters: { securityIntegrityAlgorithm: 'sha1_160' },
    });
  });

  test('an unknown member comes with what is allowed and what was meant', async () => {
    expect(await only({ deadPeerDetectionRate: 'medum' })).toMatchObject({
      rule: 'policy-value',
      severity: 'error',
      path: '/deadPeerDetectionRate',
      message:
        'The policy sets deadPeerDetectionRate to a value that Graph does not have. Did you mean medium?',
      fix: 'Choose medium.',
    });
  });

  test('an unknown member that is like no other comes without a guess', async () => {
    const finding = await only({ alwaysOnConfiguration: { tunnelConfiguration: 'satellite' } });
    expect(finding.path).toBe('/alwaysOnConfiguration/tunnelConfiguration');
    expect(finding.message).toBe('The policy sets tunnelConfiguration to a value that Graph does not have.');
    expect(finding.fix).toBe('Choose wifiAndCellular, cellular or wifi.');
  });
});

describe('keys', () => {
  test('are read in any case, and paths have them as Graph spells them', async () => {
    const { policy, findings } = await read({
      CONNECTIONNAME: 'Contoso',
      AlwaysOnConfiguration: { usertoggleenabled: true, NATKEEPALIVEINTERVALINSECONDS: 'x' },
    });
    expect(policy).toEqual({ connectionName: 'Contoso', alwaysOnConfiguration: { userToggleEnabled: true } });
    expect(findings.map(({ path }) => path)).toEqual([
      '/alwaysOnConfiguration/natKeepAliveIntervalInSeconds',
    ]);
  });

  test('an unknown key is named, with what was meant', async () => {
    expect(await only({ alwaysOnConfiguration: { userToggleEnable: true } })).toMatchObject({
      rule: 'policy-key-unknown',
      severity: 'warning',
      path: '/alwaysOnConfiguration/userToggleEnable',
      message:
        'The policy has userToggleEnable, which Graph does not have here. alwayson did not read it. Did you mean userToggleEnabled?',
    });
    expect((await only({ 'a/b~c': 1 })).path).toBe('/a~1b~0c');
    expect((await only({ '\u001b[2Jx': 1 })).message).toBe(
      'The policy has  [2Jx, which Graph does not have here. alwayson did not read it.',
    );
  });

  test('an unknown key that says nothing is dropped', async () => {
    expect((await read({ enforceVpnRouting: null })).findings).toEqual([]);
  });

  test('annotations, actions and what tools add are dropped', async () => {
    const { policy, findings } = await read({
      '@odata.context': 'x',
      '@odata.etag': 'x',
      '@microsoft.graph.tips': 'x',
      'server@odata.type': 'x',
      '#microsoft.graph.assign': {},
      '#CustomRef_derivedCredentialSettings': 'x',
      '@ObjectFromFile': true,
      isAssigned: true,
      RunspaceId: 'x',
      server: { '@odata.type': 'microsoft.graph.vpnServer', address: 'vpn.contoso.com' },
    });
    expect({ policy, findings }).toEqual({
      policy: { server: { address: 'vpn.contoso.com' } },
      findings: [],
    });
  });

  test('of two spellings the exact one wins, and the other is named', async () => {
    const { policy, findings } = await read({ REALM: 'a', realm: 'b', Realm: 'c' });
    expect(policy.realm).toBe('b');
    expect(findings.map(({ rule, severity, path }) => [rule, severity, path])).toEqual([
      ['policy-key-unknown', 'warning', '/REALM'],
      ['policy-key-unknown', 'warning', '/Realm'],
    ]);
    expect(findings[0]?.message).toBe(
      'The export has both REALM and realm, which are the same property. alwayson read only realm.',
    );
  });

  test('keys that JavaScript treats in its own way are keys like others', async () => {
    const { policy, findings } = await readPolicy(
      '{"@odata.type":"#microsoft.graph.iosikEv2VpnConfiguration","__proto__":{"realm":"a"},"constructor":1}',
    );
    expect(policy).toEqual({});
    expect(policy.realm).toBeUndefined();
    expect(findings.map(({ path }) => path)).toEqual(['/__proto__', '/constructor']);
  });
});

describe('what PowerShell cut off', () => {
  test.each<[string, object, string]>([
    ['an object, as a type name', { server: 'System.Collections.Hashtable' }, '/server'],
    ['an object, as its members', { server: '@{address=vpn.contoso.com}' }, '/server'],
    ['a list, as a type name', { onDemandRules: 'System.Object[]' }, '/onDemandRules'],
    ['an empty list', { safariDomains: '' }, '/safariDomains'],
    ['a list, joined', { safariDomains: 'contoso.com fabrikam.com' }, '/safariDomains'],
    ['an element', { onDemandRules: ['System.Collections.Hashtable'] }, '/onDemandRules/0'],
  ])('%s', async (_, object, path) => {
    expect(await only(object)).toMatchObject({ rule: 'policy-truncated', severity: 'error', path });
  });

  test('but a text that only looks so is a text', async () => {
    const { policy, findings } = await read({ description: '@{x}', connectionName: 'System.Object[]' });
    expect(findings).toEqual([]);
    expect(policy).toEqual({ description: '@{x}', connectionName: 'System.Object[]' });
  });
});
