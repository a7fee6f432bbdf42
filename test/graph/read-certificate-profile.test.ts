import { X509Certificate } from 'node:crypto';
import { readScepProfile, readTrustedRoot } from '../../src/graph/read-certificate-profile.js';
import { InputError } from '../../src/input-error.js';
import { sample } from './sample.js';

test('a SCEP profile', async () => {
  expect(await readScepProfile(sample('scep.json'))).toEqual({
    findings: [],
    profile: {
      id: '55555555-5555-4555-8555-555555555555',
      displayName: 'Contoso SCEP',
      version: 1,
      renewalThresholdPercentage: 20,
      subjectNameFormat: 'custom',
      subjectNameFormatString: 'CN={{SerialNumber}}',
      subjectAlternativeNameType: ['domainNameService', 'universalResourceIdentifier'],
      certificateValidityPeriodValue: 1,
      certificateValidityPeriodScale: 'years',
      scepServerUrls: ['https://scep.contoso.com/certsrv/mscep/mscep.dll'],
      keyUsage: ['keyEncipherment', 'digitalSignature'],
      keySize: 'size2048',
      certificateStore: 'machine',
      extendedKeyUsages: [{ name: 'Client Authentication', objectIdentifier: '1.3.6.1.5.5.7.3.2' }],
      customSubjectAlternativeNames: [
        { sanType: ['domainNameService'], name: '{{SerialNumber}}.contoso.com' },
      ],
      rootCertificate: { id: '66666666-6666-4666-8666-666666666666' },
    },
  });
});

test('a trusted root', async () => {
  const { profile, findings } = await readTrustedRoot(sample('trusted-root.json'));
  expect(findings).toEqual([]);
  expect(profile.certFileName).toBe('contoso-vpn-root.cer');
  const certificate = new X509Certificate(Buffer.from(profile.trustedRootCertificate ?? '', 'base64'));
  expect(certificate.subject).toBe('CN=Contoso VPN Root\nO=Contoso');
});

test('a trusted root is selected among others', async () => {
  const roots = ['a', 'b'].map((id) => ({
    '@odata.type': '#microsoft.graph.iosTrustedRootCertificate',
    id,
    displayName: `Root ${id}`,
  }));
  expect((await readTrustedRoot(JSON.stringify(roots), { select: 'root b' })).profile.id).toBe('b');
  await expect(readTrustedRoot(JSON.stringify(roots))).rejects.toThrow(
    'The file holds 2 certificate profiles. Choose one by id or name:\n  - "Root a"',
  );
});

test('profiles without @odata.type are recognised by their keys, and that is said', async () => {
  const scep = await readScepProfile('{"scepServerUrls":[]}');
  expect(scep.findings.map(({ rule, path }) => [rule, path])).toEqual([['policy-type', '/@odata.type']]);
  const root = await readTrustedRoot('{"trustedRootCertificate":"MTIz"}');
  expect(root.findings.map(({ rule, path }) => [rule, path])).toEqual([['policy-type', '/@odata.type']]);
});

test('what is wrong is named', async () => {
  const scep = await readScepProfile(
    JSON.stringify({
      '@odata.type': '#microsoft.graph.iosScepCertificateProfile',
      keyUsage: 'digitalSignature, signing',
      keySize: 'size3072',
      subjectAlternativeNameType: 3,
    }),
  );
  expect(scep.profile).toEqual({});
  expect(new Set(scep.findings.map(({ document }) => document))).toEqual(new Set(['identity']));
  expect(scep.findings.map(({ path, message }) => [path, message])).toEqual([
    ['/subjectAlternativeNameType', expect.stringMatching(/Graph takes one or more of none, /)],
    ['/keySize', 'The certificate profile sets keySize to a value that Graph does not have.'],
    [
      '/keyUsage',
      'The certificate profile sets keyUsage to text. Graph takes one or more of keyEncipherment, digitalSignature, separated by commas.',
    ],
  ]);
  const root = await readTrustedRoot('{"trustedRootCertificate":"not base64!"}');
  expect(root.findings.map(({ message }) => message)).toContain(
    'The certificate profile sets trustedRootCertificate to text. Graph takes base64 text.',
  );
});

test('base64 is read with line breaks, and however long it is', async () => {
  const long = Buffer.alloc(3e6, 1).toString('base64');
  const { profile, findings } = await readTrustedRoot(
    JSON.stringify({
      '@odata.type': 'microsoft.graph.iosTrustedRootCertificate',
      trustedRootCertificate: `${long.slice(0, 64)}\r\n${long.slice(64)}`,
    }),
  );
  expect(findings).toEqual([]);
  expect(profile.trustedRootCertificate === long).toBe(true);
});

test.each([
  ['iosPkcsCertificateProfile', 'a PKCS certificate profile for iOS'],
  ['iosImportedPFXCertificateProfile', 'an imported PKCS certificate profile for iOS'],
])('%s cannot be made again outside Intune', async (type, name) => {
  const odataType = `#microsoft.graph.${type}`;
  const reading = readScepProfile(JSON.stringify({ '@odata.type': odataType }));
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(
    `The file holds ${name} (${odataType}). alwayson needs a SCEP certificate profile for iOS ` +
      "(#microsoft.graph.iosScepCertificateProfile) here. The Intune connector makes each device's key and certificate, " +
      'which is not possible outside Intune. Use a SCEP profile, ACME or a PKCS#12 file of the device instead.',
  );
});
