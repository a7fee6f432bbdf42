import { type ChannelName, channelNames, loadChannel } from '../../src/delivery/index.js';
import type { Finding } from '../../src/finding.js';
import { writePlist } from '../../src/plist/write.js';
import { signProfile } from '../../src/signing/sign.js';
import { unwrap } from '../../src/signing/unwrap.js';
import { fileNameOf } from '../../src/text/file-name.js';
import {
  delivered,
  deliverTo,
  fileOf,
  localIdentifier,
  plistValue,
  profileFile,
  saidBy,
} from '../support/delivery-sample.js';
import { goodPlainProfile, identity, vpn } from '../support/good-profile.js';
import { hierarchy, signerOf } from '../support/make-credentials.js';
import { describeWith } from '../support/programs.js';
import { binaryByPython } from '../support/python.js';
import { carried, carryingChannels } from './carried.js';

/** A profile as somebody else writes one: with a comment, an odd layout, a real number, and entities. */
const foreign = Buffer.from(
  Buffer.from(profileFile({ '/PayloadDisplayName': 'Tom & Jerry’s <VPN>' }))
    .toString('utf8')
    .replace('<dict>', '<!-- made by hand -->\n  <dict><key>DurationUntilRemoval</key><real>86400.0</real>')
    .replaceAll('\t', '   '),
);

describe('an existing profile', () => {
  test.each(carryingChannels)('%s carries it byte for byte', async (name) => {
    const profile = carried[name](await delivered(name, foreign));
    expect(profile.toString('utf8')).toBe(foreign.toString('utf8'));
  });

  test.each(channelNames)('%s makes the same files of it each time', async (name) => {
    const [first, second] = [await delivered(name, foreign), await delivered(name, foreign)];
    expect(second).toEqual(first);
    expect(first.files.length).toBeGreaterThan(0);
  });

  test.each(channelNames)('%s writes no file outside the folder', async (name) => {
    const bad = profileFile({
      '/PayloadDisplayName': '../../etc/passwd',
      [`${vpn}/PayloadIdentifier`]: '../../evil',
      '/PayloadIdentifier': '/etc/../evil',
    });
    for (const { path } of (await delivered(name, bad)).files) {
      expect(path).toMatch(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}._-]*)*$/u);
    }
  });

  test('a payload type is no path', async () => {
    const delivery = await delivered('workspace-one', profileFile({ [`${vpn}/PayloadType`]: '../x/y' }));
    expect(delivery.files.map(({ path }) => path)).toContain('03-x-y.xml');
  });
});

describeWith('python3', 'a binary property list', () => {
  const [binary = Buffer.alloc(0)] = binaryByPython([profileFile()]);

  test.each(['nanomdm', 'micromdm', 'file', 'ddm-legacy'] as const)(
    '%s carries it as it is',
    async (name) => {
      const delivery = await delivered(name, binary);
      expect(carried[name](delivery).equals(binary)).toBe(true);
      expect(saidBy('channel-rewritten', await deliverTo(name, binary))).toEqual([]);
    },
  );

  test.each([
    'jamf',
    'fleet',
    'kandji',
    'simplemdm',
    'jumpcloud',
    'manageengine',
    'zentral',
    'apple-business',
    'intune',
  ] as const)('%s gets XML with the same values', async (name) => {
    const profile = carried[name](await delivered(name, binary));
    expect(profile.subarray(0, 5).toString()).toBe('<?xml');
    expect(plistValue(profile)).toEqual(plistValue(binary));
    expect(saidBy('channel-rewritten', await deliverTo(name, binary))).toEqual(['info ']);
  });

  test('real numbers that turn into integers are told', async () => {
    const [withReal = Buffer.alloc(0)] = binaryByPython([foreign]);
    expect(saidBy('channel-rewritten', await deliverTo('jamf', withReal))).toEqual([
      'warning /DurationUntilRemoval',
    ]);
  });
});

test('a text in UTF-16, or without a declaration, becomes UTF-8 that begins with <?xml', async () => {
  const text = Buffer.from(profileFile()).toString('utf8');
  const utf16 = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  const bare = Buffer.from(text.replace(/^<\?xml[^>]*>\s*/, ''));
  for (const bytes of [utf16, bare]) {
    const profile = carried.fleet(await delivered('fleet', bytes));
    expect(profile.subarray(0, 5).toString()).toBe('<?xml');
    expect(plistValue(profile)).toEqual(plistValue(profileFile()));
  }
});

test('white space before <?xml is told where a server does not take it', async () => {
  const blank = Buffer.concat([Buffer.from('\n '), profileFile()]);
  expect(saidBy('channel-form', await deliverTo('micromdm', blank))).toEqual(['warning ']);
  expect(saidBy('channel-form', await deliverTo('micromdm', profileFile()))).toEqual([]);
  // Fleet's is written anew, and so begins with <?xml.
  expect(
    carried
      .fleet(await delivered('fleet', blank))
      .subarray(0, 5)
      .toString(),
  ).toBe('<?xml');
});

describe('what is no profile', () => {
  test.each([
    ['text', 'not a property list'],
    [
      '<?xml version="1.0"?><plist version="1.0"><array/></plist>',
      'one array, but a profile is a dictionary',
    ],
  ])('%s', async (text, sentence) => {
    await expect(deliverTo('file', Buffer.from(text))).rejects.toThrow(sentence);
  });
});

describeWith('openssl', 'a signed profile', () => {
  const inner = profileFile();
  const signed = async () => ({
    bytes: await signProfile(inner, signerOf(hierarchy('P-256', 1)), {
      signingTime: new Date(),
    }),
    signedContent: inner,
  });

  const treated: Partial<Record<ChannelName, readonly string[]>> = {
    jamf: ['error '],
    fleet: ['error '],
    jumpcloud: ['warning '],
    manageengine: ['warning '],
    'workspace-one': ['error '],
    'apple-business': ['error '],
    kandji: ['warning '],
    simplemdm: ['warning '],
    intune: ['warning '],
    zentral: ['info '],
    ddm: ['info '],
  };

  test.each(channelNames)('%s', async (name) => {
    const source = await signed();
    const result = await deliverTo(name, source);
    expect(saidBy('channel-signature', result)).toEqual(treated[name] ?? []);
    expect(result.delivery === undefined).toBe(treated[name]?.[0] === 'error ');
  });

  test.each(['nanomdm', 'micromdm', 'intune', 'zentral', 'file'] as const)(
    '%s carries it byte for byte',
    async (name) => {
      const source = await signed();
      const profile = carried[name](await delivered(name, source));
      expect(profile.equals(source.bytes)).toBe(true);
      expect((await unwrap(profile)).content).toEqual(Buffer.from(inner));
    },
  );
});

describe('an identity for all', () => {
  const reachesOne = new Set<ChannelName>(['nanomdm', 'micromdm', 'file']);

  test.each(channelNames)('%s', async (name) => {
    const expected = reachesOne.has(name) ? [] : [`warning ${identity}`];
    expect(saidBy('identity-shared', await deliverTo(name, profileFile()))).toEqual(expected);
    expect((await loadChannel(name, {})).reaches).toBe(reachesOne.has(name) ? 'one device' : 'many devices');
  });

  test('says what to do instead', async () => {
    const { findings } = await deliverTo('jamf', profileFile());
    const said = findings.find(({ rule }: Finding) => rule === 'identity-shared');
    expect(said?.fix).toMatch(/identity\.scep or identity\.acme\).*\{\{device\.serialNumber}}/);
  });
});

describe('Macs', () => {
  const mac = Buffer.from(writePlist(goodPlainProfile()));

  test.each(['jamf', 'intune', 'manageengine'] as const)('%s is for iPhones and iPads here', async (name) => {
    const result = await deliverTo(name, mac, { platform: 'macOS' });
    expect(saidBy('channel-platform', result)).toEqual(['error ']);
    expect(result.delivery).toBeUndefined();
  });

  test('the other channels say so in their files', async () => {
    const of = (name: ChannelName) => delivered(name, mac, { platform: 'macOS' });
    expect(fileOf(await of('kandji'), 'info.yaml').toString()).toMatch(/runs_on_mac: true/);
    expect(fileOf(await of('zentral'), 'artifacts.tf.json').toString()).toMatch(/"macos": true/);
    expect(fileOf(await of('apple-business'), '.json').toString()).toMatch(/"PLATFORM_MACOS"/);
    expect((await of('fleet')).files[0]?.path).toMatch(/^lib\/macos\//);
  });
});

describe('what a channel alone knows', () => {
  test('Fleet needs a name', async () => {
    for (const name of [undefined, '']) {
      const result = await deliverTo('fleet', profileFile({ '/PayloadDisplayName': name }));
      expect(saidBy('channel-name', result)).toEqual(['error /PayloadDisplayName']);
      expect(result.delivery).toBeUndefined();
    }
  });

  test('Fleet without labels reaches Macs too', async () => {
    expect(saidBy('channel-targets', await deliverTo('fleet', profileFile()))).toEqual(['info ']);
    const labels = ['Supervised iPhones'];
    expect(saidBy('channel-targets', await deliverTo('fleet', profileFile(), { labels }))).toEqual([]);
  });

  test('Intune takes a million bytes', async () => {
    const room = 1_000_000 - profileFile({ '/PayloadDescription': '' }).length - '<string></string>'.length;
    for (const [length, error] of [
      [room - 100, []],
      [room + 100, ['error ']],
    ] as const) {
      const result = await deliverTo('intune', profileFile({ '/PayloadDescription': 'x'.repeat(length) }));
      expect(saidBy('channel-size', result)).toEqual(error);
      expect(result.delivery === undefined).toBe(error.length > 0);
    }
  });

  test('Workspace ONE gets payloads only, and may give them other UUIDs', async () => {
    const profile = profileFile({ '/PayloadRemovalDisallowed': true });
    const result = await deliverTo('workspace-one', profile);
    expect(saidBy('channel-left-out', result)).toEqual(['warning /PayloadRemovalDisallowed']);
    expect(saidBy('channel-reference', result)).toEqual([
      `warning ${vpn}/AlwaysOn/TunnelConfigurations/0/PayloadCertificateUUID`,
      `warning ${vpn}/AlwaysOn/TunnelConfigurations/1/PayloadCertificateUUID`,
    ]);
    const user = profileFile({ '/PayloadScope': 'User' });
    expect(saidBy('channel-left-out', await deliverTo('workspace-one', user))).toEqual([
      'warning /PayloadScope',
    ]);
    const none = profileFile({ '/PayloadContent': undefined, '/EncryptedPayloadContent': Buffer.from('x') });
    const real = Buffer.from(profileFile({ [`${vpn}/Priority`]: 99 })).toString('utf8');
    const withReal = Buffer.from(real.replace('<integer>99</integer>', '<real>99</real>'));
    expect(saidBy('channel-rewritten', await deliverTo('workspace-one', withReal))).toEqual([
      `warning ${vpn}/Priority`,
    ]);
    expect(saidBy('channel-form', await deliverTo('workspace-one', none))).toEqual(['error /PayloadContent']);
  });

  test('NanoMDM gets another CommandUUID for another profile or device', async () => {
    const uuid = async (profile: Uint8Array, device?: string) => {
      const delivery = await delivered('nanomdm', profile, device === undefined ? {} : { device });
      return plistValue(fileOf(delivery, '.plist'))['CommandUUID'];
    };
    const other = profileFile({ [localIdentifier]: 'device-0002.example.com' });
    const uuids = [
      await uuid(profileFile()),
      await uuid(other),
      await uuid(other, 'A'),
      await uuid(other, 'B'),
    ];
    expect(new Set(uuids).size).toBe(4);
    for (const one of uuids)
      expect(one).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
  });
});

test.each([
  ['Always-On VPN (Contoso)', 'Always-On-VPN-Contoso'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Zürich: VPN №1', 'Zürich-VPN-1'],
  ['***', 'profile'],
  ['.hidden', 'hidden'],
])('%s as a file name', (name, expected) => {
  expect(fileNameOf(name, 'profile')).toBe(expected);
});
