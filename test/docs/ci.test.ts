import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { parse } from 'yaml';
import { action, quickNpm, runAction } from '../ci/runner.js';
import { makeFolder } from '../support/folder.js';

/** The recipes of docs/ci.md: each is parsed, and its commands are run in a repository with a profile that fails. */
const page = readFileSync('docs/ci.md', 'utf8');
const recipes = Array.from(page.matchAll(/^```yaml\n(.*?)^```$/gms), ([, text = '']) => text);

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly script?: string;
  readonly inputs?: { readonly testResultsFiles: string };
}

interface GitLabJob {
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: { readonly junit: string } };
}

/** A repository whose last commit brings a profile that iPhones reject, and an npx that runs what is built here. */
let workspace: string;
let path: string;
let base: string;

const git = (...args: string[]) => {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@contoso.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: workspace, encoding: 'utf8', stdio: 'pipe' }).trim();
};

beforeAll(() => {
  path = quickNpm();
  const program = resolve('dist/cli/alwayson.cjs');
  // npx --yes alwayson@VERSION …
  writeFileSync(join(path, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  });
  workspace = makeFolder();
  git('init', '--quiet');
  cpSync('templates/certificate', join(workspace, 'vpn'), { recursive: true });
  writeFileSync(join(workspace, 'tsconfig.json'), '{\n  // A comment.\n}\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Begin');
  base = git('rev-parse', 'HEAD');
  mkdirSync(join(workspace, 'my profiles'));
  copyFileSync(
    'fixtures/verify/typing-errors/vpn.mobileconfig',
    join(workspace, 'my profiles', 'bad.mobileconfig'),
  );
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add a profile');
});

const shell = (script: string) => {
  const env = {
    ...process.env,
    PATH: [path, process.env['PATH']].join(delimiter),
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
  };
  return spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: workspace, encoding: 'utf8', env });
};

function expectResults(file: string): void {
  const found = readFileSync(join(workspace, file), 'utf8');
  expect(found).toMatch(/<testsuites name="alwayson" tests="\d+" failures="[1-9]\d*">/);
  expect(found).toContain('my profiles/bad.mobileconfig');
  rmSync(join(workspace, file));
}

test('all recipes speak of one version', () => {
  const versions = Array.from(
    recipes.join('').matchAll(/\balwayson@v?([\d.]+)|rev: v([\d.]+)/g),
    ([, one, other]) => one ?? other,
  );
  expect(versions.length).toBeGreaterThan(4);
  expect(new Set(versions).size).toBe(1);
});

test.each(recipes)('%s', (recipe) => {
  const parsed = parse(recipe);
  if (parsed.jobs !== undefined) return expectWorkflow(recipe);
  if (parsed.repos !== undefined) return expectHook(parsed);
  if (parsed.steps !== undefined) return expectAzure(parsed.steps);
  return expectGitLab(parsed.profiles);
});

function expectWorkflow(recipe: string): void {
  expect(validateWorkflow(recipe).errors).toEqual([]);
  const steps: readonly Step[] = parse(recipe).jobs.profiles.steps;
  const own = steps.filter(({ uses }) => uses?.startsWith('alwayson-vpn/alwayson@'));
  expect(own.length).toBe(1);
  for (const { with: given = {} } of own) {
    const inputs = Object.entries(given).map(([name, value]) => [name, String(value)] as const);
    for (const [name] of inputs) expect(Object.keys(action.inputs)).toContain(name);
    const run = runAction(workspace, join(makeFolder(), 'temp'), Object.fromEntries(inputs), { path });
    expect(run).toMatchObject({ status: 1, log: expect.stringContaining('::error file=my profiles/bad') });
    for (const [, name = ''] of recipe.matchAll(/steps\.alwayson\.outputs\.(\w+)/g)) {
      expect(Object.keys(run.outputs)).toContain(name);
    }
  }
}

function expectHook({ repos }: { readonly repos: readonly { hooks: readonly { id: string }[] }[] }): void {
  const ids = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map(({ id }: { id: string }) => id);
  expect(repos.flatMap(({ hooks }) => hooks.map(({ id }) => id))).toEqual(ids);
}

function expectGitLab({ script, artifacts }: GitLabJob): void {
  expect(shell(script.join('\n'))).toMatchObject({ status: 1 });
  expect(artifacts.when).toBe('always');
  expectResults(artifacts.reports.junit);
}

function expectAzure(steps: readonly Step[]): void {
  expect(shell(steps.map(({ script = '' }) => script).join('\n'))).toMatchObject({ status: 1 });
  const results = steps.flatMap(({ inputs }) => inputs?.testResultsFiles ?? []);
  expect(results.length).toBe(1);
  for (const file of results) expectResults(file);
}
