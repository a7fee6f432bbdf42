import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateAction } from '@action-validator/core';
import { makeFolder } from '../support/folder.js';
import { testInFull } from '../support/runs.js';
import { action, packed, quickNpm, runAction } from './runner.js';

test('action.yml is what GitHub takes', () => {
  expect(validateAction(readFileSync('action.yml', 'utf8')).errors).toEqual([]);
});

test('no input is a part of a script', () => {
  for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  const read = action.runs.steps.flatMap(({ env }) => Object.values(env));
  for (const name of Object.keys(action.inputs)) expect(read).toContain(`\${{ inputs.${name} }}`);
});

describe('as its runner runs it', () => {
  const good = 'fixtures/translate/certificate/expected.mobileconfig';
  let workspace: string;
  let temp: string;
  let path: string;

  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@contoso.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...who, ...args], { cwd: workspace, encoding: 'utf8', stdio: 'pipe' }).trim();
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change');
    return git('rev-parse', 'HEAD');
  };
  const put = (name: string, content: string) => writeFileSync(join(workspace, name), content);
  const run = (inputs: Readonly<Record<string, string>> = {}, event: unknown = {}) =>
    runAction(workspace, temp, inputs, { event, path });
  const judged = (sarif: string | undefined) => {
    const { runs } = JSON.parse(readFileSync(String(sarif), 'utf8'));
    const uris = runs[0].results.map(
      ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? ''),
    );
    return [...new Set(uris)].sort();
  };

  beforeAll(() => {
    path = quickNpm();
    temp = join(makeFolder(), 'temp');
  });

  /** A repository as they are: a good profile, one with an error since long, a policy, and files of other kinds. */
  beforeEach(() => {
    workspace = makeFolder();
    git('init', '--quiet', '--initial-branch', 'main');
    mkdirSync(join(workspace, 'my profiles'));
    copyFileSync(good, join(workspace, 'my profiles', 'good.mobileconfig'));
    put('old.mobileconfig', '<plist><dict>');
    put('package.json', '{ "name": "profiles" }');
    put('tsconfig.json', '{\n  // A comment.\n}\n');
    put('.npmrc', 'registry=http://localhost:9/\n');
    cpSync('templates/certificate', join(workspace, 'vpn'), { recursive: true });
    commit();
  });

  test('a pull request is checked for what it changes', () => {
    const base = git('rev-parse', 'HEAD');
    // No shell and no log takes this name for anything but a name.
    const name = "my profiles/$(touch hacked) é';\n::error::.mobileconfig";
    put(name.replaceAll('::', '_'), '');
    copyFileSync(good, join(workspace, name));
    put('README.md', '# Profiles');
    commit();
    const { status, log, summary, outputs } = run({}, { pull_request: { base: { sha: base } } });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({
      status: 2,
      judged: [name, name.replaceAll('::', '_')].sort(),
    });
    expect(readdirSync(workspace)).not.toContain('hacked');
    expect(log).toContain("::error file=my profiles/$(touch hacked) é';%0A_error_.mobileconfig,");
    expect(log.split('\n').filter((line) => /^\s*::error::/.test(line))).toEqual([]);
    expect(summary).toMatch(/^# alwayson: 1 error/);
    expect(readFileSync(String(outputs['junit']), 'utf8')).toContain('<testsuites');
  });

  testInFull('it installs the package, whatever registry the repository names', () => {
    const version = pathToFileURL(packed()).href;
    const real = join(makeFolder(), 'temp');
    const { status, outputs } = runAction(workspace, real, { files: 'my profiles', version });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({
      status: 0,
      judged: ['my profiles/good.mobileconfig'],
    });
    expect(readdirSync(join(real, 'alwayson', 'node_modules', 'alwayson'))).not.toContain('src');
    const missing = runAction(workspace, real, { version: pathToFileURL(join(real, 'no.tgz')).href });
    expect(missing.status).toBe(2);
    expect(missing.log).toMatch(/::error title=alwayson::alwayson@file:.* cannot be installed\.\n/);
  });

  test('a push without any profile passes', () => {
    const before = git('rev-parse', 'HEAD');
    put('README.md', '# Profiles');
    commit();
    const { status, log } = run({}, { before });
    expect({ status, said: log.includes('No file is a profile or a policy.') }).toEqual({
      status: 0,
      said: true,
    });
  });

  test('a shallow clone fetches what it compares with', () => {
    const before = git('rev-parse', 'HEAD');
    copyFileSync(good, join(workspace, 'new.mobileconfig'));
    commit();
    const origin = workspace;
    workspace = makeFolder();
    execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(origin).href, workspace]);
    const { status, outputs } = run({}, { before });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({ status: 0, judged: ['new.mobileconfig'] });
  });

  const everything = ['my profiles/good.mobileconfig', 'old.mobileconfig', 'vpn/policy.json'];

  test.each([
    ['a new branch', {}, { before: '0'.repeat(40) }],
    ['a commit that is gone', {}, { before: 'a'.repeat(40) }],
    ['a schedule', {}, {}],
    ['changed: false', { changed: 'false' }, undefined],
  ])('%s is checked whole', (_, inputs, event) => {
    const { status, outputs } = run(inputs, event ?? { before: git('rev-parse', 'HEAD') });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({ status: 2, judged: everything });
  });

  test('new settings judge everything anew', () => {
    const before = git('rev-parse', 'HEAD');
    put('alwayson.yaml', 'rules:\n  secret-in-profile: error\n');
    commit();
    const { status, log, outputs } = run({ files: 'my profiles\n' }, { before });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({
      status: 1,
      judged: ['my profiles/good.mobileconfig'],
    });
    expect(log).toContain('title=secret-in-profile');
  });

  test('files are chosen by folders and patterns, one a line', () => {
    const { status, outputs } = run({ files: 'my profiles\n\n*policy.json\r\n:(exclude)old.mobileconfig' });
    expect({ status, judged: judged(outputs['sarif']) }).toEqual({
      status: 0,
      judged: ['my profiles/good.mobileconfig', 'vpn/policy.json'],
    });
  });

  test('the other inputs are options', () => {
    const compare = { files: 'my profiles', against: 'vpn/policy.json', bindings: 'vpn/bindings.yaml' };
    const { status, log } = run(compare);
    expect({ status, compared: log.includes('title=compare-') }).toEqual({ status: 1, compared: true });
    expect(run({ files: 'my profiles', os: '17.0', platform: 'macos' }).log).toMatch(/title=.*macOS|Mac/);
    expect(run({ files: 'my profiles', os: '1; touch hacked' })).toMatchObject({ status: 2, summary: '' });
    expect(readdirSync(workspace)).not.toContain('hacked');
    expect(run({ strict: 'yes' }).log).toContain(
      '::error title=alwayson::The input strict is true or false.',
    );
  });

  test('without a repository, it says what is missing', () => {
    workspace = makeFolder();
    expect(run()).toMatchObject({
      status: 2,
      log: '::error title=alwayson::The repository is missing. Add actions/checkout before this step.\n',
    });
  });
});
