/**
 * Processor time of `alwayson translate` over a bare `node -e 0`, run in turns by the Node that runs this. With BEFORE
 * (see support/beside.js) beside an earlier version. Aims: at most 2.0 times with Node 20, 4 times with Node 24. The
 * program without Node is beside them when `npm run build:program` made it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { median, programIn, versions } from './support/beside.js';

const runs = 15;
const secret = 'file:templates/shared-secret/example-secret.txt';
const commands = {
  '--version': ['--version'],
  'translate, shared secret': [
    ...['translate', 'templates/shared-secret/policy.json', '-o', '-'],
    ...['--bind', 'localIdentifier=device-0001', '--bind', `sharedSecret=${secret}`],
  ],
  'translate, PKCS#12 and YAML bindings': [
    ...['translate', 'templates/certificate/policy.json', '-o', '-'],
    ...['--bindings', 'templates/certificate/bindings.yaml'],
  ],
};

/** What a process used, told by the one that ran it alone: `process.resourceUsage` there is of itself. */
function milliseconds(command) {
  const script = 'TIMEFORMAT="%U %S"; { time "$0" "$@" > /dev/null 2> /dev/null; } 2>&1';
  const { stdout, status } = spawnSync('bash', ['-c', script, ...command], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  const [user = Number.NaN, system = Number.NaN] = stdout.trim().split(' ').map(Number);
  return (user + system) * 1000;
}

const program = 'build/program/alwayson';
const starts = {
  ...Object.fromEntries(
    Object.entries(versions).map(([version, root]) => [version, [process.execPath, programIn(root)]]),
  ),
  ...(existsSync(program) && { program: [program] }),
};
const rows = {
  'node -e 0': [process.execPath, '-e', '0'],
  ...Object.fromEntries(
    Object.entries(starts).flatMap(([start, words]) =>
      Object.entries(commands).map(([name, args]) => [`${start}: ${name}`, [...words, ...args]]),
    ),
  ),
};
const times = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(rows)) times[name].push(milliseconds(args));
}
const bare = median(times['node -e 0']);
console.log(`Processor time of a start, Node ${process.version}, median of ${runs}:`);
for (const [name, numbers] of Object.entries(times)) {
  const value = median(numbers);
  console.log(`  ${name.padEnd(46)} ${value.toFixed(0).padStart(5)} ms  ${(value / bare).toFixed(2)} times`);
}
if (existsSync(program)) {
  const megabytes = (file) => (statSync(file).size / 1e6).toFixed(1);
  console.log(
    `Size of the program: ${megabytes(program)} MB, of which Node ${megabytes(process.execPath)} MB`,
  );
}
