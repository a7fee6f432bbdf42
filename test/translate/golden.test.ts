import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGolden } from '../support/golden.js';
import { runCli } from '../support/run-cli.js';

/** One folder a case: the inputs, and beside them the expected profile and findings. */
const folder = join('fixtures', 'translate');
const cases = readdirSync(folder).sort();

/** What may lie in the folder of a case besides the files that its bindings name. */
const expectedFiles = ['expected.mobileconfig', 'expected.findings.json'];

describe.each(cases)('%s', (name) => {
  const cwd = join(folder, name);
  const files = readdirSync(cwd);
  const policy = files.find((file) => file.startsWith('policy.'));
  const extra: string[] = files.includes('args.json')
    ? JSON.parse(readFileSync(join(cwd, 'args.json'), 'utf8'))
    : [];
  const bindings = files.includes('bindings.yaml') ? ['--bindings', 'bindings.yaml'] : [];

  test('gives the expected profile and findings', async () => {
    const run = await runCli(['translate', String(policy), ...bindings, ...extra, '--format', 'json'], {
      cwd,
    });
    const { written, ...report } = JSON.parse(run.stderr);
    expect(run.exitCode).toBe(report.summary.error > 0 ? 1 : 0);
    expect(run.stdout === '').toBe(run.exitCode !== 0);
    expect(written.length).toBe(run.exitCode === 0 ? 1 : 0);
    expectGolden(join(cwd, 'expected.mobileconfig'), run.stdout === '' ? undefined : run.stdout);
    expectGolden(join(cwd, 'expected.findings.json'), `${JSON.stringify(report, null, 2)}\n`);
  });

  test('has no file that nothing reads', () => {
    const text = bindings.length === 0 ? '' : readFileSync(join(cwd, 'bindings.yaml'), 'utf8');
    const unread = readdirSync(cwd).filter(
      (file) =>
        ![policy, 'bindings.yaml', 'args.json', ...expectedFiles].includes(file) && !text.includes(file),
    );
    expect(unread).toEqual([]);
    expect(existsSync(join(cwd, 'expected.findings.json'))).toBe(true);
  });
});
