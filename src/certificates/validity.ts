import type { Certificate } from './certificate.js';

/** A time in whole seconds as people and scripts read it: `2026-01-31T12:00:00Z`. */
export function isoTime(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Why a certificate is not valid at a time (`"CN=…" expired at …`); undefined when it is. */
export function validityFault({ subject, notBefore, notAfter }: Certificate, time: Date): string | undefined {
  if (time > notAfter) return `"${subject}" expired at ${isoTime(notAfter)}`;
  return time < notBefore ? `"${subject}" is not valid before ${isoTime(notBefore)}` : undefined;
}
