import { appleSources } from '../apple/sources.js';
import { jsonText } from '../text/json-text.js';
import type { Channel } from './channel.js';
import { deliverySources } from './sources.js';

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
      findings: [],
    };
  },
};
