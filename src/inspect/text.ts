import { printable } from '../report/wording.js';
import type { CertificateView, Inspection, Shown, SignatureView } from './inspect.js';

/** What each standing means on a device. */
const standings: Readonly<Record<Inspection['standing'], string>> = {
  Verified: 'a device shows "Verified": the chain ends in a root that is trusted here',
  'Not Verified': 'a device shows "Not Verified" unless it trusts a root that is not trusted here',
  'Not Signed': 'a device shows "Not Signed"',
  rejected: 'a device rejects it',
};

/** An inspection as text for people. */
export function inspectionText({ standing, signature, payloads, encrypted, content }: Inspection): string {
  return `${[
    `${standing}: ${standings[standing]}`,
    ...(signature === undefined ? [] : signatureLines(signature)),
    '',
    encrypted ? 'payloads: encrypted for a device' : 'payloads:',
    ...payloads.map(({ type, name, identifier }) =>
      printable(`  ${[type, name && `"${name}"`, identifier].filter(Boolean).join('  ')}`),
    ),
    '',
    'content, secrets redacted:',
    ...contentLines(content, '  '),
  ].join('\n')}\n`;
}

function signatureLines({
  valid,
  method = 'an unknown algorithm',
  signingTime,
  path,
}: SignatureView): string[] {
  return [
    `  signature  ${valid ? 'holds' : 'does not hold'}; ${method}`,
    `  signed     ${signingTime ?? 'at an unknown time'}`,
    ...path.flatMap((certificate, index) =>
      certificateLines(certificate, index === 0 ? 'signer ' : 'issuer '),
    ),
  ];
}

function certificateLines(
  { subject, notBefore, notAfter, fingerprint }: CertificateView,
  role: string,
): string[] {
  return [
    printable(`  ${role}    ${subject}`),
    `             valid ${notBefore} to ${notAfter}`,
    `             SHA-256 ${fingerprint}`,
  ];
}

function contentLines(value: Shown, indent: string): string[] {
  if (typeof value !== 'object') return [`${indent}${printable(String(value))}`];
  const entries = Array.isArray(value) ? value.map((item) => ['-', item] as const) : Object.entries(value);
  if (entries.length === 0) return [`${indent}(empty)`];
  return entries.flatMap(([key, item]) => {
    const label = key === '-' ? '-' : `${printable(key)}:`;
    return typeof item === 'object'
      ? [`${indent}${label}`, ...contentLines(item, `${indent}  `)]
      : [`${indent}${label} ${printable(String(item))}`];
  });
}
