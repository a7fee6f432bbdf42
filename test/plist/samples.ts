import fc from 'fast-check';
import type { PlistNode } from '../../src/plist/node.js';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { anyCharacter } from '../support/text.js';

/** A small profile with every type of value. */
export const profile: PlistDictionary = {
  PayloadType: 'Configuration',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.contoso.vpn',
  PayloadUUID: '2AF14A4E-7D1B-4B6D-9C34-3D9A0C2B5E11',
  PayloadDisplayName: 'VPN für alle <Büros> & 😀',
  RemovalDate: new Date('2027-01-31T12:00:00Z'),
  DurationUntilRemoval: 1.5,
  PayloadContent: [
    {
      PayloadType: 'com.apple.vpn.managed',
      VPNType: 'AlwaysOn',
      AlwaysOn: {
        UIToggleEnabled: 0,
        AllowCaptiveWebSheet: true,
        TunnelConfigurations: [
          { ProtocolType: 'IKEv2', Interfaces: ['Cellular', 'WiFi'], RemoteAddress: 'vpn.contoso.com' },
        ],
        ServiceExceptions: [],
      },
    },
    { PayloadType: 'com.apple.security.root', PayloadContent: new Uint8Array([48, 130, 1, 2, 3]) },
  ],
};

/** Text that XML can hold. */
const text = fc
  .string({ unit: anyCharacter, maxLength: 20 })
  .filter((value) => /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(value));

const real = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value))
  // XML has no negative zero among its integers.
  .map((value) => (Object.is(value, -0) ? 0 : value));

const bigint = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })
  .filter((value) => !Number.isSafeInteger(Number(value)));

const date = fc
  .integer({ min: Date.parse('0001-01-01T00:00:00Z') / 1000, max: Date.parse('9999-12-31T23:59:59Z') / 1000 })
  .map((seconds) => new Date(seconds * 1000));

/** Any value that a property list can hold, whose dictionaries have keys made by `key`. */
export function plistValue(key: fc.Arbitrary<string> = text): fc.Arbitrary<PlistValue> {
  const { value } = fc.letrec<{ value: PlistValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(text, fc.maxSafeInteger(), real, bigint, fc.boolean(), date, fc.uint8Array({ maxLength: 40 })),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  return value;
}

/** A node and all below it without their positions, as `nodeOf` makes them. */
export function withoutPositions(node: PlistNode): PlistNode {
  const { position: _, ...rest } = node;
  if (rest.type === 'array') return { ...rest, items: rest.items.map(withoutPositions) };
  if (rest.type !== 'dictionary') return rest;
  return {
    ...rest,
    entries: new Map([...rest.entries].map(([key, item]) => [key, withoutPositions(item)])),
  };
}

/** Pieces of property lists, to be put where they do not belong. */
const pieces = [
  '<',
  '>',
  '&',
  ';',
  '"',
  '/',
  '-->',
  '<!--',
  '<!-- x -->',
  ']]>',
  '<![CDATA[',
  '<?x',
  '?>',
  '\0',
  ' ',
  '\n',
  '1',
  'e',
  '0x',
  '-',
  '=',
  '&amp;',
  '&#0;',
  '&x;',
  '<dict>',
  '</dict>',
  '<array>',
  '</array>',
  '<key>',
  '</key>',
  '<key>a</key>',
  '<true/>',
  '<string>',
  '</string>',
  '<integer>',
  '</integer>',
  '<data/>',
  '<plist>',
  '</plist>',
  '<!DOCTYPE plist>',
  '\ufeff',
  '\ufffd',
  '\u{1F600}',
].map((piece) => Buffer.from(piece));

/** The file after a few small accidents: parts taken out, doubled, overwritten, or foreign pieces put in. */
export function damaged(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(file.length);
  const accident = fc.oneof(
    fc.tuple(place, fc.nat(30)).map(
      ([at, length]) =>
        (bytes: Uint8Array) =>
          Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    ),
    fc.tuple(place, fc.nat(60)).map(
      ([at, length]) =>
        (bytes: Uint8Array) =>
          Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]),
    ),
    fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
      ([at, patch]) =>
        (bytes: Uint8Array) =>
          Buffer.concat([bytes.subarray(0, at), patch, bytes.subarray(at + patch.length)]),
    ),
    fc.tuple(place, fc.constantFrom(...pieces)).map(
      ([at, piece]) =>
        (bytes: Uint8Array) =>
          Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]),
    ),
  );
  return fc
    .array(accident, { minLength: 1, maxLength: 3 })
    .map((accidents) => accidents.reduce<Uint8Array>((bytes, happen) => happen(bytes), file));
}

/** The file with one to three of its bytes changed. */
export function overwritten(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const bytes = Uint8Array.from(file);
    for (const [at, byte] of changes) bytes[at] = byte;
    return bytes;
  });
}
