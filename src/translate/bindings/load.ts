import type { Finding } from '../../finding.js';
import { about, InputError } from '../../input-error.js';
import { decodeText } from '../../text/decode.js';
import type { BindingSources } from './binding-sources.js';
import type { Bindings } from './bindings.js';
import { type PositionOf, readBindings } from './read.js';
import { resolveBindings } from './resolve.js';
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
 * @param read gives the bytes of a file by its path as the bindings have it; its second argument is the binding
 * @throws InputError with all that cannot be read; what else `read` throws
 */
export async function loadBindings(
  input: Uint8Array | string | object,
  read: BindingSources['read'],
  { secret = secretsOfFiles(read) }: LoadBindingsOptions = {},
): Promise<LoadedBindings> {
  const { value, positionOf } = await contentOf(input);
  const { bindings, findings } = readBindings(value, positionOf);
  return bindings === undefined ? { findings } : resolveBindings(bindings, { read, secret });
}

async function contentOf(
  input: Uint8Array | string | object,
): Promise<{ readonly value: unknown; readonly positionOf?: PositionOf }> {
  if (typeof input === 'object' && !(input instanceof Uint8Array)) return { value: input };
  const { parsePlacedYaml } = await import('../../text/yaml.js');
  return about('bindings', () => parsePlacedYaml(typeof input === 'string' ? input : decodeText(input)));
}

function secretsOfFiles(read: BindingSources['read']): BindingSources['secret'] {
  return async (reference, what) => {
    if (!reference.startsWith('file:')) {
      throw new InputError(
        `${what}: Only file: references are read here. Hand in a function that reads others.`,
      );
    }
    const secret = secretLine(await read(reference.slice('file:'.length), what), `${what}: ${reference}`);
    if (secret === '') throw new InputError(`${what}: ${reference} is empty.`);
    return secret;
  };
}
