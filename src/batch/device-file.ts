import { hash } from 'node:crypto';
import { fileNameOf } from '../text/file-name.js';

/** Names that lead out of the folder: a part that goes up, or a path that begins at a root. */
const climbs = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/~]|^[A-Za-z]:/;

/** Whether the name of a device would lead out of the folder as a path. */
export function climbsOut(device: string): boolean {
  return climbs.test(device);
}

/**
 * The name of a device's file, without its ending: safe on every file system, and different for every device. What
 * had to be replaced is told apart by eight digits of a hash.
 */
export function deviceFileName(device: string): string {
  const safe = fileNameOf(device, 'device');
  // A folder of these runs has files of its own, none of which a device must be called.
  return safe === device && !/^batch/i.test(device)
    ? safe
    : `${safe}-${hash('sha256', device, 'hex').slice(0, 8)}`;
}

/**
 * Twelve bytes as a text, and the same wherever it is made: devices with one are the same device, also where capitals do
 * not count. It is short because one of each device is kept in memory.
 */
export function deviceDigest(device: string): string {
  return hash('sha256', device.normalize().toLowerCase(), 'buffer').toString('latin1', 0, 12);
}

/** A part of the devices: the first of 16, for example. */
export interface Shard {
  /** From 1 to `of`. */
  readonly number: number;
  readonly of: number;
}

/** Whether a device belongs to a shard: the same wherever it is asked, whatever else is in the list. */
export function isInShard(digest: string, { number, of }: Shard): boolean {
  return Buffer.from(digest, 'latin1').readUIntBE(0, 6) % of === number - 1;
}
