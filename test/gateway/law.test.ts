import { ciphers, groups, hashes } from '../../src/gateway/algorithms.js';
import { judgeGateway } from '../../src/gateway/judge-gateway.js';
import type { ProfileOffer, Suite } from '../../src/gateway/offer.js';
import { libreswan } from '../../src/gateway/products/libreswan.js';
import { strongswan } from '../../src/gateway/products/strongswan.js';
import { readGateway } from '../../src/gateway/read-gateway.js';
import { InputError } from '../../src/input-error.js';
import { gatewayFolder, gatewayOptions, offered, type TunnelChanges } from '../support/gateway-sample.js';
import { testNow } from '../support/run-cli.js';

const withSecret = {
  AuthenticationMethod: 'SharedSecret',
  SharedSecret: 'example "secret" #1',
  CertificateType: undefined,
  PayloadCertificateUUID: undefined,
};

const authentications: Readonly<Record<string, TunnelChanges>> = {
  certificate: {},
  'eap-tls': { ExtendedAuthEnabled: 1 },
  'shared-secret': withSecret,
  'eap-mschapv2': {
    ExtendedAuthEnabled: 1,
    AuthName: 'ada',
    AuthPassword: 'correct horse',
    AuthenticationMethod: 'None',
    PayloadCertificateUUID: undefined,
  },
  ppk: { PPK: Buffer.from('example'), PPKIdentifier: 'contoso', PPKMandatory: 1 },
};

/** Every cipher, hash and group for IKE, with others for the child. */
function suitesOf(): { readonly ike: Suite; readonly child: Suite }[] {
  const all = (Object.keys(ciphers) as Suite['encryption'][]).flatMap((encryption) =>
    (Object.keys(hashes) as Suite['integrity'][]).flatMap((integrity) =>
      Object.keys(groups).map(
        (group): Suite => ({
          encryption,
          integrity,
          group: Number(group),
          postQuantum: [],
          lifetimeMinutes: 60,
        }),
      ),
    ),
  );
  return all.map((ike, index) => ({ ike, child: all[(index * 7 + 3) % all.length] ?? ike }));
}

function problems(offer: ProfileOffer, file: string, text: string): string[] {
  const judged = judgeGateway(offer, readGateway(file, text), { certificates: gatewayFolder, now: testNow });
  return judged.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule}: ${message}`),
  );
}

describe.each(Object.entries(authentications))('%s', (_name, changes) => {
  test('what is written for strongSwan has nothing against it', async () => {
    const offer = await offered(changes);
    expect(problems(offer, 'swanctl.conf', strongswan(offer, gatewayOptions).text)).toEqual([]);
  });

  test('what is written for Libreswan has nothing against it', async () => {
    const offer = await offered(changes);
    try {
      expect(problems(offer, 'ipsec.conf', libreswan(offer, gatewayOptions).text)).toEqual([]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.message).toContain('Libreswan has no');
    }
  });
});

test('so it is for every cipher, hash and group', async () => {
  const { tunnels, ...rest } = await offered();
  let written = 0;
  for (const [index, { ike, child }] of suitesOf().entries()) {
    const offer: ProfileOffer = { ...rest, tunnels: [{ ...tunnels[0], ike, child, pfs: index % 2 === 0 }] };
    const said = (file: string, text: string) => [ike, child, ...problems(offer, file, text)];
    expect(said('swanctl.conf', strongswan(offer, gatewayOptions).text)).toEqual([ike, child]);
    try {
      const { text } = libreswan(offer, gatewayOptions);
      expect(said('ipsec.conf', text)).toEqual([ike, child]);
      written++;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  expect(written).toBeGreaterThan(100);
});

test.each<[what: string, changes: TunnelChanges]>([
  [
    'another cipher',
    {
      IKESecurityAssociationParameters: {
        EncryptionAlgorithm: 'AES-128-GCM',
        IntegrityAlgorithm: 'SHA2-384',
        DiffieHellmanGroup: 20,
      },
    },
  ],
  [
    'another pseudo-random function',
    {
      IKESecurityAssociationParameters: {
        EncryptionAlgorithm: 'AES-256-GCM',
        IntegrityAlgorithm: 'SHA2-256',
        DiffieHellmanGroup: 20,
      },
    },
  ],
  [
    'another group',
    {
      IKESecurityAssociationParameters: {
        EncryptionAlgorithm: 'AES-256-GCM',
        IntegrityAlgorithm: 'SHA2-384',
        DiffieHellmanGroup: 19,
      },
    },
  ],
  [
    'another cipher of the child',
    {
      ChildSecurityAssociationParameters: {
        EncryptionAlgorithm: 'AES-256',
        IntegrityAlgorithm: 'SHA2-384',
        DiffieHellmanGroup: 20,
      },
    },
  ],
  ['no PFS', { EnablePFS: 0 }],
  ['another name of the gateway', { RemoteIdentifier: 'gateway.example.com' }],
  ['a secret', withSecret],
  ['EAP', { ExtendedAuthEnabled: 1 }],
])('a profile with %s no longer fits, whichever product', async (_what, changes) => {
  const before = await offered();
  const after = await offered(changes);
  expect(problems(after, 'swanctl.conf', strongswan(before, gatewayOptions).text)).not.toEqual([]);
  expect(problems(after, 'ipsec.conf', libreswan(before, gatewayOptions).text)).not.toEqual([]);
});
