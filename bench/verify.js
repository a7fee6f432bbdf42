/**
 * How fast profiles are verified, from bytes to findings: `npm run build && npm run bench -- verify`. Each file is
 * another one and all hold the same certificates, as the profiles of one organisation do. With BEFORE (see
 * support/beside.js) beside an earlier version. Aims, beside 0.1.0: SCEP 2.5 times as fast, PKCS#12 4 times; a folder
 * on two cores 3 times; 5 MB with 50,000 keys in less than 2 seconds and 300 MB.
 */
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainValue } from '../build/plist/navigate.js';
import { readPlist } from '../build/plist/read.js';
import { writePlist } from '../build/plist/write.js';
import { verify } from '../build/verify/verify.js';
import { eachVersion, modulesOf, printBeside, printRates, programIn, versions } from './support/beside.js';

const now = new Date('2027-01-01T00:00:00Z');

/** The profile of a fixture as plain values. */
function fixture(path) {
  return plainValue(readPlist(readFileSync(`fixtures/${path}`)).root);
}

/** A profile of 10 kB: an Always On VPN with a tunnel for each interface and many exceptions. */
function tenKilobytes() {
  const profile = fixture('translate/scep/expected.mobileconfig');
  const { AlwaysOn } = profile.PayloadContent.at(-1);
  const [tunnel] = AlwaysOn.TunnelConfigurations;
  AlwaysOn.TunnelConfigurations = ['Cellular', 'WiFi'].map((name) => ({ ...tunnel, Interfaces: [name] }));
  AlwaysOn.ApplicationExceptions = Array.from({ length: 5 }, (_, index) => ({
    BundleIdentifier: `com.contoso.app${index}`,
  }));
  return writePlist(profile);
}

/** Files that differ in their identifiers alone. */
function manyOf(text, count = 200) {
  return Array.from({ length: count }, (_, index) =>
    Buffer.from(text.replaceAll('com.contoso.vpn', `com.contoso.vpn${index}`)),
  );
}

/** About 5 MB with 50,000 keys, all of them in the VPN, so that every one is looked at. */
function fiveMegabytes() {
  const profile = fixture('translate/scep/expected.mobileconfig');
  const [tunnel] = profile.PayloadContent.at(-1).AlwaysOn.TunnelConfigurations;
  for (let index = 0; index < 50_000; index++) tunnel[`Key${index}`] = 'v'.repeat(65);
  return writePlist(profile);
}

/** In a process of its own, for the memory to be that of verifying alone. */
async function large(bytes) {
  const start = process.cpuUsage();
  const { findings } = await verify(bytes, { now });
  const { user, system } = process.cpuUsage(start);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `  ${(bytes.length / 1e6).toFixed(1)} MB with 50,000 unknown keys: ${((user + system) / 1e6).toFixed(2)} s, at most ${megabytes} MB of memory, ${findings.length.toLocaleString('en')} findings`,
  );
}

/** Files a second of the whole command, by the clock and by the processor. */
function folderOfFiles(files) {
  const folder = mkdtempSync(join(tmpdir(), 'alwayson-bench-'));
  try {
    for (const [index, bytes] of files.entries()) writeFileSync(join(folder, `${index}.mobileconfig`), bytes);
    const clock = Object.fromEntries(Object.keys(versions).map((name) => [name, []]));
    const processor = structuredClone(clock);
    const memory = structuredClone(clock);
    for (let round = 0; round < 5; round++) {
      for (const [name, root] of Object.entries(versions)) {
        const usage = runOn(root, folder);
        clock[name].push(files.length / usage.seconds);
        processor[name].push(files.length / usage.processor);
        memory[name].push(usage.megabytes);
      }
    }
    const title = `folder of ${files.length.toLocaleString('en')}`;
    printBeside(`${title}, ${availableParallelism()} cores, by the clock`, clock, 'a second');
    printBeside(`${title}, by all of its processor time`, processor, 'a second');
    printBeside(`${title}, peak memory`, memory, 'MB');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the command in a process that tells what it used. */
function runOn(root, folder) {
  const program = programIn(root);
  const script = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
process.argv = ['', ${JSON.stringify(program)}, 'verify', ${JSON.stringify(folder)}, '--format', 'json'];
await import(${JSON.stringify(program)});`;
  const start = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`alwayson verify ended with ${status}: ${stderr}`);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, ...JSON.parse(stderr.split('\n').at(-1)) };
}

if (process.argv[2] === 'large') {
  process.once('message', async (text) => {
    await large(Buffer.from(text));
    process.disconnect();
  });
} else {
  const scep = manyOf(tenKilobytes());
  const pkcs12 = manyOf(readFileSync('fixtures/translate/certificate/expected.mobileconfig', 'utf8'));
  const signed = readFileSync('fixtures/verify/signed/vpn.mobileconfig');
  const modules = await modulesOf('verify/verify');
  const works = (files) =>
    eachVersion((_, name) => (index) => modules[name].verify(files[index % files.length], { now }));
  const size = ([first]) => `${(first.length / 1e3).toFixed(1)} kB`;
  console.log('Profiles verified a second of one core:');
  await printRates(`${size(scep)}, SCEP`, await works(scep));
  await printRates(`${size(pkcs12)}, PKCS#12, opened`, await works(pkcs12));
  await printRates(`${size([signed])}, signed`, await works([signed]));
  folderOfFiles(Array.from({ length: 10 }, () => [...scep.slice(0, 150), ...pkcs12.slice(0, 50)]).flat());
  fork(fileURLToPath(import.meta.url), ['large']).send(fiveMegabytes());
}
