/**
 * Translations a second of one core, without writing; the PKCS#12 file is opened once. With BEFORE (see
 * support/beside.js) beside an earlier version. Aim: at least 2,000.
 */
import { readFileSync } from 'node:fs';
import { eachVersion, modulesOf, printRates } from './support/beside.js';

const folder = 'templates/certificate/certs';
const bytes = readFileSync(`${folder}/example-device.p12`);
const password = readFileSync(`${folder}/example-password.txt`, 'utf8').trim();
const [certificates, pkcs12, index] = await Promise.all(
  ['certificates/certificate', 'certificates/pkcs12', 'index'].map(modulesOf),
);

/** What each version makes of the same policy and the same bindings. */
const works = (make) =>
  eachVersion(async (_, name) => {
    const { readPolicy } = index[name];
    const { policy } = await readPolicy(readFileSync('templates/certificate/policy.json'));
    const { certificate } = pkcs12[name].readPkcs12(bytes, password);
    const root = certificates[name].readCertificate(readFileSync(`${folder}/example-root.cer`));
    const identity = { kind: 'pkcs12', bytes, password, certificate };
    return () => make(index[name], policy, { identity, trustedRoots: [{ certificate: root }] });
  });

console.log('Translations a second of one core, certificate policy:');
await printRates('translate', await works(({ translate }, policy, bindings) => translate(policy, bindings)));
await printRates(
  'translate, writeProfile',
  await works(({ translate, writeProfile }, policy, bindings) =>
    writeProfile(translate(policy, bindings).profile),
  ),
);
console.log(`  peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
