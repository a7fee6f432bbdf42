import { appleSources } from '../apple/sources.js';
import { baseUrlOf } from '../declarations/base-url.js';
import { declare, sha256 } from '../declarations/declaration.js';
import { newNames } from '../declarations/names.js';
import { stringAt } from '../plist/navigate.js';
import type { Channel, DeliveryInput } from './channel.js';
import type { ServedFile } from './declaration-input.js';
import { declarationServers } from './declaration-servers/index.js';
import type { ChannelOptions } from './options.js';

/** The profile as it is, brought by a declaration that says where it lies: for devices before iOS 27 too. */
export const ddmLegacy = ({
  baseUrl,
  server = 'kmfddm',
}: Pick<ChannelOptions, 'baseUrl' | 'server'>): Channel => {
  const { title, source, notes, make } = declarationServers[server];
  return {
    title: `Declarative management with a legacy profile through ${title}`,
    source,
    platforms: ['iOS', 'macOS'],
    reaches: 'many devices',
    form: 'any',
    signature: {
      treatment: 'kept',
      why: 'The device downloads the very file.',
      source: appleSources.legacyDeclaration,
      confidence: 'documented',
    },
    notes: [
      ...notes,
      'The declaration exists from iOS 15. It may take over a profile with the same identifier that the MDM server installed before.',
      "The file's name has the hash of its content: with the same address, a server that makes the ServerToken of the declaration would tell no device of a new profile.",
    ],
    declared: make,
    make: (input) => {
      const base = baseUrlOf(baseUrl);
      const { name, platform } = input;
      if ('finding' in base) {
        const { upload } = make({ name, platform, declarations: [], served: [] });
        return { files: [], upload, findings: [base.finding] };
      }
      return make({ name, platform, ...declarationsOf(input, base.baseUrl) });
    },
  };
};

/** As many digits of the hash as make a name that no other content has. */
const hashDigits = 16;

function declarationsOf({ profile, fileName, content }: DeliveryInput, baseUrl: string) {
  const names = newNames();
  const prefix = stringAt(profile, 'PayloadIdentifier') || 'alwayson';
  const file = names.file(`${fileName}.${sha256(content).slice(0, hashDigits)}`, 'mobileconfig');
  const url = `${baseUrl}/${file}`;
  const configuration = declare('com.apple.configuration.legacy', names.identifier(`${prefix}.legacy`), {
    ProfileURL: url,
  });
  const activation = declare('com.apple.activation.simple', names.identifier(`${prefix}.activation`), {
    StandardConfigurations: [configuration.Identifier],
  });
  const contentType = 'application/x-apple-aspen-config';
  const served: ServedFile[] = [{ path: `profiles/${file}`, url, contentType, content, secret: true }];
  return { declarations: [activation, configuration], served };
}
