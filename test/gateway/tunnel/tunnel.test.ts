import { join } from 'node:path';
import type { GatewayOptions } from '../../../src/gateway/product.js';
import { strongswan } from '../../../src/gateway/products/strongswan.js';
import { offered } from '../../support/gateway-sample.js';
import { full } from '../../support/runs.js';
import { type Association, associationsIn, type IkeAssociation } from './associations.js';
import { type Case, type CaseOptions, gatewayName, makeCase, verdict } from './case.js';
import type { Negotiated } from './initiator.js';
import { Lab, missingHere, type Outcome, strongswanVersion } from './lab.js';

/**
 * A real tunnel: strongSwan with what `alwayson gateway` wrote, and strongSwan as a device that a map of the tests'
 * own configures from the profile. It proves that a profile and its gateway agree, not how Apple's client behaves.
 */
const asked = full || process.env['CI'] === 'true';
const missing = asked ? missingHere() : 'it takes about a minute; FULL=1 asks for it';
if (missing !== undefined) process.stderr.write(`notice: no tunnel is made, ${missing}\n`);

test('a build makes tunnels', () => {
  if (process.env['CI'] === 'true') expect(missing).toBeUndefined();
});

const withPostQuantum = missing === undefined && strongswanVersion() >= 6;
if (missing === undefined && !withPostQuantum) {
  process.stderr.write('notice: tunnels go without ML-KEM, which strongSwan has from 6.0 on\n');
}

const gcm = {
  securityEncryptionAlgorithm: 'aes256Gcm',
  securityIntegrityAlgorithm: 'sha2_256',
  securityDiffieHellmanGroup: 14,
  lifetimeInMinutes: 1440,
};
const both = (change: Partial<typeof gcm>) => ({
  securityAssociationParameters: { ...gcm, ...change },
  childSecurityAssociationParameters: { ...gcm, ...change, lifetimeInMinutes: 480 },
});

const p256 = 'P-256 of an RSA authority, AES-256 in CBC mode, group 19';

const cases: Readonly<Record<string, CaseOptions>> = {
  'the starter certificate: RSA, AES-256-GCM, group 14': { starter: 'certificate' },
  'the starter shared-secret': { starter: 'shared-secret' },
  'the starter eap-tls': { starter: 'eap-tls' },
  'the starter hardened: P-384, AES-256-GCM, SHA2-384, group 20, ML-KEM': {
    starter: 'hardened',
    ...(!withPostQuantum && { bindings: { apple: { enforceStrictAlgorithmSelection: true } } }),
  },
  [p256]: {
    starter: 'certificate',
    device: 'P-256',
    policy: {
      serverCertificateType: 'ecdsa256',
      ...both({ securityEncryptionAlgorithm: 'aes256', securityDiffieHellmanGroup: 19 }),
    },
  },
  'an identity that was issued on the way, RSA, in the legacy form': {
    starter: 'certificate',
    bindings: { identity: undefined, localIdentifier: 'device-0007.contoso.com' },
    issue: ['--issue-form', 'legacy'],
  },
  'an identity that was issued on the way, P-384, for an email address': {
    starter: 'certificate',
    policy: { serverCertificateType: 'ecdsa384' },
    bindings: { identity: undefined, localIdentifier: 'ada@contoso.com' },
    issue: [],
  },
  'EAP-MSCHAPv2, ChaCha20-Poly1305, SHA2-512, group 31': {
    starter: 'certificate',
    policy: {
      authenticationMethod: 'usernameAndPassword',
      ...both({
        securityEncryptionAlgorithm: 'chaCha20Poly1305',
        securityIntegrityAlgorithm: 'sha2_512',
        securityDiffieHellmanGroup: 31,
      }),
    },
    bindings: {
      identity: undefined,
      localIdentifier: 'ada@contoso.com',
      eap: { username: 'ada', password: 'file:password.txt' },
    },
  },
  'a preshared key against quantum computers': {
    starter: 'certificate',
    bindings: { apple: { ppk: { identifier: 'contoso-ppk', key: 'file:password.txt', mandatory: true } } },
  },
  'IKE and child that differ, without PFS': {
    starter: 'certificate',
    policy: {
      enablePerfectForwardSecrecy: false,
      securityAssociationParameters: {
        ...gcm,
        securityEncryptionAlgorithm: 'aes256',
        securityIntegrityAlgorithm: 'sha2_384',
        securityDiffieHellmanGroup: 20,
      },
      childSecurityAssociationParameters: {
        ...gcm,
        securityEncryptionAlgorithm: 'aes128Gcm',
        lifetimeInMinutes: 480,
      },
    },
  },
};

(missing === undefined ? describe : describe.skip)('with strongSwan', () => {
  const lab = new Lab();
  const made = new Map<string, Case>();

  beforeAll(async () => {
    await lab.start(gatewayName);
  }, 60_000);
  afterAll(() => lab.stop(), 60_000);

  async function caseOf(name: string, options: CaseOptions): Promise<Case> {
    const known = made.get(name) ?? (await makeCase(join(lab.folder, `case-${made.size}`), options));
    made.set(name, known);
    return known;
  }

  /** Loads both sides; whether the gateway took everything. */
  function load(one: Case, files: Readonly<Record<string, string | Uint8Array>> = {}): Outcome {
    // Those of the device end on both sides; what is left on the gateway's has no other end.
    for (const side of ['device', 'gateway'] as const) {
      for (const { id } of associations(side)) {
        const force = side === 'gateway' ? ['--force'] : [];
        lab.swanctl(side, '--terminate', '--ike-id', String(id), ...force, '--timeout', '3');
      }
    }
    const device = lab.load('device', one.device.files);
    if (!device.ok) throw new Error(`the device's side does not load: ${device.output}`);
    return lab.load('gateway', { ...one.gatewayFiles, ...files });
  }

  const initiate = (child: string) => lab.swanctl('device', '--initiate', '--child', child, '--timeout', '8');
  const rekey = (...what: readonly string[]) => lab.swanctl('device', '--rekey', ...what);
  const associations = (side: 'device' | 'gateway') =>
    associationsIn(lab.swanctl(side, '--list-sas', '--raw').output);

  /** The one that is established, once a renewal has ended the one before. */
  async function established(
    side: 'device' | 'gateway',
    settled: (ike: IkeAssociation) => boolean,
  ): Promise<IkeAssociation> {
    let last: IkeAssociation[] = [];
    for (let tries = 0; tries < 40; tries++) {
      last = associations(side).filter(({ state }) => state === 'ESTABLISHED');
      const [only, another] = last;
      if (only !== undefined && another === undefined && settled(only)) return only;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the ${side} does not settle: ${JSON.stringify(last)}`);
  }

  const installed = ({ children }: IkeAssociation) => children.filter(({ state }) => state === 'INSTALLED');

  function expectAlgorithms(association: Association | undefined, wanted: Negotiated): void {
    const { cipher, keyBits, integrity, prf, group, additional } = association ?? {};
    expect({ cipher, keyBits, integrity, prf, group, additional }).toEqual(wanted);
  }

  describe.each(Object.entries(cases))('%s', (name, options) => {
    test('comes up, carries traffic, and is renewed', async () => {
      const one = await caseOf(name, options);
      expect(await verdict(one, one.conf)).toEqual(['info gateway-connection']);
      expect(load(one)).toMatchObject({ ok: true });
      expect(lab.pings()).toBe(false);
      expect(initiate('wifi').output).toContain('initiate completed successfully');
      expect(lab.pings(one.device.mtu)).toBe(true);

      // The first child has no exchange of its own: its group shows when it is renewed.
      expect(rekey('--child', 'wifi').ok).toBe(true);
      const { group } = one.device.child;
      const renewed = (ike: IkeAssociation) =>
        installed(ike).length === 1 && installed(ike)[0]?.group === group;
      for (const side of ['device', 'gateway'] as const) {
        const ike = await established(side, renewed);
        expectAlgorithms(ike, one.device.ike);
        expectAlgorithms(installed(ike)[0], one.device.child);
      }
      expect(rekey('--ike', 'wifi').ok).toBe(true);
      for (const side of ['device', 'gateway'] as const)
        expectAlgorithms(await established(side, renewed), one.device.ike);
      expect(lab.pings()).toBe(true);
    }, 60_000);
  });

  describe('refuses', () => {
    const certificate: CaseOptions = { starter: 'certificate' };
    const refusals: readonly [
      what: string,
      options: CaseOptions,
      from: string | RegExp,
      to: string,
      rule: string,
      reason: RegExp,
    ][] = [
      [
        'another cipher',
        certificate,
        'proposals = aes256gcm16-',
        'proposals = aes128gcm16-',
        'gateway-ike-proposal',
        /no acceptable ENCRYPTION_ALGORITHM found/,
      ],
      [
        'another pseudo-random function',
        certificate,
        'prfsha256',
        'prfsha384',
        'gateway-ike-proposal',
        /no acceptable PSEUDO_RANDOM_FUNCTION found/,
      ],
      [
        'another group',
        certificate,
        'prfsha256-modp2048',
        'prfsha256-ecp256',
        'gateway-ike-proposal',
        /no acceptable (?:DIFFIE_HELLMAN_GROUP|KEY_EXCHANGE_METHOD) found/,
      ],
      [
        'another cipher of the child',
        certificate,
        'esp_proposals = aes256gcm16',
        'esp_proposals = aes256-sha256',
        'gateway-child-proposal',
        /no acceptable (?:ENCRYPTION|INTEGRITY)_ALGORITHM found/,
      ],
      [
        'another secret',
        { starter: 'shared-secret' },
        /secret = .*/,
        'secret = wrong',
        'gateway-secret',
        /MAC mismatched/,
      ],
    ];

    test.each(refusals)(
      '%s',
      async (_what, options, from, to, rule, reason) => {
        const one = await caseOf(JSON.stringify(options), options);
        const conf = one.conf.replace(from, to);
        expect(conf).not.toBe(one.conf);
        expect(await verdict(one, conf)).toContain(`error ${rule}`);
        const before = lab.log('gateway').length;
        expect(load(one, { 'swanctl.conf': conf })).toMatchObject({ ok: true });
        expect(initiate('wifi').ok).toBe(false);
        expect(lab.log('gateway').slice(before)).toMatch(reason);
        expect(lab.pings()).toBe(false);
      },
      60_000,
    );

    test('PFS that only the device has, when the child is renewed', async () => {
      const one = await caseOf(JSON.stringify(certificate), certificate);
      const conf = one.conf.replace('esp_proposals = aes256gcm16-modp2048', 'esp_proposals = aes256gcm16');
      expect(await verdict(one, conf)).toContain('error gateway-pfs');
      load(one, { 'swanctl.conf': conf });
      expect(initiate('wifi').ok).toBe(true);
      expect(lab.pings()).toBe(true);
      const before = lab.log('gateway').length;
      rekey('--child', 'wifi');
      for (
        let tries = 0;
        tries < 40 && !lab.log('gateway').slice(before).includes('no acceptable');
        tries++
      ) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect(lab.log('gateway').slice(before)).toMatch(
        /no acceptable (?:DIFFIE_HELLMAN_GROUP|KEY_EXCHANGE_METHOD) found/,
      );
    }, 60_000);

    test('a device of another authority', async () => {
      const one = await caseOf(JSON.stringify(certificate), certificate);
      const other = { 'x509ca/device-authority.pem': one.issuer.authority('Another Root').certificate };
      expect(await verdict(one, one.conf, other)).toContain('error gateway-device-authority');
      const before = lab.log('gateway').length;
      load(one, other);
      expect(initiate('wifi').ok).toBe(false);
      expect(lab.log('gateway').slice(before)).toMatch(
        /no issuer certificate found|no trusted RSA public key found/,
      );
    }, 60_000);

    test('the tunnel of the other interface, where unique is replace', async () => {
      const one = await caseOf(JSON.stringify(certificate), certificate);
      for (const [unique, sessions] of [
        ['never', 2],
        ['replace', 1],
      ] as const) {
        const conf = one.conf.replace('unique = never', `unique = ${unique}`);
        expect((await verdict(one, conf)).includes('error gateway-unique')).toBe(unique === 'replace');
        load(one, { 'swanctl.conf': conf });
        for (const child of ['wifi', 'cellular']) expect(initiate(child).ok).toBe(true);
        expect(associations('gateway').filter(({ state }) => state === 'ESTABLISHED')).toHaveLength(sessions);
      }
    }, 60_000);
  });

  test('does not load what is left to be replaced', async () => {
    const options: GatewayOptions = { deviceAuthorities: [], pools: ['10.99.0.0/24'], dns: [] };
    const noSecret = {
      AuthenticationMethod: 'SharedSecret',
      CertificateType: undefined,
      PayloadCertificateUUID: undefined,
    };
    for (const [changes, pools] of [
      [{}, options.pools],
      [noSecret, options.pools],
      [{ ...noSecret, SharedSecret: 'example' }, []],
      [{ ...noSecret, SharedSecret: 'example', RemoteIdentifier: '' }, options.pools],
    ] as const) {
      const { text, missing: parts } = strongswan(await offered(changes), { ...options, pools });
      expect(parts).not.toEqual([]);
      const { ok, output } = lab.load('gateway', { 'swanctl.conf': text });
      expect({ ok, output }).toEqual({ ok: false, output: expect.stringContaining('REPLACE-') });
    }
  }, 60_000);

  describe('agrees with what verify says of', () => {
    type Change = (conf: string) => string;
    const replaced =
      (from: string | RegExp, to: string): Change =>
      (conf) => {
        const changed = conf.replace(from, to);
        if (changed === conf) throw new Error(`${from} is not in the configuration`);
        return changed;
      };
    const noIssuer: CaseOptions = {
      starter: 'certificate',
      policy: { serverCertificateIssuerCommonName: null },
    };
    const withoutPfs: CaseOptions = {
      starter: 'certificate',
      policy: { enablePerfectForwardSecrecy: false },
    };
    const unconfirmed: CaseOptions = {
      starter: 'certificate',
      bindings: { localIdentifier: 'device-0002.contoso.com' },
    };
    const altered: readonly [what: string, change: Change, options?: CaseOptions | undefined][] = [
      ['another name of the gateway', replaced('id = fqdn:vpn.contoso.com', 'id = fqdn:gateway.contoso.com')],
      ['no name of the gateway', replaced('id = fqdn:vpn.contoso.com', '')],
      ['another name of the device', replaced('id = %any', 'id = device-9999.contoso.com')],
      ['a pattern for the name of the device', replaced('id = %any', 'id = *.contoso.com')],
      ['a misspelt setting', replaced('send_cert', 'sendcert')],
      ['IKEv1', replaced('version = 2', 'version = 1')],
      ['keys of another kind', replaced('auth = rsa', 'auth = ecdsa-256')],
      ['a shared secret for certificates', replaced('auth = rsa', 'auth = psk')],
      ['another method of EAP', replaced('auth = eap-tls', 'auth = eap-mschapv2'), { starter: 'eap-tls' }],
      ['a pool that does not exist', replaced('pools = v4, v6', '')],
      [
        'a certificate that is sent when it is asked for',
        replaced('send_cert = always', 'send_cert = ifasked'),
      ],
      ['a certificate that nobody asks for', replaced('send_cert = always', 'send_cert = ifasked'), noIssuer],
      ['a certificate that is sent unasked', (conf) => conf, noIssuer],
      ['a name that the device certificate lacks', (conf) => conf, unconfirmed],
      ['the default proposals of IKE', replaced(/\bproposals = .*/, 'proposals = default')],
      ['the default proposals, which have no PFS', replaced(/esp_proposals = .*/, 'esp_proposals = default')],
      [
        'the default proposals for a profile without PFS',
        replaced(/esp_proposals = .*/, 'esp_proposals = default'),
        withoutPfs,
      ],
      [
        'a kind of key that the authority does not have',
        replaced('auth = pubkey\n      # Who', 'auth = ecdsa-256\n      # Who'),
        cases[p256],
      ],
      [
        'several proposals',
        replaced(/\bproposals = aes/, 'proposals = aes128-sha256-ecp256, aes128gcm16-aes'),
      ],
      [
        'PFS that is taken or left',
        replaced('esp_proposals = aes256gcm16-modp2048', 'esp_proposals = aes256gcm16-modp2048-modpnone'),
      ],
      [
        'another group of the child',
        replaced('esp_proposals = aes256gcm16-modp2048', 'esp_proposals = aes256gcm16-ecp256'),
      ],
      [
        'settings that are inherited',
        (conf) =>
          replaced(
            '  always-on {\n',
            '  always-on : base {\n',
          )(replaced(/ *proposals = aes256gcm16-prf.*\n/, '')(conf)) +
          'base {\n  proposals = aes256gcm16-prfsha256-modp2048\n}\n',
      ],
    ];

    test.each(altered)(
      '%s',
      async (_what, change, options = { starter: 'certificate' }) => {
        const one = await caseOf(JSON.stringify(options), options);
        const conf = change(one.conf);
        const refused = (await verdict(one, conf)).some((said) => said.startsWith('error'));
        load(one, { 'swanctl.conf': conf });
        const works = initiate('wifi').ok && lab.pings() && (await renews(one));
        expect({ works }).toEqual({ works: !refused });
      },
      60_000,
    );

    async function renews({ device }: Case): Promise<boolean> {
      if (!rekey('--child', 'wifi').ok) return false;
      return established(
        'device',
        (ike) => installed(ike).length === 1 && installed(ike)[0]?.group === device.child.group,
      ).then(
        () => true,
        () => false,
      );
    }
  });
});
