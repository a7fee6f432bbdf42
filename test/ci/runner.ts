import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { makeFolder } from '../support/folder.js';

/** `action.yml`, as far as these tests run it. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly id: string;
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}

export const action: Action = parse(readFileSync('action.yml', 'utf8'));

/** What a run of the action left behind. */
export interface ActionRun {
  readonly status: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A folder for PATH with an npm that installs what is built here: the real one takes seconds. */
export function quickNpm(): string {
  const folder = makeFolder();
  const install = `mkdir -p node_modules && ln -sfn '${resolve('.')}' node_modules/alwayson`;
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${install}\n`, { mode: 0o755 });
  return folder;
}

/** The package as it is published. */
export function packed(): string {
  const folder = makeFolder();
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { stdio: 'pipe' });
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

/**
 * Runs the steps of the action as GitHub's runner does: the variables of a step are its expressions with the inputs and
 * the event filled in, its script is a file that bash runs.
 */
export function runAction(
  workspace: string,
  temp: string,
  inputs: Readonly<Record<string, string>>,
  { event = {}, path = '' }: { readonly event?: unknown; readonly path?: string } = {},
): ActionRun {
  const folder = makeFolder();
  const [output, summary, script] = ['output', 'summary', 'step.sh'].map((name) => join(folder, name));
  for (const file of [output, summary]) writeFileSync(String(file), '');
  mkdirSync(temp, { recursive: true });
  const given = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value]);
  const context = { inputs: { ...Object.fromEntries(given), ...inputs }, github: { event } };
  let log = '';
  let status: number | null = 0;
  for (const step of action.runs.steps) {
    const env = Object.entries(step.env).map(([name, text]) => [name, filledIn(text, context)]);
    writeFileSync(String(script), step.run);
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', String(script)], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        ...{
          PATH: [path, process.env['PATH']].join(delimiter),
          HOME: process.env['HOME'],
          TMPDIR: process.env['TMPDIR'],
        },
        ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp },
        ...{ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTION_PATH: resolve('.') },
        ...Object.fromEntries(env),
      },
    });
    status = done.status;
    log += done.stdout + done.stderr;
    if (status !== 0) break;
  }
  const lines = readFileSync(String(output), 'utf8').split('\n').filter(Boolean);
  return {
    status,
    log,
    summary: readFileSync(String(summary), 'utf8'),
    outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
  };
}

/** The expressions of a text with their values: paths into the context, the first that is not empty. */
function filledIn(text: string, context: unknown): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const values = expression.split('||').map((path) => valueAt(context, path.trim().split('.')));
    return String(values.find((value) => value !== undefined && value !== '') ?? '');
  });
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' ? Object(inner)[key] : undefined),
    value,
  );
}
