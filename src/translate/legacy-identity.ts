import { appleSources } from '../apple/sources.js';
import { toLegacyPkcs12 } from '../certificates/legacy-pkcs12.js';
import { readPkcs12 } from '../certificates/pkcs12.js';
import { isLegacyForm, protectionWords } from '../certificates/pkcs12-protection.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import type { Bindings } from './bindings/bindings.js';
import { bindingFinding } from './bindings/findings.js';

/**
 * Bindings whose PKCS#12 identity is in the form that every iOS opens, and what was done to it. It is apart from
 * `translate` because reading PKCS#12 needs a large library.
 *
 * @throws InputError when the bindings have no PKCS#12 identity
 */
export function legacyIdentity(bindings: Bindings): {
  readonly bindings: Bindings;
  readonly findings: readonly Finding[];
} {
  const { identity } = bindings;
  if (identity?.kind !== 'pkcs12') {
    throw new InputError('The bindings have no PKCS#12 file to change. Bind identity.pkcs12.');
  }
  const { bytes, password } = identity;
  const { protection } = readPkcs12(bytes, password);
  if (isLegacyForm(protection)) return { bindings, findings: [] };
  const rewritten = { ...identity, bytes: toLegacyPkcs12(bytes, password) };
  return { bindings: { ...bindings, identity: rewritten }, findings: [finding(protectionWords(protection))] };
}

function finding(protection: string): Finding {
  return bindingFinding('identity-pkcs12', {
    severity: 'info',
    path: '/identity/pkcs12',
    message: `The PKCS#12 file is protected with ${protection}. The profile holds it with 3DES and a SHA-1 MAC. The file itself stays as it is.`,
    why: 'Users report that iOS 17 and older reject the modern form and say that the password is incorrect. The old form is weaker, which counts little here: the password is in the same profile.',
    source: appleSources.pkcs12Reports,
    confidence: 'observed',
  });
}
