/**
 * How fast profiles are signed, beside what others do on the same machine in the same run:
 * `npm run build && node bench/signing.js`. Needs openssl; npm's `mobileconfig` is measured when it is installed
 * (`npm install --no-save mobileconfig`; it is no dependency because of the old libraries that it brings along).
 * Aims: RSA-2048 at least 0.85 of the signatures that `openssl speed` makes on all cores; P-256 at least 2,500 a second.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { writePlist } from '../build/plist/write.js';
import { sealProfile } from '../build/signing/seal.js';
import { signProfile } from '../build/signing/sign.js';
import { signerFromFiles } from '../build/signing/signer.js';
import { eachVersion, modulesOf, printRates, versions } from './support/beside.js';

const cores = availableParallelism();
/** A little ahead: the certificates are made later than this line runs. */
const signingTime = new Date(Date.now() + 600_000);
const folder = mkdtempSync(join(tmpdir(), 'alwayson-bench-'));

const kinds = {
  'RSA-2048': { speed: 'rsa2048', request: ['-newkey', 'rsa:2048'] },
  'P-256': { speed: 'ecdsap256', request: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] },
};

/** Different profiles of about 6 kB. */
const profiles = Array.from({ length: 500 }, (_, index) =>
  Buffer.from(
    writePlist({
      PayloadType: 'Configuration',
      PayloadIdentifier: `com.contoso.vpn.${index}`,
      PayloadContent: [
        { PayloadType: 'com.apple.security.root', PayloadContent: new Uint8Array(4000).fill(index) },
      ],
    }),
  ),
);

function credentials(kind) {
  const [key, certificate] = [join(folder, `${kind}.key`), join(folder, `${kind}.crt`)];
  const request = ['req', '-x509', '-noenc', '-days', '30', '-subj', `/CN=${kind}`, ...kinds[kind].request];
  execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return { key, certificate };
}

/** Profiles a second, when the first `count` of them are signed by one call, and that `passes` times. */
async function rate(count, sign, passes = 1) {
  const batch = profiles.slice(0, count);
  const start = performance.now();
  for (let pass = 0; pass < passes; pass++) await sign(batch);
  return (passes * count) / ((performance.now() - start) / 1000);
}

/** Profiles a second on all cores, by the processor time since `before`: what else runs here takes nothing from it. */
function byProcessor(count, before) {
  const { user, system } = process.cpuUsage(before);
  return (cores * count * 1e6) / (user + system);
}

/** Signatures a second on all cores; the last line is `rsa 2048 bits 0.000135s 0.000007s   7395.5 138676.0`. */
function opensslSpeed(kind) {
  const answer = execFileSync(
    'openssl',
    ['speed', '-seconds', '2', '-multi', String(cores), kinds[kind].speed],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return Number(answer.toString().trim().split('\n').at(-1).trim().split(/\s+/).at(-2));
}

function forgeSigns({ key, certificate }) {
  const forgeKey = forge.pki.privateKeyFromPem(readFileSync(key, 'utf8'));
  const forgeCertificate = forge.pki.certificateFromPem(readFileSync(certificate, 'utf8'));
  return (batch) => {
    for (const profile of batch) {
      const message = forge.pkcs7.createSignedData();
      message.content = forge.util.createBuffer(profile.toString('latin1'));
      message.addCertificate(forgeCertificate);
      message.addSigner({
        key: forgeKey,
        certificate: forgeCertificate,
        digestAlgorithm: forge.pki.oids.sha256,
        authenticatedAttributes: [
          { type: forge.pki.oids.contentType, value: forge.pki.oids.data },
          { type: forge.pki.oids.signingTime, value: signingTime },
          { type: forge.pki.oids.messageDigest },
        ],
      });
      message.sign();
      forge.asn1.toDer(message.toAsn1()).getBytes();
    }
  };
}

async function mobileconfigSigns({ key, certificate }) {
  const { default: mobileconfig } = await import('mobileconfig').catch(() => ({}));
  if (mobileconfig === undefined) return undefined;
  const keys = { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8'), signingTime: true };
  return (batch) =>
    Promise.all(
      batch.map(
        (profile) =>
          new Promise((resolve, reject) => {
            mobileconfig.sign(profile.toString(), keys, (error, der) =>
              error ? reject(error) : resolve(der),
            );
          }),
      ),
    );
}

/** One process a profile, as many at once as there are cores. */
function opensslSigns({ key, certificate }) {
  const file = (index) => join(folder, `${index}.mobileconfig`);
  return async (batch) => {
    const waiting = batch.map((profile, index) => writeFileSync(file(index), profile) ?? index);
    const work = async () => {
      for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
        const input = ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', file(index)];
        const output = ['-signer', certificate, '-inkey', key, '-out', `${file(index)}.signed`];
        await once(spawn('openssl', [...input, ...output], { stdio: 'ignore' }), 'exit');
      }
    };
    await Promise.all(Array.from({ length: cores }, work));
  };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print(name, numbers, ratio = '') {
  const figure = Math.round(median(numbers)).toLocaleString('en').padStart(8);
  process.stdout.write(`${name.padEnd(44)}${figure} a second ${ratio}\n`);
}

/** With BEFORE (see support/beside.js): the same signatures by an earlier version, in turns. */
async function measureBeside(kind) {
  const files = credentials(kind);
  const [sign, signer] = await Promise.all(['signing/sign', 'signing/signer'].map(modulesOf));
  const works = await eachVersion((_, name) => {
    const own = signer[name].signerFromFiles({
      key: readFileSync(files.key),
      certificate: readFileSync(files.certificate),
    });
    return (count) => sign[name].signProfile(profiles[count % profiles.length], own, { signingTime });
  });
  await printRates(`${kind}, one after the other`, works);
}

async function measure(kind) {
  const files = credentials(kind);
  const signer = signerFromFiles({
    key: readFileSync(files.key),
    certificate: readFileSync(files.certificate),
  });
  const ours = (batch) => Promise.all(batch.map((profile) => signProfile(profile, signer, { signingTime })));
  const sealing = (batch) =>
    Promise.all(batch.map((profile) => sealProfile(profile, signer, { signingTime })));
  const atStart = process.cpuUsage();
  const cold = await rate(500, ours);
  const coldProcessor = byProcessor(500, atStart);
  const rates = { ours: [], sealed: [], speed: [], processes: [], processor: [] };
  // Turn by turn, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < 7; round++) {
    rates.speed.push(opensslSpeed(kind));
    const before = process.cpuUsage();
    rates.ours.push(await rate(500, ours, 4));
    rates.processor.push(byProcessor(4 * 500, before));
    rates.sealed.push(await rate(500, sealing));
    rates.processes.push(await rate(50, opensslSigns(files)));
  }
  const ofSpeed = (rate) => `(${(rate / median(rates.speed)).toFixed(2)} of openssl speed)`;
  process.stdout.write(
    `\n${kind}, ${profiles.length} profiles of ${profiles[0].length} bytes, ${cores} cores\n`,
  );
  print('alwayson, one process', rates.ours, ofSpeed(median(rates.ours)));
  print('  by its processor time, if alone here', rates.processor, ofSpeed(median(rates.processor)));
  print('  its first 500, not yet compiled', [cold], ofSpeed(cold));
  print('  these by their processor time', [coldProcessor], ofSpeed(coldProcessor));
  print('  sealed: read before, verified afterwards', rates.sealed);
  print('openssl speed, signatures alone, all cores', rates.speed);
  print('openssl cms, a process a profile, all cores', rates.processes);
  if (kind !== 'RSA-2048') return;
  print('node-forge alone', [await rate(20, forgeSigns(files))]);
  const mobileconfig = await mobileconfigSigns(files);
  if (mobileconfig === undefined) process.stdout.write('npm mobileconfig: not installed\n');
  else print('npm mobileconfig', [await rate(20, mobileconfig)]);
}

try {
  for (const kind of Object.keys(kinds)) {
    await measure(kind);
    if (versions.before) await measureBeside(kind);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
