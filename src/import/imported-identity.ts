import type { BindingsFile } from '../translate/bindings/file.js';

type IdentityFile = NonNullable<BindingsFile['identity']>;

/** The identity of a tunnel, as the bindings have it. */
export interface ImportedIdentity {
  readonly identity: IdentityFile;
  /** The common name in its certificate's subject, where it is known. */
  readonly commonName: string | undefined;
}
