import { appleSources } from '../apple/sources.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { installProfileCommand } from './install-profile.js';

/** NanoMDM: an InstallProfile command for its queue. */
export const nanomdm: Channel = {
  title: 'NanoMDM',
  source: deliverySources.nanomdm,
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
    'DEVICE is the enrollment ID; several can be given, with commas between them.',
    'The CommandUUID is a UUID version 5 of the profile and of --device. NanoMDM takes a CommandUUID once: name the device with --device, or write another UUID into the file, to send the same profile again.',
  ],
  make: ({ fileName, content, device }) => {
    const path = `${fileName}.nanomdm.plist`;
    // Commas stay: they separate enrollment IDs.
    const ids = device?.split(',').map(encodeURIComponent).join(',') ?? 'DEVICE';
    return {
      files: [{ path, content: installProfileCommand(content, device) }],
      upload: {
        kind: 'http',
        method: 'PUT',
        url: `https://HOST/v1/enqueue/${ids}`,
        login: 'nanomdm:TOKEN',
        body: { file: path, type: 'application/xml' },
      },
      findings: [],
    };
  },
};
