import fc from 'fast-check';

/** Any character but half ones. The unit `binary` is the same, but makes a table of all of them first, in each test file. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10_ff_ff })
  .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
  .map((code) => String.fromCodePoint(code));
