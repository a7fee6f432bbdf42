import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { describeAnswers } from '../support/json-answers.js';
import { run } from '../support/programs.js';
import { type Run, type RunOptions, runCli } from '../support/run-cli.js';
import { full } from '../support/runs.js';
import { expectTranscript } from '../support/transcript.js';

const program = resolve('build/program', process.platform === 'win32' ? 'alwayson.exe' : 'alwayson');

/** What Node tells of a thread has the whole of its script in it. */
const maxBuffer = 1 << 28;

/** Runs the program as `runCli` runs its commands: with nothing of this environment. */
function runProgram(args: readonly string[], { cwd, env = {} }: RunOptions = {}): Promise<Run> {
  return new Promise((ended) => {
    const child = execFile(program, args, { cwd, env, maxBuffer }, (error, stdout, stderr) => {
      ended({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end();
  });
}

// What makes a folder removes it only where a test is run.
const jsonFolder = full ? (await import('../support/json-folder.js')).makeJsonFolder() : '';

if (!full)
  process.stderr.write(
    'skipped: the program without Node, because it takes half a minute; FULL=1 asks for it\n',
  );

(full ? describe : describe.skip)('the program without Node', () => {
  beforeAll(() => {
    // What `npm run build:program` does with a `dist/` that is there.
    run(process.execPath, ['scripts/build-program.js']);
  }, 180_000);

  const transcripts = 'test/cli/transcripts';
  test.each(readdirSync(transcripts).sort())('%s', async (name) => {
    await expectTranscript(join(transcripts, name), resolve('test/cli/inputs'), runProgram);
  });

  describe('answers with JSON', () => {
    describeAnswers((args, options) => runProgram(args, { ...options, cwd: jsonFolder }));
  });

  test('judges many files in threads', async () => {
    const args = ['verify', 'fixtures/verify', 'fixtures/translate', '--format', 'json'];
    const said = await runProgram(args, { env: { NODE_DEBUG: 'worker' } });
    expect(said.stderr.includes('instantiating Worker')).toBe(availableParallelism() > 1);
    const { stdout } = await runCli(args, { now: new Date() });
    expect(said.stdout).toBe(stdout);
  });

  test('is a file beside the licences of what is in it', () => {
    expect(readdirSync(join(program, '..')).sort()).toEqual(['LICENSES.txt', 'alwayson']);
    expect(statSync(program).mode & 0o111).not.toBe(0);
  });
});
