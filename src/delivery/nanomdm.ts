import { appleSources } from '../apple/sources.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { installProfileCommand } from './install-profile.js';
import type { ChannelOptions } from './options.js';
import { type Action, type Parameter, SERVER, text } from './upload.js';

const DEVICE: Parameter = {
  parameter: 'DEVICE',
  what: 'the enrollment ID; several, with commas between them',
};

/** NanoMDM: an InstallProfile command for its queue. */
export const nanomdm = ({ device }: Pick<ChannelOptions, 'device'>): Channel => ({
  title: 'NanoMDM',
  source: deliverySources.nanomdm,
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
    'The CommandUUID is a UUID version 5 of the profile and of --device. NanoMDM takes a CommandUUID once: name the device with --device, or write another UUID into the file, to send the same profile again.',
    'A device replaces the profile that has the same PayloadIdentifier, so an update is the same request.',
    `NanoHUB takes the same file at another address, as the user nanohub (${deliverySources.nanohub}).`,
  ],
  make: ({ fileName, content }) => {
    const path = `${fileName}.nanomdm.plist`;
    const enqueue = (does: string, api: string, user: string): Action => ({
      does,
      requests: [
        {
          kind: 'http',
          method: 'PUT',
          url: text`${SERVER}${api}/enqueue/${device === undefined ? DEVICE : escapedIds(device)}`,
          login: { user },
          body: { file: path, type: 'application/xml' },
        },
      ],
    });
    return {
      files: [{ path, content: installProfileCommand(content, device) }],
      upload: {
        kind: 'script',
        token: 'the API key of NanoMDM or NanoHUB',
        actions: {
          create: enqueue('installs the profile through NanoMDM', '/v1', 'nanomdm'),
          update: enqueue('the same: the device replaces what it has', '/v1', 'nanomdm'),
          nanohub: enqueue('installs or replaces the profile through NanoHUB', '/api/v1/nanomdm', 'nanohub'),
        },
      },
      findings: [],
    };
  },
});

/** Commas stay: they separate enrollment IDs. */
function escapedIds(device: string): string {
  return device.split(',').map(encodeURIComponent).join(',');
}
