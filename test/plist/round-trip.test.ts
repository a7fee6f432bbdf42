import fc from 'fast-check';
import { InputError } from '../../src/input-error.js';
import { nodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import { writePlist } from '../../src/plist/write.js';
import { runs } from '../support/runs.js';
import { damaged, plistValue, profile, withoutPositions } from './samples.js';

const profileBytes = Buffer.from(writePlist(profile));

test('what is written is read as the same nodes, with types, values and paths', () => {
  fc.assert(
    fc.property(plistValue(), (value) => {
      const { root, findings, fragment } = readPlist(Buffer.from(writePlist(value)));
      expect(withoutPositions(root)).toStrictEqual(nodeOf(value));
      expect({ findings, fragment }).toEqual({ findings: [], fragment: false });
    }),
    { numRuns: runs(500) },
  );
});

test('a good profile cut off anywhere is refused', () => {
  const end = profileBytes.lastIndexOf('>') + 1;
  expect(() => readPlist(profileBytes.subarray(0, end))).not.toThrow();
  for (let length = 0; length < end; length += 1) {
    expect(() => readPlist(profileBytes.subarray(0, length))).toThrow(InputError);
  }
});

/** Any result is fine, any error but an InputError is not. */
function readsOrRefuses(bytes: Uint8Array): void {
  try {
    readPlist(bytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

test.each([
  ['any bytes', Buffer.alloc(0)],
  ['XML and any bytes', Buffer.from('<plist>')],
  ['the mark of UTF-16 and any bytes', Buffer.from([0xff, 0xfe, 0x3c, 0])],
  ['the beginning of a binary property list and any bytes', Buffer.from('bplist00')],
])('%s are read or refused, and nothing else', (_, start) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      readsOrRefuses(Buffer.concat([start, bytes]));
    }),
    { numRuns: runs(1000) },
  );
});

test('a damaged profile is read or refused, and nothing else', () => {
  fc.assert(fc.property(damaged(profileBytes), readsOrRefuses), { numRuns: runs(2000) });
});
