import { appleSources } from '../apple/sources.js';
import type { Certificate } from '../certificates/certificate.js';
import type { Finding } from '../finding.js';
import { signAsDER } from '../signing/advice.js';
import { unwrap } from '../signing/unwrap.js';
import { wrappingFinding } from './findings.js';
import type { Look } from './opened.js';

/** How signatures are judged. */
export interface SignatureOptions {
  /** The roots that a signer's chain may end at; without them nothing is said about trust. */
  readonly trust?: readonly Certificate[] | undefined;
  /** The moment for which certificates are judged. */
  readonly now?: Date | undefined;
}

/** Takes a signature off, whatever it is written as. Undefined where there is none; throws InputError when it cannot be read. */
export async function lookAtSignature(
  bytes: Uint8Array,
  { trust, now }: SignatureOptions,
): Promise<Look | undefined> {
  const { cms: message, content: inside, clearSigned, mimeHeader } = await unwrap(bytes);
  if (message === undefined) return undefined;
  const { verifySignature } = await import('../signing/verify.js');
  const report = verifySignature(message, { trust, at: now, content: clearSigned });
  if (inside === undefined) {
    return { content: { document: 'signature', kind: 'signature', findings: report.findings } };
  }
  const findings = [
    ...report.findings,
    ...(mimeHeader === true ? [mimeHeaderFinding()] : []),
    ...((await isSigned(inside)) ? [signedTwiceFinding()] : []),
  ];
  return { layer: { kind: 'signature', bytes, findings, message, report }, inside };
}

/** Whether what was signed is signed itself; what cannot be read is told when it is looked at. */
async function isSigned(bytes: Uint8Array): Promise<boolean> {
  return unwrap(bytes).then(
    ({ cms }) => cms !== undefined,
    () => false,
  );
}

const anotherThing = 'Devices expect the property list itself inside the signature.';

function mimeHeaderFinding(): Finding {
  return wrappingFinding('profile-wrapped', {
    severity: 'error',
    document: 'signature',
    message:
      'The signature holds header lines of a mail before the profile, as openssl writes them with -text.',
    why: anotherThing,
    source: appleSources.profileReference,
    confidence: 'inferred',
    fix: `Sign again without -text: ${signAsDER}.`,
  });
}

function signedTwiceFinding(): Finding {
  return wrappingFinding('profile-wrapped', {
    severity: 'error',
    document: 'signature',
    message: 'The profile is signed twice: the signature holds another signature.',
    why: anotherThing,
    source: appleSources.profileReference,
    confidence: 'inferred',
    fix: 'Sign the profile once. alwayson sign --resign removes the old signatures first.',
  });
}
