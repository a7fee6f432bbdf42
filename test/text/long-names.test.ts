import '../support/steps.js';

import { newNames } from '../../src/declarations/names.js';
import { fillVariables } from '../../src/delivery/fill-variables.js';
import { resourceName } from '../../src/delivery/zentral.js';
import { isDistinguishedName } from '../../src/device/distinguished-name.js';
import { identityKind } from '../../src/gateway/identity-form.js';
import { identityMatches } from '../../src/gateway/identity-match.js';
import { typedIdentity } from '../../src/gateway/products/strongswan/sides.js';
import { matchKeys } from '../../src/graph/canonical-keys.js';
import { pointer, pointerParts } from '../../src/pointer.js';
import { printableLines } from '../../src/report/wording.js';
import { redactText } from '../../src/secrets/redact-text.js';
import { fileNameOf } from '../../src/text/file-name.js';
import { asSentence, inSentence } from '../../src/text/in-sentence.js';
import { isLike, nearest } from '../../src/text/nearest.js';
import { printable } from '../../src/text/printable.js';
import { parsePlacedYaml } from '../../src/text/yaml.js';
import { tokensIn } from '../../src/tokens.js';
import { distinguishedNameOf } from '../../src/translate/distinguished-name.js';
import {
  withIntuneVariables,
  withNeutralVariables,
  withVariablesOfCustomProfiles,
} from '../../src/translate/scep-variables.js';
import { dialects } from '../../src/variables/dialects.js';
import { mayHoldVariables, variablesLeftIn } from '../../src/variables/systems.js';
import { holdsVariable, unknownVariablesIn } from '../../src/variables/unknown.js';
import { steps } from '../support/steps.js';

/** Counts how often each candidate is looked into: what comparing costs, in steps and not in seconds. */
function counted(names: readonly string[]) {
  let compared = 0;
  const candidates = Object.assign([...names], {
    flatMap: (...args: Parameters<typeof names.flatMap>) => {
      compared += names.length;
      return Array.prototype.flatMap.apply(names, args);
    },
  });
  return { candidates, compared: () => compared };
}

test.each([1_000, 1_000_000])('a word of %i letters is compared with no name', (length) => {
  const { candidates, compared } = counted(['DiffieHellmanGroup', 'EnablePFS']);
  expect(nearest('a'.repeat(length), candidates)).toBeUndefined();
  expect(compared()).toBe(0);
  expect(nearest('EnablePFSS'.slice(0, 9), candidates)).toBe('EnablePFS');
  expect(compared()).toBe(2);
});

test.each(['-', '.', '/', 'ä', 'a-', '\ud800'])('of a name of many %j only the first part counts', (unit) => {
  for (const many of [1_000, 1_000_000]) {
    const name = unit.repeat(many);
    expect(fileNameOf(name, 'x')).toBe(fileNameOf(name.slice(0, 200), 'x'));
    expect(inSentence(name).length).toBeLessThanOrEqual(121);
  }
});

/** Whatever makes, cuts, compares or looks into a name. */
const functions: Readonly<Record<string, (name: string) => unknown>> = {
  nearest: (name) => nearest(name, ['DiffieHellmanGroup', 'EnablePFS', name.slice(0, -1)]),
  isLike: (name) => isLike(name, ['DiffieHellmanGroup', 'EnablePFS']),
  fileNameOf: (name) => fileNameOf(name, 'x'),
  inSentence,
  asSentence,
  printable,
  printableLines,
  resourceName,
  declarations: (name) => {
    const names = newNames();
    return [
      names.file(name, 'json'),
      names.file(name, 'json'),
      names.identifier(name),
      names.identifier(name),
    ];
  },
  tokensIn,
  holdsVariable,
  mayHoldVariables,
  variablesLeftIn,
  unknownVariablesIn: (value) => unknownVariablesIn({ type: 'string', value, path: '/LocalIdentifier' }),
  fillVariables: (name) => fillVariables(name, dialects.jamf),
  withNeutralVariables,
  withIntuneVariables,
  withVariablesOfCustomProfiles,
  distinguishedNameOf,
  isDistinguishedName,
  identityKind,
  identityMatches: (name) => [identityMatches(`*${name}`, name), identityMatches(name, name)],
  typedIdentity,
  pointer: (name) => pointerParts(pointer(name)),
  redactText,
  'the places of the keys of YAML': ({ length }) => {
    const keys = Array.from({ length: length / 4 }, (_, index) => `key${index}`);
    const { positionOf } = parsePlacedYaml(keys.map((key) => `${key}: 1`).join('\n'));
    return keys.map((key) => positionOf([key]));
  },
  matchKeys: (name) => matchKeys({ [name]: 1 }, ['enablePerfectForwardSecrecy']),
};

const units = ['a', 'aB1-./', '{{a}}{{', '$A%A%', 'CN=a,\\', '\ud800 @://'];

describe('a name that is eight times as long takes at most about eight times the steps', () => {
  test.each(Object.entries(functions))('%s', (_, over) => {
    const of = (name: string) => over(name);
    const namesOf = (many: number) => units.map((unit) => unit.repeat(many));
    const [short, long] = [namesOf(250), namesOf(2000)];
    // What is made at first use is none of the steps.
    short.forEach(of);
    const once = steps(() => short.forEach(of));
    expect(steps(() => long.forEach(of))).toBeLessThanOrEqual(12 * once + 500);
  });

  test('what compares each letter with each would be seen', () => {
    const square = (name: string) => {
      for (const _ of name) tokensIn('{{a}}'.repeat(name.length / 100));
    };
    const once = steps(() => square('a'.repeat(500)));
    expect(once).toBeGreaterThan(500);
    expect(steps(() => square('a'.repeat(4000)))).toBeGreaterThan(12 * once + 500);
  });
});
