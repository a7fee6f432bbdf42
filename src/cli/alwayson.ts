#!/usr/bin/env node
import module from 'node:module';
import { availableParallelism } from 'node:os';
import { isSea } from 'node:sea';

const { stdin, stdout, stderr, env } = process;
// A reader that has seen enough, such as `head`, is no fault of the run.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** A script has no `await` at its top. */
async function start(): Promise<void> {
  await keepCode();
  // Loaded only now, so that its compiled code is kept.
  const { main } = await import('./main.js');
  process.exitCode = await main(process.argv.slice(2), {
    stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    now: new Date(),
    threads: availableParallelism(),
  });
}

/** Keeps compiled code from run to run, which makes a command start faster. The program without Node has it inside. */
async function keepCode(): Promise<void> {
  if (isSea()) return;
  const { enableCompileCache } = module as { enableCompileCache?: () => void };
  if (enableCompileCache === undefined)
    (await import('./kept-code.js')).keepCompiledCode(env, process.argv[2]);
  else enableCompileCache();
}

void start();
