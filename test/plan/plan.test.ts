import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { planPage } from '../../src/plan/html.js';
import { plan } from '../../src/plan/index.js';
import { planMarkdown } from '../../src/plan/markdown.js';
import type { Plan, Subject } from '../../src/plan/plan-types.js';
import { planText } from '../../src/plan/text.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { signProfile } from '../../src/signing/sign.js';
import { delivered, profileFile } from '../support/delivery-sample.js';
import {
  alwaysOn,
  cellular,
  changedAll,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  root,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { hierarchy, signerOf } from '../support/make-credentials.js';
import { fleetProfile, listedByTool, toolOutput } from '../support/profiles-tool.js';
import { runs } from '../support/runs.js';

type Changes = Readonly<Record<string, PlistValue | undefined>>;

const file = (profile: PlistDictionary) => Buffer.from(writePlist(profile));
const changed = (changes: Changes) => file(changedAll(goodProfile(), changes));
const old = file(goodProfile());
const mac = (...profiles: PlistDictionary[]) => toolOutput({ _computerlevel: profiles.map(listedByTool) });

const changesOf = ({ payloads }: Plan) => payloads.map(({ change }) => change);
const said = ({ statements }: Plan, about: Subject) =>
  statements.filter((one) => one.about === about).map(({ message }) => message);
const newUUID = '00000000-0000-4000-8000-000000000001';
/** The identity under another UUID, and the tunnels that name it. */
const newIdentity: Changes = {
  [`${identity}/PayloadUUID`]: newUUID,
  [`${cellular}/PayloadCertificateUUID`]: newUUID,
  [`${wifi}/PayloadCertificateUUID`]: newUUID,
};

describe('the outcome', () => {
  test('the same profile is unchanged', async () => {
    const made = await plan(old, old);
    expect(made).toMatchObject({ outcome: 'unchanged', statements: [], differences: [] });
    expect(changesOf(made)).toEqual(['kept', 'kept', 'kept']);
  });

  test('words for people and switches as booleans change nothing', async () => {
    const made = await plan(
      changed({ [`${vpn}/PayloadDisplayName`]: 'Other words', [`${wifi}/EnablePFS`]: true }),
      old,
    );
    expect(made.outcome).toBe('unchanged');
  });

  test('another value replaces, and the difference is told as what is installed', async () => {
    const made = await plan(changed({ [`${wifi}/MTU`]: 1300 }), old);
    expect(made).toMatchObject({ outcome: 'replaces', replaces: { identifier: 'com.example.vpn' } });
    expect(changesOf(made)).toEqual(['kept', 'kept', 'changed']);
    expect(made.differences).toHaveLength(1);
    expect(made.differences[0]?.message).toBe(
      'The installed profile asks for an MTU of 1280 bytes. The new profile makes the device use an MTU of 1300 bytes.',
    );
    expect(said(made, 'tunnel')).toEqual([expect.stringMatching(/^The tunnel drops/)]);
    expect(said(made, 'supervision')).toEqual([expect.stringMatching(/supervised/)]);
  });

  test('another identifier adds', async () => {
    const made = await plan(
      file(changedAll(goodPlainProfile(), { '/PayloadIdentifier': 'com.other', '/PayloadContent': [] })),
      old,
    );
    expect(made.outcome).toBe('adds');
    expect(said(made, 'tunnel')).toEqual([expect.stringMatching(/stays and has a VPN too/)]);
  });

  test('a device without profiles gets its first', async () => {
    const made = await plan(old, '<plist version="1.0"><dict/></plist>');
    expect(made.outcome).toBe('adds');
    expect(changesOf(made)).toEqual(['added', 'added', 'added']);
  });
});

describe('payloads', () => {
  test('a certificate with a new UUID is a new identity', async () => {
    const made = await plan(changed(newIdentity), old);
    expect(changesOf(made)).toEqual(['kept', 'changed', 'changed']);
    expect(made.payloads[1]?.meaning?.message).toMatch(/this is a new identity/);
  });

  test('those that come and go', async () => {
    const without = changed({ [root]: undefined });
    expect(changesOf(await plan(without, old))).toEqual(['kept', 'kept', 'removed']);
    const back = await plan(old, without);
    expect(changesOf(back)).toEqual(['added', 'kept', 'kept']);
    expect(said(back, 'tunnel')).toEqual([expect.stringMatching(/VPN stays as it is/)]);
  });

  test('UUIDs in other capitals are the same', async () => {
    const made = await plan(
      changed({ [`${root}/PayloadUUID`]: '4b1d0a52-6c2e-4d0b-9c5b-0f2a3a1e7702' }),
      old,
    );
    expect(made.payloads[0]?.meaning).toBeUndefined();
  });
});

const second = changedAll(goodProfile(), {
  '/PayloadIdentifier': 'com.second',
  '/PayloadDisplayName': 'Second',
  [`${root}/PayloadUUID`]: 'a',
  [`${identity}/PayloadUUID`]: 'b',
  [`${vpn}/PayloadUUID`]: 'c',
});

describe('what refuses it', () => {
  test('a second Always On VPN', async () => {
    const made = await plan(old, file(second));
    expect(made.outcome).toBe('refused');
    expect(said(made, 'refusal')).toEqual([
      expect.stringMatching(/"Second" has an Always On VPN already.*15000/),
    ]);
    // The third profile is in the way although the first is replaced.
    expect((await plan(old, mac(goodProfile(), second))).outcome).toBe('refused');
  });

  test('one that forbids its removal needs the management system', async () => {
    const made = await plan(old, file({ ...second, PayloadRemovalDisallowed: true }));
    expect(said(made, 'refusal')[0]).toMatch(/only the management system can remove it/);
  });

  test('a Mac does not replace a profile of the device by one of a user', async () => {
    const [before, after] = [goodPlainProfile(), changedAll(goodPlainProfile(), { '/PayloadScope': 'User' })];
    expect((await plan(file(after), file(before), { platform: 'macOS' })).outcome).toBe('refused');
    expect((await plan(file(after), file(before), { platform: 'iOS' })).outcome).not.toBe('refused');
    expect((await plan(file(after), mac(before), { platform: 'macOS' })).outcome).toBe('refused');
  });

  test('Always On on a Mac', async () => {
    const made = await plan(old, mac(), { platform: 'macOS' });
    expect([made.outcome, said(made, 'refusal')[0]]).toEqual(['refused', expect.stringContaining('-319')]);
  });

  test('another signer, by hand', async () => {
    const sign = async (kind: 'P-256' | 'P-384') =>
      signProfile(old, signerOf(hierarchy(kind, 1)), { signingTime: new Date(Date.now() + 60_000) });
    const [one, other] = [await sign('P-256'), await sign('P-384')];
    expect((await plan(one, one, { way: 'hand' })).outcome).toBe('unchanged');
    expect((await plan(other, one, { way: 'hand' })).outcome).toBe('refused');
    const byMdm = await plan(other, one);
    expect([byMdm.outcome, said(byMdm, 'replacement')[0]]).toEqual([
      'unchanged',
      expect.stringMatching(/Whether that holds for a management system too is not known/),
    ]);
  });
});

describe('a declaration that points at a profile', () => {
  test('takes over one of the same structure', async () => {
    const made = await plan(changed({ [`${wifi}/MTU`]: 1300 }), old, { way: 'ddm' });
    expect(made.outcome).toBe('replaces');
    expect(said(made, 'replacement')).toEqual([expect.stringMatching(/does not install it anew/)]);
  });

  test.each<[string, Changes, RegExp]>([
    ['another UUID', { '/PayloadUUID': newUUID }, /the UUID is another/],
    ['another number', { [root]: undefined }, /has 3 payloads, the new one 2/],
    ['another payload', newIdentity, /payload 2 is another/],
  ])('not with %s', async (_, changes, reason) => {
    const made = await plan(changed(changes), old, { way: 'ddm' });
    expect([made.outcome, said(made, 'refusal')[0]]).toEqual(['refused', expect.stringMatching(reason)]);
  });

  test('not one that MDM did not install', async () => {
    const list = Buffer.from(
      readFileSync('fixtures/installed/profile-list.plist', 'utf8').replace(
        '<key>IsManaged</key>\n\t\t\t<true/>',
        '<key>IsManaged</key>\n\t\t\t<false/>',
      ),
    );
    expect((await plan(old, list, { way: 'ddm' })).outcome).toBe('refused');
    expect(said(await plan(old, list), 'replacement')).toEqual([
      expect.stringMatching(/The management system did not install "Example VPN"/),
    ]);
  });
});

describe('what management systems make of identifiers', () => {
  const rewritten = changedAll(goodProfile(), {
    '/PayloadIdentifier': 'D4B6A8F0-0000-4000-8000-4A414D460003',
    '/PayloadUUID': 'D4B6A8F0-0000-4000-8000-4A414D460003',
  });

  test("Jamf's copy is unchanged though it has identifiers of its own", async () => {
    const payloads = writePlist(rewritten);
    const escaped = payloads.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const forms = [
      JSON.stringify({ os_x_configuration_profile: { general: { payloads } } }),
      `<?xml version="1.0"?><configuration_profile><general><payloads>${escaped}</payloads></general></configuration_profile>`,
    ];
    for (const form of forms) {
      const made = await plan(old, form);
      expect(made.outcome).toBe('unchanged');
      expect(said(made, 'replacement')).toEqual([
        expect.stringMatching(/another identifier changes nothing/),
      ]);
    }
  });

  test('the list of a Mac shows the same', async () => {
    const made = await plan(old, mac(fleetProfile, rewritten));
    expect(made.outcome).toBe('unchanged');
    expect(said(made, 'replacement')).toEqual([
      expect.stringMatching(/the same VPN by UUID, but another identifier/),
    ]);
  });

  test('so do the payloads of Workspace ONE', async () => {
    const { files } = await delivered('workspace-one', profileFile());
    const made = await plan(old, files[2]?.content ?? '');
    expect(made.outcome).toBe('replaces');
  });
});

describe('lists without values', () => {
  test('are planned by identity, and meaning is not compared', async () => {
    const made = await plan(old, readFileSync('fixtures/installed/profile-list.plist'));
    expect(made).toMatchObject({ outcome: 'replaces', differences: [] });
    expect(made.payloads.map(({ change, compared }) => [change, compared])).toEqual(
      Array.from({ length: 3 }, () => ['kept', false]),
    );
    expect(said(made, 'values')).toEqual([expect.stringMatching(/shows no values/)]);
    expect(planText(made)).toContain('kept (not compared)');
  });

  test('tell a new UUID where they show UUIDs', async () => {
    const made = await plan(old, readFileSync('fixtures/installed/mcinstall.json'));
    expect(changesOf(made)).toEqual(['kept', 'changed', 'kept']);
    expect(JSON.stringify(made)).not.toContain('canary-secret');
  });

  test('a VPN of another profile may be Always On', async () => {
    const other = changed({
      '/PayloadIdentifier': 'com.other',
      ...newIdentity,
      [`${root}/PayloadUUID`]: 'd',
    });
    const made = await plan(other, readFileSync('fixtures/installed/profile-list.plist'));
    expect(made.outcome).toBe('adds');
    expect(said(made, 'tunnel')[0]).toMatch(/Whether that is Always On/);
  });
});

test('a Mac with several users and profiles of other makers', async () => {
  const list = toolOutput({
    ada: [listedByTool(fleetProfile)],
    _computerlevel: [listedByTool(goodProfile())],
  });
  expect((await plan(old, list)).outcome).toBe('unchanged');
});

test('who is asked', async () => {
  expect(said(await plan(changed({ [`${wifi}/MTU`]: 1300 }), old), 'user')).toEqual([
    expect.stringMatching(/without asking the user/),
  ]);
  expect(said(await plan(changed({ [`${wifi}/MTU`]: 1300 }), old, { way: 'hand' }), 'user')).toEqual([
    expect.stringMatching(/enters the passcode/),
  ]);
  const eap = changedAll(goodPlainProfile(), {
    [`${plain}/ExtendedAuthEnabled`]: 1,
    [`${plain}/PayloadCertificateUUID`]: undefined,
  });
  expect(said(await plan(file(eap), file(goodPlainProfile())), 'user')).toEqual([
    expect.stringMatching(/asks the user for name and password/),
  ]);
});

test('errors of the new profile are named', async () => {
  const made = await plan(
    changed({ [`${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup`]: 2 }),
    old,
  );
  expect(said(made, 'profile')).toEqual([expect.stringMatching(/1 error .*sa-dh-group/)]);
});

test('no difference speaks of what was ordered, and no plan shows a secret', async () => {
  const changes = fc.record(
    {
      [`${identity}/Password`]: fc.constant('canary-secret'),
      [`${wifi}/SharedSecret`]: fc.constant('canary-secret'),
      [`${wifi}/RemoteAddress`]: fc.constantFrom(
        'https://u:canary-secret@vpn.example.com',
        'other',
        undefined,
      ),
      [`${cellular}/ExtendedAuthEnabled`]: fc.constantFrom(1, true),
      [`${cellular}/EnforceStrictAlgorithmSelection`]: fc.constant(1),
      [`${wifi}/ChildSecurityAssociationParameters/EncryptionAlgorithm`]: fc.constantFrom(
        'AES-128',
        undefined,
      ),
      [`${alwaysOn}/ServiceExceptions`]: fc.constant<PlistValue[]>([]),
      [`${alwaysOn}/UIToggleEnabled`]: fc.constant(1),
      [root]: fc.constant({ PayloadType: 'com.apple.dnsSettings.managed' }),
      '/PayloadDisplayName': fc.constant('https://u:canary-secret@example.com'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(changes, changes, async (one, other) => {
      const made = await plan(changed(one), changed(other));
      const spoken = made.differences.flatMap(({ message, why }) => [message, why]);
      expect(spoken.filter((text) => /order|delivered/.test(text))).toEqual([]);
      for (const form of [JSON.stringify(made), planText(made), planMarkdown(made), planPage(made)]) {
        expect(form).not.toMatch(/canary-secret|correct horse/);
      }
    }),
    { numRuns: runs(60) },
  );
});

describe('what changes for traffic', () => {
  const voiceMail: Changes = {
    [`${alwaysOn}/ServiceExceptions`]: [{ ServiceName: 'VoiceMail', Action: 'Drop' }],
  };
  const app = (limited: boolean): Changes => ({
    [`${alwaysOn}/ApplicationExceptions`]: [
      { BundleIdentifier: 'com.example.softphone', ...(limited && { LimitToProtocols: ['UDP'] }) },
    ],
  });
  const noApp: Changes = { [`${alwaysOn}/ApplicationExceptions`]: [] };
  const none: Changes = { [`${alwaysOn}/ServiceExceptions`]: [] };
  const trafficOf = async (next: Changes, installed: Changes) =>
    (await plan(changed(next), changed(installed))).traffic;
  const up = (traffic: Plan['traffic']) =>
    traffic?.filter((one) => one.tunnel === 'up' && one.interface === 'WiFi');

  test('a service that is dropped from now on, row by row', async () => {
    expect(await trafficOf(voiceMail, none)).toEqual(
      ['WiFi', 'Cellular'].map((name) => ({
        id: 'VoiceMail',
        traffic: 'Voicemail',
        interface: name,
        tunnel: 'up',
        from: 'through-tunnel',
        to: 'dropped',
      })),
    );
    expect(await trafficOf(voiceMail, voiceMail)).toEqual([]);
  });

  test('an app that gets an exception went where other traffic goes', async () => {
    expect(up(await trafficOf(app(true), noApp))).toEqual([
      expect.objectContaining({
        id: 'app:com.example.softphone',
        traffic: 'App com.example.softphone (UDP)',
        from: 'through-tunnel',
        to: 'outside',
      }),
    ]);
  });

  test('an exception that is limited to a protocol leaves that protocol as it is', async () => {
    expect(up(await trafficOf(app(true), app(false)))).toEqual([
      expect.objectContaining({
        traffic: 'App com.example.softphone (all but UDP)',
        from: 'outside',
        to: 'through-tunnel',
      }),
    ]);
  });

  test('a state that one of them lacks is no change of a way', async () => {
    expect(
      await trafficOf({ [`${alwaysOn}/UIToggleEnabled`]: 1 }, { [`${alwaysOn}/UIToggleEnabled`]: 0 }),
    ).toEqual([]);
  });

  test('is absent where values are hidden, nothing is replaced or no VPN can be explained', async () => {
    expect(await plan(old, readFileSync('fixtures/installed/profile-list.plist'))).not.toHaveProperty(
      'traffic',
    );
    expect(await plan(old, mac())).not.toHaveProperty('traffic');
    expect(await plan(changed({ [vpn]: undefined }), old)).not.toHaveProperty('traffic');
  });

  test('people read it with the interfaces together', async () => {
    const made = await plan(changed(voiceMail), changed(none));
    expect(planText(made)).toContain(
      'What changes for traffic:\n  Voicemail (tunnel up, on Wi-Fi and Cellular): through the VPN, then blocked\n',
    );
    expect(planMarkdown(made)).toContain(
      '## What changes for traffic\n\n- **Voicemail** (tunnel up, on Wi-Fi and Cellular): through the VPN, then blocked\n',
    );
    expect(planPage(made)).toContain(
      '<th scope="row">Voicemail</th><td>Tunnel up, on Wi-Fi and Cellular</td><td><span class="way through-tunnel">through the VPN</span></td><td><span class="way dropped">blocked</span></td>',
    );
  });
});

describe('the page', () => {
  test('needs nothing from elsewhere and says what the text says', async () => {
    const made = await plan(changed({ [`${wifi}/MTU`]: 1300 }), old);
    const page = planPage(made);
    expect(page).toContain('<h1>Replaces</h1><p class="lead">The new profile takes the place of');
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|@import|url\(/);
    for (const heading of ['Payloads', 'What happens', 'What differs in meaning, installed first']) {
      expect(page).toContain(`<h2>${heading}</h2>`);
    }
    // A part that has nothing to say is left out.
    expect(page).not.toContain('What changes for traffic');
  });

  test('shows names as they are, never as markup', async () => {
    const evil = '"><script>alert(1)</script>\u202e';
    const installed = changed({
      '/PayloadDisplayName': evil,
      [`${root}/PayloadIdentifier`]: evil,
    });
    const next = changed({
      [`${root}/PayloadIdentifier`]: `${evil}2`,
      [`${alwaysOn}/ApplicationExceptions`]: [{ BundleIdentifier: evil }],
    });
    const made = await plan(next, installed);
    expect(made.replaces?.name).toBe(evil);
    const page = planPage(made);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('App &quot;&gt;&lt;script&gt;');
    expect(page).not.toMatch(/<script|\u202e/);
  });
});

describe('the JSON', () => {
  const schema = JSON.parse(readFileSync('schemas/plan.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: true }).compile(schema);

  test.each<[string, () => Promise<Plan>]>([
    ['unchanged', () => plan(old, old)],
    ['replaces', () => plan(changed(newIdentity), old)],
    ['with traffic', () => plan(changed({ [`${alwaysOn}/ServiceExceptions`]: [] }), old)],
    ['adds', () => plan(old, mac())],
    ['refused', () => plan(old, mac(second))],
    ['without values', () => plan(old, readFileSync('fixtures/installed/profile-list.plist'))],
  ])('is as its schema says: %s', async (_, make) => {
    validate(JSON.parse(JSON.stringify(await make())));
    expect(validate.errors).toBeNull();
  });
});
