import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';

/** MicroMDM: its own JSON for an InstallProfile command. The server gives the command its UUID. */
export const micromdm: Channel = {
  title: 'MicroMDM',
  source: deliverySources.micromdm,
  platforms: ['iOS', 'macOS'],
  reaches: 'one device',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'the command carries the profile as opaque data',
    source: appleSources.installProfile,
    confidence: 'documented',
  },
  notes: [
    "DEVICE, in the file, is the device's UDID; --device writes it in.",
    'To keep the profile on the server instead: mdmctl apply profiles -f with the profile that --to file makes.',
  ],
  make: ({ fileName, content, device }) => {
    const path = `${fileName}.micromdm.json`;
    const command = {
      udid: device ?? 'DEVICE',
      request_type: 'InstallProfile',
      payload: Buffer.from(content).toString('base64'),
    };
    return {
      files: [{ path, content: jsonText(command) }],
      upload: {
        kind: 'http',
        method: 'POST',
        url: 'https://HOST/v1/commands',
        login: 'micromdm:TOKEN',
        body: { file: path, type: 'application/json' },
      },
      findings: declarationFindings(content),
    };
  },
};

/** A signed profile begins with the digit 0. */
function declarationFindings(content: Uint8Array): Finding[] {
  const head = Buffer.from(content.subarray(0, 8)).toString('latin1');
  if (/^(0|<\?xml)/.test(head)) return [];
  return [
    deliveryFinding('channel-form', {
      severity: 'warning',
      message:
        'the profile does not begin with <?xml, and MicroMDM refuses to store such a profile (mdmctl apply profiles)',
      why: 'MicroMDM takes a profile that begins otherwise for a signed one and cannot read it; the command of this file carries it as it is',
      source: deliverySources.micromdmSource,
      confidence: 'observed',
      fix: 'save the profile as XML in UTF-8, with <?xml as the first characters',
    }),
  ];
}
