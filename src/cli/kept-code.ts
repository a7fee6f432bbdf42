import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Keeps the compiled code of our scripts from run to run, as Node does by itself from 22.8 on, and in the same folder:
 * compiling takes a third of a start. To be removed with the support of Node 20.
 *
 * @param word the first argument: a function is compiled when it is first called, and which are depends on the command
 */
export function keepCompiledCode(env: NodeJS.ProcessEnv, word = ''): void {
  if (env['NODE_DISABLE_COMPILE_CACHE']) return;
  const folder = env['NODE_COMPILE_CACHE'] || join(tmpdir(), 'node-compile-cache');
  const command = /^[a-z]+$/.test(word) ? word : 'options';
  const name = `alwayson-${command}-${cachedDataVersionTag()}`;
  const compiled: { readonly script: Script; readonly file: string }[] = [];
  // Deprecated for its pitfalls with many hooks, and there in every Node 20: https://nodejs.org/api/modules.html#requireextensions
  nodeModule.createRequire(import.meta.url).extensions['.cjs'] = (module, path) => {
    const source = readFileSync(path);
    const file = join(folder, `${name}-${digestOf(source)}`);
    const cachedData = readOwn(file);
    const script = new Script(nodeModule.wrap(source.toString()), {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    if (script.cachedDataRejected !== false) compiled.push({ script, file });
    const run: (...values: unknown[]) => void = script.runInThisContext();
    run.call(module.exports, module.exports, module.require.bind(module), module, path, dirname(path));
  };
  // Only then it is known what the run needs of each script.
  process.once('exit', (exitCode) => {
    // A mistake may be a word that no other run will have.
    if (exitCode === 2) return;
    for (const { script, file } of compiled) keep(file, script.createCachedData());
  });
}

function digestOf(source: Buffer): string {
  return createHash('sha256').update(source).digest('hex');
}

/** A file that nobody else can have written: it is run without a look at what it does. Undefined if there is none. */
function readOwn(file: string): Buffer | undefined {
  try {
    const opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { uid, mode } = fstatSync(opened);
      // Windows has no such numbers; the folder for temporary files is the user's own there.
      const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
      return own ? readFileSync(opened) : undefined;
    } finally {
      closeSync(opened);
    }
  } catch {
    return undefined;
  }
}

/** A run does not fail because nothing can be kept. */
function keep(file: string, code: Buffer): void {
  const temporary = `${file}-${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, code, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // The next run compiles again.
  }
}
