import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Refuses a value that the receiver would refuse, by the schema in this folder. */
export function expectValid(name: string, value: unknown): void {
  const schema = JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, formats: { uuid: true }, strictTypes: false });
  const valid = ajv.validate(schema, value);
  expect({ valid, errors: ajv.errors }).toEqual({ valid: true, errors: null });
}
