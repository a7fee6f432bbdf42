import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { settings } from '../../src/cli/settings.js';
import { labelOf } from '../../src/graph/labels.js';
import { enumMembers } from '../../src/graph/model/graph-enum.js';
import { ikev2Policy } from '../../src/graph/model/ikev2.js';
import { bindingRows } from '../../src/translate/bindings/catalogue.js';
import { bindingsFile } from '../../src/translate/bindings/file.js';
import { ruleCatalogue } from '../../src/verify/catalogue.js';

/**
 * The JSON Schemas of the files that people write, for their editors. They are made of the schemas that the readers use;
 * draft 7 is what editors know. What a check asks for is beside it as metadata.
 */

type JsonSchema = ReturnType<typeof toJsonSchema>;

const conversion: ConversionConfig = { typeMode: 'input', ignoreActions: ['check'] };

function schemaFile(name: string, title: string, schema: v.GenericSchema): JsonSchema {
  const { $schema, ...rest } = toJsonSchema(schema, conversion);
  const $id = `https://unpkg.com/alwayson/schemas/${name}.schema.json`;
  return { ...($schema !== undefined && { $schema }), $id, title, ...rest };
}

/** The schema of a bindings file. What a binding is for is what `alwayson bindings` writes above it. */
export function bindingsSchema(): JsonSchema {
  const made = schemaFile('bindings', 'Bindings of an Always On VPN policy (alwayson)', bindingsFile);
  const { policy, ...properties } = made.properties ?? {};
  const { description = '' } = asObject(policy);
  const whole = {
    ...made,
    properties: { policy: { description, ...graphObject(ikev2Policy, []) }, ...properties },
  };
  return bindingRows.reduce<JsonSchema>(
    (schema, { path, why }) => withDescription(schema, path.split('.'), why),
    whole,
  );
}

function withDescription(schema: JsonSchema, [key, ...keys]: readonly string[], words: string): JsonSchema {
  if (key === undefined) return { ...schema, description: words };
  const inner = withDescription(asObject(schema.properties?.[key]), keys, words);
  return { ...schema, properties: { ...schema.properties, [key]: inner } };
}

/** The properties of an object of Graph, described by the labels of Intune's form. Others are allowed, as in an export. */
function graphObject({ entries }: { readonly entries: object }, above: readonly string[]): JsonSchema {
  const properties = Object.entries(entries).flatMap(([name, entry]) => {
    const path = [...above, name];
    const made = graphValue((entry as { wrapped: v.GenericSchema }).wrapped, path);
    const label = labelOf(path);
    const words = label === undefined || label === labelOf(above) ? {} : { description: `Intune: ${label}.` };
    return made === undefined ? [] : [[name, { ...words, ...made }] as const];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Undefined for what is not read. */
function graphValue(schema: v.GenericSchema, path: readonly string[]): JsonSchema | undefined {
  const members = enumMembers(schema);
  if (members !== undefined) return { enum: [...members] };
  if ('entries' in schema) return graphObject({ entries: schema.entries as object }, path);
  if (schema.type === 'array' && 'item' in schema) {
    const items = graphValue(schema.item as v.GenericSchema, path);
    return { type: 'array', ...(items !== undefined && { items }) };
  }
  if (schema.type === 'string' || schema.type === 'boolean') return { type: schema.type };
  return schema.type === 'number' ? { type: 'integer' } : undefined;
}

/** The schema of `alwayson.yaml`: the rules are those of the catalogue, as the reader has it. */
export function settingsSchema(): JsonSchema {
  const made = schemaFile('settings', 'Settings of alwayson (alwayson.yaml)', settings);
  const { rules, ...properties } = made.properties ?? {};
  const { description = '', additionalProperties: severity = {} } = asObject(rules);
  const known = ruleCatalogue.map(({ name, title }) => [
    name,
    { description: title, $ref: '#/definitions/severity' },
  ]);
  return {
    ...made,
    properties: {
      rules: {
        description,
        type: 'object',
        properties: Object.fromEntries(known),
        additionalProperties: false,
      },
      ...properties,
    },
    definitions: { severity },
  };
}

function asObject(schema: JsonSchema | boolean | undefined): JsonSchema {
  return typeof schema === 'object' ? schema : {};
}
