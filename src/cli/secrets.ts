import type { Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { InputError } from '../input-error.js';
import { referenceForms } from '../translate/bindings/file.js';
import { secretLine } from '../translate/bindings/secret.js';
import type { Host } from './host.js';
import { readInput, readStandardInput } from './input.js';
import { undoneOnSignal } from './undo-on-signal.js';

/**
 * The secret that a reference names: `env:NAME`, `file:PATH`, `-` for standard input, or `prompt`. The line break at the
 * end of a file or of standard input is not part of it.
 *
 * @param what what the secret is for, to be shown at the prompt and in errors
 * @throws InputError naming the reference, never a value
 */
export async function readSecret(host: Host, reference: string, what: string): Promise<string> {
  const secret = await secretText(host, reference, what);
  if (secret === '') throw new InputError(`${what}: ${reference} is empty`);
  return secret;
}

async function secretText(host: Host, reference: string, what: string): Promise<string> {
  if (reference.startsWith('env:')) return fromEnvironment(host, reference.slice('env:'.length), what);
  if (reference.startsWith('file:')) {
    const bytes = await readInput(host, reference.slice('file:'.length));
    return secretLine(bytes, `${what}: ${reference}`);
  }
  if (reference === '-') return secretLine(await readStandardInput(host), `${what}: standard input`);
  if (reference === 'prompt') return fromPrompt(host, what);
  throw new InputError(`${what}: this is not a reference to a secret; write ${referenceForms}`);
}

function fromEnvironment(host: Host, name: string, what: string): string {
  const value = host.env[name];
  if (value === undefined) throw new InputError(`${what}: the environment variable ${name} is not set`);
  return value;
}

/** Asks at the terminal without echo. What is typed reaches nothing but the answer: the editor writes to nowhere. */
async function fromPrompt(host: Host, what: string): Promise<string> {
  const { stdin, stderr } = host;
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new InputError(`${what}: a prompt needs a terminal; use env:NAME, file:PATH or "-"`);
  }
  const { createInterface } = await import('node:readline');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  let editor: Interface | undefined;
  // Gives the terminal its echo back.
  const close = () => editor?.close();
  return undoneOnSignal(close, async () => {
    stderr.write(`${what}: `);
    try {
      editor = createInterface({ input: stdin, output: nowhere, terminal: true, historySize: 0 });
      return await lineOf(editor, what);
    } finally {
      close();
      stderr.write('\n');
    }
  });
}

function lineOf(editor: Interface, what: string): Promise<string> {
  return new Promise((resolve, reject) => {
    editor.once('line', resolve);
    editor.once('SIGINT', () => editor.close());
    editor.once('close', () => reject(new InputError(`${what}: nothing was entered at the prompt`)));
  });
}
