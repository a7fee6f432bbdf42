import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { channelNames, channelsThatTake } from '../../src/delivery/index.js';
import { signProfile } from '../../src/signing/sign.js';
import { localIdentifier, password, plistValue, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { wifi } from '../support/good-profile.js';
import { hierarchy, signerOf } from '../support/make-credentials.js';
import { describeWith } from '../support/programs.js';
import { type Run, type RunOptions, runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
});

const policy = resolve('templates/certificate/policy.json');
const bindings = ['--bindings', resolve('templates/certificate/bindings.yaml')];
const serial = ['--bind', 'localIdentifier={{device.serialNumber}}.contoso.com'];

/** A profile in the folder of the test, and the arguments that deliver it. */
function profile(...changes: Parameters<typeof profileFile>): string[] {
  writeFileSync(join(cwd, 'vpn.mobileconfig'), profileFile(...changes));
  return ['vpn.mobileconfig'];
}

function deliver(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return runCli(['deliver', ...args], { cwd, ...options });
}

/** What lies in the folder of the test beside what the test put there. */
function written(): string[] {
  return readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'vpn.mobileconfig')
    .map(({ parentPath, name }) => join(parentPath, name).slice(cwd.length + 1))
    .sort();
}

function content(file: string): string {
  return readFileSync(join(cwd, file), 'utf8');
}

describe('one policy, one command each', () => {
  test.each([
    ['jamf', '$SERIALNUMBER.contoso.com'],
    ['fleet', '{FLEET_VAR_HOST_HARDWARE_SERIAL}.contoso.com'],
    ['workspace-one', '{DeviceSerialNumber}.contoso.com'],
    ['kandji', '$SERIAL_NUMBER.contoso.com'],
  ])('%s', async (channel, text) => {
    const run = await deliver([policy, ...bindings, ...serial, '--to', channel, '-o', 'out']);
    const expected = channel === 'jamf' ? { exitCode: 0 } : { exitCode: 0, stdout: '' };
    expect(run).toMatchObject(expected);
    const files = channel === 'jamf' ? ['out'] : written();
    expect(files.some((file) => content(file).includes(text))).toBe(true);
  });

  test('intune', async () => {
    const run = await deliver([policy, ...bindings, ...serial, '--to', 'intune']);
    const { payload } = JSON.parse(run.stdout);
    expect(Buffer.from(payload, 'base64').toString('utf8')).toContain('{{serialnumber}}.contoso.com');
  });

  test('nanomdm, made for one device', async () => {
    const args = [policy, ...bindings, ...serial, '--bind', 'device.serialNumber=C02XYZ', '--to', 'nanomdm'];
    const run = await deliver(args);
    const [, payload = ''] = /<data>([^<]*)<\/data>/.exec(run.stdout) ?? [];
    expect(Buffer.from(payload, 'base64').toString('utf8')).toContain('C02XYZ.contoso.com');
  });
});

describe('where it goes', () => {
  test('one file to standard output', async () => {
    const run = await deliver([...profile(), '--to', 'jamf']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<configuration_profile>/);
    expect(written()).toEqual([]);
  });

  test('several files need a folder', async () => {
    const run = await deliver([...profile(), '--to', 'fleet']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('alwayson: fleet needs several files. Name a folder: -o FOLDER\n');
    expect(written()).toEqual([]);
  });

  test('a file with the command beside it, which names it', async () => {
    expect((await deliver([...profile(), '--to', 'nanomdm', '-o', 'my install.plist'])).exitCode).toBe(0);
    expect(written()).toEqual(['my install.plist', 'my install.plist.upload.sh']);
    expect(content('my install.plist.upload.sh')).toContain("--data-binary '@my install.plist'");
    for (const file of written()) expect(statSync(join(cwd, file)).mode & 0o777).toBe(0o600);
  });

  test('a folder that is made', async () => {
    expect((await deliver([...profile(), '--to', 'jamf', '-o', 'a/b/'])).exitCode).toBe(0);
    expect(written()).toEqual(['a/b/Example-VPN.jamf.xml', 'a/b/Example-VPN.jamf.xml.upload.sh']);
    expect((await deliver([...profile(), '--to', 'zentral', '-o', 'z'])).exitCode).toBe(0);
    expect(written().filter((file) => file.startsWith('z/'))).toEqual([
      'z/Example-VPN.mobileconfig',
      'z/mdm_artifacts.tf.json',
      'z/providers.tf.json',
      'z/zentral.upload.sh',
    ]);
  });

  test('steps by hand are a text, no script', async () => {
    expect((await deliver([...profile(), '--to', 'workspace-one', '-o', 'w'])).exitCode).toBe(0);
    expect(written()).toContain('w/workspace-one.upload.txt');
  });

  test('a folder cannot be made where a file is', async () => {
    writeFileSync(join(cwd, 'taken'), '');
    const run = await deliver([...profile(), '--to', 'fleet', '-o', 'taken']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /alwayson: taken.*: (?:A part of the path is not a folder|This file exists already)\.\n/,
    );
  });

  test('files that exist stay, unless forced', async () => {
    const args = [...profile(), '--to', 'jamf', '-o', 'jamf.xml'];
    writeFileSync(join(cwd, 'jamf.xml'), 'mine');
    expect(await deliver(args)).toMatchObject({ exitCode: 2 });
    expect(content('jamf.xml')).toBe('mine');
    expect(written()).toEqual(['jamf.xml']);
    expect(await deliver([...args, '--force'])).toMatchObject({ exitCode: 0 });
    expect(content('jamf.xml')).toMatch(/^<\?xml/);
  });

  test('--explain says how, and writes nothing', async () => {
    const run = await deliver([...profile(), '--to', 'jamf', '--explain']);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^Jamf Pro: .*\n[\s\S]*\n {2}PUT MDM_SERVER\/JSSResource/);
    expect(run.stdout).not.toMatch(/curl|<configuration_profile>/);
    expect(written()).toEqual([]);
  });

  test('--explain with -o says what is in the file beside', async () => {
    const run = await deliver([...profile(), '--to', 'jamf', '-o', 'x.xml', '--explain']);
    expect(run.stdout).toBe(content('x.xml.upload.sh'));
  });

  test.each(channelNames)(
    '%s explains itself without a command for a file that is not there',
    async (channel) => {
      const args = channelsThatTake('baseUrl').includes(channel) ? ['--base-url', 'https://a.example/b'] : [];
      const run = await deliver([...profile(), '--to', channel, '--explain', ...args]);
      expect(run.stdout).not.toMatch(/curl|<<EOF|^#!/m);
      expect(run.stdout.trim()).not.toBe('');
      expect(written()).toEqual([]);
    },
  );

  test('a profile comes from standard input', async () => {
    const run = await deliver(['-', '--to', 'file'], { stdin: profileFile() });
    expect(run).toMatchObject({ exitCode: 0, stdout: Buffer.from(profileFile()).toString('utf8') });
  });
});

describe('what is refused', () => {
  test.each([
    ['jamff', 'does not exist. Did you mean jamf? Choose '],
    ['JAMF', 'does not exist. Did you mean jamf? Choose '],
    [
      'airwatch',
      `does not exist. Choose ${channelNames.slice(0, -1).join(', ')} or ${channelNames.at(-1)}.\n`,
    ],
  ])('the channel %s', async (name, sentence) => {
    const run = await deliver([...profile(), '--to', name, '-o', 'out']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(new RegExp(`^alwayson: --to ${name} .*\n$`));
    expect(run.stderr).toContain(sentence);
    expect(written()).toEqual([]);
  });

  test('no channel at all', async () => {
    const run = await deliver(profile());
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/^alwayson: .*\bto\b.*\n$/);
  });

  test('a profile that has errors, unless they are allowed, and then it is still 1', async () => {
    const args = [...profile({ [`${wifi}/RemoteAddress`]: undefined }), '--to', 'jamf', '-o', 'out.xml'];
    const run = await deliver(args);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('[remote-address]');
    expect(run.stderr).toMatch(/Nothing was written\. --allow-errors goes on in spite of errors\.\n$/);
    expect(written()).toEqual([]);
    expect((await deliver([...args, '--force'])).exitCode).toBe(1);
    expect(written()).toEqual([]);
    expect((await deliver([...args, '--allow-errors'])).exitCode).toBe(1);
    expect(written()).toEqual(['out.xml', 'out.xml.upload.sh']);
    expect((await deliver([...args, '--allow-errors'])).exitCode).toBe(2);
    expect((await deliver([...args, '--allow-errors', '--force'])).exitCode).toBe(1);
  });

  test('warnings, when they count as errors', async () => {
    const args = [...profile(), '--to', 'jamf', '-o', 'out.xml', '--strict'];
    expect((await deliver(args)).exitCode).toBe(1);
    expect(written()).toEqual([]);
  });

  test.each([
    ['jamf', ['--device', 'A'], '--device does not apply to --to jamf. It is for nanomdm or micromdm.'],
    ['kandji', ['--label', 'A'], '--label does not apply to --to kandji. It is for fleet.'],
    [
      'fleet',
      ['--base-url', 'https://a.example'],
      '--base-url does not apply to --to fleet. It is for ddm or ddm-legacy.',
    ],
    [
      'zentral',
      ['--server', 'zentral'],
      '--server does not apply to --to zentral. It is for ddm or ddm-legacy.',
    ],
    ['jamf', ['--dialect', 'addigy'], '--dialect does not apply to --to jamf. It is for file.'],
    [
      'intune',
      ['--replaces', 'vpn.mobileconfig'],
      '--replaces does not apply to --to intune. It is for jamf.',
    ],
  ])('%s with %j', async (channel, args, sentence) => {
    const run = await deliver([...profile(), '--to', channel, ...args]);
    expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `alwayson: ${sentence}\n` });
  });

  test('a variable that the channel lacks, even if forced', async () => {
    const args = [
      ...profile({ [localIdentifier]: '{{device.name}}' }),
      '--to',
      'fleet',
      '-o',
      'out',
      '--force',
      '--allow-errors',
    ];
    const run = await deliver(args);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(
      'LocalIdentifier contains {{device.name}}. Fleet is not known to have a variable for it. [token-unknown-to-channel]',
    );
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  test('a policy that does not become a profile, even if forced', async () => {
    const run = await deliver([policy, '--to', 'jamf', '-o', 'out.xml', '--allow-errors']);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('[binding-missing]');
    expect(written()).toEqual([]);
  });

  test('bindings that are wrong', async () => {
    const run = await deliver([policy, '--bind', 'identity.pkcs13=x', '--to', 'jamf', '-o', 'out.xml']);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('[binding-invalid]');
    expect(written()).toEqual([]);
  });

  test('bindings for a profile', async () => {
    const run = await deliver([...profile(), ...serial, '--to', 'jamf']);
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'alwayson: vpn.mobileconfig is a profile. --bindings and --bind need a policy.\n',
    });
  });

  test.each([
    ['<html><body>not found</body></html>', 'It looks like an HTML page'],
    ['{"value": []}', 'no '],
    [
      '<?xml version="1.0"?><plist version="1.0"><array/></plist>',
      'The property list is neither a profile nor a payload.',
    ],
  ])('%s', async (text, sentence) => {
    const run = await deliver(['-', '--to', 'file'], { stdin: text });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/^alwayson: .*\n$/);
    expect(run.stderr).toContain(sentence);
  });

  test('a file that is not there', async () => {
    expect(await deliver(['nowhere', '--to', 'file'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'alwayson: nowhere: This file does not exist.\n',
    });
  });
});

describe('what else holds a profile', () => {
  test.each(['nanomdm', 'micromdm', 'jamf', 'apple-business', 'jumpcloud', 'intune'] as const)(
    'what was delivered to %s is delivered again',
    async (channel) => {
      await deliver([...profile(), '--to', channel, '-o', 'first']);
      const run = await deliver(['first', '--to', 'file']);
      expect(run).toMatchObject({ exitCode: 0, stdout: content('vpn.mobileconfig') });
    },
  );

  test('a payload alone gets a profile, whose names stay the same', async () => {
    await deliver([...profile(), '--to', 'workspace-one', '-o', 'ws']);
    const file = 'ws/01-com.apple.security.root.xml';
    const run = await deliver([file, '--to', 'file']);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('[profile-made]');
    expect(run.stdout).toContain('<string>Configuration</string>');
    expect((await deliver([file, '--to', 'file'])).stdout).toBe(run.stdout);
  });

  test('a payload alone that names another is judged as what it becomes', async () => {
    await deliver([...profile(), '--to', 'workspace-one', '-o', 'ws']);
    const run = await deliver(['ws/03-com.apple.vpn.managed.xml', '--to', 'file']);
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  });

  test('declarations are not made profiles of', async () => {
    await deliver([...profile(), '--to', 'ddm', '--base-url', 'https://a.example/b', '-o', 'ddm']);
    const run = await deliver(['ddm/declarations/com.example.vpn.activation.json', '--to', 'file']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/^alwayson: .*activation\.json: The file holds declarations.*\n$/);
  });
});

test('a profile takes the names of the one that it replaces in Jamf Pro, and nothing else', async () => {
  const stored = { '/PayloadUUID': '11111111-2222-3333-4444-555555555555', '/PayloadIdentifier': 'by.jamf' };
  profile(stored);
  expect((await deliver(['vpn.mobileconfig', '--to', 'jamf', '-o', 'stored.xml'])).exitCode).toBe(0);
  const run = await deliver([
    ...profile({ '/PayloadOrganization': 'Another' }),
    '--to',
    'jamf',
    '--replaces',
    'stored.xml',
    '-o',
    'new.xml',
    '--verbose',
  ]);
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toContain('becomes that of the profile on the server');
  const { stdout } = await deliver(['new.xml', '--to', 'file']);
  const expected = profileFile({ ...stored, '/PayloadOrganization': 'Another' });
  expect(plistValue(Buffer.from(stdout))).toEqual(plistValue(expected));
  const none = await deliver([...profile(), '--to', 'jamf', '--replaces', 'nowhere.xml']);
  expect(none).toMatchObject({ exitCode: 2, stderr: 'alwayson: nowhere.xml: This file does not exist.\n' });
});

test.each([
  ['jamf-school', '%SerialNumber%'],
  ['addigy', undefined],
])('a console of %s', async (dialect, text) => {
  const args = [
    ...profile({ [localIdentifier]: '{{device.serialNumber}}' }),
    '--to',
    'file',
    '--dialect',
    dialect,
  ];
  const run = await deliver(args);
  expect(run.exitCode).toBe(text === undefined ? 1 : 0);
  if (text === undefined) expect(run.stderr).toContain('[token-unknown-to-channel]');
  else expect(run.stdout).toContain(`<string>${text}</string>`);
});

describeWith('openssl', 'a signed profile', () => {
  async function signedFile(change: (bytes: Buffer) => void = () => {}): Promise<string[]> {
    const signer = signerOf(hierarchy('P-256', 1));
    const bytes = Buffer.from(await signProfile(profileFile(), signer, { signingTime: new Date() }));
    change(bytes);
    writeFileSync(join(cwd, 'vpn.mobileconfig'), bytes);
    return ['vpn.mobileconfig'];
  }
  const now = new Date();

  test('reaches NanoMDM as it is', async () => {
    const args = await signedFile();
    const run = await deliver([...args, '--to', 'nanomdm'], { now });
    const [, payload = ''] = /<data>([^<]*)<\/data>/.exec(run.stdout) ?? [];
    expect(Buffer.from(payload, 'base64').equals(readFileSync(join(cwd, 'vpn.mobileconfig')))).toBe(true);
  });

  test('is not for the interface of Jamf Pro', async () => {
    const run = await deliver([...(await signedFile()), '--to', 'jamf', '-o', 'out.xml'], { now });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('The Classic API does not work with signed configuration profiles');
    expect(written()).toEqual([]);
  });

  test('is refused when it was changed', async () => {
    const args = await signedFile((bytes) => {
      const at = bytes.indexOf('vpn-wifi');
      bytes.write('vpn-evil', at);
    });
    const run = await deliver([...args, '--to', 'nanomdm'], { now });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toContain('[signature-invalid]');
  });

  test('has no places in the file', async () => {
    const run = await deliver([...(await signedFile()), '--to', 'nanomdm', '--format', 'json'], { now });
    const { files } = JSON.parse(run.stderr);
    expect(files[0].findings.length).toBeGreaterThan(0);
    for (const finding of files[0].findings) expect(finding.position).toBeUndefined();
  });
});

test('a secret is in the artefact alone', async () => {
  const secret = 'x$UDID{Y}{{z}}$FLEET_SECRET_Q';
  for (const channel of channelNames) {
    const base = channelsThatTake('baseUrl').includes(channel) ? ['--base-url', 'https://a.example/b'] : [];
    const args = [...profile({ [password]: secret }), '--to', channel, ...base];
    const run = await deliver([...args, '--allow-errors', '--explain']);
    expect(run.stderr).not.toContain(secret);
    expect(run.stdout).not.toContain(secret);
    expect(run.stderr).not.toMatch(/FLEET_SECRET_Q|\{\{z/);
  }
});
