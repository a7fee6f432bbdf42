import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Log } from 'sarif';
import { ruleCatalogue } from '../../src/verify/catalogue.js';
import { runVerify } from '../support/run-verify.js';

const good = readFileSync('fixtures/verify/good/vpn.mobileconfig');

test('a profile comes from standard input', async () => {
  const { exitCode, report } = await runVerify(['-'], { stdin: good });
  expect(exitCode).toBe(0);
  expect(report.files.map(({ file, document, minimumOS }) => ({ file, document, minimumOS }))).toEqual([
    { file: '-', document: 'profile', minimumOS: '14.0' },
  ]);
});

test('standard input is read once', async () => {
  const { exitCode, stdout, stderr } = await runVerify(['-', '--against', '-'], {
    stdin: good,
    format: 'text',
  });
  expect([exitCode, stdout, stderr]).toEqual([
    2,
    '',
    'alwayson: -: Standard input can be read once, and two options ask for it.\n',
  ]);
});

test('programs get a report where no file can be read, too', async () => {
  const { exitCode, stderr, report } = await runVerify(['page.html'], { cwd: 'test/cli/inputs' });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'alwayson: page.html: The file is not a property list. It looks like an HTML page.\n',
  });
  expect(report.files.map(({ file, findings }) => [file, findings.map(({ rule }) => rule)])).toEqual([
    ['page.html', ['plist-unreadable']],
  ]);
});

test('the same profile is the same in every encoding and wrapping', async () => {
  const told = async (folder: string) => {
    const cwd = join('fixtures/verify', folder);
    const [file = ''] = readdirSync(cwd).filter((name) => name !== 'run.txt');
    const { report } = await runVerify([file], { cwd });
    const findings = report.files.flatMap((one) => one.findings);
    return findings
      .filter(({ rule }) => rule !== 'profile-wrapped')
      .map(({ position, ...finding }) => finding);
  };
  const expected = await told('good');
  expect(expected.length).toBeGreaterThan(0);
  for (const folder of [
    'binary',
    'utf-16',
    'windows-line-ends-and-mark',
    'signed',
    'install-profile-command-signed',
  ]) {
    expect(await told(folder)).toEqual(expected);
  }
});

test('an error decides, and with --strict a warning too', async () => {
  const codes = async (folder: string, file: string) => {
    const options = { cwd: join('fixtures/verify', folder) };
    return [
      (await runVerify([file], options)).exitCode,
      (await runVerify([file, '--strict'], options)).exitCode,
    ];
  };
  expect(await codes('good', 'vpn.mobileconfig')).toEqual([0, 0]);
  expect(await codes('siblings-beside-always-on', 'vpn.mobileconfig')).toEqual([0, 1]);
  expect(await codes('typing-errors', 'vpn.mobileconfig')).toEqual([1, 1]);
});

test('--strict widens nothing', async () => {
  const options = { cwd: 'fixtures/verify/siblings-beside-always-on' };
  const plain = await runVerify(['vpn.mobileconfig'], options);
  const strict = await runVerify(['vpn.mobileconfig', '--strict'], options);
  expect(strict.report).toEqual(plain.report);
});

test('every report is valid by the published schema', async () => {
  const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  for (const name of readdirSync('fixtures/verify')) {
    const cwd = join('fixtures/verify', name);
    const { stdout } = await runVerify(['.'], { cwd });
    if (stdout !== '') valid(JSON.parse(stdout));
    expect({ name, errors: valid.errors ?? null }).toEqual({ name, errors: null });
  }
});

test('for code scanning the rules come along, and every result names one', async () => {
  const cwd = 'fixtures/verify/typing-errors';
  const { stdout } = await runVerify(['vpn.mobileconfig'], { cwd, format: 'sarif' });
  const [run] = (JSON.parse(stdout) as Log).runs;
  const ids = run?.tool.driver.rules?.map(({ id }) => id);
  expect(ids).toEqual(ruleCatalogue.map(({ name }) => name));
  const results = run?.results ?? [];
  expect(results.length).toBeGreaterThan(5);
  expect(results.filter(({ ruleId, ruleIndex = -1 }) => ids?.[ruleIndex] !== ruleId)).toEqual([]);
});
