/** A file that the bindings name. */
export interface ImportedFile {
  /** Relative to the bindings file, without folders. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether it holds a password or a key, so that only its owner may read it. */
  readonly secret: boolean;
}

/** The files of one import. */
export interface ImportedFiles {
  readonly files: readonly ImportedFile[];
  /** Adds a file; the wanted name is changed where it is none that every system takes, or is taken. Returns the name. */
  add(wanted: string, content: string | Uint8Array, secret?: boolean): string;
  /** Adds a secret text as a file, with a line break that is not part of it. Returns a reference for the bindings. */
  addSecret(wanted: string, text: string): string;
}

/** The files that the command itself writes. */
const reserved = ['policy.json', 'bindings.yaml'];

export function newFiles(): ImportedFiles {
  const files: ImportedFile[] = [];
  const taken = new Set(reserved);
  const add: ImportedFiles['add'] = (wanted, content, secret = false) => {
    const path = freeName(wanted, taken);
    files.push({ path, content, secret });
    return path;
  };
  return {
    files,
    add,
    addSecret: (wanted, text) => `file:${add(wanted, `${text}\n`, true)}`,
  };
}

function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '') || 'file';
  const [, stem = plain, extension = ''] = /^(.+?)(\.[A-Za-z0-9]+)?$/.exec(plain) ?? [];
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}-${number}${extension}`;
  taken.add(name.toLowerCase());
  return name;
}
