/**
 * How fast property lists are read and written: `npm run build && node bench/plist.js`.
 * The aims are those of verifying, of which reading is a part.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readPlist } from '../build/plist/read.js';
import { writePlist } from '../build/plist/write.js';

const secondsOfEach = 2;

/** About 10 kB: an Always On payload and certificates. */
function tenKilobytes() {
  const tunnel = {
    ProtocolType: 'IKEv2',
    Interfaces: ['Cellular', 'WiFi'],
    RemoteAddress: 'vpn.contoso.com',
    RemoteIdentifier: 'vpn.contoso.com',
    LocalIdentifier: 'device-0001.contoso.com',
    AuthenticationMethod: 'Certificate',
    IKESecurityAssociationParameters: { EncryptionAlgorithm: 'AES-256-GCM', DiffieHellmanGroup: 20 },
    ChildSecurityAssociationParameters: { EncryptionAlgorithm: 'AES-256-GCM', DiffieHellmanGroup: 20 },
  };
  return writePlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadContent: [
      { PayloadType: 'com.apple.vpn.managed', AlwaysOn: { TunnelConfigurations: [tunnel, tunnel] } },
      { PayloadType: 'com.apple.security.root', PayloadContent: new Uint8Array(1500).fill(7) },
      { PayloadType: 'com.apple.security.pkcs12', PayloadContent: new Uint8Array(3600).fill(7) },
    ],
  });
}

/** About 5 MB with 50,000 keys. */
function fiveMegabytes() {
  const keys = Array.from({ length: 50_000 }, (_, index) => [`Key${index}`, 'v'.repeat(65)]);
  return writePlist({ PayloadContent: [Object.fromEntries(keys)] });
}

function rate(action) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < secondsOfEach * 1000) {
    action();
    count += 1;
  }
  return Math.round(count / secondsOfEach).toLocaleString('en');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

/** Run in a process of its own, for the memory to be that of reading alone. */
function readLarge(file) {
  const start = performance.now();
  readPlist(file);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  print(
    `reading ${(file.length / 1e6).toFixed(1)} MB with 50,000 keys: ${seconds.toFixed(2)} s, at most ${megabytes.toFixed(0)} MB of memory (aims of verifying: 2 s, 300 MB)`,
  );
}

if (process.argv[2] === 'large') {
  process.once('message', (text) => {
    readLarge(Buffer.from(text));
    process.disconnect();
  });
} else {
  const text = tenKilobytes();
  const file = Buffer.from(text);
  const value = { list: Array.from({ length: 200 }, (_, index) => ({ index, text: 'some text' })) };
  print(
    `reading ${(file.length / 1e3).toFixed(1)} kB: ${rate(() => readPlist(file))} a second (aim of verifying: 500)`,
  );
  print(
    `writing ${(writePlist(value).length / 1e3).toFixed(1)} kB: ${rate(() => writePlist(value))} a second`,
  );
  fork(fileURLToPath(import.meta.url), ['large']).send(fiveMegabytes());
}
