import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../support/folder.js';
import { type Run, runCli } from '../support/run-cli.js';

/** A command line with the files that it names. */
export interface Attempt {
  readonly args: readonly string[];
  /** By name; a text, or bytes. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** What every attempt has for a secret: it must come out nowhere but in a profile. */
export const canary = 'canary-4f1c9a7e-secret';

const folder = makeFolder();

/** Runs an attempt in a folder of its own. */
export async function run({ args, files }: Attempt): Promise<Run> {
  const cwd = mkdtempSync(join(folder, 'attempt-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  const ended = await runCli(args, { cwd, env: { SECRET: canary } });
  rmSync(cwd, { recursive: true });
  return ended;
}

/** What a run may say at most, whatever the input: a mebibyte, and so many bytes for each that it was given. */
const mostOutput = { fixed: 2 ** 20, perByte: 60 };

/** What is wrong with how a run ended, whatever was given to it; empty where nothing is. */
export function faultsOf({ files }: Attempt, { exitCode, stdout, stderr }: Run): string[] {
  const given = Object.values(files).reduce((sum, content) => sum + content.length, 0);
  const isProfile = /^(<\?xml|bplist)/.test(stdout);
  const faults: readonly (readonly [what: string, isSo: boolean])[] = [
    [`exit code ${exitCode}`, ![0, 1, 2].includes(exitCode)],
    ['a fault of the tool', stderr.includes('a fault of the tool')],
    ['nothing is said of why it failed', exitCode !== 0 && stdout === '' && stderr === ''],
    ['a secret on standard error', stderr.includes(canary)],
    ['a secret on standard output', !isProfile && stdout.includes(canary)],
    ['a value without words', /\[object |\bundefined\b.*\bwhere:/.test(stderr)],
    ['a control character', /[^\P{Cc}\n\t]|\p{Bidi_Control}/u.test(isProfile ? stderr : stderr + stdout)],
    [
      'more output than input allows',
      stdout.length + stderr.length > mostOutput.fixed + given * mostOutput.perByte,
    ],
  ];
  return faults.filter(([, isSo]) => isSo).map(([what]) => what);
}

/** An attempt as it lies in the corpus. */
export function toJson({ args, files }: Attempt): string {
  const encoded = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? { text: content } : { base64: Buffer.from(content).toString('base64') },
  ]);
  return `${JSON.stringify({ args, files: Object.fromEntries(encoded) }, undefined, 2)}\n`;
}

/** The inverse of {@link toJson}. */
export function fromJson(text: string): Attempt {
  const { args, files }: { args: string[]; files: Record<string, { text?: string; base64?: string }> } =
    JSON.parse(text);
  const decoded = Object.entries(files).map(([name, { text: plain, base64 = '' }]) => [
    name,
    plain ?? Buffer.from(base64, 'base64'),
  ]);
  return { args, files: Object.fromEntries(decoded) };
}
