import { minimumOS } from '../../src/device/minimum-os.js';
import { profileViewOf } from '../../src/device/profile-view.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistValue } from '../../src/plist/value.js';
import { judge } from '../../src/rules/judge.js';
import { changed, findings, goodPlainProfile, goodProfile, identity } from '../support/good-profile.js';
import { identitiesOf } from './identities-of.js';

const values: readonly PlistValue[] = [
  'text',
  -1,
  1.5,
  2n ** 64n,
  true,
  new Date(0),
  Buffer.from('data'),
  [1, 'text', {}],
  {},
];

/** The paths of all values in a value. */
function pathsOf(value: PlistValue, path = ''): string[] {
  if (typeof value !== 'object' || value instanceof Date || value instanceof Uint8Array) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, `${path}/${key}`));
  return path === '' ? inner : [path, ...inner];
}

test.each([
  ['Always On', goodProfile()],
  ['plain', goodPlainProfile()],
])('whatever stands in a place of the %s profile, it can be judged', async (_, good) => {
  const { identities } = await identitiesOf(good);
  const judged = pathsOf(good).flatMap((path) =>
    values.map((value) => {
      const node = dictionaryNodeOf(changed(good, path, value));
      const messages = judge(node, { ...(identities && { identities }) }).map(({ message }) => message);
      return [...messages, String(minimumOS(profileViewOf(node)))].join('\n');
    }),
  );
  expect(judged.length).toBeGreaterThan(500);
  expect(judged.join('\n').replaceAll(/^undefined$/gm, '')).not.toMatch(/undefined|\[object|NaN/);
});

test.each([`${identity}/Password`, `${identity}/PayloadContent`])(
  'whatever stands in %s, the identities can be read',
  async (path) => {
    for (const value of values) {
      const profile = changed(goodProfile(), path, value);
      const reading = (await identitiesOf(profile)).identities?.get(identity);
      expect(reading?.opened).toBeUndefined();
    }
  },
);

test('the same profile gives the same findings', async () => {
  const options = await identitiesOf(goodProfile());
  expect(findings(goodProfile(), options)).toEqual(findings(goodProfile(), options));
});
