/**
 * Builds `build/program/alwayson`: what `npm run build` made as one program for this machine, which needs no Node beside
 * it. It is the Node that runs this, with a script and files injected:
 * https://nodejs.org/api/single-executable-applications.html
 *
 * The script is one file, because a script with compiled code cannot import another. A chunk of `dist/` still runs only
 * when a command needs it.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

const folder = 'build/program';
const program = join(folder, process.platform === 'win32' ? 'alwayson.exe' : 'alwayson');
/** Where Node's own code looks for what was injected; the name is part of its documentation. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** A start of `dist/` and all that it may load, as one script. */
async function script(start) {
  const outfile = join(folder, start);
  await build({
    entryPoints: [join('dist/cli', start)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node}`,
    minifyWhitespace: true,
    // What is in `dist/` is as its packages have it.
    logLevel: 'error',
  });
  return outfile;
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** What the program reads of the package, and its threads, by the names that `src/cli/package-files.ts` knows. */
function assetsWith(threads) {
  const files = ['package.json', ...filesIn('templates'), ...filesIn('docs/rules')];
  const assets = {
    ...Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), file])),
    ...Object.fromEntries(threads.map((thread) => [basename(thread), thread])),
  };
  const names = join(folder, 'names.json');
  writeFileSync(names, JSON.stringify(Object.keys(assets).sort()));
  return { ...assets, 'names.json': names };
}

/** Runs Node, and shows what it says only if it fails: postject warns of sections that no program needs. */
function node(...args) {
  execFileSync(process.execPath, args, { stdio: 'pipe' });
}

function makeBlob(main, assets) {
  const [config, output] = [join(folder, 'sea.json'), join(folder, 'sea.blob')];
  const settings = { main, output, assets, useCodeCache: true, disableExperimentalSEAWarning: true };
  writeFileSync(config, JSON.stringify(settings));
  node('--experimental-sea-config', config);
  return output;
}

/** A program of a Mac has to be signed, and a signature does not outlast what is injected. */
const codesign = (...args) => process.platform === 'darwin' && execFileSync('codesign', [...args, program]);

function injectInto(blob) {
  copyFileSync(process.execPath, program);
  chmodSync(program, 0o755);
  codesign('--remove-signature');
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
  const segment = process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : [];
  node(postject, program, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse, ...segment);
  codesign('--sign', '-');
}

/** The licences of what is in it; Node's own lies beside it or above it, depending on who packed it. */
function writeLicences() {
  const nodes = [dirname(process.execPath), join(dirname(process.execPath), '..')]
    .map((place) => join(place, 'LICENSE'))
    .find(existsSync);
  const texts = ['LICENSE', 'dist/LICENSES.txt', ...(nodes === undefined ? [] : [nodes])];
  writeFileSync(join(folder, 'LICENSES.txt'), texts.map((file) => readFileSync(file, 'utf8')).join('\n'));
  if (nodes === undefined)
    console.warn("Node's own licence was not found. Add it if you pass the program on.");
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const workers = readdirSync('dist/cli').filter((file) => file.endsWith('-worker.cjs'));
const [main, ...threads] = await Promise.all(['alwayson.cjs', ...workers].map(script));
injectInto(makeBlob(main, assetsWith(threads)));
writeLicences();
for (const file of readdirSync(folder)) {
  if (![basename(program), 'LICENSES.txt'].includes(file)) rmSync(join(folder, file));
}
console.log(`Wrote ${program}, with Node ${process.version}.`);
