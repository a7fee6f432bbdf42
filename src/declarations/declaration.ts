import { createHash } from 'node:crypto';
import type { DeclarationType } from '../apple/declarations/declaration-types.js';

/** What JSON can hold, without null: Apple's declarations have none. */
export type Json = string | number | boolean | Json[] | JsonDictionary;

export interface JsonDictionary {
  [key: string]: Json;
}

/** A declaration as the device takes it. Its keys stand in this order. */
export interface Declaration extends JsonDictionary {
  Type: string;
  /** At most 64 octets. */
  Identifier: string;
  /** At most 64 octets; another one tells the device that the declaration has changed. */
  ServerToken: string;
  Payload: JsonDictionary;
}

/** The most octets that an Identifier or a ServerToken may have. */
export const mostOctets = 64;

/**
 * A declaration with its ServerToken: the SHA-256 of all the rest, in hexadecimal, which is 64 octets.
 *
 * @param also what else the device has to fetch anew when it changes, such as the file behind a URL
 */
export function declare(
  Type: DeclarationType,
  Identifier: string,
  Payload: JsonDictionary,
  also: string | Uint8Array = '',
): Declaration {
  const ServerToken = createHash('sha256')
    .update(JSON.stringify([Type, Identifier, Payload]))
    .update(also)
    .digest('hex');
  return { Type, Identifier, ServerToken, Payload };
}

/** The SHA-256 of bytes, in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
