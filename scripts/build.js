/**
 * Builds `dist/`: the library and the command line in a few files that share their code, with one rolled-up file of
 * types for each entry. `build/` keeps the modules one by one, as tsc emits them, for the benchmarks.
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
const minify = {
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
      format: 'esm',
      target: 'node20.19',
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
    }),
};

/**
 * The files of the output, by the modules at the top of them. Each takes what these need and no file before it has, so
 * that a file needs only those before it: few for Node to find and link, and for each purpose nothing but its own.
 */
const files = {
  translate: [
    'cli/load-bindings',
    'cli/report',
    'report/choose',
    'report/report',
    'report/text',
    'verify/make-profile',
  ],
  cli: ['cli/main'],
  yaml: ['text/yaml'],
  pkcs12: ['certificates/pkcs12'],
  library: ['index'],
  verify: ['cli/verify-files', 'cli/verify-threads'],
  signing: ['signing'],
  issue: ['issue/authority', 'issue/issue', 'issue/with-identity'],
  progress: ['cli/progress-bar'],
  batch: ['cli/batch/make-devices', 'cli/batch/run', 'cli/batch/prepare', 'cli/batch/manifest-file'],
  list: ['cli/batch/read-list'],
  pull: ['cli/pull/pull-policies'],
  'sign-in': ['cli/pull/sign-in'],
  explain: ['explain/explain-file', 'explain/index'],
  pages: ['explain/page/explanation-page', 'cli/serve/install-page', 'cli/serve/desk-page', 'report/html'],
};
const rest = 'commands';
/** The programs of threads. */
const workers = readdirSync('src/cli').flatMap((file) => /^.+-worker(?=\.ts$)/.exec(file) ?? []);
/** What is run, and imported by nothing. */
const starts = new Set(['alwayson', ...workers].map((name) => resolve(`build/cli/${name}.js`)));

/** Says in which file a module goes. */
function placesOf(getModuleInfo) {
  const neededBy = (modules) => {
    const needed = new Set(modules.map((name) => resolve('build', `${name}.js`)));
    // A set that grows is gone through to its new end.
    for (const id of needed) for (const other of getModuleInfo(id)?.importedIds ?? []) needed.add(other);
    return needed;
  };
  const { cli, ...others } = files;
  const elsewhere = neededBy(['cli/undo-on-signal', ...Object.values(others).flat()]);
  // What the command line shares with the rest is a file of its own: no more is loaded for --help and --version.
  const start = [...neededBy(cli)].filter((id) => elsewhere.has(id));
  const taken = new Map(start.map((id) => [id, 'start']));
  for (const [file, modules] of Object.entries(files)) {
    for (const id of neededBy(modules)) if (!taken.has(id)) taken.set(id, file);
  }
  // A start is a file of its own: what it imports would be loaded before it does anything.
  return (id) => {
    if (starts.has(id)) return undefined;
    return id.startsWith('\0commonjsHelpers') ? 'start' : (taken.get(id) ?? rest);
  };
}

async function bundle() {
  const bundled = await rollup({
    input: {
      index: 'build/index.js',
      signing: 'build/signing.js',
      'cli/alwayson': 'build/cli/alwayson.js',
      ...Object.fromEntries(workers.map((name) => [`cli/${name}`, `build/cli/${name}.js`])),
    },
    // plist and its parser declare no `sideEffects`; they have none, and neither has anything of ours but the start.
    treeshake: {
      moduleSideEffects: (id) => starts.has(id) || /node_modules[\\/](?!plist|@xmldom)/.test(id),
    },
    plugins: [
      lighterPackages,
      nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      minify,
    ],
    external: /^node:/,
    onLog: (level, log, print) => {
      if (log.id?.includes('node_modules') || log.ids?.some((id) => id.includes('node_modules'))) return;
      if (level !== 'info') print(level, log);
    },
  });
  let place;
  const { output } = await bundled.write({
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    manualChunks: (id, { getModuleInfo }) => {
      place ??= placesOf(getModuleInfo);
      return place(id);
    },
    hoistTransitiveImports: false,
  });
  chmodSync('dist/cli/alwayson.js', 0o755);
  return output;
}

/** The types of both entries, with whatever they need of the libraries that we use. */
async function rollUpTypes() {
  const types = await rollup({
    input: { index: 'build/index.d.ts', signing: 'build/signing.d.ts' },
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
const [output] = await Promise.all([bundle(), rollUpTypes()]);
writeLicences(output);
