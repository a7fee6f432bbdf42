import * as v from 'valibot';
import { InputError } from '../input-error.js';
import { formats } from '../report/index.js';
import { decodeText } from '../text/decode.js';
import { nearest } from '../text/nearest.js';
import { optional } from '../text/schema-parts.js';
import { misplacedIn, schemaWords } from '../text/schema-words.js';
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
  const { parseYaml } = await import('../text/yaml.js');
  const value = await about(file, () => parseYaml(decodeText(bytes)));
  const result = v.safeParse(settings, value ?? {});
  const misplaced = misplacedIn(value ?? {}, settings);
  if (!result.success || misplaced.length > 0) {
    const others = (result.issues ?? []).map((issue) => ({
      keys: (issue.path ?? []).map(({ key }) => String(key)),
      words: schemaWords(issue, settings),
    }));
    const said = (misplaced.length > 0 ? misplaced : others).map(
      ({ keys, words }) => `${keys.join('.') || 'The file'} ${words}`,
    );
    throw new InputError(`${file}: ${said.join(' ')}`);
  }
  const { rules = {}, os, ...defaults } = result.output;
  await about(file, () => refuseUnknownRules(Object.keys(rules)));
  return { rules, defaults: { ...defaults, ...(os !== undefined && { os: String(os) }) } };
}

/** Throws InputError for the first name that is no rule's. */
export async function refuseUnknownRules(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const { ruleCatalogue } = await import('../verify/catalogue.js');
  const known = ruleCatalogue.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near === undefined ? '"alwayson rules" lists them.' : `Did you mean ${near}?`;
  throw new InputError(`There is no rule ${unknown}. ${hint}`);
}
