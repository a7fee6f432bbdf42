import * as v from 'valibot';
import { InputError } from '../input-error.js';
import { formats } from '../report/index.js';
import { decodeText } from '../text/decode.js';
import { nearest } from '../text/nearest.js';
import { faultSentence, readBy } from '../text/schema-faults.js';
import { optional } from '../text/schema-parts.js';
import type { Host, Settings } from './host.js';
import { about, readInput, shownPath } from './input.js';

const choice = v.picklist(['off', 'info', 'warning', 'error']);

/**
 * What a settings file says: what is told of rules, and defaults of options. The words are what an editor shows
 * (schemas/settings.schema.json).
 */
export const settings = v.strictObject({
  rules: optional(
    v.record(v.string(), choice),
    'A rule and the severity of its findings; off leaves them out. "alwayson rules" lists the rules.',
  ),
  os: optional(
    v.union([v.string(), v.number()]),
    'The version of the OS to judge for, such as 17.0: the default of --os.',
  ),
  platform: optional(v.picklist(['ios', 'macos']), 'The default of --platform.'),
  format: optional(v.picklist(formats), 'The default of --format.'),
});

/**
 * Reads a settings file.
 *
 * @throws InputError with all that is wrong with it
 */
export async function readSettings(host: Host, path: string): Promise<Settings> {
  const file = shownPath(host, path);
  const bytes = await readInput(host, path);
  const { parsePlacedYaml } = await import('../text/yaml.js');
  const { value, positionOf } = await about(file, () => parsePlacedYaml(decodeText(bytes)));
  const place = (keys: readonly string[]) => {
    const line = keys.length === 0 ? undefined : positionOf(keys)?.line;
    return line === undefined ? file : `${file} line ${line}`;
  };
  const read = readBy(value ?? {}, settings);
  if ('faults' in read) {
    throw new InputError(
      read.faults.map((fault) => `${place(fault.keys)}: ${faultSentence(fault)}`).join('\n'),
    );
  }
  const { rules = {}, os, ...defaults } = read.output;
  const unknown = await unknownRules(Object.keys(rules));
  if (unknown.length > 0) {
    throw new InputError(unknown.map(({ name, words }) => `${place(['rules', name])}: ${words}`).join('\n'));
  }
  return { rules, defaults: { ...defaults, ...(os !== undefined && { os: String(os) }) } };
}

/** Throws InputError with every name that is no rule's. */
export async function refuseUnknownRules(names: readonly string[]): Promise<void> {
  const unknown = await unknownRules(names);
  if (unknown.length > 0) throw new InputError(unknown.map(({ words }) => words).join('\n'));
}

async function unknownRules(names: readonly string[]): Promise<{ name: string; words: string }[]> {
  if (names.length === 0) return [];
  const { ruleCatalogue } = await import('../verify/catalogue.js');
  const known = ruleCatalogue.map(({ name }) => name);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const hint = near === undefined ? '"alwayson rules" lists them.' : `Did you mean ${near}?`;
      return { name, words: `There is no rule ${name}. ${hint}` };
    });
}
