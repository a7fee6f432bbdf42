import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compare } from '../../src/compare/compare.js';
import { open } from '../../src/open/open.js';
import { wholeProfile } from '../../src/open/opened.js';
import { readInstalled } from '../../src/plan/read-installed.js';
import { plainValue } from '../../src/plist/navigate.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import { alwaysOn, changedAll, goodPlainProfile, goodProfile, wifi } from '../support/good-profile.js';
import { fleetProfile, listedByTool, toolOutput } from '../support/profiles-tool.js';
import { runCli } from '../support/run-cli.js';
import { runs } from '../support/runs.js';

const device = (...profiles: Parameters<typeof listedByTool>[0][]) =>
  toolOutput({ _computerlevel: profiles.map(listedByTool) });

describe('what the tool profiles of a Mac lists', () => {
  test('is the profile that was installed, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.boolean(),
        fc.domain(),
        async (isAlwaysOn, removalDisallowed, name) => {
          const installed = changedAll(isAlwaysOn ? goodProfile() : goodPlainProfile(), {
            '/PayloadRemovalDisallowed': removalDisallowed,
            '/PayloadDisplayName': name,
          });
          const opened = await open(device(fleetProfile, installed));
          expect(plainValue(wholeProfile(opened).profile)).toEqual(installed);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  test('of several users each profile is read with its owner', async () => {
    const list = toolOutput({
      _computerlevel: [listedByTool(goodProfile())],
      ada: [listedByTool(fleetProfile)],
      grace: [],
    });
    expect((await readInstalled(list)).map(({ identifier, user }) => [identifier, user])).toEqual([
      ['com.example.vpn', undefined],
      ['com.fleetdm.fleetd.config', 'ada'],
    ]);
  });

  test('of several VPNs one must be chosen', async () => {
    const other = changedAll(goodProfile(), {
      '/PayloadIdentifier': 'com.other',
      '/PayloadDisplayName': 'Other',
    });
    const list = device(goodProfile(), other);
    await expect(open(list)).rejects.toThrow(
      /2 profiles .* have a VPN\. Choose one with --select: com.example.vpn, com.other$/,
    );
    for (const select of ['com.other', 'Other']) {
      const { profile } = await open(list, { select });
      expect(profile?.entries.get('PayloadIdentifier')).toMatchObject({ value: 'com.other' });
    }
    await expect(open(list, { select: 'nobody' })).rejects.toThrow(/No profile .* nobody/);
  });

  test('without a VPN it is passed over', async () => {
    await expect(open(device(fleetProfile))).rejects.toThrow(/in which no profile has a VPN/);
  });

  test('payloads that the tool keeps to itself are missing, and said so', async () => {
    const listed = listedByTool(goodProfile());
    const items = listed['ProfileItems'];
    const [root, identity, vpn] = Array.isArray(items) ? items : [];
    if (root === undefined || identity === undefined || vpn === undefined) throw new Error('no items');
    const hidden = { ...(identity as object), PayloadContent: {} };
    const list = toolOutput({ _computerlevel: [{ ...listed, ProfileItems: [root, hidden, vpn] }] });
    const { profile, findings } = await open(list);
    expect(findings[0]?.message).toMatch(/does not show the values of 1 of its payloads/);
    expect(compare(dictionaryNodeOf(goodProfile()), profile ?? dictionaryNodeOf({}))[0]?.rule).toBe(
      'compare-missing',
    );
  });

  test('SCEP keeps its PayloadContent, in either form', async () => {
    const scep = {
      PayloadType: 'com.apple.security.scep',
      PayloadVersion: 1,
      PayloadIdentifier: 'com.example.vpn.identity',
      PayloadUUID: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701',
      PayloadContent: { URL: 'https://scep.example.com' },
    };
    const profile = changedAll(goodProfile(), { '/PayloadContent/1': scep });
    const { ProfileItems: items, ...rest } = listedByTool(profile);
    const flat = (Array.isArray(items) ? items : []).map((item, index) => (index === 1 ? scep : item));
    for (const list of [device(profile), toolOutput({ _computerlevel: [{ ...rest, ProfileItems: flat }] })]) {
      expect(plainValue(wholeProfile(await open(list)).profile)).toEqual(profile);
    }
  });

  test('a list that is cut off is one sentence', async () => {
    const text = Buffer.from(device(goodProfile())).toString();
    const cut = Buffer.from(text.slice(0, text.length / 2));
    for (const read of [open, readInstalled]) await expect(read(cut)).rejects.toThrow(/^[^\n]+$/);
  });
});

describe('lists without values', () => {
  const lists = ['fixtures/installed/profile-list.plist', 'fixtures/installed/mcinstall.json'] as const;

  test.each(lists)('%s shows what is there', async (file) => {
    const [vpn] = await readInstalled(readFileSync(file));
    expect(vpn).toMatchObject({
      identifier: 'com.example.vpn',
      uuid: '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7700',
      name: 'Example VPN',
      payloads: [
        { type: 'com.apple.security.root' },
        { type: 'com.apple.security.pkcs12' },
        { type: 'com.apple.vpn.managed', identifier: 'com.example.vpn.alwayson' },
      ],
    });
    expect(vpn?.profile).toBeUndefined();
  });

  test.each(lists)('%s is no profile to judge, and the sentence says what it is for', async (file) => {
    await expect(open(readFileSync(file))).rejects.toThrow(
      /no values\. Only alwayson plan --installed reads it\.$/,
    );
  });

  test('the two parts of an MCInstall list are read together', async () => {
    const profiles = await readInstalled(readFileSync('fixtures/installed/mcinstall.json'));
    expect(profiles.map(({ identifier, payloads }) => [identifier, payloads.length])).toEqual([
      ['com.example.vpn', 3],
      ['com.example.wifi', 1],
    ]);
  });
});

test('no secret of a list is shown', async () => {
  const stdin = Buffer.from(
    device(fleetProfile, changedAll(goodProfile(), { [`${wifi}/SharedSecret`]: 'canary-secret' })),
  );
  const vpnFile = Buffer.from(device(goodProfile()));
  expect(vpnFile.length).toBeGreaterThan(0);
  for (const args of [
    ['verify', '-'],
    ['inspect', '-'],
    ['inspect', '-', '--format', 'json'],
    ['verify', '-', '--format', 'json'],
  ]) {
    const { stdout, stderr } = await runCli(args, { stdin });
    expect(stdout + stderr).not.toMatch(/canary-secret|correct horse/);
    expect(stdout).not.toBe('');
  }
});

test('what an Always On switch says is kept', async () => {
  const { profile } = await open(device(changedAll(goodProfile(), { [`${alwaysOn}/UIToggleEnabled`]: 1 })));
  expect(JSON.stringify(plainValue(profile ?? dictionaryNodeOf({})))).toContain('"UIToggleEnabled":1');
});
