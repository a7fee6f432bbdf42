import { appleSources } from '../apple/sources.js';
import type { Finding } from '../finding.js';
import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';
import type { ChannelOptions } from './options.js';
import { type Action, type Parameter, SERVER, text } from './upload.js';

const DEVICE: Parameter = { parameter: 'DEVICE', what: 'the UDID of the device' };

/** MicroMDM: its own JSON for an InstallProfile command. The server gives the command its UUID. */
export const micromdm = ({ device }: Pick<ChannelOptions, 'device'>): Channel => ({
  title: 'MicroMDM',
  source: deliverySources.micromdm,
  platforms: ['iOS', 'macOS'],
  reaches: 'one device',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'The command carries the profile as opaque data.',
    source: appleSources.installProfile,
    confidence: 'documented',
  },
  notes: [
    'MicroMDM has had no support since the end of 2025. Its makers name NanoMDM as the successor (--to nanomdm).',
    'A device replaces the profile that has the same PayloadIdentifier, so an update is the same request.',
    'To keep the profile on the server instead: mdmctl apply profiles -f with the profile that --to file makes.',
  ],
  make: ({ fileName, content }) => {
    const path = `${fileName}.micromdm.json`;
    const command = {
      udid: device ?? 'DEVICE',
      request_type: 'InstallProfile',
      payload: Buffer.from(content).toString('base64'),
    };
    return {
      files: [{ path, content: jsonText(command) }],
      upload: {
        kind: 'script',
        token: 'the API key of MicroMDM',
        actions: {
          create: send('installs the profile', path, device),
          update: send('the same: the device replaces what it has', path, device),
        },
      },
      findings: [retired(), ...declarationFindings(content)],
    };
  },
});

/** Without --device the script writes the device into what it sends. */
function send(does: string, file: string, device: string | undefined): Action {
  const edit = { line: '  "udid": "DEVICE",', by: text`  "udid": "${DEVICE}",` };
  const edits = device === undefined ? [edit] : [];
  return {
    does,
    requests: [
      {
        kind: 'http',
        method: 'POST',
        url: text`${SERVER}/v1/commands`,
        login: { user: 'micromdm' },
        body: { file, type: 'application/json', edits },
      },
    ],
  };
}

function retired(): Finding {
  const message = 'MicroMDM has had no support since the end of 2025.';
  const fix = 'Move to NanoMDM, which its makers name as the successor (--to nanomdm).';
  return deliveryFinding('channel-retired', { message, fix });
}

/** A signed profile begins with the digit 0. */
function declarationFindings(content: Uint8Array): Finding[] {
  const head = Buffer.from(content.subarray(0, 8)).toString('latin1');
  if (/^(0|<\?xml)/.test(head)) return [];
  return [
    deliveryFinding('channel-form', {
      severity: 'warning',
      message:
        'The profile does not begin with <?xml. MicroMDM does not store such a profile (mdmctl apply profiles).',
      why: 'MicroMDM takes a profile that begins otherwise for a signed one and cannot read it. The command of this file carries it as it is.',
      source: deliverySources.micromdmSource,
      confidence: 'observed',
      fix: 'Save the profile as XML in UTF-8, with <?xml as the first characters.',
    }),
  ];
}
