import { appleSources } from '../apple/sources.js';
import { baseUrlOf } from '../declarations/base-url.js';
import { declare } from '../declarations/declaration.js';
import { newNames } from '../declarations/names.js';
import { stringAt } from '../plist/navigate.js';
import type { Channel, DeliveryInput } from './channel.js';
import { declarationFolder, declarationUpload } from './declaration-folder.js';

/** The profile as it is, brought by a declaration that says where it lies: for devices before iOS 27 too. */
export const ddmLegacy: Channel = {
  title: 'declarative management with a legacy profile',
  source: appleSources.legacyDeclaration,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'the device downloads the very file.',
    source: appleSources.legacyDeclaration,
    confidence: 'documented',
  },
  notes: [
    'The declaration exists from iOS 15. It may take over a profile with the same identifier that the MDM server installed before.',
  ],
  make: (input) => {
    const base = baseUrlOf(input.baseUrl);
    const upload = declarationUpload;
    if ('finding' in base) return { files: [], upload, findings: [base.finding] };
    return { files: filesOf(input, base.baseUrl), upload, findings: [] };
  },
};

function filesOf({ profile, fileName, content }: DeliveryInput, baseUrl: string) {
  const names = newNames();
  const prefix = stringAt(profile, 'PayloadIdentifier') || 'alwayson';
  const file = names.file(fileName, 'mobileconfig');
  const url = `${baseUrl}/${file}`;
  const configuration = declare(
    'com.apple.configuration.legacy',
    names.identifier(`${prefix}.legacy`),
    { ProfileURL: url },
    // A new profile at the same address is a new revision: with the same token no device would fetch it.
    content,
  );
  const activation = declare('com.apple.activation.simple', names.identifier(`${prefix}.activation`), {
    StandardConfigurations: [configuration.Identifier],
  });
  const contentType = 'application/x-apple-aspen-config';
  return declarationFolder(
    [activation, configuration],
    [{ path: `profiles/${file}`, url, contentType, content, secret: true }],
  );
}
