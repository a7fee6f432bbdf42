/** Where the files and secrets that bindings name come from. */
export interface BindingSources {
  /** The bytes of a file; the dotted path of the binding that names it, such as `identity.pkcs12`, is for errors. */
  readonly read: (path: string, binding: string) => Promise<Uint8Array>;
  /** The secret that a reference names; `what` it is for is said in errors. */
  readonly secret: (reference: string, what: string) => Promise<string>;
  /** A path as people know it, for errors; by default as it is. */
  readonly shown?: (path: string) => string;
}
