import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../support/folder.js';

const page = readFileSync('docs/library.md', 'utf8');

/** The names that an entry exports, values and types. */
function exportsOf(entry: string): string[] {
  const lists = readFileSync(entry, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  return Array.from(lists, ([, list = '']) => list.split(','))
    .flat()
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '');
}

function namesUnder(heading: string): string[] {
  const section = page.split(`## Exports of ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.matchAll(/^\| `(\w+)` \|/gm);
  const types = /^Types: (.*)$/m.exec(section)?.[1]?.matchAll(/`(\w+)`/g) ?? [];
  return [...Array.from(rows, ([, name = '']) => name), ...Array.from(types, ([, name = '']) => name)];
}

test.each([
  ['`alwayson`', 'src/index.ts'],
  ['`alwayson/signing`', 'src/signing.ts'],
])('every export of %s stands on the page, and nothing else', (heading, entry) => {
  expect(namesUnder(heading).sort()).toEqual(exportsOf(entry).sort());
});

describe('examples', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'alwayson'));
  mkdirSync(join(folder, 'certs'));
  for (const file of ['policy.json', 'bindings.yaml']) {
    copyFileSync(join('templates/shared-secret', file), join(folder, file));
  }
  copyFileSync('templates/shared-secret/example-secret.txt', join(folder, 'example-secret.txt'));
  copyFileSync('fixtures/translate/certificate/expected.mobileconfig', join(folder, 'vpn.mobileconfig'));

  const examplesOf = (path: string) =>
    Array.from(readFileSync(path, 'utf8').matchAll(/^```js\n(.*?)^```$/gms), ([, example = '']) => example);

  function run(example: string): string {
    writeFileSync(join(folder, 'use.mjs'), example);
    return execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  }

  test.each([...examplesOf('docs/library.md'), ...examplesOf('README.md')])('%s', (example) => {
    expect(run(example)).toMatch(/^<\?xml|vpn\.mobileconfig|\.xml/i);
  });

  test.each(examplesOf('docs/signing.md'))('%s', (example) => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', 'signer.key'];
    const certificate = ['-x509', '-days', '2', '-subj', '/CN=Contoso profiles', '-out', 'signer.pem'];
    execFileSync('openssl', ['req', ...key, ...certificate], { cwd: folder, stdio: 'pipe' });
    run(example);
    expect(existsSync(join(folder, 'signed.mobileconfig'))).toBe(true);
  });
});
