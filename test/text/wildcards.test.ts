import fc from 'fast-check';
import { fitting } from '../../src/text/wildcards.js';
import { runs } from '../support/runs.js';

test.each([
  ['*.conf', 'a.conf', true],
  ['*.conf', 'aXconf', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['a*b*c', 'aXbYbc', true],
  ['a*b*c', 'acb', false],
  ['*a*ab', 'aab', true],
  ['a*a', 'a', false],
  ['[a]', 'a', false],
  ['**', '', true],
])('%s and %s', (pattern, name, fits) => {
  expect(fitting(pattern).test(name)).toBe(fits);
});

test('as the pattern with every star tried in every place', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
  const name = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
  fc.assert(
    fc.property(letters, name, (pattern, text) => {
      const plain = new RegExp(
        `^${pattern
          .replaceAll('*', '.*')
          .replaceAll('?', '.')
          .replaceAll(/(\.\*)+/g, '.*')}$`,
      );
      expect(fitting(pattern).test(text)).toBe(plain.test(text));
    }),
    { numRuns: runs(1000) },
  );
});

test('many stars end', () => {
  expect(fitting(`${'*a'.repeat(60)}*b`).test('a'.repeat(255))).toBe(false);
});
