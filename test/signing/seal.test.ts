import { randomBytes } from 'node:crypto';
import { readCertificates } from '../../src/certificates/certificate.js';
import { writePlist } from '../../src/plist/write.js';
import { sealProfile } from '../../src/signing/seal.js';
import { signProfile } from '../../src/signing/sign.js';
import { type Signer, signerFromFiles } from '../../src/signing/signer.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { authority, hierarchy, issue, signerExtensions, signerOf } from '../support/make-credentials.js';

const above = hierarchy('P-256', 1);
const signer = signerOf(above);
const signingTime = new Date(Date.now() + 60_000);
const bytesOf = (profile: Parameters<typeof writePlist>[0]) => Buffer.from(writePlist(profile));
const profile = bytesOf({ PayloadType: 'Configuration', PayloadContent: [{ PayloadType: 'x' }] });

test('a binary property list is signed as it is', async () => {
  const binary = Buffer.from(
    'YnBsaXN0MDDRAQJbUGF5bG9hZFR5cGVdQ29uZmlndXJhdGlvbggLFwAAAAAAAAEBAAAAAAAAAAMAAAAAAAAAAAAAAAAAAAAl',
    'base64',
  );
  const { signed, findings } = await sealProfile(binary, signer, { signingTime });
  expect(findings).toEqual([]);
  expect(Buffer.from((await unwrap(signed ?? Buffer.of())).content ?? [])).toEqual(binary);
});

test('a signature that does not hold is not given out', async () => {
  const faulty: Signer = { ...signer, sign: async () => randomBytes(70) };
  await expect(sealProfile(profile, faulty, { signingTime })).rejects.toThrow(
    'The new signature is not valid.',
  );
});

test('a chain that is not valid at the signing time is told', async () => {
  const short = { name: '/CN=Short-lived authority', kind: 'P-256', days: 1 } as const;
  const issuer = issue({ ...short, issuer: above.root, extensions: authority });
  const credentials = issue({ name: '/CN=Signer', kind: 'P-256', issuer, extensions: signerExtensions });
  const later = new Date(Date.now() + 2 * 86_400_000);
  const chained = signerFromFiles({ ...credentials, chain: readCertificates(issuer.certificate) });
  const { signed, findings } = await sealProfile(profile, chained, { signingTime: later });
  expect(signed).toBeDefined();
  expect(findings).toMatchObject([
    { rule: 'signature-expired', severity: 'warning', path: '/certificates/1' },
  ]);
});

test('places in what was signed are not told as places in the file', async () => {
  const variable = bytesOf({ PayloadType: 'Configuration', PayloadContent: [{ name: '{{device.udid}}' }] });
  const direct = await sealProfile(variable, signer, { signingTime });
  expect(direct.findings).toMatchObject([{ rule: 'token-unresolved', path: '/PayloadContent/0/name' }]);
  expect(direct.findings[0]?.position?.line).toBeGreaterThan(5);
  const inside = await signProfile(variable, signer, { signingTime });
  const resigned = await sealProfile(inside, signer, { signingTime, resign: true });
  expect(resigned.signed).toBeUndefined();
  expect(resigned.findings.map(({ position }) => position)).toEqual([undefined]);
});

test('payloads that are encrypted already are not replaced', async () => {
  const device = issue({ name: '/CN=device', kind: 'RSA-2048' });
  const encrypt = { to: readCertificates(device.certificate), random: randomBytes };
  const twice = bytesOf({
    PayloadType: 'Configuration',
    PayloadContent: [],
    EncryptedPayloadContent: Buffer.of(1),
  });
  await expect(sealProfile(twice, signer, { signingTime, encrypt })).rejects.toThrow(
    'The profile is encrypted already (EncryptedPayloadContent). Encrypt the profile as it was before.',
  );
});

test('the certificates of devices are judged at the moment that is handed in, not at the signing time', async () => {
  const device = issue({ name: '/CN=device', kind: 'RSA-2048', days: 1 });
  const encrypt = { to: readCertificates(device.certificate), random: randomBytes };
  const at = new Date(Date.now() + 2 * 86_400_000);
  await expect(sealProfile(profile, signer, { signingTime, encrypt, at })).rejects.toThrow(
    'The profile cannot be encrypted for "CN=device": the certificate expired at',
  );
  const { signed } = await sealProfile(profile, signer, { signingTime, encrypt });
  expect(signed).toBeDefined();
});
