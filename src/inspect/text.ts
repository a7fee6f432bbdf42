import { printable } from '../report/wording.js';
import { asSentence } from '../text/in-sentence.js';
import type { CertificateView, Inspection, PayloadView, SignatureView, Standing } from './inspect.js';
import type { Shown } from './shown.js';

/** What each standing means. */
const standings: Readonly<Record<Standing, string>> = {
  Verified: 'the signature leads to a root that is trusted here. Devices that trust it too show "Verified".',
  'Not Verified': 'the signature leads to no root that is trusted here. Devices may trust other roots.',
  'Not Signed': 'devices show "Not Signed".',
  rejected: 'devices do not install it. "alwayson verify" says why.',
};

/** An inspection as text for people. */
export function inspectionText({ standing, signature, encryption, payloads, content }: Inspection): string {
  const lines = [
    asSentence(`${standing}: ${standings[standing]}`),
    ...(signature === undefined ? [] : signatureLines(signature)),
    '',
    ...(encryption === undefined ? ['payloads'] : encryptionLines(encryption)),
    ...payloads.map(payloadLine),
    '',
    'content, without secrets',
    ...contentLines(content, '  '),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function signatureLines({ valid, method = 'unknown algorithm', signingTime, path }: SignatureView): string[] {
  return [
    `  signature  ${valid ? 'valid' : 'invalid'}, ${method}`,
    `  signed     ${signingTime ?? 'at an unknown time'}`,
    ...path.flatMap((certificate, index) => certificateLines(certificate, index === 0 ? 'signer' : 'issuer')),
  ];
}

function certificateLines(
  { subject, notBefore, notAfter, fingerprint }: CertificateView,
  role: string,
): string[] {
  return [
    `  ${role}     ${subject}`,
    `             valid ${notBefore} to ${notAfter}`,
    `             SHA-256 ${fingerprint}`,
  ];
}

function encryptionLines(encryption: NonNullable<Inspection['encryption']>): string[] {
  if ('unreadable' in encryption) return [`payloads, encrypted: ${encryption.unreadable}`];
  return [
    `payloads, encrypted with ${encryption.cipher}`,
    ...encryption.recipients.map((recipient) => `  for ${recipient}`),
  ];
}

function payloadLine({ type, name, identifier }: PayloadView): string {
  return `  ${[type, name && `"${name}"`, identifier].filter(Boolean).join('  ')}`;
}

function contentLines(value: Shown, indent: string): string[] {
  if (typeof value !== 'object') return [`${indent}${value}`];
  const entries: (readonly [label: string, item: Shown])[] = Array.isArray(value)
    ? value.map((item) => ['-', item] as const)
    : Object.entries(value).map(([key, item]) => [`${key}:`, item] as const);
  if (entries.length === 0) return [`${indent}(empty)`];
  return entries.flatMap(([label, item]) =>
    typeof item === 'object'
      ? [`${indent}${label}`, ...contentLines(item, `${indent}  `)]
      : [`${indent}${label} ${item}`],
  );
}
