import type { Finding } from '../../finding.js';
import { about, InputError } from '../../input-error.js';
import { decodeText } from '../../text/decode.js';
import type { Bindings } from './bindings.js';
import { readBindings } from './read.js';
import { type BindingSources, resolveBindings } from './resolve.js';
import { secretLine } from './secret.js';

/** The bindings, absent when a finding is an error, and the findings. */
export interface LoadedBindings {
  readonly bindings?: Bindings;
  readonly findings: readonly Finding[];
}

/** How bindings are loaded. */
export interface LoadBindingsOptions {
  /**
   * The secret that a reference names, such as `env:P12_PASSWORD`; `what` it is for, such as `identity.password`, is for
   * errors. By default those of `file:` are read, and others are refused.
   */
  readonly secret?: (reference: string, what: string) => Promise<string>;
}

/**
 * Loads a bindings file, with the files and secrets that it names.
 *
 * @param input the bytes or the text of the file, YAML or JSON, or what it holds as an object
 * @param read gives the bytes of a file by its path as the bindings have it
 * @throws InputError when something cannot be read; what `read` throws
 */
export async function loadBindings(
  input: Uint8Array | string | object,
  read: BindingSources['read'],
  { secret = secretsOfFiles(read) }: LoadBindingsOptions = {},
): Promise<LoadedBindings> {
  const { bindings, findings } = readBindings(await contentOf(input));
  return bindings === undefined ? { findings } : resolveBindings(bindings, { read, secret });
}

async function contentOf(input: Uint8Array | string | object): Promise<unknown> {
  if (typeof input === 'object' && !(input instanceof Uint8Array)) return input;
  const { parseYaml } = await import('../../text/yaml.js');
  return about('bindings', () => parseYaml(typeof input === 'string' ? input : decodeText(input)));
}

function secretsOfFiles(read: BindingSources['read']): BindingSources['secret'] {
  return async (reference, what) => {
    if (!reference.startsWith('file:')) {
      throw new InputError(
        `${what}: only file: is read here; hand in a function that reads other references`,
      );
    }
    const secret = secretLine(await read(reference.slice('file:'.length)), `${what}: ${reference}`);
    if (secret === '') throw new InputError(`${what}: ${reference} is empty`);
    return secret;
  };
}
