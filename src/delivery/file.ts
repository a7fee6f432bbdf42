import { appleSources } from '../apple/sources.js';
import type { Channel, DeliveryInput } from './channel.js';
import { type ConsoleSystem, consoles } from './consoles.js';
import type { ChannelOptions } from './options.js';
import type { ManualUpload } from './upload.js';

/** The profile itself: for installation by hand, or for the console of a system that has no channel. */
export const file = ({ dialect }: Pick<ChannelOptions, 'dialect'>): Channel =>
  dialect === undefined ? byHand : inConsole(consoles[dialect]);

const byHand: Channel = {
  title: 'Manual installation',
  source: appleSources.profileReference,
  platforms: ['iOS', 'macOS'],
  reaches: 'one device',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'Nothing is changed.',
    source: appleSources.profileReference,
    confidence: 'documented',
  },
  notes: [
    'Most management systems take the file in their console as a custom profile. --dialect writes the variables of one.',
  ],
  make: (input) =>
    deliveryOf(input, {
      kind: 'manual',
      steps: [
        'Send the file to the device: with Apple Configurator, by mail, or from a web page.',
        'Or upload it to a management system as a custom profile.',
      ],
      update: ['Install the new file: the device replaces the profile that has the same PayloadIdentifier.'],
    }),
};

function inConsole({ title, source, dialect }: ConsoleSystem): Channel {
  return {
    title,
    source,
    platforms: ['iOS', 'macOS'],
    reaches: 'many devices',
    form: 'XML',
    signature: {
      treatment: 'unknown',
      why: 'The documentation does not say what becomes of a signature.',
      source,
      confidence: 'inferred',
    },
    ...(dialect !== undefined && { dialect }),
    notes: [
      dialect === undefined
        ? `Whether ${title} has variables for profiles is not known here, so none are written.`
        : `The variables of ${title} look like ${dialect.looksLike}.`,
    ],
    make: (input) =>
      deliveryOf(input, {
        kind: 'manual',
        steps: [
          `In the console of ${title}, add a custom profile for iPhones and iPads, and upload the file.`,
          'Assign it to one device first, and look on the device whether its values are there and not the names of variables.',
        ],
        update: [
          `In the console of ${title}, put the new file in the place of the old one. A profile that is deleted and added instead leaves the device without a VPN in between.`,
        ],
      }),
  };
}

function deliveryOf({ fileName, content }: DeliveryInput, upload: ManualUpload) {
  return { files: [{ path: `${fileName}.mobileconfig`, content }], upload, findings: [] };
}
