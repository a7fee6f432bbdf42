import { fileNameOf } from '../../src/text/file-name.js';
import { inSentence } from '../../src/text/in-sentence.js';
import { nearest } from '../../src/text/nearest.js';

/** Counts how often each candidate is looked into: what comparing costs, in steps and not in seconds. */
function counted(names: readonly string[]) {
  let compared = 0;
  const candidates = Object.assign([...names], {
    flatMap: (...args: Parameters<typeof names.flatMap>) => {
      compared += names.length;
      return Array.prototype.flatMap.apply(names, args);
    },
  });
  return { candidates, compared: () => compared };
}

test.each([1_000, 1_000_000])('a word of %i letters is compared with no name', (length) => {
  const { candidates, compared } = counted(['DiffieHellmanGroup', 'EnablePFS']);
  expect(nearest('a'.repeat(length), candidates)).toBeUndefined();
  expect(compared()).toBe(0);
  expect(nearest('EnablePFSS'.slice(0, 9), candidates)).toBe('EnablePFS');
  expect(compared()).toBe(2);
});

test.each(['-', '.', '/', 'ä', 'a-', '\ud800'])('of a name of many %j only the first part counts', (unit) => {
  for (const many of [1_000, 1_000_000]) {
    const name = unit.repeat(many);
    expect(fileNameOf(name, 'x')).toBe(fileNameOf(name.slice(0, 200), 'x'));
    expect(inSentence(name).length).toBeLessThanOrEqual(121);
  }
});
