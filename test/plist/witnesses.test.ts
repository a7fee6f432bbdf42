import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { nodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import { writePlist } from '../../src/plist/write.js';
import { makeFolder } from '../support/folder.js';
import { describeWith, run } from '../support/programs.js';
import { binaryByPython, readWithPython, tagged } from '../support/python.js';
import { runs } from '../support/runs.js';
import { damaged, overwritten, plistValue, profile, withoutPositions } from './samples.js';

/** Fixed, so that another program's oddities cannot fail a build that changed nothing. */
const seed = 20_260_131;

const profileBytes = Buffer.from(writePlist(profile));
/** Without the XML declaration and the DOCTYPE, of which we overlook what Apple's reader overlooks. */
const bareProfile = profileBytes.subarray(profileBytes.indexOf('<plist'));

/** What we read in the file; null where we refuse it or report an error. */
function readHere(file: Uint8Array) {
  try {
    const { root, findings } = readPlist(file);
    return findings.length === 0 ? tagged(root) : null;
  } catch {
    return null;
  }
}

describeWith('python3', 'plistlib', () => {
  const values = [profile, ...fc.sample(plistValue(), { seed, numRuns: runs(300) })];
  const written = values.map((value) => Buffer.from(writePlist(value)));

  test('reads what we write as the same values', () => {
    expect(readWithPython(written)).toEqual(values.map((value) => tagged(nodeOf(value))));
  });

  test('writes binary property lists that we read as the same nodes', () => {
    const nodes = binaryByPython(written).map((file) => readPlist(file).root);
    expect(nodes).toStrictEqual(values.map((value) => nodeOf(value)));
  });

  test.each([
    ['XML', () => fc.sample(damaged(bareProfile), { seed, numRuns: runs(3000) })],
    [
      'binary',
      () =>
        fc.sample(overwritten(binaryByPython([profileBytes])[0] ?? profileBytes), {
          seed,
          numRuns: runs(3000),
        }),
    ],
  ])('reads every damaged %s profile that we read, as the same values', (_, samples) => {
    const files = samples().filter((file) => readHere(file) !== null);
    expect(files.length).toBeGreaterThan(runs(3000) / 60);
    expect(readWithPython(files)).toEqual(files.map(readHere));
  });

  test.each([
    ['a negative hexadecimal integer', '<plist><integer>-0x10</integer></plist>'],
    ['a blank after the sign', '<plist><integer>- 5</integer></plist>'],
    ['letters of newer XML in the name of an attribute', '<plist a\u{1F600}="1"><true/></plist>'],
    ['a DOCTYPE with other words', '<!DOCTYPE plist PUB "x"><plist><true/></plist>'],
    [
      'a byte order mark against the declaration',
      '\ufeff<?xml version="1.0" encoding="utf-16"?><plist><true/></plist>',
    ],
  ])('refuses, where we do as Apple does, %s', (_, text) => {
    const file = Buffer.from(text);
    expect(readWithPython([file])).toEqual([null]);
    expect(readHere(file)).not.toBeNull();
  });
});

describeWith('plistutil', 'libplist', () => {
  let folder = '';
  beforeAll(() => {
    folder = makeFolder();
  });

  test('reads what we write, and writes it in binary as the same nodes', () => {
    // libplist has no empty keys.
    const key = fc.string({ minLength: 1, maxLength: 8 });
    for (const value of [profile, ...fc.sample(plistValue(key), { seed, numRuns: runs(40) })]) {
      const [input, output] = [join(folder, 'input'), join(folder, 'output')];
      writeFileSync(input, writePlist(value));
      run('plistutil', ['-f', 'bin', '-i', input, '-o', output]);
      expect(withoutPositions(readPlist(readFileSync(output)).root)).toEqual(nodeOf(value));
    }
  });
});
