import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { newestOS } from '../../src/apple/os.js';
import type { Profile } from '../../src/apple/profile.js';
import { writeProfile } from '../../src/apple/write-profile.js';
import { DeviceMaker } from '../../src/batch/maker.js';
import { type SlotName, type SlotValues, slotNames, withSlots } from '../../src/batch/slots.js';
import { type PolicyReading, readPolicy } from '../../src/graph/read-policy.js';
import { InputError } from '../../src/input-error.js';
import type { Bindings } from '../../src/translate/bindings/bindings.js';
import { loadBindings } from '../../src/translate/bindings/load.js';
import { translate } from '../../src/translate/translate.js';
import { profileOf } from '../../src/verify/make-profile.js';
import { arbitraryPolicy } from '../support/arbitrary-policy.js';
import { testNow } from '../support/run-cli.js';
import { runs } from '../support/runs.js';

const os = newestOS;
const now = testNow;

type Platform = 'iOS' | 'macOS';

const whole = (platform: Platform) => async (reading: PolicyReading, bindings: Bindings) => {
  const { profile, findings } = await profileOf(reading, { bindings, platform, os, now });
  return { ...(profile !== undefined && { profile }), findings };
};

/** Makes a profile for each device one after another, and beside it what `translate` makes. */
async function expectSame(
  reading: PolicyReading,
  common: Bindings,
  devices: readonly SlotValues[],
  platform: Platform,
) {
  const maker = new DeviceMaker(reading, { platform, os, now, whole: whole(platform) });
  let fast = 0;
  for (const slots of devices) {
    const bindings = withSlots(common, slots);
    let asked = false;
    const made = await outcome(() =>
      maker.make({
        shape: Object.keys(slots).join(),
        slots,
        bindings: async () => {
          asked = true;
          return { bindings, findings: [] };
        },
      }),
    );
    expect(made).toEqual(await outcome(() => whole(platform)(reading, bindings)));
    if (!asked) fast += 1;
  }
  return fast;
}

/** What cannot be written at all is refused by both. */
async function outcome<Result>(make: () => Promise<Result>): Promise<Result> {
  return make().catch((error: unknown) => {
    if (error instanceof InputError) return { refused: error.message } as Result;
    throw error;
  });
}

/** Names and secrets as people have them, and such as trip over something. */
const value = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.@_-]{0,30}$/),
  fc.constantFrom(
    ' ',
    '0',
    'vpn.contoso.com',
    'CN=device,O=Contoso',
    'short',
    'a & b < c > d "e" \'f\'',
    ']]>',
    '{{device.name}}',
    '{{gateway}}',
    '%SerialNumber%',
    '$SERIALNUMBER',
    'ä😀',
    '10.0.0.1',
    'password',
    'AlwaysonSlotAValue',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

/** Devices with values in the same slots, more than the maker needs to see what they have in common. */
const devices = fc.subarray([...slotNames], { minLength: 1 }).chain((names: SlotName[]) =>
  fc.array(fc.record(Object.fromEntries(names.map((name) => [name, value]))), {
    minLength: 3,
    maxLength: 6,
  }),
) as fc.Arbitrary<readonly SlotValues[]>;

const platforms = fc.constantFrom<Platform>('iOS', 'macOS');

describe.each(readdirSync('templates'))('the template %s', (name) => {
  const folder = join('templates', name);
  const read = (path: string) => readFileSync(join(folder, path));

  test('gives the same profiles and findings as translate', async () => {
    const reading = await readPolicy(read('policy.json'));
    const loaded = await loadBindings(read('bindings.yaml'), async (path) => read(path));
    const { bindings = {} } = loaded;
    await fc.assert(
      fc.asyncProperty(devices, platforms, async (list, platform) => {
        await expectSame(reading, bindings, list, platform);
      }),
      { numRuns: runs(50) },
    );
    const plain = Array.from({ length: 10 }, (_, index) => ({
      'device.serialNumber': `C02${index}`,
      localIdentifier: `device-${index}.contoso.com`,
      sharedSecret: `a long secret of device ${index}`,
    }));
    // Two are looked at whole, and the others only in what is their own.
    expect(await expectSame(reading, bindings, plain, 'iOS')).toBe(8);
  });
});

test('any policy gives the same profiles and findings as translate', async () => {
  const common: Bindings = {
    policy: {
      connectionName: 'VPN',
      server: { address: 'vpn.contoso.com' },
      remoteIdentifier: 'vpn.contoso.com',
    },
    device: { serialNumber: 'C02', name: 'iPhone of {{user.name}}' },
    localIdentifier: '{{device.serialNumber}}.contoso.com',
    identity: {
      kind: 'acme',
      DirectoryURL: 'https://acme.contoso.com/{{device.udid}}',
      ClientIdentifier: '{{device.serialNumber}}',
      KeySize: 384,
      KeyType: 'ECSECPrimeRandom',
      HardwareBound: true,
      Subject: 'CN={{device.serialNumber}},O={{user.name}}',
    },
    sharedSecret: 'for all',
    eap: { username: '{{user.email}}', password: 'for all' },
  };
  await fc.assert(
    fc.asyncProperty(arbitraryPolicy, devices, platforms, async (policy, list, platform) => {
      await expectSame({ policy, findings: [] }, common, list, platform);
    }),
    { numRuns: runs(100) },
  );
});

test('devices have UUIDs of their own, the same in every run, and one identifier', async () => {
  const { policy } = await readPolicy(readFileSync('templates/shared-secret/policy.json'));
  const made = (serialNumber: string) =>
    translate(policy, { localIdentifier: 'x', sharedSecret: 'a long secret', device: { serialNumber } })
      .profile;
  const uuids = (serialNumber: string) =>
    Array.from(writeProfile(made(serialNumber) as Profile).matchAll(/[0-9A-F-]{36}/g), ([uuid]) => uuid);
  expect(uuids('C1')).toEqual(uuids('C1'));
  expect(uuids('C1').length).toBe(2);
  expect(uuids('C1').filter((uuid) => uuids('C2').includes(uuid))).toEqual([]);
  expect(made('C1')?.PayloadIdentifier).toBe(made('C2')?.PayloadIdentifier);
});
