import { readPlist } from '../../src/plist/read.js';
import { writePlist } from '../../src/plist/write.js';
import { judge } from '../../src/rules/judge.js';
import { goodPlainProfile, now } from '../support/good-profile.js';

/** What is said of the good plain profile with a text in its XML replaced. */
function saidWith(text: string, replaced: string): string[] {
  const xml = writePlist(goodPlainProfile());
  const changed = xml.replaceAll(text, replaced);
  expect(changed).not.toBe(xml);
  const { root } = readPlist(Buffer.from(changed));
  if (root.type !== 'dictionary') throw new Error('there is no dictionary');
  return judge(root, { now })
    .filter(({ rule }) => rule !== 'secret-in-profile')
    .map(({ rule, severity }) => `${severity} ${rule}`);
}

test('a version that is a whole real number is worth knowing', () => {
  const version = (value: string) => saidWith('<integer>1</integer>', value);
  expect(new Set(version('<real>1</real>'))).toEqual(
    new Set(['info profile-envelope', 'info payload-envelope', 'info key-type']),
  );
  expect(version('<real>1.5</real>')).toEqual(expect.arrayContaining(['warning payload-envelope']));
});

test('so is another integer that is a whole real number; a fraction is a warning', () => {
  expect(saidWith('<integer>1280</integer>', '<real>1280</real>')).toEqual(['info key-type']);
  expect(saidWith('<integer>1280</integer>', '<real>1280.5</real>')).toEqual(['warning key-type']);
});
