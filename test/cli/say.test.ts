import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { type Run, runCli } from '../support/run-cli.js';

let cwd: string;
beforeEach(() => {
  cwd = makeFolder();
});

const policy = resolve('templates/shared-secret/policy.json');
const bindings = ['--bindings', resolve('templates/shared-secret/bindings.yaml')];

/** What steers a terminal, and what a runner of GitHub takes for a command. */
const steering = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
const command = /^\s*::|##\[/m;

function expectHarmless({ stdout, stderr }: Run): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(steering);
    expect(text).not.toMatch(command);
  }
}

const hostileNames = [
  'x\u001b[2J.json',
  'x\n::error::y.json',
  '::error::x.json',
  '##[error]x.json',
  'x\u009b2J.json',
  'x\u202etxt.json',
  'x\u2028::error::.json',
];

describe.each(hostileNames)('a file named %j', (name) => {
  test.each(['text', 'json', 'sarif', 'junit', 'markdown'])('that holds nothing, as %s', async (format) => {
    mkdirSync(join(cwd, 'other'));
    writeFileSync(join(cwd, name), '{}');
    copyFileSync(policy, join(cwd, 'other', name));
    const passedOver = await runCli(['verify', '.', '--format', format], { cwd });
    expect(passedOver.stderr).toContain('Skipped');
    expectHarmless(passedOver);
  });

  test('that cannot be read', async () => {
    writeFileSync(join(cwd, name), '<plist>');
    for (const args of [
      ['verify', '.'],
      ['verify', name],
      ['inspect', name],
      ['translate', name],
    ]) {
      const run = await runCli(args, { cwd });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).not.toBe('');
      expectHarmless(run);
    }
  });

  test('that is read', async () => {
    copyFileSync(policy, join(cwd, name));
    expectHarmless(await runCli(['verify', name], { cwd }));
    expectHarmless(await runCli(['translate', name, ...bindings, '-o', name], { cwd }));
    expectHarmless(await runCli(['init', name], { cwd }));
    expectHarmless(await runCli(['init', 'certificate', name.replace('.json', '')], { cwd }));
  });
});

test.each(['fleet', 'jamf', 'kandji', 'nanomdm', 'intune'])(
  'deliver --explain for %s does not let a name steer the terminal',
  async (to) => {
    const label = '\u001b[2J\u009b\u202e\n::error::x##[error]';
    const options = { fleet: ['--label', label], nanomdm: ['--device', label] };
    const run = await runCli(
      [
        'deliver',
        policy,
        ...bindings,
        '--to',
        to,
        '--explain',
        ...(Object.entries(options).find(([name]) => name === to)?.[1] ?? []),
      ],
      { cwd },
    );
    expectHarmless(run);
  },
);

test('inspect shows the name of a profile without what steers a terminal', async () => {
  const name = '\u009b2J\u202e\u2028::error::x##[error]';
  const profile = `<plist version="1.0"><dict><key>PayloadType</key><string>Configuration</string>
<key>PayloadDisplayName</key><string>${name}</string>
<key>PayloadContent</key><array><dict><key>PayloadType</key><string>${name}</string></dict></array></dict></plist>`;
  writeFileSync(join(cwd, 'vpn.mobileconfig'), profile);
  const text = await runCli(['inspect', 'vpn.mobileconfig'], { cwd });
  expectHarmless(text);
  const json = await runCli(['inspect', 'vpn.mobileconfig', '--format', 'json'], { cwd });
  expect(json.stdout).not.toMatch(steering);
  expect(JSON.parse(json.stdout).content.PayloadDisplayName).toBe(name);
});
