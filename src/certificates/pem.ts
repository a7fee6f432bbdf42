/** One block between `-----BEGIN label-----` and `-----END label-----`. */
export interface PemBlock {
  /** For example `CERTIFICATE` or `EC PRIVATE KEY`. */
  readonly label: string;
  /** The decoded base64; meaningless where the block has headers (`Proc-Type: 4,ENCRYPTED`). */
  readonly bytes: Uint8Array;
  /** The block as it stands in the text, both marker lines included. */
  readonly text: string;
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----((?:(?!-----)[\s\S])*)-----END \1-----/g;

/**
 * The PEM blocks of a file in their order (RFC 7468), none when it is not PEM. Text around them is skipped, as every
 * reader of PEM does; UTF-16, as Windows PowerShell writes it, is the same characters with zero bytes between.
 */
export function pemBlocks(bytes: Uint8Array): PemBlock[] {
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
  return [...text.matchAll(block)].map(([whole, label = '', body = '']) => ({
    label,
    bytes: Buffer.from(body, 'base64'),
    text: whole,
  }));
}
