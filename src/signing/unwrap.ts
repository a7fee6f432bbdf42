import { pemBlocks } from '../certificates/pem.js';
import { seemsPropertyList } from '../plist/read.js';
import type { MessageEncoding, SignedMessage } from './signed-data.js';
import { afterMimeHeader, readSmime } from './smime.js';

/** A profile out of its signature. */
export interface Unwrapped {
  /** The profile's own bytes; undefined when the signature is detached, so that they are elsewhere. */
  readonly content: Uint8Array | undefined;
  /** The signature's message; undefined for a profile that is not signed. */
  readonly cms: SignedMessage | undefined;
  /** The bytes that were signed, where they stand beside the message and not in it. */
  readonly clearSigned?: Uint8Array;
  /** Whether header lines of a mail, which were signed too, stood before the profile. */
  readonly mimeHeader?: boolean;
}

const messageLabels = ['CMS', 'PKCS7', 'PKCS #7 SIGNED DATA'];

/**
 * Takes a profile out of its signature: CMS in DER or BER, in PEM, in base64, or as S/MIME text. What is none of these
 * is taken for an unsigned profile and comes back as it is. Throws InputError for a message that cannot be read or is
 * not SignedData.
 */
export async function unwrap(bytes: Uint8Array): Promise<Unwrapped> {
  const found = findMessage(bytes);
  if (found === undefined) return { content: bytes, cms: undefined };
  // Loaded only here: an unsigned profile needs none of it.
  const { readSignedData } = await import('./signed-data.js');
  const cms = readSignedData(found.message, found.encoding);
  const { clearSigned } = found;
  const signed = cms.content ?? clearSigned;
  const profile = signed && afterMimeHeader(signed);
  return {
    content: profile ?? signed,
    cms,
    ...(clearSigned !== undefined && { clearSigned }),
    ...(profile !== undefined && { mimeHeader: true }),
  };
}

interface FoundMessage {
  readonly message: Uint8Array;
  readonly encoding: MessageEncoding;
  readonly clearSigned?: Uint8Array;
}

function findMessage(bytes: Uint8Array): FoundMessage | undefined {
  if (startsSequence(bytes)) return { message: bytes, encoding: 'DER' };
  // A property list may hold the text of a message as one of its values.
  if (seemsPropertyList(bytes)) return undefined;
  const block = pemBlocks(bytes).find(({ label }) => messageLabels.includes(label));
  if (block !== undefined) return { message: block.bytes, encoding: 'PEM' };
  const mail = readSmime(bytes);
  if (mail !== undefined) return { ...mail, encoding: 'S/MIME' };
  const text = Buffer.from(bytes).toString('latin1').trim();
  // Looks for what does not belong: to match all that does would take more of the stack the longer the text is.
  if (!text.startsWith('MI') || /[^A-Za-z0-9+/=\s]/.test(text)) return undefined;
  const message = Buffer.from(text, 'base64');
  return startsSequence(message) ? { message, encoding: 'base64' } : undefined;
}

/** Both DER and BER messages begin with a SEQUENCE, and no property list begins with this byte, the digit 0. */
function startsSequence(bytes: Uint8Array): boolean {
  return bytes[0] === 0x30;
}
