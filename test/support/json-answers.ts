import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { graphService, token } from './graph-service.js';
import { type JsonRun, jsonCommands } from './json-commands.js';
import type { Run, RunOptions } from './run-cli.js';

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const schemas = readdirSync('schemas').map((file) => JSON.parse(readFileSync(join('schemas', file), 'utf8')));
// Those for editors are of an older draft, which editors know, and describe no answer.
for (const schema of schemas) if (schema.$schema.includes('2020-12')) ajv.addSchema(schema);

/** Tests that each command answers by its schema, and says what it wrote. */
export function describeAnswers(
  start: (args: readonly string[], options: Pick<RunOptions, 'env'>) => Promise<Run>,
): void {
  describe.each(Object.entries(jsonCommands))('%s', (command, runs) => {
    test.each(runs.map((run): [string, JsonRun] => [run.args.join(' '), run]))('%s', async (_, run) => {
      const { args, schema, exitCode = 0, on = 'stdout', asksGraph, written } = run;
      const graph = asksGraph
        ? ['--token', 'env:GRAPH_TOKEN', '--graph-url', (await graphService()).url]
        : [];
      const env = { GRAPH_TOKEN: token };
      const ended = await start([command, ...args, ...graph, '--format', 'json'], { env });
      expect(ended).toMatchObject({ exitCode, ...(on === 'stdout' && { stderr: '' }) });
      const answers = schema === 'serve' ? ended[on].trimEnd().split('\n') : [ended[on]];
      for (const answer of answers) {
        const value = JSON.parse(answer);
        const valid = ajv.getSchema(`https://unpkg.com/alwayson/schemas/${schema}.schema.json`);
        valid?.(value);
        expect(valid?.errors).toBeNull();
        const paths = Array.isArray(value.written)
          ? value.written.map(({ path }: { path: string }) => path)
          : undefined;
        expect(paths).toEqual(written);
      }
    });
  });
}
