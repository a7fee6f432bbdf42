import { readBindings } from '../../src/translate/bindings/read.js';

const said = (value: unknown) =>
  readBindings(value).findings.map(
    ({ rule, severity, path, message }) => `${rule} ${severity} ${path}: ${message}`,
  );

test.each([
  [
    'a list',
    [{ profile: {} }],
    'binding-invalid error : the file is a list; write a group of keys, such as policy: …, localIdentifier: … or identity: …',
  ],
  [
    'an empty list',
    [],
    'binding-invalid error : the file is a list; write a group of keys, such as policy: …, localIdentifier: … or identity: …',
  ],
  [
    'a text',
    'profile',
    'binding-invalid error : the file is a single value; write a group of keys, such as policy: …, localIdentifier: … or identity: …',
  ],
  [
    'a list in the place of a group',
    { profile: [] },
    'binding-invalid error /profile: is a list; write a group of keys, such as identifier: …, organization: … or removalDisallowed: …',
  ],
])('%s is no bindings file', (_name, value, expected) => {
  const { bindings } = readBindings(value);
  expect(bindings).toBeUndefined();
  expect(said(value)).toEqual([expected]);
});

test.each([[null], [undefined], [{}]])('%p is a bindings file without bindings', (value) => {
  expect(readBindings(value)).toEqual({ bindings: {}, findings: [] });
});
