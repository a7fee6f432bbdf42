import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliverThrough } from '../../src/delivery/deliver.js';
import { type ChannelName, loadChannel } from '../../src/delivery/index.js';
import { installProfileCommand } from '../../src/delivery/install-profile.js';
import { InputError } from '../../src/input-error.js';
import { inspectProfile } from '../../src/inspect/inspect.js';
import { open } from '../../src/open/open.js';
import { installable, OtherKindError, signaturesOf, wholeProfile } from '../../src/open/opened.js';
import { writePlist } from '../../src/plist/write.js';
import { sealProfile } from '../../src/signing/seal.js';
import { signProfile } from '../../src/signing/sign.js';
import { readExpected } from '../../src/verify/expected.js';
import { makeProfile } from '../../src/verify/make-profile.js';
import { verify } from '../../src/verify/verify.js';
import { goodProfile, now } from '../support/good-profile.js';
import { hierarchy, signerOf } from '../support/make-credentials.js';
import { run } from '../support/programs.js';
import { runCli } from '../support/run-cli.js';

const text = writePlist(goodProfile());
const profile = Buffer.from(text);
const above = hierarchy('P-256', 1);
const signer = signerOf(above);
const signingTime = new Date(Date.now() + 60_000);

const signedOnce = await signProfile(profile, signer, { signingTime });
const signedTwice = await signProfile(signedOnce, signer, { signingTime });
const custom = (payload: Uint8Array | string) =>
  JSON.stringify({
    '@odata.type': '#microsoft.graph.iosCustomConfiguration',
    payload: Buffer.from(payload).toString('base64'),
  });
const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const jamfXML = (payloads: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><mobile_device_configuration_profile><general><id>1</id><payloads>${payloads}</payloads></general><scope/></mobile_device_configuration_profile>`;
const withoutDeclaration = text.slice(text.indexOf('<plist'));

async function signedByOpenssl(...options: string[]): Promise<Buffer> {
  const { certificateFile, keyFile } = above.signer;
  return run(
    'openssl',
    ['smime', '-sign', '-signer', certificateFile, '-inkey', keyFile, ...options],
    profile,
  );
}

describe('a profile is found in whatever is around it', () => {
  test.each<[string, () => Uint8Array | string | Promise<Uint8Array>, readonly string[]]>([
    ['nothing', () => profile, []],
    ['white space', () => `\n\n ${text}`, []],
    ['a signature', () => signedOnce, ['signature']],
    ['two signatures', () => signedTwice, ['signature', 'signature']],
    ['S/MIME text', () => signedByOpenssl('-nodetach', '-binary'), ['signature']],
    ['clear-signed S/MIME text', () => signedByOpenssl(), ['signature']],
    ['a signature with -text', () => signedByOpenssl('-nodetach', '-text', '-outform', 'der'), ['signature']],
    ['clear-signed S/MIME text with -text', () => signedByOpenssl('-text'), ['signature']],
    ['an MDM command', () => installProfileCommand(profile, 'x'), ['MDM command']],
    ['an MDM command, signed', () => installProfileCommand(signedOnce, 'x'), ['MDM command', 'signature']],
    ['a custom profile', () => custom(profile), ['custom profile of Intune']],
    ['a custom profile, signed', () => custom(signedOnce), ['custom profile of Intune', 'signature']],
    ["Jamf's JSON", () => JSON.stringify({ general: { payloads: text } }), ['answer of Jamf Pro']],
    [
      "Jamf's JSON with the resource",
      () => JSON.stringify({ configuration_profile: { general: { payloads: text } } }),
      ['answer of Jamf Pro'],
    ],
    ["Jamf's XML, escaped", () => jamfXML(escaped), ['answer of Jamf Pro']],
    ["Jamf's XML, nested", () => jamfXML(withoutDeclaration), ['answer of Jamf Pro']],
    ["Jamf's XML, CDATA", () => jamfXML(`<![CDATA[${text}]]>`), ['answer of Jamf Pro']],
    ['a code block', () => `\`\`\`xml\n${text}\n\`\`\`\n`, ['code block']],
    ['a code block after prose', () => `Here it is:\n\n~~~\n${text}~~~\nInstall it.\n`, ['code block']],
    ['base64', () => Buffer.from(text).toString('base64'), ['base64 text']],
    [
      'base64 in lines',
      () => Buffer.from(text).toString('base64').replace(/.{64}/g, '$&\r\n'),
      ['base64 text'],
    ],
    ['a code block that does not end', () => `\`\`\`\n${text}`, ['code block']],
    [
      'a code block with a custom profile with an MDM command with a signature',
      () => `\`\`\`json\n${custom(installProfileCommand(signedOnce, 'x'))}\n\`\`\``,
      ['code block', 'custom profile of Intune', 'MDM command', 'signature'],
    ],
  ])('%s', async (_, make, kinds) => {
    const opened = await open(Buffer.from(await make()), { now: signingTime });
    expect(opened).toMatchObject({ kind: 'profile', document: 'profile' });
    expect(opened.layers.map(({ kind }) => kind)).toEqual(kinds);
    // openssl writes the line ends of mail unless it is told to sign bytes.
    expect(Buffer.from(wholeProfile(opened).bytes).toString().replaceAll('\r\n', '\n').trim()).toContain(
      withoutDeclaration.trim(),
    );
    expect(signaturesOf(opened).map(({ report }) => report.valid)).toEqual(
      kinds.filter((kind) => kind === 'signature').map(() => true),
    );
    if (kinds.length > 0) expect(JSON.stringify(opened.profile)).not.toContain('"position"');
  });
});

test('what a device gets is the profile with the signatures directly around it', async () => {
  const whole = async (bytes: Uint8Array | string) => installable(await open(Buffer.from(bytes)));
  expect(await whole(profile)).toEqual(profile);
  expect(await whole(signedOnce)).toEqual(Buffer.from(signedOnce));
  expect(Buffer.from((await whole(installProfileCommand(signedOnce, 'x'))) ?? [])).toEqual(
    Buffer.from(signedOnce),
  );
  const command = Buffer.from(installProfileCommand(profile, 'x'));
  expect(Buffer.from((await whole(await signProfile(command, signer, { signingTime }))) ?? [])).toEqual(
    profile,
  );
});

describe('what no device can read is an error with what to do about it', () => {
  test.each<[string, () => Uint8Array | string | Promise<Uint8Array>, readonly string[]]>([
    ['S/MIME text', () => signedByOpenssl('-nodetach', '-binary'), ['signature-pem']],
    ['clear-signed S/MIME text', () => signedByOpenssl(), ['signature-pem', 'signature-detached']],
    ['-text', () => signedByOpenssl('-nodetach', '-text', '-outform', 'der'), ['profile-wrapped']],
    ['signed twice', () => signedTwice, ['profile-wrapped']],
    ['a code block', () => `\`\`\`xml\n${text}\n\`\`\`\n`, ['profile-wrapped']],
    ['base64', () => Buffer.from(text).toString('base64'), ['profile-wrapped']],
  ])('%s', async (_, make, rules) => {
    const { findings } = await verify(Buffer.from(await make()), { now: signingTime });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(rules);
    for (const { fix } of errors) expect(fix).toBeDefined();
  });

  test('a declaration in a custom profile, which is judged all the same', async () => {
    const declaration = { Type: 'com.apple.configuration.network.vpn.ikev2', Identifier: 'x', Payload: {} };
    const { findings } = await verify(Buffer.from(custom(JSON.stringify(declaration))), { now });
    expect(findings.map(({ message }) => message)).toContain(
      'The custom profile of Intune holds a declaration instead of a profile.',
    );
    expect(findings.map(({ rule }) => rule)).toContain('declaration-form');
  });
});

test('clear-signed text that was changed is told', async () => {
  const bytes = (await signedByOpenssl()).toString('latin1').replace('vpn-wifi', 'vpn-evil');
  const { findings } = await verify(Buffer.from(bytes, 'latin1'), { now: signingTime });
  expect(findings.map(({ rule }) => rule)).toContain('signature-invalid');
});

describe('what cannot be opened gets a sentence that speaks of what it is', () => {
  let deep = profile;
  for (let depth = 0; depth < 12; depth += 1) deep = Buffer.from(installProfileCommand(deep, 'x'));

  test.each<[string, Uint8Array | string, string]>([
    [
      'prose',
      'Dear Sir or Madam, here is the VPN.\n',
      'The file is text, but neither a profile nor a policy.',
    ],
    [
      'a mail',
      'Received: by x\nSubject: VPN\nMIME-Version: 1.0\n\nhello',
      'The file is neither a profile nor a policy. It looks like a mail.',
    ],
    ['WireGuard', '[Interface]\nPrivateKey = x\n', 'a configuration in sections'],
    ['OpenVPN', 'client\ndev tun\nremote vpn.example.com 1194\n', 'an OpenVPN configuration'],
    ['strongSwan', 'connections {\n  x {\n  }\n}\n', 'a configuration of strongSwan'],
    ['other JSON', '{"dependencies": {}}', 'The file holds no profile, policy or declaration.'],
    [
      'other JSON in a custom profile',
      custom('{"a": 1}'),
      'Inside the custom profile of Intune: The file holds no profile, policy or declaration.',
    ],
    [
      'a cut-off property list in a custom profile',
      custom(text.slice(0, 900)),
      'Inside the custom profile of Intune: The property list cannot be read at line 29, column 22: it ends too early. It may be cut off.',
    ],
    [
      'a cut-off payload',
      custom(profile).replace(/.{40}"\}$/, '..."}'),
      'The payload of the custom profile was cut off: it ends with dots. Export the custom profile again by its id.',
    ],
    [
      "Jamf's XML without a profile",
      jamfXML(''),
      'The answer of Jamf Pro holds no profile: it has no <payloads> in <general>.',
    ],
    ["Jamf's XML, broken", jamfXML('<a>'), 'The answer of Jamf Pro is not well-formed XML.'],
    [
      'a policy in an MDM command',
      installProfileCommand(Buffer.from('{"enableAlwaysOnConfiguration": true}'), 'x'),
      'The MDM command holds an Intune policy. Only a profile belongs there.',
    ],
    ['commands in commands', deep, 'wrapped more than 8 times'],
  ])('%s', async (_, bytes, sentence) => {
    const error: unknown = await open(Buffer.from(bytes)).catch((reason: unknown) => reason);
    if (!(error instanceof InputError)) throw new Error('was opened', { cause: error });
    expect(error.message).toContain(sentence);
    if (!sentence.includes('Intune')) expect(error.message).not.toMatch(/JSON|YAML|Graph/);
  });

  test('some of which is passed over in a folder', async () => {
    await expect(open(Buffer.from('{"dependencies": {}}'))).rejects.toThrow(OtherKindError);
  });
});

test.each<[ChannelName]>([
  ['jamf'],
  ['micromdm'],
  ['nanomdm'],
  ['apple-business'],
  ['intune'],
  ['jumpcloud'],
])('what is delivered to %s is opened again', async (name) => {
  const { delivery } = deliverThrough(name, await loadChannel(name, {}), { bytes: profile });
  const opened = await open(Buffer.from(delivery?.files[0]?.content ?? ''));
  expect(opened.layers).toHaveLength(1);
  expect(Buffer.from(wholeProfile(opened).bytes)).toEqual(profile);
});

describe('what one reader takes for another profile than the next is refused', () => {
  const other = writePlist({ PayloadType: 'Configuration', PayloadContent: [] });
  const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');
  const [ordered, text] = [base64(profile), profile.toString('utf8')];

  test.each<[string, object]>([
    [
      'a key for MicroMDM, whose reader does not tell case apart',
      { request_type: 'InstallProfile', payload: ordered, Payload: base64(other) },
    ],
    [
      'a key for Apple Business',
      {
        data: {
          attributes: { customSettingsValues: { configurationProfile: text, ConfigurationProfile: other } },
        },
      },
    ],
    ['the dictionary around it', { general: { payloads: text }, General: { payloads: other } }],
    [
      'two resources of Jamf Pro',
      {
        mobile_device_configuration_profile: { general: { payloads: text } },
        os_x_configuration_profile: { general: { payloads: other } },
      },
    ],
    [
      'two fields of JumpCloud',
      {
        values: [ordered, base64(other)].map((value) => ({ configFieldName: 'payload', value })),
      },
    ],
  ])('%s', async (_, value) => {
    await expect(open(Buffer.from(JSON.stringify(value)))).rejects.toThrow(/holds 2 profiles/);
  });

  test('a key of an MDM command', async () => {
    const Command = { RequestType: 'InstallProfile', Payload: profile, payload: Buffer.from(other) };
    await expect(open(Buffer.from(writePlist({ Command, CommandUUID: '1' })))).rejects.toThrow(
      'has 2 keys that read as Payload',
    );
  });
});

test('a profile that is signed twice is signed anew once', async () => {
  const { signed } = await sealProfile(signedTwice, signer, { signingTime, resign: true });
  const opened = await open(signed ?? Buffer.of());
  expect(opened.layers).toHaveLength(1);
  expect(Buffer.from(wholeProfile(opened).bytes)).toEqual(profile);
});

test('inspect shows payloads alone as they are, and rejects what is signed twice', async () => {
  const alone = writePlist({ PayloadType: 'com.apple.security.root', PayloadContent: Buffer.from('x') });
  const options = { trust: [], at: signingTime };
  expect(await inspectProfile(Buffer.from(alone), options)).toMatchObject({
    content: [{ PayloadType: 'com.apple.security.root' }],
    payloads: [{ type: 'com.apple.security.root' }],
  });
  expect((await inspectProfile(signedTwice, options)).standing).toBe('rejected');
});

test.each<[string, () => Uint8Array]>([
  ['a profile', () => profile],
  ['a signed profile', () => signedTwice],
])('%s is no policy to translate, which is said', async (_, bytes) => {
  const bindings = {};
  await expect(makeProfile(bytes(), { bindings, platform: 'iOS', os: '27.0', now })).rejects.toThrow(
    'This is a profile. An Intune policy is needed.',
  );
});

const cases = join('..', 'shared', 'cases');
const found = existsSync(cases);

/** Each file with the commands that can use it; the others answer with one sentence. */
const fromTheField: readonly (readonly [file: string, fit: readonly string[]])[] = [
  ['35-custom-configuration/profile.json', ['inspect', 'import', 'extract']],
  ['35-custom-configuration/declaration.json', []],
  ['35-custom-configuration/cut-off.json', []],
  ['41-smime-text/smime.mobileconfig', ['inspect', 'extract']],
  ['41-smime-text/multipart.mobileconfig', ['inspect', 'extract']],
  ['41-smime-text/text-header.mobileconfig', ['inspect', 'extract']],
  ['41-smime-text/twice.mobileconfig', ['inspect', 'extract']],
  ['41-smime-text/once.der', ['inspect', 'extract', 'import', 'deliver']],
  ['41-smime-text/detached.mobileconfig', []],
  ['45-jamf-api-export/profile.json', ['inspect', 'extract', 'import', 'deliver']],
  ['45-jamf-api-export/profile.xml', ['inspect', 'extract', 'import', 'deliver']],
];

(found ? describe : describe.skip)(`cases from the field${found ? '' : `: ${cases} is not there`}`, () => {
  test.each(fromTheField)('%s: every command opens it or says in one sentence why not', async (name, fit) => {
    const stdin = readFileSync(join(cases, name));
    const cut = name.includes('cut-off');
    const runs = {
      verify: await runCli(['verify', '-'], { stdin }),
      inspect: await runCli(['inspect', '-'], { stdin }),
      extract: await runCli(['inspect', '-', '--extract'], { stdin }),
      deliver: await runCli(['deliver', '-', '--to', 'nanomdm'], { stdin }),
    };
    expect(runs.verify.exitCode === 2).toBe(cut);
    for (const [command, { exitCode, stdout, stderr }] of Object.entries(runs)) {
      const isFit = fit.includes(command) || command === 'verify';
      if (isFit && !cut) expect([command, stdout]).not.toEqual([command, '']);
      if (exitCode === 2) expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).not.toMatch(/JSON|YAML|Graph export/);
    }
  });
});

test("that Jamf's identifiers are its own makes no difference, and is said so", async () => {
  const rewritten = text
    .replace('com.example.vpn<', 'D4B6A8F0-0000-4000-8000-4A414D460003<')
    .replace('4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7700', 'D4B6A8F0-0000-4000-8000-4A414D460003');
  const against = (await readExpected(profile)).expected;
  for (const form of [
    JSON.stringify({ general: { payloads: rewritten } }),
    jamfXML(rewritten.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  ]) {
    const { findings } = await verify(Buffer.from(form), { against, now });
    expect(findings.filter(({ rule }) => rule.startsWith('compare-'))).toEqual([]);
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/identifier and a UUID of its own, which changes nothing of what it does\./),
    );
  }
});
