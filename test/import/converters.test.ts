import { alwaysOnRows } from '../../src/translate/rows/always-on.js';
import {
  dictionaries,
  flag,
  integer,
  lookup,
  lookupList,
  text,
  texts,
} from '../../src/translate/rows/converters.js';
import { ikev2Rows } from '../../src/translate/rows/ikev2.js';
import { onDemandRuleRows } from '../../src/translate/rows/on-demand-rule.js';
import { type Converter, isRefusal, type Outcome, type Row } from '../../src/translate/rows/row.js';
import { scepRows } from '../../src/translate/rows/scep.js';
import { securityAssociationRows } from '../../src/translate/rows/security-association.js';

/** Every mapped row with a closed list of values, by its Apple key. */
const closed = [
  ikev2Rows,
  alwaysOnRows,
  onDemandRuleRows,
  scepRows,
  securityAssociationRows('IKESecurityAssociationParameters'),
].flatMap((rows) =>
  (Object.entries(rows) as [string, Row<unknown>][]).flatMap(([property, { alwaysOn, ikev2 }]) =>
    [alwaysOn, ikev2].flatMap((outcome: Outcome<unknown>) =>
      outcome.kind === 'mapped' && outcome.as.values !== undefined
        ? [[property, outcome.as as Converter<string>] as const]
        : [],
    ),
  ),
);

test.each(closed)('%s: every value with an Apple value comes back', (_, converter) => {
  const members = Object.keys(converter.values ?? {});
  expect(members.length).toBeGreaterThan(1);
  for (const member of members) {
    const apple = converter.apply(member);
    if (apple === undefined || isRefusal(apple)) continue;
    expect(converter.revert(apple)).toBe(member);
  }
});

test.each(closed)('%s: a value that is none of them is refused, never guessed', (_, converter) => {
  for (const other of ['no such value', 17.5, new Uint8Array([1]), new Date(0)]) {
    const reverted = converter.revert(other);
    expect(reverted === undefined || isRefusal(reverted)).toBe(true);
  }
});

test('flags are numbers or booleans', () => {
  expect([0, 1, 2, true, false].map((value) => flag.revert(value))).toEqual([false, true, true, true, false]);
  expect(isRefusal(flag.revert('1'))).toBe(true);
});

test('numbers are those of Graph', () => {
  expect(integer.revert(-5)).toBe(-5);
  for (const other of [2 ** 31, 1.5, '1', 5n]) expect(isRefusal(integer.revert(other))).toBe(true);
});

test('empty text and empty lists say nothing', () => {
  expect(text.revert('')).toBeUndefined();
  expect(texts.revert([])).toBeUndefined();
  expect(dictionaries('Key').revert([])).toBeUndefined();
});

test('texts and lists of another form are refused', () => {
  expect(isRefusal(text.revert(1))).toBe(true);
  expect(isRefusal(texts.revert('a'))).toBe(true);
  expect(isRefusal(texts.revert(['a', 1]))).toBe(true);
  expect(isRefusal(dictionaries('Key').revert(['a']))).toBe(true);
  expect(isRefusal(dictionaries('Key').revert([{ Other: 'a' }]))).toBe(true);
  expect(dictionaries('Key').revert([{ Key: 'a' }, { Key: 'b' }])).toEqual(['a', 'b']);
});

test('a refused value does not come back as the refusal', () => {
  const refusing = lookup({ one: 'One', two: { refused: 'there is none' } });
  expect(refusing.revert('One')).toBe('one');
  expect(isRefusal(refusing.revert('Two'))).toBe(true);
});

test('the order of a list does not matter', () => {
  const lists = lookupList({ both: ['a', 'b'], first: ['a'] });
  expect(lists.revert(['b', 'a'])).toBe('both');
  expect(lists.revert(['a'])).toBe('first');
  expect(isRefusal(lists.revert(['b']))).toBe(true);
});
