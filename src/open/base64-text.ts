import { appleSources } from '../apple/sources.js';
import { seemsPropertyList } from '../plist/read.js';
import type { CodeBlockOptions } from './code-block.js';
import { wrappingFinding } from './findings.js';
import type { Peeled } from './opened.js';

/** What `<?xml`, `<plist` and `bplist` begin with in base64, with and without a byte order mark. */
const beginning = /^\s*(?:PD94bW|PHBsaXN0|YnBsaXN0|77u\/PD94bW|77u\/PHBsaXN0)/;

/** Takes a property list out of base64, as the interfaces of management systems carry it. Undefined where there is none. */
export function peelBase64(bytes: Uint8Array, { asItIs = false }: CodeBlockOptions): Peeled | undefined {
  if (!beginning.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'))) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  if (/[^A-Za-z0-9+/=\s]/.test(text)) return undefined;
  const inside = Buffer.from(text, 'base64');
  if (!seemsPropertyList(inside)) return undefined;
  const finding = wrappingFinding('profile-wrapped', {
    ...(asItIs && { severity: 'error' }),
    message: 'The file is base64. The profile is inside it.',
    why: 'Devices read a property list or DER. They do not decode base64.',
    source: appleSources.coreFoundation,
    confidence: 'inferred',
    fix: 'Decode it: openssl base64 -d -in vpn.b64 -out vpn.mobileconfig. Add -A where the text is one line.',
  });
  return { layer: { kind: 'base64 text', bytes, findings: [finding] }, inside };
}
