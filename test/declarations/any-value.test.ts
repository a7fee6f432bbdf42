import { newestOS } from '../../src/apple/os.js';
import { declarationsOf } from '../../src/declarations/convert.js';
import { openDeclarations } from '../../src/declarations/judge.js';
import { importProfile } from '../../src/import/import-profile.js';
import { InputError } from '../../src/input-error.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { pointer } from '../../src/pointer.js';
import { judge } from '../../src/rules/judge.js';
import { changed } from '../support/good-profile.js';
import { some } from '../support/runs.js';
import { convertible } from './profiles.js';

/** A value of every type, and none at all. */
const values: readonly (PlistValue | undefined)[] = [
  undefined,
  '',
  'text',
  -1,
  2n ** 63n,
  1.5,
  true,
  new Date(0),
  new Uint8Array([0xff]),
  [],
  [[], {}],
  {},
  { Key: 'value' },
];

/** The place of everything in a profile. */
function placesIn(value: PlistValue, path = ''): string[] {
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => placesIn(item, path + pointer(key)));
  return path === '' ? inner : [path, ...inner];
}

/** Every place once, in the first profile that has it. */
const cases = Object.entries(convertible)
  .flatMap(([name, profile]) =>
    placesIn(profile).map((place): [string, string, PlistDictionary] => [name, place, profile]),
  )
  .filter(([, place], index, all) => all.findIndex((other) => other[1] === place) === index);

const target = { platform: 'iOS', os: newestOS } as const;

test.each(some(cases))('%s with anything at %s is converted or refused by a finding', (_, place, profile) => {
  for (const value of values) {
    const { set, findings } = declarationsOf(dictionaryNodeOf(changed(profile, place, value)), {
      baseUrl: 'https://mdm.example.com',
    });
    expect(set === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
    if (set === undefined) continue;
    const said = openDeclarations(JSON.parse(JSON.stringify(set.declarations)), {}, target).findings;
    expect(said.filter(({ rule, severity }) => rule === 'declaration-form' && severity === 'error')).toEqual(
      [],
    );
  }
});

test.each(some(cases))(
  '%s with anything at %s is imported, or refused with a sentence',
  (_, place, profile) => {
    for (const value of values) {
      const node = dictionaryNodeOf(changed(profile, place, value));
      try {
        const { imported, findings } = importProfile(node);
        expect(imported === undefined).toBe(findings.some(({ severity }) => severity === 'error'));
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  },
);

describe('declarations with anything in them', () => {
  const { set } = declarationsOf(dictionaryNodeOf(convertible['Always On with a PKCS#12'] ?? {}), {
    baseUrl: 'https://mdm.example.com',
  });
  const declarations: PlistValue = JSON.parse(JSON.stringify(set?.declarations));
  const json = [null, '', 'text', -1, 1.5, true, [], [null], {}, { Key: null }];

  test.each(placesIn(declarations))('at %s are judged without a fault', (place) => {
    for (const value of json) {
      const document = changed({ all: declarations }, `/all${place}`, value as PlistValue)['all'];
      const { profile, findings, retell } = openDeclarations(document, {}, target);
      const told = judge(profile, { inDeclarations: true }).flatMap((finding) => retell(finding) ?? []);
      expect([...findings, ...told].every(({ path }) => path === '' || path.startsWith('/'))).toBe(true);
    }
  });
});
