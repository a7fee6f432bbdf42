import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { changesBetween } from '../../src/explain/changes.js';
import { explainFile } from '../../src/explain/explain-file.js';
import type { Explanation, TunnelState } from '../../src/explain/explanation.js';
import { explainers } from '../../src/explain/index.js';
import { writePlist } from '../../src/plist/write.js';
import { expectGolden } from '../support/golden.js';
import {
  alwaysOn,
  cellular,
  changed,
  changedAll,
  goodPlainProfile,
  goodProfile,
  plain,
  vpn,
} from '../support/good-profile.js';
import { explained, profiles } from './explained.js';

const golden = (name: string) => join('test/explain/golden', name);

describe('golden explanations', () => {
  test.each(Object.entries(profiles))('%s', async (name, profile) => {
    const { one } = await explainers.text();
    expectGolden(golden(`${name}.txt`), one(explained(profile())));
  });

  test('a Mac', async () => {
    const { one } = await explainers.markdown();
    expectGolden(
      golden('mac.md'),
      one(explained(profiles['plain-all-networks']?.() ?? {}, { platform: 'macOS' })),
    );
  });

  test('JSON', async () => {
    const { one } = await explainers.json();
    expectGolden(golden('every-exception.json'), one(explained(goodProfile())));
  });

  test('what changes', async () => {
    const [old, newer] = [
      explained(goodProfile()),
      explained(profiles['cellular-only-with-switch']?.() ?? {}),
    ];
    expectGolden(golden('changes.txt'), (await explainers.text()).two(old, newer));
    expectGolden(golden('changes.md'), (await explainers.markdown()).two(old, newer));
    expect(changesBetween(old, old)).toEqual([]);
  });

  const folders = readdirSync('fixtures/translate', { withFileTypes: true });
  const policies = folders
    .map(({ name }) => join('fixtures/translate', name, 'policy.json'))
    .filter((file) => existsSync(file));
  test('what the policies of the fixtures order', async () => {
    const lines: string[] = [];
    for (const file of policies) {
      const name = basename(join(file, '..'));
      const said = await explainFile(readFileSync(file), { file: 'policy.json' }).then(
        ({ vpn: { summary, missing, kind } }) =>
          `${kind}: ${summary} Missing: ${missing.join(', ') || 'nothing'}.`,
        (error: Error) => error.message,
      );
      lines.push(`${name}\n  ${said}`);
    }
    expectGolden(golden('policies.txt'), `${lines.join('\n')}\n`);
  });
});

describe('the published schema', () => {
  const schema = JSON.parse(readFileSync('schemas/explain.schema.json', 'utf8'));
  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  const jsonOf = async (explanation: Explanation) => JSON.parse((await explainers.json()).one(explanation));

  test.each(Object.entries(profiles))('takes %s', async (_, profile) => {
    for (const platform of ['iOS', 'macOS'] as const) {
      valid(await jsonOf(explained(profile(), { platform })));
      expect(valid.errors).toBeNull();
    }
  });

  test('takes two side by side', async () => {
    const text = (await explainers.json()).two(explained(goodProfile()), explained(goodPlainProfile()));
    valid(JSON.parse(text));
    expect(valid.errors).toBeNull();
  });

  test('refuses what the design does not have', async () => {
    const json = await jsonOf(explained(goodProfile()));
    expect(valid({ ...json, version: 2 })).toBe(false);
    expect(valid({ ...json, traffic: [{ ...json.traffic[0], goes: 'elsewhere' }] })).toBe(false);
    expect(valid({ ...json, secret: 'x' })).toBe(false);
  });
});

/** Where traffic goes on Wi-Fi. */
function goes(explanation: Explanation, id: string, tunnel: TunnelState, on = 'WiFi'): string | undefined {
  return explanation.traffic.find((one) => one.id === id && one.tunnel === tunnel && one.interface === on)
    ?.goes;
}

describe('Always On', () => {
  test('of several elements for one service the last counts', () => {
    const profile = changed(goodProfile(), `${alwaysOn}/ServiceExceptions/-`, {
      ServiceName: 'VoiceMail',
      Action: 'Drop',
    });
    expect(goes(explained(profile), 'VoiceMail', 'up')).toBe('dropped');
  });

  test('without a tunnel for an interface its traffic is dropped, and exceptions hold all the same', () => {
    const explanation = explained(profiles['cellular-only-with-switch']?.() ?? {});
    expect(goes(explanation, 'other', 'up')).toBe('dropped');
    expect(goes(explanation, 'other', 'up', 'Cellular')).toBe('through-tunnel');
    expect(goes(explanation, 'VoiceMail', 'up')).toBe('outside');
  });

  test('while the user has switched it off nothing goes anywhere', () => {
    const explanation = explained(changed(goodProfile(), `${alwaysOn}/UIToggleEnabled`, 1));
    const off = explanation.traffic.filter(({ tunnel }) => tunnel === 'switched-off');
    expect(new Set(off.map(({ goes: way }) => way))).toEqual(new Set(['dropped']));
    expect(off.length).toBeGreaterThan(10);
    expect(explained(goodProfile()).traffic.some(({ tunnel }) => tunnel === 'switched-off')).toBe(false);
  });

  test('an OS that does not know excepted apps ignores them', () => {
    const ids = explained(goodProfile(), { os: '13.0' }).traffic.map(({ id }) => id);
    expect(ids.some((id) => id.startsWith('app:'))).toBe(false);
  });

  test('each statement points at something that is there', () => {
    const explanation = explained(goodProfile());
    const paths = [...explanation.traffic, ...explanation.user, ...explanation.authentication].map(
      ({ because }) => because.path,
    );
    for (const path of paths)
      expect(changedAll(goodProfile(), path === '' ? {} : { [path]: 'there' })).toBeDefined();
    expect(explanation.traffic.find(({ id }) => id === 'VoiceMail')?.because.path).toBe(
      `${alwaysOn}/ServiceExceptions/0`,
    );
  });

  test('the device fills in what the profile leaves out, and says so', () => {
    const profile = changedAll(goodProfile(), {
      [`${cellular}/IKESecurityAssociationParameters/EncryptionAlgorithm`]: 'AES-256-gcm',
      [`${cellular}/IKESecurityAssociationParameters/LifeTimeInMinutes`]: undefined,
    });
    const [tunnel] = explained(profile).negotiation.tunnels;
    expect(tunnel?.ike.map(({ value, default: filledIn }) => [value, filledIn])).toEqual([
      ['AES-256', true],
      ['SHA2-384', false],
      ['group 20', false],
      ['60 minutes', true],
    ]);
  });

  test('without an issuer name the device asks for no certificate', () => {
    const profile = changed(goodProfile(), `${cellular}/ServerCertificateIssuerCommonName`);
    const request = explained(profile).authentication.filter(({ id }) => id === 'certificate-request');
    expect(request[0]?.text).toBe(
      'On cellular: The device sends no certificate request, because ServerCertificateIssuerCommonName is missing. A gateway that waits for one sends no certificate.',
    );
  });
});

describe('a VPN that is not Always On', () => {
  test('the first rule that fits counts', () => {
    const rules = [
      { Action: 'Disconnect', SSIDMatch: ['Office'] },
      { Action: 'Connect', InterfaceTypeMatch: 'WiFi' },
      { Action: 'Ignore', SSIDMatch: ['Cafe'] },
      {
        Action: 'EvaluateConnection',
        ActionParameters: [{ Domains: ['a.test'], DomainAction: 'NeverConnect' }],
      },
      { Action: 'Connect' },
    ];
    const { onDemand } = explained(changed(goodPlainProfile(), `${plain}/OnDemandRules`, rules));
    expect(onDemand?.steps.map(({ reachedOn }) => reachedOn)).toEqual([
      ['WiFi'],
      ['WiFi'],
      [],
      ['Cellular'],
      [],
    ]);
    expect(onDemand?.steps[3]?.does).toContain('For a.test it never connects.');
  });

  test('excluding needs IncludeAllNetworks', () => {
    const without = explained(changed(goodPlainProfile(), `${plain}/ExcludeAPNs`, 1));
    expect(without.traffic.some(({ id }) => id === 'APNs')).toBe(false);
    const all = explained(changed(goodPlainProfile(), `${plain}/IncludeAllNetworks`, 1));
    expect(goes(all, 'APNs', 'down')).toBe('outside');
    expect(goes(all, 'other', 'down')).toBe('dropped');
    expect(goes(all, 'local-networks', 'up')).toBe('outside');
    const mac = explained(changed(goodPlainProfile(), `${plain}/IncludeAllNetworks`, 1), {
      platform: 'macOS',
    });
    expect(goes(mac, 'local-networks', 'up')).toBe('through-tunnel');
  });
});

describe('policies', () => {
  const policy = readFileSync('fixtures/translate/portal-defaults/policy.json');

  test('point at their properties, and name what is missing', async () => {
    const explanation = await explainFile(policy, { file: 'policy.json' });
    const places = explanation.traffic.map(({ because }) => `${because.document} ${because.path}`);
    expect(places).toContain('policy /alwaysOnConfiguration/cellularExceptionAction');
    expect(places.filter((place) => !place.startsWith('policy /alwaysOnConfiguration'))).toEqual([]);
    expect(places).toContain('policy /alwaysOnConfiguration/voicemailExceptionAction');
    expect(explanation.vpn.missing).toContain('identity');
  });

  test('show no secret', async () => {
    const bytes = readFileSync('fixtures/translate/shared-secret-exported/policy.yaml');
    const [, secret = ''] = /^sharedSecret: (.*)$/m.exec(bytes.toString()) ?? [];
    expect(secret.length).toBeGreaterThan(3);
    const explanation = await explainFile(bytes, { file: 'policy.yaml' });
    for (const load of Object.values(explainers)) {
      const { one } = await load();
      expect(one(explanation)).not.toContain(secret);
    }
  });
});

describe('files that cannot be explained', () => {
  const file = 'vpn.mobileconfig';
  const refused = (profile: ReturnType<typeof goodProfile>) =>
    explainFile(Buffer.from(writePlist(profile)), { file }).catch((error: Error) => error.message);

  test.each([
    [
      'without a VPN',
      vpn,
      'The profile has no VPN (no payload of type com.apple.vpn.managed), so there is nothing to explain.',
    ],
    [
      'with another VPN',
      `${vpn}/VPNType`,
      'The VPN of the profile has VPNType L2TP. Only AlwaysOn and IKEv2 can be explained.',
    ],
  ])('a profile %s', async (_, path, sentence) => {
    const profile = changed(goodProfile(), path, path === vpn ? undefined : 'L2TP');
    expect(await refused(profile)).toBe(sentence);
  });
});
