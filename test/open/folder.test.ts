import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFolder } from '../../src/open/folder.js';
import { writePlist } from '../../src/plist/write.js';
import { delivered, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { goodProfile, now, wifi } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';

const file = (path: string, content: string | Uint8Array) => ({ path, bytes: Buffer.from(content) });
const legacy = JSON.stringify({
  Type: 'com.apple.configuration.legacy',
  Identifier: 'a',
  Payload: { ProfileURL: 'https://mdm.example.com/p.mobileconfig' },
});
const profile = file('vpn.mobileconfig', profileFile());

async function folderOf(name: Parameters<typeof delivered>[0]): Promise<string> {
  const folder = makeFolder();
  for (const { path, content } of (await delivered(name, profileFile())).files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('a folder is the one thing that it holds', () => {
  test('a profile among other files, which are named', async () => {
    const opened = await openFolder([
      file('README.md', '# Profiles'),
      profile,
      file('info.yaml', 'id: 1\nname: VPN\n'),
      file('note.txt', 'text'),
    ]);
    expect(opened).toMatchObject({
      kind: 'profile',
      used: ['vpn.mobileconfig'],
      passedOver: ['README.md', 'info.yaml', 'note.txt'],
    });
  });

  test('declarations, with what they point at found by name where no index says', async () => {
    const { files } = await delivered('ddm', profileFile());
    const withoutIndex = files.filter(({ path }) => path !== 'index.json');
    const opened = await openFolder(withoutIndex.map(({ path, content }) => file(path, content)));
    expect(opened.kind).toBe('declarations');
    expect(opened.passedOver).toEqual([]);
    expect(opened.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('payloads of declarations, with the rest in the index, as SimpleMDM takes them', async () => {
    const { files } = await delivered('ddm', profileFile());
    const bare = files.map(({ path, content }) =>
      file(
        path,
        path.startsWith('declarations/') ? JSON.stringify(JSON.parse(String(content)).Payload) : content,
      ),
    );
    const [whole, opened] = await Promise.all([
      openFolder(files.map(({ path, content }) => file(path, content))),
      openFolder(bare),
    ]);
    expect(opened.profile).toEqual(whole.profile);
    expect(opened.passedOver).toEqual([]);
  });

  test("the dollars of Fleet's folder as fleetctl sends them", async () => {
    const name = 'a $HOME \\$b \\\\$c $FLEET_VAR_HOST_UUID';
    const { files } = await delivered('fleet', profileFile({ '/PayloadDisplayName': name }));
    const opened = await openFolder(files.map(({ path, content }) => file(path, content)));
    expect(opened.profile?.entries.get('PayloadDisplayName')).toMatchObject({ value: name });
  });

  test('declarations whose files are not there', async () => {
    const { files } = await delivered('ddm', profileFile());
    const alone = files.filter(({ path }) => path.startsWith('declarations/'));
    const opened = await openFolder(alone.map(({ path, content }) => file(path, content)));
    expect(opened.kind).toBe('declarations');
  });

  test('the profile of a legacy declaration', async () => {
    const { files } = await delivered('ddm-legacy', profileFile());
    const opened = await openFolder(files.map(({ path, content }) => file(path, content)));
    expect(opened.layers.map(({ kind }) => kind)).toEqual(['declaration with a profile']);
    expect(opened).toMatchObject({ kind: 'profile', passedOver: [] });
  });

  test('payloads in files of their own', async () => {
    const { files } = await delivered('workspace-one', profileFile());
    const opened = await openFolder(files.map(({ path, content }) => file(path, content)));
    expect(opened).toMatchObject({ kind: 'payloads', passedOver: [] });
  });
});

describe('what cannot be one thing', () => {
  test.each([
    ['nothing', [], 'No file in this folder is a profile or a policy.'],
    [
      'no profile',
      [file('a.txt', 'text'), file('b.json', '{}')],
      'No file in this folder is a profile or a policy.',
    ],
    [
      'two profiles',
      [profile, file('b.mobileconfig', profile.bytes)],
      'The folder holds 2 profiles or policies. Name one of them: b.mobileconfig, vpn.mobileconfig',
    ],
    [
      'a profile that is cut off',
      [file('a.mobileconfig', writePlist(goodProfile()).slice(0, 500))],
      'a.mobileconfig: ',
    ],
    [
      'a declaration whose profile is cut off',
      [file('d.json', legacy), file('p.mobileconfig', '<plist><dict>')],
      'p.mobileconfig: ',
    ],
  ])('%s', async (_, files, sentence) => {
    await expect(openFolder(files)).rejects.toThrow(sentence);
  });
});

describe('commands take the folder that deliver wrote', () => {
  test.each(['fleet', 'workspace-one', 'ddm-legacy', 'kandji'] as const)('%s', async (name) => {
    const folder = await folderOf(name);
    const inspected = await runCli(['inspect', folder]);
    expect(inspected.stdout).toContain('com.apple.vpn.managed');
    expect(inspected.stdout).not.toContain('correct horse');
    const imported = await runCli(['import', folder, '-o', join(makeFolder(), 'out')]);
    expect(imported.exitCode).toBe(0);
  });

  test.each(['workspace-one', 'ddm', 'fleet', 'jamf', 'zentral', 'intune'] as const)(
    '%s does what was ordered, as a whole',
    async (name) => {
      const ordered = join(makeFolder(), 'ordered.mobileconfig');
      writeFileSync(ordered, profileFile());
      const changed = join(makeFolder(), 'changed.mobileconfig');
      writeFileSync(changed, profileFile({ [`${wifi}/MTU`]: 1300 }));
      const folder = await folderOf(name);
      const same = await runCli(['verify', folder, '--against', ordered], { now });
      expect([same.exitCode, same.stdout]).toEqual([0, expect.not.stringMatching(/\[compare-/)]);
      const other = await runCli(['verify', folder, '--against', changed], { now });
      expect(other.stdout).toMatch(/1280.*\[compare-different\]/s);
    },
  );

  test('files that are passed over are named', async () => {
    const { stderr } = await runCli(['inspect', await folderOf('zentral')]);
    expect(stderr).toContain('Skipped 2 files without a profile or policy: mdm_artifacts.tf.json');
  });

  test('deliver takes the folder of another system', async () => {
    const output = join(makeFolder(), 'out');
    const { exitCode, stderr } = await runCli([
      'deliver',
      await folderOf('fleet'),
      '--to',
      'jamf',
      '-o',
      output,
    ]);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Skipped')]);
  });
});
