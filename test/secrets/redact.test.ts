import fc from 'fast-check';
import { credentialTypes, declarationTypes } from '../../src/apple/declarations/declaration-types.js';
import type { KeyTable } from '../../src/apple/key.js';
import { installProfileKeys } from '../../src/apple/keys/install-profile.js';
import { payloadTypes } from '../../src/apple/payload-types.js';
import { plainValue } from '../../src/plist/navigate.js';
import { nodeOf } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { redact, redacted } from '../../src/secrets/redact.js';
import { redactText } from '../../src/secrets/redact-text.js';
import { runs } from '../support/runs.js';

const shown = (value: PlistValue) => plainValue(redact(nodeOf(value)));

/** For each secret of a key table: its path, and a dictionary of that shape with nothing but the secret in it. */
function examplesOf(
  table: KeyTable,
  path: string,
  wrap: (inner: PlistDictionary) => PlistDictionary,
): Example[] {
  return Object.entries(table).flatMap(([key, row]) => {
    const here = `${path}/${key}`;
    if (row.secret) return [[here, wrap({ [key]: 'a secret' })]];
    const inDictionary = examplesOf(row.keys ?? {}, here, (inner) => wrap({ [key]: inner }));
    return [...inDictionary, ...examplesOf(row.items?.keys ?? {}, here, (inner) => wrap({ [key]: [inner] }))];
  });
}
type Example = [path: string, dictionary: PlistDictionary];

const types = Object.entries({ ...payloadTypes, ...declarationTypes, ...credentialTypes });
const examples = [
  ...types.flatMap(([type, { keys }]) =>
    examplesOf(keys, type, (inner) => ({ PayloadType: type, ...inner })),
  ),
  ...examplesOf(installProfileKeys, 'InstallProfile', (inner) => ({
    RequestType: 'InstallProfile',
    ...inner,
  })),
];

test('there are secrets in the key tables', () => {
  expect(examples.length).toBeGreaterThan(10);
});

test.each(examples)('%s is not shown', (_, dictionary) => {
  const text = JSON.stringify(shown(dictionary));
  expect(text).toContain(redacted);
  expect(text).not.toContain('a secret');
});

test('whatever the type of the value, and however deep', () => {
  const bytes = Buffer.from('secret');
  expect(
    shown({
      list: [
        { SharedSecret: bytes },
        { Password: 1234 },
        { PPK: ['secret'] },
        { Challenge: { text: 'secret' } },
      ],
      PayloadContent: [
        { PayloadType: 'com.apple.security.pkcs12', PayloadContent: bytes, Password: 'secret' },
      ],
    }),
  ).toEqual({
    list: [{ SharedSecret: redacted }, { Password: redacted }, { PPK: redacted }, { Challenge: redacted }],
    PayloadContent: [
      { PayloadType: 'com.apple.security.pkcs12', PayloadContent: redacted, Password: redacted },
    ],
  });
});

test('what is no secret stays as it is', () => {
  const value = {
    PayloadType: 'com.apple.security.root',
    PayloadContent: Buffer.from('a certificate'),
    PPKIdentifier: 'a name',
    PPKMandatory: 1,
    AuthenticationMethod: 'SharedSecret',
    DisallowPassword: true,
    when: new Date(0),
  };
  expect(shown(value)).toEqual(value);
});

test('paths and positions stay', () => {
  const { root } = readPlist(
    Buffer.from('<plist version="1.0">\n<dict><key>Password</key>\n<string>x</string></dict>\n</plist>'),
  );
  const node = redact(root);
  expect(node.type === 'dictionary' && node.entries.get('Password')).toMatchObject({
    value: redacted,
    path: '/Password',
    position: { line: 3 },
  });
});

test('a random secret under any such key appears nowhere', () => {
  const key = fc.constantFrom(
    'Password',
    'XAuthPassword',
    'sharedSecret',
    'UnlockToken',
    'PreSharedKey',
    ' ppk',
    'SharedSecret ',
    'EAPPassphrase',
  );
  const secret = fc.string({ minLength: 8 }).map((text) => `s3cr3t ${text}`);
  const around = fc.array(fc.constantFrom<'key' | 'item'>('key', 'item'), { maxLength: 6 });
  fc.assert(
    fc.property(key, secret, around, (name, value, levels) => {
      const inner: PlistValue = { [name]: value };
      const tree = levels.reduce<PlistValue>(
        (node, level) => (level === 'key' ? { level: node } : [node]),
        inner,
      );
      expect(JSON.stringify(shown(tree))).not.toContain('s3cr3t');
    }),
    { numRuns: runs(100) },
  );
});

test.each([
  ['https://user:CANARY@scep/?pw=CANARY', `https://user:${redacted}@scep/?pw=${redacted}`],
  ['https://user:p@CANARY@scep/', `https://user:${redacted}@scep/`],
  ['https://:CANARY@scep/', `https://:${redacted}@scep/`],
  ['see http://a:CANARY@b, ldap://c:CANARY@d', `see http://a:${redacted}@b, ldap://c:${redacted}@d`],
  ['https://a/b?x=1&access_token=CANARY&y=2', `https://a/b?x=1&access_token=${redacted}&y=2`],
  ['https://a/b?p%61ssword=CANARY;SIG=CANARY', `https://a/b?p%61ssword=${redacted};SIG=${redacted}`],
  ['https://a/b?%zz=1&client-secret=CANARY', `https://a/b?%zz=1&client-secret=${redacted}`],
  ['myapp://done#token=CANARY', `myapp://done#token=${redacted}`],
])('secrets inside of the text %s', (text, expected) => {
  expect(shown({ URL: text, list: [text] })).toEqual({ URL: expected, list: [expected] });
});

test.each([
  'https://user@host:8443/path@1:2?id=7&name=a:b@c',
  'https://[2001:db8::1]:8443/scep?ping=10&pins=2&keyword=x',
  'a: b@c, mailto:user@host',
  'SUBQUERY(x, $y, $y.pass = 1)?',
])('the text %s has no secret in it', (text) => {
  expect(redactText(text)).toBe(text);
});

test('a long text takes time in proportion to its length', () => {
  for (const piece of ['://a', '?a', '://a:', '&', '#pass', 'a:b@', '://a:b@']) {
    expect(redactText(piece.repeat(200_000)).length).toBeGreaterThan(0);
  }
});
