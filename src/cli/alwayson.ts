#!/usr/bin/env node
import module from 'node:module';
import { availableParallelism } from 'node:os';
import { isSea } from 'node:sea';

// Node 22.8 and newer keep compiled code from run to run, which makes a command start faster; older ones do not. The
// program without Node has it inside.
if (!isSea()) (module as { enableCompileCache?: () => void }).enableCompileCache?.();

const { stdin, stdout, stderr, env } = process;
// A reader that has seen enough, such as `head`, is no fault of the run.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** A program without Node is a script, which has no `await` at its top. */
async function start(): Promise<void> {
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

void start();
