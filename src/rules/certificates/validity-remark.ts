import type { Certificate } from '../../certificates/certificate.js';
import type { PlistNode } from '../../plist/node.js';
import type { Remark } from '../rule.js';

/** What is to be said of a certificate's period of validity: an error once it is over, a warning before it begins. */
export function validityRemark(
  at: PlistNode,
  { notBefore, notAfter }: Certificate,
  now: Date,
): Remark | undefined {
  if (now > notAfter)
    return { at, severity: 'error', message: `the certificate expired on ${day(notAfter)}` };
  if (now >= notBefore) return undefined;
  return { at, severity: 'warning', message: `the certificate is valid only from ${day(notBefore)} on` };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
