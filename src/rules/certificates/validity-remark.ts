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
    return {
      at,
      severity: 'error',
      message: `The certificate expired on ${day(notAfter)}.`,
      fix: 'Replace the certificate.',
    };
  if (now >= notBefore) return undefined;
  return {
    at,
    severity: 'warning',
    message: `The certificate is valid only from ${day(notBefore)}.`,
    fix: 'Install the profile after that day, or replace the certificate.',
  };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
