import { InputError } from '../../input-error.js';
import type { BindingSources } from './binding-sources.js';
import type { BindingsFile } from './file.js';

/**
 * Reads every file and every secret that bindings name and that nobody has to be asked for, so that all that cannot be
 * had is said at once.
 *
 * @returns sources that give what was read, and anything else as before
 * @throws InputError with a line for each that cannot be had
 */
export async function readAhead(file: BindingsFile, sources: BindingSources): Promise<BindingSources> {
  const files = filesOf(file);
  const secrets = secretsOf(file).filter(({ from }) => from !== '-' && from !== 'prompt');
  const [bytes, texts] = await Promise.all([
    Promise.allSettled(files.map(({ from, binding }) => sources.read(from, binding))),
    Promise.allSettled(secrets.map(({ from, binding }) => sources.secret(from, binding))),
  ]);
  refuse([...bytes, ...texts]);
  const read = valuesByBinding(files, bytes);
  const secret = valuesByBinding(secrets, texts);
  return {
    ...sources,
    read: async (path, binding) => read.get(binding) ?? sources.read(path, binding),
    secret: async (reference, what) => secret.get(what) ?? sources.secret(reference, what),
  };
}

/** A file or a reference to a secret, with the dotted path of the binding that names it. */
interface Named {
  readonly binding: string;
  readonly from: string;
}

function filesOf({ identity, trustedRoots = [], apple }: BindingsFile): Named[] {
  const key = apple?.ppk?.key;
  return [
    ...named('identity.pkcs12', identity?.pkcs12),
    ...named('identity.scep', identity?.scep),
    ...trustedRoots.flatMap((path, index) => named(`trustedRoots.${index}`, path)),
    // This key is the bytes of its file, not a line of it.
    ...named('apple.ppk.key', key?.startsWith('file:') ? key.slice('file:'.length) : undefined),
  ];
}

function secretsOf({ identity, sharedSecret, eap, apple }: BindingsFile): Named[] {
  const key = apple?.ppk?.key;
  return [
    ...named('identity.password', identity?.password),
    ...named('identity.challenge', identity?.challenge),
    ...named('sharedSecret', sharedSecret),
    ...named('eap.password', eap?.username === undefined ? undefined : eap.password),
    ...named('apple.ppk.key', key?.startsWith('file:') ? undefined : key),
  ];
}

function named(binding: string, from: string | undefined): Named[] {
  return from === undefined ? [] : [{ binding, from }];
}

function refuse(results: readonly PromiseSettledResult<unknown>[]): void {
  const reasons: readonly unknown[] = results.flatMap((one) =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  const fault = reasons.find((reason) => !(reason instanceof InputError));
  if (fault !== undefined) throw fault;
  if (reasons.length > 0) {
    throw new InputError(reasons.map((reason) => (reason as InputError).message).join('\n'));
  }
}

function valuesByBinding<Value>(
  list: readonly Named[],
  results: readonly PromiseSettledResult<Value>[],
): ReadonlyMap<string, Value> {
  return new Map(
    list.flatMap(({ binding }, index) => {
      const result = results[index];
      return result?.status === 'fulfilled' ? [[binding, result.value] as const] : [];
    }),
  );
}
