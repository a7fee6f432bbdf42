import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatsOf, runVerify } from '../support/run-verify.js';

const folder = join('fixtures', 'translate');
const made = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.mobileconfig')));

const bound = made.filter((name) => existsSync(join(folder, name, 'bindings.yaml')));

test.each(made)('what translate makes of %s has no error', async (name) => {
  const cwd = join(folder, name);
  const args: string[] = existsSync(join(cwd, 'args.json'))
    ? JSON.parse(readFileSync(join(cwd, 'args.json'), 'utf8'))
    : [];
  const { exitCode, report } = await runVerify(['expected.mobileconfig', ...args], { cwd });
  const errors = report.files.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  expect(errors).toEqual([]);
  expect(exitCode).toBe(0);
});

/** With its bindings, each policy is what its profile is: translated again, it is the same to the device. */
test.each(bound)('the profile of %s is what its policy ordered', async (name) => {
  const cwd = join(folder, name);
  const policy = String(readdirSync(cwd).find((file) => file.startsWith('policy.')));
  const args: string[] = existsSync(join(cwd, 'args.json'))
    ? JSON.parse(readFileSync(join(cwd, 'args.json'), 'utf8'))
    : [];
  const against = ['--against', policy, '--bindings', 'bindings.yaml'];
  const { report } = await runVerify(['expected.mobileconfig', ...against, ...args], { cwd });
  const compared = report.files.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule.startsWith('compare-')),
  );
  expect(compared).toEqual([]);
});

/** Else a rule that misses what a binding would say has to name the binding in its `waitsFor`. */
test.each(bound)('without its bindings %s is told of nothing that is right with them', async (name) => {
  const cwd = join(folder, name);
  const policy = String(readdirSync(cwd).find((file) => file.startsWith('policy.')));
  const saidOf = async (...args: readonly string[]) => {
    const { report } = await runVerify([policy, ...args], { cwd });
    return (
      report.files
        .flatMap(({ findings }) => findings)
        // Two gateways instead of one can be bound, and need not.
        .filter(({ document, rule }) => document === 'profile' && rule !== 'tunnel-two-sessions')
        // Which payload the VPN is depends on what else is bound.
        .map(({ rule, path }) => `${rule} ${path.replace(/^\/PayloadContent\/\d+/, '')}`)
    );
  };
  const whole = await saidOf('--bindings', 'bindings.yaml');
  expect((await saidOf()).filter((said) => !whole.includes(said))).toEqual([]);
});

test.each(formatsOf())('every format says the same: %s', async (format) => {
  const run = await runVerify(['profiles'], { cwd: 'fixtures/verify/folder', format });
  expect(run.exitCode).toBe(2);
  for (const said of ['plist-unreadable', 'always-on-single', 'It looks like an HTML page']) {
    expect(run.stdout).toContain(said);
  }
});
