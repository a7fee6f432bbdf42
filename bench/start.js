/** Process time of `alwayson translate` over a bare `node -e 0`, run in turns. Aim: at most 2.0 times. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runs = 15;
const policy = ['templates/certificate/policy.json', '--bindings', 'templates/certificate/bindings.yaml'];
const secretPolicy = [
  'templates/shared-secret/policy.json',
  ...['localIdentifier=device-0001', 'sharedSecret=file:templates/shared-secret/example-secret.txt'].flatMap(
    (bind) => ['--bind', bind],
  ),
];
const commands = {
  'node -e 0': ['-e', '0'],
  'alwayson --version': ['dist/cli/alwayson.js', '--version'],
  'alwayson translate, shared secret': ['dist/cli/alwayson.js', 'translate', ...secretPolicy],
  'alwayson translate, PKCS#12 and YAML bindings': ['dist/cli/alwayson.js', 'translate', ...policy],
};

function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(commands)) times[name].push(milliseconds(args));
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const bare = median(times['node -e 0']);
console.log(`Start of the process, median of ${runs}:`);
for (const [name, numbers] of Object.entries(times)) {
  const value = median(numbers);
  console.log(`  ${name.padEnd(46)} ${value.toFixed(0).padStart(5)} ms  ${(value / bare).toFixed(2)}×`);
}

const folder = mkdtempSync(join(tmpdir(), 'alwayson-'));
try {
  const peak = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `process.argv = ['', '', 'translate', ...${JSON.stringify(policy)}, '-o', ${JSON.stringify(join(folder, 'p'))}];
await import(${JSON.stringify(`${process.cwd()}/dist/cli/alwayson.js`)});
console.log(process.resourceUsage().maxRSS);`,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  console.log(`  peak memory of the last: ${(Number(peak) / 1024).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true });
}
