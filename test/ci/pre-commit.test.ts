import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { makeFolder } from '../support/folder.js';
import { describeWith } from '../support/programs.js';
import { testInFull } from '../support/runs.js';
import { packed } from './runner.js';

const hooks: readonly { readonly id: string; readonly entry: string; readonly files: string }[] = parse(
  readFileSync('.pre-commit-hooks.yaml', 'utf8'),
);

test.each([
  ['vpn.mobileconfig', true],
  ['folder/policy.json', true],
  ['bindings.yml', true],
  ['README.md', false],
  ['json', false],
])('%s concerns the hook: %s', (name, expected) => {
  expect(hooks.map(({ files }) => new RegExp(files).test(name))).toEqual([expected]);
});

describeWith('pre-commit', 'the hook', () => {
  const git = (cwd: string, ...args: string[]) => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@contoso.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
  };
  const commit = (cwd: string) => {
    git(cwd, 'add', '--all', '--force');
    git(cwd, 'commit', '--quiet', '--no-verify', '--message', 'Change');
    return git(cwd, 'rev-parse', 'HEAD');
  };

  /** This repository as pre-commit sees it after the build, which takes minutes: only what the build prints is there. */
  function hookRepository(): string {
    const folder = makeFolder();
    execFileSync('tar', ['xzf', packed(), '--strip-components=1', '-C', folder]);
    for (const name of ['.npmrc', '.pre-commit-hooks.yaml']) copyFileSync(name, join(folder, name));
    const { devDependencies, overrides, ...manifest } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const scripts = { prepare: 'echo the build says much' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, scripts }));
    git(folder, 'init', '--quiet');
    return folder;
  }

  test('is described as pre-commit wants it', () => {
    const args = ['validate-manifest', '.pre-commit-hooks.yaml'];
    expect(spawnSync('pre-commit', args, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
  });

  testInFull('lets good profiles and other files pass, and stops what iPhones reject', () => {
    const repo = hookRepository();
    const rev = commit(repo);
    const workspace = makeFolder();
    git(workspace, 'init', '--quiet');
    mkdirSync(join(workspace, 'my profiles'));
    copyFileSync(
      'fixtures/translate/certificate/expected.mobileconfig',
      join(workspace, 'my profiles', 'good.mobileconfig'),
    );
    writeFileSync(join(workspace, 'tsconfig.json'), '{\n  // A comment.\n}\n');
    const config = { repos: [{ repo, rev, hooks: hooks.map(({ id }) => ({ id })) }] };
    writeFileSync(join(workspace, '.pre-commit-config.yaml'), stringify(config));
    const home = makeFolder();
    const run = () => {
      git(workspace, 'add', '--all');
      const { status, stdout, stderr } = spawnSync('pre-commit', ['run', '--color=never'], {
        cwd: workspace,
        encoding: 'utf8',
        env: { ...process.env, PRE_COMMIT_HOME: home },
      });
      return { status, said: stdout + stderr };
    };
    expect(run()).toMatchObject({ status: 0, said: expect.stringMatching(/^alwayson\.+Passed$/m) });
    const good = readFileSync(join(workspace, 'my profiles', 'good.mobileconfig'), 'utf8');
    writeFileSync(
      join(workspace, 'my profiles', 'bad.mobileconfig'),
      good.replaceAll('AlwaysOn<', 'Always<'),
    );
    const { status, said } = run();
    expect({ status, said }).toMatchObject({ status: 1, said: expect.stringContaining('bad.mobileconfig') });
    expect(said).not.toContain('tsconfig.json');
  });
});
