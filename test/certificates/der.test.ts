import fc from 'fast-check';
import forge from 'node-forge';
import {
  context,
  derBytes,
  implicitOctets,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
  time,
  unsignedInteger,
} from '../../src/certificates/der.js';
import { runs } from '../support/runs.js';

const { asn1 } = forge;
const hex = (der: Parameters<typeof derBytes>[0]) => Buffer.from(derBytes(der)).toString('hex');
const forgeHex = (node: forge.asn1.Asn1) => forge.util.bytesToHex(asn1.toDer(node).getBytes());

/** A universal value as node-forge writes it. */
function universal(type: forge.asn1.Type, value: string | forge.asn1.Asn1[]): forge.asn1.Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, type, typeof value !== 'string', value);
}

describe('node-forge writes the same', () => {
  test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('octets of length %i, enclosed', (length) => {
    const bytes = Buffer.alloc(length, 7);
    const string = universal(asn1.Type.OCTETSTRING, bytes.toString('latin1'));
    const expected = forgeHex(universal(asn1.Type.SEQUENCE, [string, universal(asn1.Type.NULL, '')]));
    // Not with toBe: a difference would be printed whole.
    expect(hex(sequence(octets(bytes), nothing())) === expected).toBe(true);
  });

  test('any number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0x7fffffff }), (number) => {
        const expected = forgeHex(universal(asn1.Type.INTEGER, asn1.integerToDer(number).getBytes()));
        expect(hex(integer(number))).toBe(expected);
        const bytes = Buffer.alloc(6);
        bytes.writeUInt32BE(number, 2);
        expect(hex(unsignedInteger(bytes))).toBe(expected);
      }),
      { numRuns: runs(100) },
    );
  });

  test('object identifiers and times', () => {
    const identifier = '1.2.840.113549.1.9.16.2.47';
    expect(hex(oid(identifier))).toBe(
      forgeHex(universal(asn1.Type.OID, asn1.oidToDer(identifier).getBytes())),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const utc = universal(asn1.Type.UTCTIME, asn1.dateToUtcTime(date));
          const generalized = universal(asn1.Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date));
          expect(hex(time(date))).toBe(forgeHex(date < new Date('2050-01-01') ? utc : generalized));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('tags of a context', () => {
    const plain = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 1, false, 'ab');
    expect(hex(implicitOctets(1, Buffer.from('ab')))).toBe(forgeHex(plain));
    const around = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 3, true, [universal(asn1.Type.NULL, '')]);
    expect(hex(context(3, nothing()))).toBe(forgeHex(around));
  });
});

test('a set is sorted by its bytes', () => {
  const members = [octets(Buffer.of(2)), nothing(), integer(300), integer(5), octets(Buffer.of(1))];
  expect(hex(set(...members))).toBe(`310f${'020105'}${'0202012c'}${'040101'}${'040102'}${'0500'}`);
});
