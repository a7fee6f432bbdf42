import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Node.js brings to reach other machines, or to run programs and code. */
const reaching =
  /["'](?:node:)?(net|tls|http|https|http2|dns|dgram|inspector|cluster|worker_threads|vm|child_process)(?:\/promises)?["']/;

/**
 * `isIP` sends nothing, the roots of Node.js are in `node:tls`, `serve` listens without reaching anyone, and the threads
 * that judge many files run our own code, as does what keeps it compiled. `pull` alone asks other machines, in one file, and runs the Azure CLI.
 */
const allowed = ['worker_threads', 'child_process', 'net', 'tls', 'http', 'https', 'vm'];

test('the package can reach nothing but the roots of Node.js, Graph, the Azure CLI and the sign command', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const imports = files.flatMap((name) =>
    readFileSync(join('src', name), 'utf8')
      .split('\n')
      .filter((line) => /\bimport\b/.test(line) && reaching.test(line))
      .map((line) => ({ name, module: reaching.exec(line)?.[1] ?? '', line: line.trim() })),
  );
  expect(imports.map(({ module }) => module).filter((module) => !allowed.includes(module))).toEqual([]);
  const of = (module: string) => imports.filter((one) => one.module === module);
  expect(
    of('worker_threads')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(
    ['batch-worker.ts', join('batch', 'write-device.ts'), 'verify-worker.ts', 'workers.ts'].map((name) =>
      join('cli', name),
    ),
  );
  expect(
    of('child_process')
      .map(({ name }) => name)
      .sort(),
  ).toEqual([join('cli', 'pull', 'azure-cli.ts'), join('cli', 'sign-command.ts')]);
  expect(of('vm').map(({ name }) => name)).toEqual([join('cli', 'kept-code.ts')]);
  for (const { name, line } of [...of('http'), ...of('https')]) {
    expect(name.startsWith(join('cli', 'serve'))).toBe(true);
    expect(line).toMatch(
      /^import (?:type \{ IncomingMessage \}|\{ (?:createServer(?: as createSecureServer)?|type \w+|, )+ \}) from 'node:https?';$/,
    );
  }
  for (const { line } of of('net'))
    expect(line).toMatch(/^import \{ (?:isIP|isIPv4|isIPv6|, )+ \} from 'node:net';$/);
  expect([...new Set(of('tls').map(({ name }) => name))]).toEqual([join('cli', 'certificates.ts')]);
});

const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));
const filesWith = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test('one file asks other machines, and the library of the sign-in asks through it', () => {
  expect(filesWith(/\bfetch\(|[=(:,] *fetch\b|globalThis|WebSocket|EventSource/)).toEqual([
    join('cli', 'pull', 'send.ts'),
  ]);
  expect(filesWith(/@azure\//)).toEqual([join('cli', 'pull', 'sign-in.ts')]);
  expect(texts.find(({ name }) => name.endsWith('sign-in.ts'))?.text).toContain('networkClient:');
});

test('only the command that asks other machines loads what does', () => {
  expect(filesWith(/\/pull\/(?:send|token|sign-in|azure-cli|pull-policies)\.js|'\.\/send\.js'/)).toEqual([
    join('cli', 'commands', 'pull.ts'),
    join('cli', 'pull', 'pull-policies.ts'),
    join('cli', 'pull', 'sign-in.ts'),
  ]);
});
