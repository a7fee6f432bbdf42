import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { linesOf } from '../../src/cli/batch/file-lines.js';
import { makeFolder } from '../support/folder.js';
import { runs } from '../support/runs.js';

const path = join(makeFolder(), 'lines');

/** The lines of a file with this text. */
function linesIn(text: string, from = 0, blockSize?: number) {
  writeFileSync(path, text);
  const file = openSync(path, 'r');
  try {
    return [...linesOf(file, from, blockSize)];
  } finally {
    closeSync(file);
  }
}

test('lines are those between line feeds, whatever else they hold and however they are read', () => {
  const characters = fc.constantFrom('a', 'é', '\u2028', '\r', '\n', '𝄞');
  const texts = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, blockSize) => {
      const expected = text.split('\n');
      if (expected.at(-1) === '') expected.pop();
      const lines = linesIn(text, 0, blockSize);
      expect(lines.map((line) => line.text)).toEqual(expected);
      for (const { text: line, start } of lines) {
        expect(linesIn(text, start, blockSize)[0]).toEqual({ text: line, start });
      }
    }),
    { numRuns: runs(100) },
  );
});
