import { consoleNames } from '../../src/delivery/console-names.js';
import type { ChannelName } from '../../src/delivery/index.js';
import { channelNames } from '../../src/delivery/index.js';
import { type Variable, variables } from '../../src/tokens.js';
import { channelsWith, type Dialect, dialects } from '../../src/variables/dialects.js';
import {
  delivered,
  deliverTo,
  fileOf,
  localIdentifier,
  password,
  profileFile,
  saidBy,
} from '../support/delivery-sample.js';
import { type CarryingChannel, carried } from './carried.js';

const braced = (name: string) => `\${${name}}`;

/** What the makers of the systems say, written down a second time. */
const expected: Readonly<Record<string, Partial<Record<Variable, string>>>> = {
  jamf: {
    'device.serialNumber': '$SERIALNUMBER',
    'device.udid': '$UDID',
    'device.name': '$DEVICENAME',
    'user.email': '$EMAIL',
    'user.name': '$USERNAME',
  },
  fleet: {
    'device.serialNumber': braced('FLEET_VAR_HOST_HARDWARE_SERIAL'),
    'device.udid': braced('FLEET_VAR_HOST_UUID'),
    'user.email': braced('FLEET_VAR_HOST_END_USER_IDP_USERNAME'),
    'user.name': braced('FLEET_VAR_HOST_END_USER_IDP_USERNAME_LOCAL_PART'),
    'user.principalName': braced('FLEET_VAR_HOST_END_USER_IDP_USERNAME'),
  },
  kandji: {
    'device.serialNumber': '$SERIAL_NUMBER',
    'device.udid': '$UDID',
    'device.name': '$DEVICE_NAME',
    'user.email': '$EMAIL',
    'user.name': '$USERNAME',
  },
  simplemdm: { 'device.serialNumber': '{{serial_number}}' },
  zentral: {
    'device.serialNumber': '$ENROLLED_DEVICE.SERIAL_NUMBER',
    'device.udid': '$ENROLLED_DEVICE.UDID',
    'user.email': '$REALM_USER.EMAIL',
    'user.name': '$REALM_USER.USERNAME',
  },
  intune: {
    'device.serialNumber': '{{serialnumber}}',
    'user.email': '{{mail}}',
    'user.name': '{{partialupn}}',
    'user.principalName': '{{userprincipalname}}',
  },
};

const cases = Object.entries(expected).flatMap(([name, texts]) =>
  variables.map((variable) => [name as CarryingChannel, variable, texts[variable]] as const),
);

describe('neutral variables', () => {
  test.each(cases.filter(([, , text]) => text !== undefined))(
    'at %s, %s',
    async (name, variable, text = '') => {
      const delivery = await delivered(name, profileFile({ [localIdentifier]: `a-{{ ${variable} }}<b>` }));
      const profile = carried[name](delivery);
      const unchanged = profileFile({ [localIdentifier]: `a-${text}<b>` });
      expect(profile.toString('utf8')).toBe(Buffer.from(unchanged).toString('utf8'));
    },
  );

  test.each(cases.filter(([, , text]) => text === undefined))('%s lacks %s', async (name, variable) => {
    const result = await deliverTo(name, profileFile({ [localIdentifier]: `{{${variable}}}` }));
    expect(result.delivery).toBeUndefined();
    expect(saidBy('token-unknown-to-channel', result)).toEqual([`error ${localIdentifier}`]);
    const [{ fix } = { fix: '' }] = result.findings.filter(({ severity }) => severity === 'error');
    for (const other of channelsWith(variable)) expect(fix).toContain(other);
    expect(fix).not.toContain(` ${name},`);
  });

  test('at Workspace ONE', async () => {
    const file = profileFile({ [localIdentifier]: '{{device.serialNumber}}/{{user.email}}' });
    const fragment = fileOf(await delivered('workspace-one', file), 'com.apple.vpn.managed.xml');
    expect(fragment.toString('utf8')).toContain('<string>{DeviceSerialNumber}/{EmailAddress}</string>');
  });

  test.each(['nanomdm', 'micromdm', 'apple-business', 'ddm', 'ddm-legacy'] as const)(
    '%s has none',
    async (name) => {
      const result = await deliverTo(name, profileFile({ [localIdentifier]: '{{device.udid}}' }));
      expect(saidBy('token-unknown-to-channel', result)).toEqual([`error ${localIdentifier}`]);
      expect(result.delivery).toBeUndefined();
    },
  );

  test('a file for installation by hand must have none left', async () => {
    const result = await deliverTo('file', profileFile({ [localIdentifier]: '{{device.udid}}' }));
    expect(saidBy('token-unresolved', result)).toEqual([`error ${localIdentifier}`]);
    expect(result.delivery).toBeUndefined();
  });

  test('that mean not quite the same are told', async () => {
    const file = profileFile({ [localIdentifier]: '{{user.email}}' });
    expect(saidBy('token-uncertain', await deliverTo('fleet', file))).toEqual([`info ${localIdentifier}`]);
    expect(saidBy('token-uncertain', await deliverTo('jamf', file))).toEqual([]);
  });

  test('in a signed profile are refused everywhere', async () => {
    const content = profileFile({ [localIdentifier]: '{{device.serialNumber}}' });
    for (const name of ['fleet', 'zentral', 'intune', 'nanomdm', 'file'] as const) {
      const result = await deliverTo(name, { bytes: Buffer.from([0x30, 0x80]), signedContent: content });
      expect(result.delivery).toBeUndefined();
      expect(saidBy('token-unresolved', result)).toEqual([`error ${localIdentifier}`]);
    }
  });

  test('are seen where they are written with references to characters', async () => {
    const file = Buffer.from(
      Buffer.from(profileFile({ [localIdentifier]: 'AAAA' }))
        .toString('utf8')
        .replace('AAAA', '{&#x7b;device.serialNumber}}'),
    );
    const delivery = await delivered('jamf', file);
    const expected = Buffer.from(profileFile({ [localIdentifier]: '$SERIALNUMBER' }));
    expect(carried.jamf(delivery).toString('utf8')).toBe(expected.toString('utf8'));
  });

  test('that nobody knows are pointed at, and not repeated', async () => {
    const result = await deliverTo('jamf', profileFile({ [password]: 'a{{hunter2}}b' }));
    expect(saidBy('token-unresolved', result)).toEqual([`warning ${password}`]);
    expect(JSON.stringify(result.findings)).not.toContain('hunter2');
  });

  test('that nobody knows are named where they are no secret, with the one that was meant', async () => {
    const result = await deliverTo('jamf', profileFile({ [localIdentifier]: '{{device.serialnumber}}' }));
    expect(result.findings.find(({ rule }) => rule === 'token-unresolved')?.message).toBe(
      'LocalIdentifier contains "{{device.serialnumber}}", which nothing replaces. Did you mean {{device.serialNumber}}?',
    );
  });
});

/** Text that a channel takes for a variable of its own, and text that only resembles it. */
const lookAlikes: readonly (readonly [ChannelName, string, readonly string[]])[] = [
  ['jamf', '$UDID', ['$udid', 'UDID', '$ UDID', '$5']],
  ['kandji', '$EMAIL', ['$email', '$MAIL']],
  ['fleet', '$FLEET_SECRET_VPN', ['FLEET_SECRET_VPN', '$FLEET', '$PASSWORD']],
  ['fleet', braced('FLEET_VAR_HOST_UUID'), ['{FLEET_VAR_HOST_UUID}']],
  ['simplemdm', '{{anything}}', ['{anything}', '{{}}', '{{two words}}']],
  ['workspace-one', '{Anything}', ['{}', '{1}', '{two words}']],
  ['zentral', '$REALM_USER.EMAIL', ['$REALM_USER', '$REALM_USER.email']],
  ['intune', '{{mail}}', ['{mail}', '{{ }}']],
];

describe('text that looks like a variable', () => {
  test.each(lookAlikes)('%s: %s', async (name, text, harmless) => {
    const found = await deliverTo(name, profileFile({ [password]: `hunter2${text}x` }));
    expect(saidBy('token-look-alike', found)).toEqual([`warning ${password}`]);
    expect(JSON.stringify(found.findings)).not.toContain('hunter2');
    for (const near of harmless) {
      const result = await deliverTo(name, profileFile({ [password]: `a${near}x` }));
      expect(saidBy('token-look-alike', result)).toEqual([]);
    }
  });

  test.each([
    ['jamf', '$SERIALNUMBER'],
    ['intune', '{{serialnumber}}'],
  ] as const)('in a name a variable of %s is meant', async (name, text) => {
    const result = await deliverTo(name, profileFile({ [localIdentifier]: text }));
    expect(saidBy('token-look-alike', result)).toEqual([`info ${localIdentifier}`]);
  });

  test("a neutral variable is no look-alike of the channel's own", async () => {
    for (const name of ['simplemdm', 'workspace-one'] as const) {
      const result = await deliverTo(name, profileFile({ [localIdentifier]: '{{device.serialNumber}}' }));
      expect(saidBy('token-look-alike', result)).toEqual([]);
    }
  });

  test('does not matter where the channel fills in nothing', async () => {
    const file = profileFile({ [password]: '$UDID {Anything} $FLEET_VAR_X' });
    for (const name of ['nanomdm', 'micromdm', 'apple-business', 'file'] as const) {
      expect(saidBy('token-look-alike', await deliverTo(name, file))).toEqual([]);
    }
  });
});

test('the table speaks of channels and variables that exist, each variable the look of its own channel', () => {
  for (const [name, dialect] of Object.entries<Dialect>(dialects)) {
    expect([...channelNames, ...consoleNames]).toContain(name);
    for (const variable of variables) {
      const text = dialect.variables[variable]?.text;
      if (text !== undefined) expect(text).toMatch(dialect.own);
      if (text !== undefined) expect(text).not.toMatch(/[<>&]/);
    }
  }
});
