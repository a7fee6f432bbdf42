import * as v from 'valibot';
import { InputError } from '../input-error.js';
import { reporters } from '../report/index.js';
import { decodeText } from '../text/decode.js';
import { nearest } from '../text/nearest.js';
import { schemaWords } from '../text/schema-words.js';
import type { Host, Settings } from './host.js';
import { about, readInput, shownPath } from './input.js';

const choice = v.picklist(['off', 'info', 'warning', 'error']);

/** What a settings file says: what is told of rules, and defaults of options. */
const settings = v.strictObject({
  rules: v.exactOptional(v.record(v.string(), choice)),
  os: v.exactOptional(v.union([v.string(), v.number()])),
  platform: v.exactOptional(v.picklist(['ios', 'macos'])),
  format: v.exactOptional(v.picklist(Object.keys(reporters))),
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
  if (!result.success) {
    const said = result.issues.map(
      (issue) => `${(issue.path ?? []).map(({ key }) => key).join('.')} ${schemaWords(issue, settings)}`,
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
