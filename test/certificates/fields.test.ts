import { existsSync, readFileSync } from 'node:fs';
import forge from 'node-forge';
import { bitsOf, fromBytes, oidOf } from '../../src/certificates/asn1.js';
import { readCertificate } from '../../src/certificates/certificate.js';
import { fieldsOf } from '../../src/certificates/fields.js';
import { InputError } from '../../src/input-error.js';
import { issue } from '../support/make-credentials.js';
import { run } from '../support/programs.js';

const usesOf = (extension: string) => {
  const { certificate } = issue({ name: '/CN=x', kind: 'P-256', extensions: [extension] });
  const { keyUsage } = fieldsOf(readCertificate(certificate));
  return keyUsage && [...keyUsage];
};

test.each([
  ['keyUsage=digitalSignature', ['digitalSignature']],
  ['keyUsage=keyCertSign,cRLSign', ['keyCertSign', 'cRLSign']],
  ['keyUsage=digitalSignature,decipherOnly', ['digitalSignature', 'decipherOnly']],
  // A length of two octets, where one would do; the second octet of the value is all that OpenSSL goes by, too.
  ['2.5.29.15=DER:0381020780', ['digitalSignature']],
  ['2.5.29.15=DER:03820003078001', ['digitalSignature']],
  ['basicConstraints=CA:FALSE', undefined],
])('the key usage %s', (extension, uses) => {
  expect(usesOf(extension)).toEqual(uses);
});

const longer = '../shared/hostile/other/ku_long.der';
(existsSync(longer) ? test : test.skip)('a key usage as long as 200 octets', () => {
  const certificate = readCertificate(readFileSync(longer));
  expect([...(fieldsOf(certificate).keyUsage ?? [])]).toEqual(['digitalSignature', 'decipherOnly']);
});

test('an extension that stands in a certificate twice', () => {
  const extensions = ['1.2.3.4=DER:0500', '1.2.3.5=DER:0500'];
  const { certificate } = issue({ name: '/CN=x', kind: 'P-256', extensions });
  const der = Buffer.from(readCertificate(certificate).der);
  expect(fieldsOf(readCertificate(der)).extensions.size).toBeGreaterThan(1);
  der[der.indexOf(Buffer.of(0x2a, 3, 5)) + 2] = 4;
  expect(() => fieldsOf(readCertificate(der))).toThrow(
    new InputError('The certificate "CN=x" has fields that cannot be read.'),
  );
});

describe('what is read of ASN.1', () => {
  const der = (hex: string) => fromBytes(Buffer.from(hex, 'hex'));

  test('more values than any file has are refused before they fill the memory', () => {
    const nulls = Buffer.alloc(2 * 10_000_000);
    for (let index = 0; index < nulls.length; index += 2) nulls[index] = 5;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(nulls.length);
    const many = Buffer.concat([Buffer.of(0x30, 0x84), length, nulls]);
    expect(() => fromBytes(many)).toThrow(
      new InputError('The file holds more than 100000 ASN.1 values. alwayson does not read so many.'),
    );
  });

  test('values in values in values', () => {
    let nested = Buffer.of(5, 0);
    for (let depth = 0; depth < 39; depth++) nested = Buffer.concat([Buffer.of(0x30, nested.length), nested]);
    expect(fromBytes(nested).type).toBe(forge.asn1.Type.SEQUENCE);
    expect(() => fromBytes(Buffer.alloc(200_000, '3080', 'hex'))).toThrow(/depth/);
  });

  test('tags above 30, which node-forge takes for others', () => {
    expect(() => der('30039f0100')).toThrow('a tag above 30 is not read');
  });

  test('identifiers in their shortest form alone', () => {
    expect(oidOf(der('06032a0304'))).toBe('1.2.3.4');
    expect(oidOf(der('0603550405'))).toBe('2.5.4.5');
    expect(oidOf(der('0613698183a0c1e18f83c0a1b281a0c4e3f19a8c10'))).toMatch(/^[0-9a-f]+$/);
    for (const hex of ['06042a800304', '0603802a03', '06022a83', '0600']) {
      expect(() => oidOf(der(hex))).toThrow('shortest form');
    }
  });

  test('bit strings', () => {
    expect([...bitsOf(der('03020780'))]).toEqual([0x80]);
    expect([...bitsOf(der('030100'))]).toEqual([]);
    for (const hex of ['0300', '030101', '03020880', '040107']) {
      expect(() => bitsOf(der(hex))).toThrow();
    }
  });
});

test('openssl reads the same key usage of 200 octets', () => {
  if (!existsSync(longer)) return;
  const text = run('openssl', [
    'x509',
    '-inform',
    'DER',
    '-in',
    longer,
    '-noout',
    '-ext',
    'keyUsage',
  ]).toString();
  expect(text).toContain('Digital Signature, Decipher Only');
});
