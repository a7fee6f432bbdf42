/**
 * How fast profiles are verified in one process, from bytes to findings: `npm run build && node bench/run.js verify`.
 * Aims: 500 profiles of 10 kB a second; 5 MB with 50,000 keys in less than 2 seconds and 300 MB.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainValue } from '../build/plist/navigate.js';
import { readPlist } from '../build/plist/read.js';
import { writePlist } from '../build/plist/write.js';
import { verify } from '../build/verify/verify.js';

const seconds = 2;
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
  return Buffer.from(writePlist(profile));
}

/** About 5 MB with 50,000 keys, all of them in the VPN, so that every one is looked at. */
function fiveMegabytes() {
  const profile = fixture('translate/scep/expected.mobileconfig');
  const [tunnel] = profile.PayloadContent.at(-1).AlwaysOn.TunnelConfigurations;
  for (let index = 0; index < 50_000; index++) tunnel[`Key${index}`] = 'v'.repeat(65);
  return Buffer.from(writePlist(profile));
}

async function rate(bytes) {
  for (let warm = 0; warm < 50; warm++) await verify(bytes, { now });
  const end = performance.now() + seconds * 1000;
  let count = 0;
  while (performance.now() < end) {
    await verify(bytes, { now });
    count++;
  }
  return Math.round(count / seconds).toLocaleString('en');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

/** In a process of its own, for the memory to be that of verifying alone. */
async function large(bytes) {
  const start = performance.now();
  const { findings } = await verify(bytes, { now });
  const taken = (performance.now() - start) / 1000;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  print(
    `  ${(bytes.length / 1e6).toFixed(1)} MB with 50,000 unknown keys  ${taken.toFixed(2)} s, at most ${megabytes} MB of memory, ${findings.length.toLocaleString('en')} findings (aims: 2 s, 300 MB)`,
  );
}

if (process.argv[2] === 'large') {
  process.once('message', async (text) => {
    await large(Buffer.from(text));
    process.disconnect();
  });
} else {
  const plain = tenKilobytes();
  const withIdentity = readFileSync('fixtures/translate/certificate/expected.mobileconfig');
  const signed = readFileSync('fixtures/verify/signed/vpn.mobileconfig');
  print('Profiles verified a second:');
  print(`  ${(plain.length / 1e3).toFixed(1)} kB, SCEP                   ${await rate(plain)} (aim: 500)`);
  print(`  ${(withIdentity.length / 1e3).toFixed(1)} kB, PKCS#12, opened        ${await rate(withIdentity)}`);
  print(`  ${(signed.length / 1e3).toFixed(1)} kB, signed                  ${await rate(signed)}`);
  const child = fork(fileURLToPath(import.meta.url), ['large']);
  child.send(fiveMegabytes().toString('utf8'));
}
