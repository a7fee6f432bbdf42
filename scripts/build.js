/**
 * Builds `dist/`: the library as modules, with one rolled-up file of types for each entry, and in `dist/cli/` the command
 * line as scripts, which Node starts faster and whose compiled code every Node can keep. `build/` has the modules one by
 * one, as tsc emits them, for the benchmarks.
 *
 * The libraries that we use are part of it, so that nothing else is installed and a command starts fast: Node takes
 * about a millisecond for every module that it has to find and link. Their licences go into `dist/`. Names stay as they
 * are in the source, so that a stack trace can be read; source maps would double the size and point to files that are
 * not in the package, so there are none.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

const require = createRequire(import.meta.url);

function compile() {
  const typescript = dirname(require.resolve('typescript/package.json'));
  const { bin } = JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8'));
  execFileSync(process.execPath, [join(typescript, bin.tsc), '--project', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}

/** Packages that are too much for what we need of them, and what stands in for each; the reasons are there. */
const lighter = {
  'string-width': 'string-width.js',
  'node-forge': 'node-forge.cjs',
  jsonwebtoken: 'jsonwebtoken.js',
};

const lighterPackages = {
  name: 'lighter packages',
  resolveId: (source) => (Object.hasOwn(lighter, source) ? resolve('scripts', lighter[source]) : undefined),
};

/** In our own modules the names stay. */
const minify = (format) => ({
  name: 'minify',
  transform: {
    order: 'post',
    handler: async (code, id) => {
      if (!id.includes('node_modules')) return undefined;
      return { code: (await transform(code, { format: 'esm', minify: true })).code, map: null };
    },
  },
  renderChunk: (code) =>
    transform(code, {
      format,
      target: 'node20.19',
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
    }),
});

/**
 * The files of each output, by the modules at the top of them. Each takes what these need and no file before it has, so
 * that a file needs only those before it: few for Node to find, and for each purpose nothing but its own.
 */
const libraryFiles = {
  library: ['index'],
  yaml: ['text/yaml'],
  pkcs12: ['certificates/pkcs12'],
  'sign-and-encrypt': ['signing'],
};
const commandLineFiles = {
  translate: [
    'cli/load-bindings',
    'cli/report',
    'report/choose',
    'report/report',
    'report/text',
    'verify/make-profile',
  ],
  cli: ['cli/main'],
  'kept-code': ['cli/kept-code'],
  yaml: ['text/yaml'],
  pkcs12: ['certificates/pkcs12'],
  verify: ['cli/verify-files', 'cli/verify-threads'],
  signing: ['cli/signing-options', 'cli/signer'],
  issue: ['issue/authority', 'issue/issue', 'issue/with-identity'],
  progress: ['cli/progress-bar'],
  batch: ['cli/batch/make-devices', 'cli/batch/run', 'cli/batch/prepare', 'cli/batch/manifest-file'],
  list: ['cli/batch/read-list'],
  pull: ['cli/pull/pull-policies'],
  'sign-in': ['cli/pull/sign-in'],
  explain: ['explain/explain-file', 'explain/index'],
  pages: ['explain/page/explanation-page', 'cli/serve/install-page', 'cli/serve/desk-page', 'report/html'],
};
/** The programs of threads. */
const workers = readdirSync('src/cli').flatMap((file) => /^.+-worker(?=\.ts$)/.exec(file) ?? []);
/** What is run, and imported by nothing: each a file of its own, as what it imports is loaded before it does anything. */
const starts = Object.fromEntries(['alwayson', ...workers].map((name) => [name, `build/cli/${name}.js`]));
const startIds = new Set(Object.values(starts).map((path) => resolve(path)));

function neededBy(modules, getModuleInfo) {
  const needed = new Set(modules.map((name) => resolve('build', `${name}.js`)));
  // A set that grows is gone through to its new end.
  for (const id of needed) for (const other of getModuleInfo(id)?.importedIds ?? []) needed.add(other);
  return needed;
}

/** Says in which file a module goes; what no file is for goes into that of the rest. */
function filing(files, rest, idsOfFirst = () => new Map()) {
  let taken;
  return (id, { getModuleInfo }) => {
    if (startIds.has(id)) return undefined;
    if (taken === undefined) {
      taken = idsOfFirst(getModuleInfo);
      for (const [file, modules] of Object.entries(files)) {
        for (const needed of neededBy(modules, getModuleInfo))
          if (!taken.has(needed)) taken.set(needed, file);
      }
    }
    return taken.get(id) ?? rest;
  };
}

/** What the command line shares with the rest is a file of its own: no more is loaded for --help and --version. */
function idsOfStart(getModuleInfo) {
  const { cli, ...others } = commandLineFiles;
  const elsewhere = neededBy(['cli/undo-on-signal', ...Object.values(others).flat()], getModuleInfo);
  const start = [...neededBy(cli, getModuleInfo)].filter((id) => elsewhere.has(id));
  return new Map(start.map((id) => [id, 'start']));
}

/** Rolls modules up with what they need of the libraries that we use. Gives what was written. */
async function bundle(input, output) {
  const bundled = await rollup({
    input,
    // plist and its parser declare no `sideEffects`; they have none, and neither has anything of ours but the start.
    treeshake: {
      moduleSideEffects: (id) => startIds.has(id) || /node_modules[\\/](?!plist|@xmldom)/.test(id),
    },
    plugins: [
      lighterPackages,
      nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      minify(output.format === 'es' ? 'esm' : output.format),
    ],
    external: /^node:/,
    onLog: (level, log, print) => {
      if (log.id?.includes('node_modules') || log.ids?.some((id) => id.includes('node_modules'))) return;
      if (level !== 'info') print(level, log);
    },
  });
  return (await bundled.write({ hoistTransitiveImports: false, ...output })).output;
}

function bundleLibrary() {
  return bundle(entries('js'), {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    manualChunks: filing(libraryFiles, 'on-demand'),
  });
}

async function bundleCommandLine() {
  const output = await bundle(starts, {
    dir: 'dist/cli',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    dynamicImportInCjs: false,
    manualChunks: filing(commandLineFiles, 'commands', idsOfStart),
  });
  chmodSync('dist/cli/alwayson.cjs', 0o755);
  return output;
}

const entries = (ending) => ({ index: `build/index.${ending}`, signing: `build/signing.${ending}` });

/** The types of both entries, with whatever they need of the libraries that we use. */
async function rollUpTypes() {
  const types = await rollup({
    input: entries('d.ts'),
    plugins: [dts({ includeExternal: ['valibot'] })],
    external: /^node:/,
    onLog: () => undefined,
  });
  await types.write({
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'types.d.ts',
  });
}

/** The licence of every package of which a part is in the output. */
function writeLicences(output) {
  const folders = output
    .flatMap(({ moduleIds = [] }) => moduleIds)
    .map((id) => /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1])
    .filter((folder) => folder !== undefined);
  const texts = Array.from(new Set(folders), (folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = readdirSync(folder).filter((file) => /^licen[cs]e/i.test(file));
    return [
      `${name} ${version}, ${license}`,
      ...files.map((file) => readFileSync(join(folder, file), 'utf8')),
    ]
      .map((text) => text.trim())
      .join('\n\n');
  });
  writeFileSync('dist/LICENSES.txt', `${texts.toSorted().join(`\n\n${'─'.repeat(80)}\n\n`)}\n`);
}

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true });
compile();
const [modules, scripts] = await Promise.all([bundleLibrary(), bundleCommandLine(), rollUpTypes()]);
writeLicences([...modules, ...scripts]);
