/** Translations a second in one process, without writing; the PKCS#12 file is opened once. Aim: at least 2,000. */
import { readFileSync } from 'node:fs';
import { readCertificate } from '../build/certificates/certificate.js';
import { readPkcs12 } from '../build/certificates/pkcs12.js';
import { readPolicy, translate, writeProfile } from '../build/index.js';

const { policy } = await readPolicy(readFileSync('templates/certificate/policy.json'));
const folder = 'templates/certificate/certs';
const bytes = readFileSync(`${folder}/example-device.p12`);
const password = readFileSync(`${folder}/example-password.txt`, 'utf8').trim();
const { certificate } = readPkcs12(bytes, password);
const root = readCertificate(readFileSync(`${folder}/example-root.cer`));
const bindings = {
  identity: { kind: 'pkcs12', bytes, password, certificate },
  trustedRoots: [{ certificate: root }],
};

function rate(work) {
  const seconds = 2;
  for (let warm = 0; warm < 200; warm++) work();
  const end = performance.now() + seconds * 1000;
  let count = 0;
  while (performance.now() < end) {
    work();
    count++;
  }
  return Math.round(count / seconds);
}

console.log('Translations a second, certificate policy:');
console.log(`  translate                ${rate(() => translate(policy, bindings))}`);
console.log(`  translate, writeProfile  ${rate(() => writeProfile(translate(policy, bindings).profile))}`);
console.log(`  peak memory              ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
