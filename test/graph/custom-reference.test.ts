import { readPolicy } from '../../src/graph/read-policy.js';

const guid = '55555555-5555-4555-8555-555555555555';
const scep = '#microsoft.graph.iosScepCertificateProfile';

test.each<[string, object, object | undefined]>([
  [
    'a reference of IntuneManagement',
    { '#CustomRef_identityCertificate': `Contoso SCEP|:|${scep}` },
    { displayName: 'Contoso SCEP', odataType: scep },
  ],
  [
    'one without a type',
    { '#CustomRef_identityCertificate': 'Contoso SCEP' },
    { displayName: 'Contoso SCEP' },
  ],
  ['an empty one', { '#CustomRef_identityCertificate': '' }, undefined],
  ['one that is no text', { '#CustomRef_identityCertificate': 7 }, undefined],
  [
    'a bind as Graph takes it',
    {
      'identityCertificate@odata.bind': `https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations('${guid}')`,
    },
    { id: guid },
  ],
  [
    'a bind with slashes',
    {
      'identityCertificate@odata.bind': `https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations/${guid}`,
    },
    { id: guid },
  ],
  ['a bind to nothing', { 'identityCertificate@odata.bind': null }, undefined],
  ['a bind to something else', { 'identityCertificate@odata.bind': 'https://contoso.com/' }, undefined],
  [
    'the certificate profile itself',
    {
      identityCertificate: {
        '@odata.type': scep,
        id: guid,
        displayName: 'Contoso SCEP',
        keySize: 'size2048',
      },
    },
    { id: guid, displayName: 'Contoso SCEP', odataType: scep },
  ],
  [
    'in any case, all at once',
    {
      IdentityCertificate: { Id: guid },
      '#customref_identitycertificate': `Contoso SCEP|:|${scep}`,
    },
    { id: guid, displayName: 'Contoso SCEP', odataType: scep },
  ],
  ['null', { identityCertificate: null }, undefined],
])('%s', async (_, object, reference) => {
  const { policy, findings } = await readPolicy(
    JSON.stringify({
      enableEAP: false,
      '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration',
      ...object,
    }),
  );
  expect(policy.identityCertificate).toEqual(reference);
  expect(findings).toEqual([]);
});
