/** A signature as mail programs write it (RFC 8551). */
export interface SmimeMessage {
  /** The CMS message. */
  readonly message: Uint8Array;
  /** For multipart/signed, where the content stands beside its signature: the bytes that were signed. */
  readonly clearSigned?: Uint8Array;
}

/** As much as the header lines of a message may take. */
const longestHeader = 16 * 1024;

/**
 * Reads an S/MIME text: header lines, then a CMS message in base64, or the content and its signature as two parts.
 * Undefined for everything else: this is no reader of mail.
 */
export function readSmime(bytes: Uint8Array): SmimeMessage | undefined {
  const entity = entityIn(Buffer.from(bytes).toString('latin1'));
  const type = entity?.headers.get('content-type') ?? '';
  if (entity === undefined) return undefined;
  if (/^application\/(x-)?pkcs7-mime\b/i.test(type)) return messageIn(entity);
  const boundary = /^multipart\/signed\b.*?;\s*boundary=(?:"([^"]+)"|([^\s";]+))/i.exec(type);
  const parts = boundary && partsOf(entity.body, boundary[1] ?? boundary[2] ?? '');
  const signature = entityIn(parts?.[1] ?? '');
  const signed = parts?.[0];
  const message = signature && messageIn(signature);
  if (signed === undefined || message === undefined) return undefined;
  // What is signed has the line ends of mail, whatever became of them later.
  return { ...message, clearSigned: Buffer.from(signed.replace(/\r?\n/g, '\r\n'), 'latin1') };
}

/** The bytes after the header lines that S/MIME puts in front of a text; undefined where there are none. */
export function afterMimeHeader(bytes: Uint8Array): Uint8Array | undefined {
  const head = Buffer.from(bytes.subarray(0, 2 * longestHeader)).toString('latin1');
  const entity = entityIn(head);
  if (entity?.headers.has('content-type') !== true) return undefined;
  return bytes.subarray(head.length - entity.body.length);
}

interface Entity {
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Header lines and what follows the empty line after them. */
function entityIn(text: string): Entity | undefined {
  const start = text.search(/\S/);
  const end = /\r?\n\r?\n/.exec(text.slice(0, start + longestHeader).slice(start));
  if (start < 0 || end === null) return undefined;
  const unfolded = text.slice(start, start + end.index).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (colon < 0 || !/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) return undefined;
    headers.set(name.toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: text.slice(start + end.index + end[0].length) };
}

function messageIn({ headers, body }: Entity): SmimeMessage | undefined {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return { message: Buffer.from(body, 'base64') };
  return body.startsWith('0') ? { message: Buffer.from(body, 'latin1') } : undefined;
}

/** The parts between the lines with the boundary; the line end before such a line belongs to it. */
function partsOf(body: string, boundary: string): string[] {
  const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
  return parts.map((part) => part.replace(/^[^\n]*\n/, '').replace(/\r$/, ''));
}
