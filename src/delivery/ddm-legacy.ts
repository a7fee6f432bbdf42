import { appleSources } from '../apple/sources.js';
import { baseUrlOf } from '../declarations/base-url.js';
import { declare, sha256 } from '../declarations/declaration.js';
import { newNames } from '../declarations/names.js';
import { stringAt } from '../plist/navigate.js';
import type { Channel, DeliveryInput } from './channel.js';
import { ddmUpload } from './ddm.js';
import { jsonText } from './json-text.js';

/** The profile as it is, brought by a declaration that says where it lies: for devices before iOS 27 too. */
export const ddmLegacy: Channel = {
  title: 'declarative management with a legacy profile',
  source: appleSources.legacyDeclaration,
  platforms: ['ios', 'macos'],
  reaches: 'many devices',
  form: 'any',
  signature: {
    treatment: 'kept',
    why: 'the device downloads the very file.',
    source: appleSources.legacyDeclaration,
    confidence: 'documented',
  },
  notes: [
    'The declaration exists from iOS 15. It takes over a profile with the same identifier that the MDM server installed before.',
  ],
  make: (input) => {
    const base = baseUrlOf(input.baseUrl);
    const upload = ddmUpload('profiles');
    if ('finding' in base) return { files: [], upload, findings: [base.finding] };
    return { files: filesOf(input, base.baseUrl), upload, findings: [] };
  },
};

function filesOf({ profile, fileName, content }: DeliveryInput, baseUrl: string) {
  const names = newNames();
  const prefix = stringAt(profile, 'PayloadIdentifier') || 'alwayson';
  const profileFile = names.file(fileName, 'mobileconfig');
  const url = `${baseUrl}/${profileFile}`;
  const configuration = declare(
    'com.apple.configuration.legacy',
    names.identifier(`${prefix}.legacy`),
    { ProfileURL: url },
    // A new profile at the same address is a new revision: without another token no device would fetch it.
    content,
  );
  const activation = declare('com.apple.activation.simple', names.identifier(`${prefix}.activation`), {
    StandardConfigurations: [configuration.Identifier],
  });
  const declared = [activation, configuration].map((declaration) => ({
    path: `declarations/${names.file(declaration.Identifier, 'json')}`,
    declaration,
  }));
  const index = {
    declarations: declared.map(({ path, declaration: { Type, Identifier, ServerToken } }) => ({
      file: path,
      Type,
      Identifier,
      ServerToken,
    })),
    profiles: [{ file: `profiles/${profileFile}`, url, size: content.length, sha256: sha256(content) }],
  };
  return [
    { path: 'index.json', content: jsonText(index) },
    ...declared.map(({ path, declaration }) => ({ path, content: jsonText(declaration) })),
    { path: `profiles/${profileFile}`, content },
  ];
}
