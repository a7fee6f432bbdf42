import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { parseYaml } from '../../src/text/yaml.js';
import { readBindings } from '../../src/translate/bindings/read.js';
import { makeFolder } from '../support/folder.js';
import { expectGolden } from '../support/golden.js';
import { configurations, graphService, policy, token, windows } from '../support/graph-service.js';
import { full } from '../support/runs.js';

/**
 * Every example of the README and the guides is run: `sh` blocks in the order of the page, in one folder a page; a `text`
 * block right after one is what it prints, and `UPDATE=1` writes it. A command that prints what is shown may find errors
 * (exit code 1), every other one succeeds. `yaml` blocks of docs/bindings.md are bindings.
 */
const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (name) => name.endsWith('.md') && name !== join('docs', 'mapping.md'),
);

/** Those with the most commands, each of which starts a process: run with `FULL=1` alone. */
const longest = ['automation', 'gateway', 'issue', 'serve', 'settings', 'signing', 'troubleshooting'];

interface Block {
  readonly language: string;
  readonly text: string;
}

const fence = /^```(\w+)\n(.*?)^```$/gms;

function blocksOf(page: string): Block[] {
  const fences = readFileSync(page, 'utf8').matchAll(fence);
  return Array.from(fences, ([, language = '', text = '']) => ({ language, text }));
}

/** Languages that these tests run, those of other programs, and JSON that is an excerpt. */
const known = ['sh', 'text', 'yaml', 'js', 'powershell', 'ruby', 'json'];

test.each(pages)('%s has no example in a language that nobody runs', (page) => {
  expect(blocksOf(page).filter(({ language }) => !known.includes(language))).toEqual([]);
});

describe('commands', () => {
  let path: string;

  beforeAll(() => {
    const bin = makeFolder();
    const program = resolve('dist/cli/alwayson.cjs');
    writeFileSync(join(bin, 'alwayson'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(join(bin, 'alwayson'), 0o755);
    path = [bin, process.env['PATH']].join(delimiter);
  });

  /** Without what needs the network or would run these tests again; the clone is the folder of these tests. */
  const withoutInstalling = (script: string) =>
    script
      .replace(/^(npm ci && npm test|npm ci && npm run build:program|npm (pack|install)\b.*)$/gm, 'true')
      .replace(
        /^npm ci && node dist(.*) -o (\S+)$/m,
        (_, rest: string, output: string) =>
          `here="$PWD" && (cd "${resolve('.')}" && node dist${rest} -o "$here/${output}")`,
      );

  /** Whoever signs in, or has a token, has a tenant on this machine. */
  const withTenant = async (script: string) => {
    const known = /--sign-in|--token env:GRAPH_TOKEN/g;
    if (!known.test(script)) return script;
    const { url } = await graphService({ [configurations]: { value: [windows, policy] } });
    return script.replace(known, `--token env:GRAPH_TOKEN --graph-url ${url}`);
  };

  async function run(
    script: string,
    folder: string,
  ): Promise<{ readonly status: unknown; readonly printed: string }> {
    const runnable = await withTenant(withoutInstalling(script));
    return new Promise((ended) => {
      execFile(
        'bash',
        ['-euo', 'pipefail', '-c', `{ ${runnable}\n} 2>&1`],
        { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path, GRAPH_TOKEN: token } },
        (error, printed) => ended({ status: error === null ? 0 : error.code, printed }),
      ).stdin?.end();
    });
  }

  test.each(pages.filter((page) => full || !longest.includes(basename(page, '.md'))))('%s', async (page) => {
    const folder = makeFolder();
    const blocks = blocksOf(page);
    const shown: (string | undefined)[] = [];
    for (const [index, { language, text }] of blocks.entries()) {
      const isShown = blocks[index + 1]?.language === 'text';
      const { status, printed } = language === 'sh' ? await run(text, folder) : { status: 0, printed: '' };
      if (status !== 0 && !(isShown && status === 1)) throw new Error(`${text}${printed}`);
      shown.push(language === 'sh' && isShown ? printed : undefined);
    }
    let index = -1;
    const asPrinted = readFileSync(page, 'utf8').replace(fence, (block) => {
      index += 1;
      const printed = shown[index - 1];
      return printed === undefined ? block : `\`\`\`text\n${printed}\`\`\``;
    });
    expectGolden(page, asPrinted);
  });
});

test('the README has examples, and what they print', () => {
  const languages = blocksOf('README.md').map(({ language }) => language);
  expect(languages.filter((language) => language === 'sh').length).toBeGreaterThan(4);
  expect(languages).toContain('text');
});

const bindings = blocksOf('docs/bindings.md').filter(({ language }) => language === 'yaml');

test.each(bindings.map(({ text }) => text))('bindings: %s', (text) => {
  expect(readBindings(parseYaml(text)).findings).toEqual([]);
});

const excerpts = pages.flatMap((page) => blocksOf(page).filter(({ language }) => language === 'json'));

test.each(excerpts.map(({ text }) => text))('JSON: %s', (text) => {
  expect(() => JSON.parse(text)).not.toThrow();
});
