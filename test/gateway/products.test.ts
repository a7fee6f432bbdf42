import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ProfileOffer } from '../../src/gateway/offer.js';
import { offerOf } from '../../src/gateway/offer-of.js';
import { gatewayProductNames, gatewayProducts } from '../../src/gateway/products/index.js';
import { InputError } from '../../src/input-error.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import { makeFolder } from '../support/folder.js';
import { gatewayOptions, gatewayProfile } from '../support/gateway-sample.js';
import { expectGolden } from '../support/golden.js';
import { goodPlainProfile, goodProfile } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';

async function starter(name: string): Promise<ReturnType<typeof dictionaryNodeOf>> {
  const cwd = makeFolder();
  await runCli(['init', name, '.'], { cwd });
  await runCli(['translate', 'policy.json', '--bindings', 'bindings.yaml', '-o', 'vpn.mobileconfig'], {
    cwd,
  });
  const { root } = readPlist(readFileSync(join(cwd, 'vpn.mobileconfig')));
  if (root.type !== 'dictionary') throw new Error('a profile is a dictionary');
  return root;
}

const profiles = {
  certificate: () => starter('certificate'),
  'eap-tls': () => starter('eap-tls'),
  hardened: () => starter('hardened'),
  'shared-secret': () => starter('shared-secret'),
  'two-gateways': async () => dictionaryNodeOf(goodProfile()),
  plain: async () => dictionaryNodeOf(goodPlainProfile()),
  'ppk-and-subnet': async () =>
    dictionaryNodeOf(
      gatewayProfile({
        PPK: Buffer.from('example key'),
        PPKIdentifier: 'a "quoted" # name',
        UseConfigurationAttributeInternalIPSubnet: 1,
        DisableMOBIKE: 1,
        ServerCertificateIssuerCommonName: undefined,
      }),
    ),
  'user-and-password': async () =>
    dictionaryNodeOf(
      gatewayProfile({
        AuthenticationMethod: 'None',
        ExtendedAuthEnabled: 1,
        AuthName: 'ada',
        AuthPassword: 'correct horse',
        PayloadCertificateUUID: undefined,
        EnablePFS: 0,
        IKESecurityAssociationParameters: {
          EncryptionAlgorithm: 'AES-256',
          IntegrityAlgorithm: 'SHA2-256',
          DiffieHellmanGroup: 14,
        },
        ChildSecurityAssociationParameters: undefined,
      }),
    ),
} as const;

const fileNames = {
  strongswan: 'swanctl.conf',
  libreswan: 'ipsec.conf',
  json: 'gateway.json',
  rras: 'rras.ps1',
} as const;

const ajv = new Ajv2020({ strict: false });
const valid = ajv.compile(JSON.parse(readFileSync('schemas/gateway.schema.json', 'utf8')));

describe.each(Object.entries(profiles))('%s', (name, profile) => {
  let offer: ProfileOffer;
  beforeAll(async () => {
    offer = await offerOf(await profile());
  });

  test.each(gatewayProductNames)('for %s', async (product) => {
    const write = await gatewayProducts[product]();
    // Without a certificate and authorities, as most begin.
    const { pools, dns } = gatewayOptions;
    let text: string;
    try {
      ({ text } = write(offer, { pools, dns, deviceAuthorities: [] }));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      text = `refused: ${error.message}\n`;
    }
    if (product === 'json') {
      valid(JSON.parse(text));
      expect(valid.errors).toBeNull();
      expect(text).not.toMatch(/example-secret|correct horse|ZXhhbXBsZS/);
    }
    expectGolden(join('fixtures/gateway', name, fileNames[product]), text);
  });
});

test('what is named is written, and what is not is a placeholder with the option that names it', async () => {
  const { strongswan } = await import('../../src/gateway/products/strongswan.js');
  const offer = await offerOf(dictionaryNodeOf(gatewayProfile()));
  expect(strongswan(offer, gatewayOptions)).toMatchObject({
    missing: [],
    text: expect.not.stringContaining('REPLACE-'),
  });
  const bare = strongswan(offer, { deviceAuthorities: [], pools: [], dns: [] });
  expect(bare.missing.map(({ fix }) => fix)).toEqual([
    expect.stringContaining('--gateway-cert'),
    expect.stringContaining('--device-ca'),
    expect.stringContaining('--pool'),
  ]);
  for (const { placeholder } of bare.missing) expect(bare.text).toContain(placeholder);
});

test('a kind of key with a size is written only where the authority has it, too', async () => {
  const { strongswan } = await import('../../src/gateway/products/strongswan.js');
  const offer = await offerOf(dictionaryNodeOf(gatewayProfile()));
  const [ec] = gatewayOptions.deviceAuthorities;
  const rsa = gatewayOptions.certificate;
  const authOf = (deviceAuthorities: typeof gatewayOptions.deviceAuthorities) =>
    /remote \{\n(?: *#.*\n)* *auth = (.*)/.exec(
      strongswan(offer, { ...gatewayOptions, deviceAuthorities }).text,
    )?.[1];
  expect(authOf(ec ? [ec] : [])).toBe('ecdsa-384');
  expect(authOf(ec && rsa ? [ec, rsa] : [])).toBe('pubkey');
  expect(authOf([])).toBe('pubkey');
});
