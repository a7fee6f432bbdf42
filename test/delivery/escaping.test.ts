import fc from 'fast-check';
import type { DeliveryResult } from '../../src/delivery/deliver.js';
import { dialects } from '../../src/variables/dialects.js';
import {
  delivered,
  deliverTo,
  localIdentifier,
  password,
  plistValue,
  profileFile,
  saidBy,
} from '../support/delivery-sample.js';
import { runs } from '../support/runs.js';
import { type CarryingChannel, carried } from './carried.js';

/**
 * What fleetctl makes of a file: an odd number of backslashes before a dollar escapes it and is halved; any other
 * dollar with a name after it is replaced, which here means lost, but for those that it leaves to the server
 * (pkg/spec/spec.go at 01fee809ae0188a1665a51bbfddf9e784eb9aa8e).
 */
function readByFleetctl(text: string): string {
  const literal = '\u{E001}';
  return text
    .replace(/\\+\$/g, (match) =>
      match.length % 2 === 0 ? `${'\\'.repeat(match.length / 2 - 1)}${literal}` : match,
    )
    .replace(/\$\{?(?!(?:[Ff][Ll][Ee][Ee][Tt]_[Vv][Aa][Rr]_|FLEET_SECRET_))\w+}?/g, 'LOST')
    .replaceAll(literal, '$');
}

/** Texts made of what XML, shells, YAML, JSON and variables have a use for. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom('$', '\\', '{', '}', '%', '&', '<', '>', '"', "'", ']]>', '&amp;', '$$', '$NAME', '#{'),
      fc.string({ unit: 'grapheme', maxLength: 3 }).filter((text) => /^[^\p{Cc}\p{Cs}\p{Cn}]*$/u.test(text)),
      fc.constantFrom('\n', '\t', ' ', '\u{1F512}', 'é'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Whether a channel would replace something in the text: that is told, not escaped. */
function isTaken(text: string, name: CarryingChannel): boolean {
  const dialect = name in dialects ? dialects[name as keyof typeof dialects] : undefined;
  return dialect?.own.test(text) ?? false;
}

const channels = [
  'nanomdm',
  'micromdm',
  'jamf',
  'kandji',
  'simplemdm',
  'zentral',
  'apple-business',
  'intune',
  'jumpcloud',
  'manageengine',
] as const;

describe('any text gets through escaped once', () => {
  test.each(channels)('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(awkward, awkward, async (secret, device) => {
        fc.pre(!isTaken(secret, name) && !isTaken(device, name));
        const changes = {
          [password]: secret,
          [localIdentifier]: device,
          '/PayloadDisplayName': `n${device}`,
        };
        const profile = plistValue(carried[name](await delivered(name, profileFile(changes))));
        expect(profile).toEqual(plistValue(profileFile(changes)));
      }),
      { numRuns: runs(25) },
    );
  });

  test('fleet, by the way of fleetctl', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, awkward, async (secret, device) => {
        fc.pre(!isTaken(secret, 'fleet') && !isTaken(device, 'fleet'));
        const original = profileFile({ [password]: secret, [localIdentifier]: `${device}{{device.udid}}` });
        const delivery = await delivered('fleet', original);
        const stored = readByFleetctl(carried.fleet(delivery).toString('utf8'));
        const variable = `\${FLEET_VAR_HOST_UUID}`;
        const expected = profileFile({ [password]: secret, [localIdentifier]: `${device}${variable}` });
        expect(plistValue(Buffer.from(stored))).toEqual(plistValue(expected));
      }),
      { numRuns: runs(100) },
    );
  });
});

function createOf({ delivery }: DeliveryResult) {
  return delivery?.upload.kind === 'script' ? delivery.upload.actions.create.requests : [];
}

describe('Fleet escapes', () => {
  test.each([
    ['\\$FLEET_HOST_VITAL_12', '$FLEET_HOST_VITAL_12'],
    ['$FLEET_VAR_HOST_UUID', '$FLEET_VAR_HOST_UUID'],
    ['$FLEET_SECRET_X', '$FLEET_SECRET_X'],
    ['\\$FLEET_SECRETX', '$FLEET_SECRETX'],
  ])('writes %s, so that the server gets %s', async (written, stored) => {
    const file = carried.fleet(await delivered('fleet', profileFile({ [localIdentifier]: stored })));
    expect(file.toString('utf8')).toContain(`<string>${written}</string>`);
    expect(readByFleetctl(file.toString('utf8'))).toContain(`<string>${stored}</string>`);
  });

  test('take no longer for many backslashes', async () => {
    const many = '\\'.repeat(100_000);
    const file = carried.fleet(await delivered('fleet', profileFile({ [localIdentifier]: many })));
    expect(file.toString('utf8')).toContain(many);
  });

  test('are told, and the upload is by fleetctl, which takes them away', async () => {
    const result = await deliverTo('fleet', profileFile({ [password]: 'pa$word' }));
    expect(saidBy('channel-escaped', result)).toEqual(['info ']);
    expect(createOf(result)).toMatchObject([
      { kind: 'command', args: ['fleetctl', 'gitops', '-f', 'fleets/NAME.yml'] },
    ]);
    expect(JSON.stringify(result.findings)).not.toContain('pa$word');
  });

  test('are not there without a dollar, and then the interface takes the file too', async () => {
    const result = await deliverTo('fleet', profileFile());
    expect(saidBy('channel-escaped', result)).toEqual([]);
    expect(createOf(result)).toMatchObject([{ kind: 'http' }]);
  });
});

test('a random secret is in the profile alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-z]{12}[$&<{]{1,3}[a-z]{4}$/), async (secret) => {
      for (const name of channels) {
        const { findings } = await deliverTo(name, profileFile({ [password]: secret }));
        expect(JSON.stringify(findings)).not.toContain(secret.slice(0, 12));
      }
    }),
    { numRuns: runs(10) },
  );
});
