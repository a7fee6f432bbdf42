/**
 * How fast profiles are made for many devices, and with how much memory, beside what bounds it on the same machine in
 * the same run: `openssl speed`, threads that sign with node:crypto and do nothing else, and threads that sign and write
 * files of the same size. Run it by `npm run build && npm run bench -- batch`; `DEVICES=100000` for a fleet. Needs
 * openssl; what an earlier version does is no part of it, as it had no such command. Aims, with 100,000 devices on two cores: signed with
 * RSA-2048 at least 0.9 of the signatures of `openssl speed`, with P-256 at least 4,000 a second; memory below 300 MB,
 * and the same for a tenth of the devices.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, pbkdf2Sync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readCertificates } from '../build/certificates/certificate.js';
import { pkcs12Key } from '../build/certificates/pkcs12-key.js';
import { authorityOf } from '../build/issue/authority.js';
import { issueIdentity } from '../build/issue/issue.js';
import { readPrivateKey } from '../build/signing/private-key.js';

const devices = Number(process.env.DEVICES ?? 10_000);
/** Each is a file that takes milliseconds to make. */
const identities = Math.min(10_000, Math.ceil(devices / 5));
const inLoop = 20;
/** Of a signed profile. */
const sizeOfFile = 5000;
const cores = availableParallelism();
const jobs = [...new Set([1, cores])];
const folder = mkdtempSync(join(tmpdir(), 'alwayson-bench-'));
const program = join(import.meta.dirname, '../dist/cli/alwayson.cjs');
const path = (name) => join(folder, name);

function list(name, header, row, count) {
  const rows = Array.from({ length: count }, (_, index) => row(index).join(','));
  // Secrets stand in it, which is taken of a file that its owner alone can read.
  writeFileSync(path(name), `${[header.join(','), ...rows].join('\n')}\n`, { mode: 0o600 });
  return path(name);
}

const serial = (index) => `F2L${String(index).padStart(7, '0')}`;

function sharedSecrets(count) {
  const header = ['device.serialNumber', 'localIdentifier', 'sharedSecret'];
  const row = (index) => [
    serial(index),
    `${serial(index)}.contoso.com`,
    randomBytes(24).toString('base64url'),
  ];
  return list(`secrets-${count}.csv`, header, row, count);
}

const policy = { secret: 'templates/shared-secret/policy.json', certificate: path('certificate.json') };

function signer(name, request) {
  const [key, certificate] = [path(`${name}.key`), path(`${name}.pem`)];
  const args = ['req', '-x509', '-noenc', '-days', '30', '-subj', `/CN=${name}`, ...request];
  execFileSync('openssl', [...args, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return ['--signer', certificate, '--signer-key', key];
}

let folders = 0;

/**
 * A folder that nobody has used. It stays until the end: ext4 passes over the places of files that were removed within
 * the last minutes one by one, so that each new file takes 0.4 ms instead of 0.02.
 */
function freshFolder() {
  folders += 1;
  mkdirSync(path(`out-${folders}`));
  return path(`out-${folders}`);
}

/** Runs `alwayson batch` in a process that tells what it used, all of its threads together. */
function batch(count, args) {
  const out = freshFolder();
  const words = ['', program, 'batch', ...args, '-o', out, '--quiet'];
  const script = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
process.argv = ${JSON.stringify(words)};
await import(${JSON.stringify(program)});`;
  const start = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`alwayson batch ended with ${status}: ${stderr}`);
  const made = readdirSync(out).filter((name) => name.endsWith('.mobileconfig')).length;
  if (made !== count) throw new Error(`${made} profiles were made of ${count}`);
  return { rate: count / seconds, ...JSON.parse(stderr.split('\n').at(-1)) };
}

/** Signatures a second; the last line is `rsa 2048 bits 0.000135s 0.000007s   7395.5 138676.0`. */
function opensslSpeed(algorithm, threads) {
  const args = ['speed', '-seconds', '2', '-multi', String(threads), algorithm];
  const answer = execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return Number(answer.toString().trim().split('\n').at(-1).trim().split(/\s+/).at(-2));
}

function print(title, rate, remarks = []) {
  const figure = Math.round(rate).toLocaleString('en').padStart(7);
  console.log(`  ${title.padEnd(48)}${figure} a second  ${remarks.filter((one) => one !== '').join(', ')}`);
}

/** By the time of the processor: what it would be if nothing else ran here. */
function alone(count, threads, { processor }) {
  return `alone ${Math.round((threads * count) / processor).toLocaleString('en')}`;
}

const megabytes = ({ megabytes }) => `${Math.round(megabytes)} MB`;

/** How often a second threads sign with node:crypto, and write and rename where they have a folder, and do nothing else. */
async function signAndWrite(keyFile, threads, count, folder) {
  const script = new URL('support/sign-and-write.js', import.meta.url);
  const workerData = { keyFile, folder, count: Math.ceil(count / threads), size: sizeOfFile };
  const workers = Array.from({ length: threads }, () => new Worker(script, { workerData }));
  const ended = workers.map((worker) => once(worker, 'exit'));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const start = performance.now();
  for (const worker of workers) worker.postMessage('start');
  await Promise.all(ended);
  return (1000 * workerData.count * threads) / (performance.now() - start);
}

/** What the machine could do meanwhile is measured just before and just after. */
async function measureSigned(title, algorithm, options, file, count) {
  const keyFile = options[options.indexOf('--signer-key') + 1];
  for (const threads of jobs) {
    const yardsticks = async () => [
      opensslSpeed(algorithm, threads),
      await signAndWrite(keyFile, threads, Math.min(count, 10_000)),
      await signAndWrite(keyFile, threads, Math.min(count, 10_000), freshFolder()),
    ];
    const before = await yardsticks();
    const run = batch(count, [policy.secret, '--devices', file, '--jobs', String(threads), ...options]);
    const [speed, signing, bound] = (await yardsticks()).map((rate, index) => (rate + before[index]) / 2);
    const share = (rate) => `${(run.rate / rate).toFixed(2)} of`;
    print(`${title}, --jobs ${threads}`, run.rate, [
      `${share(speed)} openssl speed (${Math.round(speed).toLocaleString('en')})`,
      `${share(signing)} signing alone (${Math.round(signing).toLocaleString('en')})`,
      `${share(bound)} signing and writing alone (${Math.round(bound).toLocaleString('en')})`,
      alone(count, threads, run),
      megabytes(run),
    ]);
  }
}

function measurePlain(title, args, count) {
  for (const threads of jobs) {
    const run = batch(count, [...args, '--jobs', String(threads)]);
    print(`${title}, --jobs ${threads}`, run.rate, [alone(count, threads, run), megabytes(run)]);
  }
}

/** A shell that calls `alwayson translate` for each device, one after the other. */
function shellLoop(options) {
  mkdirSync(path('loop'));
  writeFileSync(path('secret.txt'), 'example-secret');
  const script = `for i in $(seq ${inLoop}); do "$0" ${JSON.stringify(program)} translate "$1" --bind "localIdentifier=device-$i.contoso.com" \
--bind "sharedSecret=file:$2/secret.txt" --quiet -o "$2/loop/$i.mobileconfig" "\${@:3}" || exit 1; done`;
  const start = performance.now();
  execFileSync('bash', ['-c', script, process.execPath, policy.secret, folder, ...options], {
    stdio: 'ignore',
  });
  return inLoop / ((performance.now() - start) / 1000);
}

const days = 30;

/** A list of devices with a PKCS#12 file each, issued by an authority of its own. */
async function pkcs12List(form) {
  const certificates = readCertificates(readFileSync(path('ca.pem')));
  const privateKey = readPrivateKey(readFileSync(path('ca.key')));
  const authority = authorityOf({ privateKey, certificates, days, now: new Date(Date.now() + 1000) });
  const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rows = [];
  for (let index = 0; index < identities; index++) {
    const name = `${serial(index)}.contoso.com`;
    const made = await issueIdentity(authority, { identifiers: [name], keyPair, form, random: randomBytes });
    writeFileSync(path(`${form}-${index}.p12`), made.bytes);
    rows.push([serial(index), name, path(`${form}-${index}.p12`), made.password]);
  }
  const header = ['device.serialNumber', 'localIdentifier', 'identity.pkcs12', 'identity.password'];
  return list(`${form}.csv`, header, (index) => rows[index], identities);
}

/** The derivation of keys alone that opening a file takes: of the MAC, and for two parts a key with its vector. */
const derivations = {
  modern: (password) => {
    derive(password, 'mac', 'SHA-256', 32);
    for (const salt of ['key', 'certificates']) pbkdf2Sync(password, salt, 2048, 32, 'sha256');
  },
  legacy: (password) => {
    derive(password, 'mac', 'SHA-1', 20);
    for (const _part of ['key', 'certificates']) {
      derive(password, 'key', 'SHA-1', 24);
      derive(password, 'block', 'SHA-1', 8);
    }
  },
};

function derive(password, purpose, digest, length) {
  return pkcs12Key(password, { purpose, digest, salt: Buffer.from('12345678'), iterations: 2048, length });
}

/** How often a second of one core keys are derived for a file. */
function derivationRate(form) {
  const work = (index) => derivations[form](`password-${index}`);
  for (let index = 0; index < 50; index++) work(index);
  const before = process.cpuUsage();
  for (let index = 0; index < 200; index++) work(index);
  const { user, system } = process.cpuUsage(before);
  return 200 / ((user + system) / 1e6);
}

async function measurePkcs12(form) {
  const file = await pkcs12List(form);
  const bound = derivationRate(form);
  for (const threads of jobs) {
    const args = [policy.certificate, '--devices', file, '--jobs', String(threads)];
    const run = batch(identities, args);
    const byProcessor = identities / run.processor;
    print(`PKCS#12, ${form} form, --jobs ${threads}`, run.rate, [
      `${Math.round((100 * byProcessor) / bound)} % of the time of the processor derives keys (${Math.round(bound).toLocaleString('en')} a second of a core)`,
      alone(identities, threads, run),
      megabytes(run),
    ]);
  }
}

/** Identities on P-256 for all, as the making of keys of RSA would be all that is measured. */
function certificatePolicy() {
  const text = readFileSync('templates/certificate/policy.json', 'utf8');
  writeFileSync(
    policy.certificate,
    JSON.stringify({ ...JSON.parse(text), serverCertificateType: 'ecdsa256' }),
  );
  const request = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-addext',
    'keyUsage=critical,keyCertSign',
  ];
  const [, certificate, , key] = signer('ca', request);
  return ['--issue', certificate, '--issue-key', key];
}

try {
  const rsa = signer('rsa', ['-newkey', 'rsa:2048', '-addext', 'keyUsage=critical,digitalSignature']);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const p256 = signer('p256', [...curve, '-addext', 'keyUsage=critical,digitalSignature']);
  const authority = certificatePolicy();
  const [few, many] = [Math.ceil(devices / 10), devices].map((count) => ({
    count,
    file: sharedSecrets(count),
  }));
  const plain = ({ file }) => [policy.secret, '--devices', file];

  console.log(`${devices.toLocaleString('en')} devices with a shared secret, ${cores} cores:`);
  measurePlain('not signed', plain(many), many.count);
  await measureSigned('signed, RSA-2048', 'rsa2048', rsa, many.file, many.count);
  await measureSigned('signed, P-256', 'ecdsap256', p256, many.file, many.count);
  const loop = shellLoop(rsa);
  print(`a shell loop of translate, RSA-2048 (${inLoop} devices)`, loop, [
    `${Math.round(1000 / loop)} ms each`,
  ]);

  console.log(`Memory at most, all threads, signed with RSA-2048, --jobs ${cores}:`);
  for (const { count, file } of [few, many]) {
    const run = batch(count, [policy.secret, '--devices', file, '--jobs', String(cores), ...rsa]);
    console.log(`  ${count.toLocaleString('en').padStart(7)} devices  ${megabytes(run)}`);
  }

  console.log(`${identities.toLocaleString('en')} devices with an identity on P-256:`);
  for (const form of ['modern', 'legacy']) await measurePkcs12(form);
  const names = list(
    'names.csv',
    ['device.serialNumber', 'localIdentifier'],
    (index) => [serial(index), `${serial(index)}.contoso.com`],
    identities,
  );
  measurePlain('issued on the way', [policy.certificate, '--devices', names, ...authority], identities);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
