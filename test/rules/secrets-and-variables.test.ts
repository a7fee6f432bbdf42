import fc from 'fast-check';
import type { PlistValue } from '../../src/plist/value.js';
import {
  alwaysOn,
  changed,
  changedAll,
  findings,
  goodPlainProfile,
  goodProfile,
  identity,
  plain,
  vpn,
  wifi,
} from '../support/good-profile.js';
import { runs } from '../support/runs.js';
import { judges } from './judges.js';

const good = goodProfile();
const at = (place: string, value?: PlistValue) => changed(good, place, value);
const readable = (place: string, key: string) =>
  `info ${place}/${key}: ${key} can be read by whoever has the file`;
const ofIdentity = readable(identity, 'Password');

judges(
  'secret-in-profile',
  ['a PKCS#12 payload with its password', good, [ofIdentity]],
  ['a PKCS#12 payload alone, which asks for its password', at(`${identity}/Password`), []],
  [
    'a PKCS#12 payload that an empty password opens',
    at(`${identity}/Password`, ''),
    [readable(identity, 'PayloadContent')],
  ],
  ['a shared secret', at(`${wifi}/SharedSecret`, 'secret'), [ofIdentity, readable(wifi, 'SharedSecret')]],
  [
    'a shared secret as data',
    at(`${wifi}/SharedSecret`, Buffer.from('secret')),
    [ofIdentity, readable(wifi, 'SharedSecret')],
  ],
  ['an empty shared secret', at(`${wifi}/SharedSecret`, ''), [ofIdentity]],
  ['a variable in its place', at(`${wifi}/SharedSecret`, '{{device.secret}}'), [ofIdentity]],
  [
    'one that Always On does not read',
    at(`${vpn}/Proxies`, { HTTPProxyPassword: 'secret' }),
    [ofIdentity, readable(`${vpn}/Proxies`, 'HTTPProxyPassword')],
  ],
  ['in a payload that is not judged', at(`${identity}/PayloadType`, 'com.example'), []],
);

judges(
  'token-unresolved',
  ['good', good, []],
  [
    'a variable',
    at(`${wifi}/LocalIdentifier`, '{{device.serialNumber}}.example.com'),
    [`error ${wifi}/LocalIdentifier: nothing fills in {{device.serialNumber}}`],
  ],
  [
    'two, with blanks',
    at(`${vpn}/UserDefinedName`, '{{ user.name }} on {{device.name}}'),
    [`error ${vpn}/UserDefinedName: nothing fills in {{user.name}} and {{device.name}}`],
  ],
  [
    'in a payload that is not judged',
    at('/PayloadContent/-', { PayloadType: 'com.example', Deep: [{ Name: '{{device.udid}}' }] }),
    ['error /PayloadContent/3/Deep/0/Name: nothing fills in {{device.udid}}'],
  ],
  [
    'for a delivery',
    at(`${wifi}/LocalIdentifier`, '{{device.serialNumber}}'),
    [`info ${wifi}/LocalIdentifier: {{device.serialNumber}} left for the delivery to fill in`],
    { variablesFilledLater: true },
  ],
  [
    "another system's",
    at(`${wifi}/LocalIdentifier`, '{{serial_number}}'),
    [`warning ${wifi}/LocalIdentifier: nothing fills in the name in double braces`],
  ],
  ['braces around something else', at(`${wifi}/LocalIdentifier`, '{{}} {device.name} {{1}}'), []],
  ["Apple's own variable", at(`${wifi}/LocalIdentifier`, '%SerialNumber%'), []],
);

/** Where secrets are, in Always On and plain profiles. */
const places = [
  [good, `${wifi}/SharedSecret`],
  [good, `${wifi}/AuthPassword`],
  [good, `${wifi}/Password`],
  [good, `${identity}/Password`],
  [good, `${vpn}/VendorConfig`],
  [good, `${alwaysOn}/SharedSecret`],
  [goodPlainProfile(), `${plain}/SharedSecret`],
  [goodPlainProfile(), `${plain}/AuthPassword`],
  [goodPlainProfile(), `${plain}/PPK`],
] as const;

test('no finding shows a secret, whatever type it has', () => {
  const secret = fc
    .string({ minLength: 8, unit: 'grapheme' })
    .map((text) => `«${text}»`)
    .chain((text) =>
      fc.constantFrom<[string, PlistValue]>([text, text], [text, `{{${text}}}`], [text, [text]]),
    );
  fc.assert(
    fc.property(fc.constantFrom(...places), secret, ([profile, place], [text, value]) => {
      const told = JSON.stringify(findings(changed(profile, place, value)));
      expect(told).not.toContain(JSON.stringify(text).slice(1, -1));
    }),
    { numRuns: runs(100) },
  );
});

test('no finding shows a name in double braces, which may be a secret', () => {
  const told = JSON.stringify(findings(changedAll(good, { [`${wifi}/SharedSecret`]: 'x{{correcthorse}}' })));
  expect(told).toContain('double braces');
  expect(told).not.toContain('correcthorse');
});
