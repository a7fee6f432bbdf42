import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writePlist } from '../../src/plist/write.js';
import { file, folder, hierarchy } from '../support/make-credentials.js';
import { witnesses } from '../support/witnesses.js';

/** Runs a module in a process of its own, where the package is found by its name, as it is by its users. */
function runModule(text: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' });
}

test('alwayson/signing signs, verifies and inspects', () => {
  const names = runModule(
    "import * as signing from 'alwayson/signing'; console.log(Object.keys(signing).join())",
  );
  expect(names.trim().split(',')).toEqual(
    expect.arrayContaining([
      'encryptPayloads',
      'externalSigner',
      'inspectProfile',
      'readCertificates',
      'sealProfile',
      'signProfile',
      'signerFromFiles',
      'signerFromPkcs12',
      'unwrap',
      'verifySignature',
    ]),
  );
});

/** The files that importing one of `dist/` loads. */
function loadedBy(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]*\.js)"/g);
  return [file, ...Array.from(imports, ([, path = '']) => loadedBy(join(dirname(file), path))).flat()];
}

test('alwayson itself does without node-forge, which takes long to load', () => {
  const withForge = (file: string) => readFileSync(file, 'utf8').includes('createDecryptionCipher');
  expect(loadedBy('dist/index.js').filter(withForge)).toEqual([]);
  expect(loadedBy('dist/signing.js').filter(withForge)).not.toEqual([]);
});

test('the example of the guide signs', () => {
  const [, example = ''] = /^```js\n(.*?)^```$/ms.exec(readFileSync('docs/signing.md', 'utf8')) ?? [];
  const { signer, root } = hierarchy('P-256', 1);
  const profile = writePlist({ PayloadType: 'Configuration', PayloadContent: [] });
  file('signer.pem', signer.certificate);
  file('signer.key', signer.key);
  file('vpn.mobileconfig', profile);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'alwayson'));
  execFileSync(process.execPath, [file('use.mjs', example)], { cwd: folder });
  const signed = readFileSync(join(folder, 'signed.mobileconfig'));
  expect(witnesses['openssl']?.(signed, root.certificateFile)).toBe(profile);
});
