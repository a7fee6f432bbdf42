/** A file of a folder; `path` is relative and has `/` between its parts. */
export interface FolderFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
