import { Untaken } from '../../src/compare/untaken.js';

test('each is taken once, the first first, and what is left keeps its order', () => {
  const [a, b, c, d] = [{ key: 'x' }, { key: 'y' }, { key: 'x' }, { key: undefined }];
  const things = new Untaken([a, b, c, d]);
  const byKey = things.by(({ key }) => key);
  expect(byKey('x')).toBe(a);
  expect(byKey('z')).toBeUndefined();
  const any = things.by(() => '');
  expect(any('')).toBe(b);
  expect(things.left).toEqual([c, d]);
  expect(byKey('x')).toBe(c);
  expect(byKey('x')).toBeUndefined();
  expect(things.left).toEqual([d]);
});
