/** One block between `-----BEGIN label-----` and `-----END label-----`. */
export interface PemBlock {
  /** For example `CERTIFICATE` or `EC PRIVATE KEY`. */
  readonly label: string;
  /** The decoded base64; meaningless where the block has headers (`Proc-Type: 4,ENCRYPTED`). */
  readonly bytes: Uint8Array;
  /** The block as it stands in the text, both marker lines included. */
  readonly text: string;
}

const begin = '-----BEGIN ';
const dashes = '-----';

/**
 * The PEM blocks of a file in their order (RFC 7468), none when it is not PEM. Text around them is skipped, as every
 * reader of PEM does; UTF-16, as Windows PowerShell writes it, is the same characters with zero bytes between.
 */
export function pemBlocks(bytes: Uint8Array): PemBlock[] {
  if (isDer(bytes)) return [];
  const text = textOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const blocks: PemBlock[] = [];
  // Not one expression for a block: it would need as much of the stack as a block is long.
  for (let start = text.indexOf(begin); start >= 0; ) {
    const labelEnd = text.indexOf(dashes, start + begin.length);
    const label = text.slice(start + begin.length, labelEnd);
    const bodyStart = labelEnd + dashes.length;
    const bodyEnd = text.indexOf(dashes, bodyStart);
    if (labelEnd < 0 || bodyEnd < 0) break;
    const end = `${dashes}END ${label}${dashes}`;
    const isBlock = /^[A-Z0-9 ]{1,64}$/.test(label) && text.startsWith(end, bodyEnd);
    if (isBlock) {
      const body = text.slice(bodyStart, bodyEnd);
      blocks.push({
        label,
        bytes: Buffer.from(body, 'base64'),
        text: text.slice(start, bodyEnd + end.length),
      });
    }
    start = text.indexOf(begin, isBlock ? bodyEnd + end.length : start + begin.length);
  }
  return blocks;
}

/** A SEQUENCE with a length of several bytes, which no text begins with. */
function isDer([tag, length = 0]: Uint8Array): boolean {
  return tag === 0x30 && length > 0x80;
}

/** Zero bytes are passed over in UTF-16 alone, of which each order of bytes has the marker in it, one byte further. */
function textOf(bytes: Buffer): string {
  if (bytes.includes(begin) || !bytes.includes(begin, 0, 'utf16le')) return bytes.toString('latin1');
  const characters = Buffer.alloc(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === 0) continue;
    characters[length] = byte;
    length += 1;
  }
  return characters.toString('latin1', 0, length);
}
