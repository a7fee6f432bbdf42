/** Builds `dist/`: the library as tsc emits it, and the command line bundled and split by command, so that it starts fast. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** plist and its parser declare no `sideEffects`; they have none, and without this every start would load the XML parser. */
const withoutSideEffects = {
  name: 'without side effects',
  setup({ onResolve, resolve }) {
    onResolve(
      { filter: /^(?:plist|@xmldom\/xmldom|\.\/.*)$/ },
      async ({ path, kind, resolveDir, pluginData, importer }) => {
        if (pluginData === 'resolved') return undefined;
        if (path.startsWith('./') && !/node_modules[\\/]plist[\\/]/.test(importer)) return undefined;
        return {
          ...(await resolve(path, { kind, resolveDir, importer, pluginData: 'resolved' })),
          sideEffects: false,
        };
      },
    );
  },
};

rmSync('dist', { recursive: true, force: true });
const typescript = dirname(require.resolve('typescript/package.json'));
const { bin } = JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8'));
execFileSync(process.execPath, [join(typescript, bin.tsc), '--project', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await build({
  entryPoints: ['src/cli/alwayson.ts'],
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunk-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  alias: { 'string-width': './scripts/string-width.js' },
  plugins: [withoutSideEffects],
  // CommonJS packages in the bundle call `require` for Node's own modules.
  banner: {
    js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
  },
});
chmodSync('dist/cli/alwayson.js', 0o755);
