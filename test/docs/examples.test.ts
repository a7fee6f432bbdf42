import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseYaml } from '../../src/text/yaml.js';
import { readBindings } from '../../src/translate/bindings/read.js';
import { makeFolder } from '../support/folder.js';

/**
 * Every example of the README and the guides is run: `sh` blocks in the order of the page, in one folder; a `text`
 * block after one is what it prints. `yaml` blocks are bindings.
 */
const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (name) => name.endsWith('.md') && name !== join('docs', 'mapping.md'),
);

interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  const fences = readFileSync(page, 'utf8').matchAll(/^ *```(\w+)\n(.*?)^ *```$/gms);
  return Array.from(fences, ([, language = '', text = '']) => ({ language, text }));
}

/** Languages that these tests run, and those of other programs' examples. */
const known = ['sh', 'text', 'yaml', 'js', 'powershell'];

test.each(pages)('%s has no example in a language that nobody runs', (page) => {
  expect(blocksOf(page).filter(({ language }) => !known.includes(language))).toEqual([]);
});

describe('commands', () => {
  let folder: string;
  let path: string;

  beforeAll(() => {
    folder = makeFolder();
    const bin = join(folder, '.bin');
    mkdirSync(bin);
    const program = resolve('dist/cli/alwayson.js');
    writeFileSync(join(bin, 'alwayson'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(join(bin, 'alwayson'), 0o755);
    path = [bin, process.env['PATH']].join(delimiter);
  });

  /** What runs here already, or would run these tests again. */
  const withoutInstalling = (text: string) =>
    text
      .replace('npm ci && npm test', 'true')
      .replace('npm ci && node dist', `cd "${resolve('.')}" && node dist`);

  test.each(pages)('%s', (page) => {
    const blocks = blocksOf(page);
    for (const [index, { language, text }] of blocks.entries()) {
      if (language !== 'sh') continue;
      const output = join(folder, 'vpn.mobileconfig');
      const script = withoutInstalling(text).replace(/-o vpn\.mobileconfig$/m, `--force -o "${output}"`);
      const printed = execFileSync('bash', ['-euo', 'pipefail', '-c', `{ ${script}\n} 2>&1`], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PATH: path },
      });
      const next = blocks[index + 1];
      if (next?.language === 'text') expect(printed).toBe(next.text);
    }
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
