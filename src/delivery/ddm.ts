import { appleSources } from '../apple/sources.js';
import { type DeclarationSet, declarationsOf } from '../declarations/convert.js';
import { sha256 } from '../declarations/declaration.js';
import { newNames } from '../declarations/names.js';
import type { Channel, Delivery, DeliveryFile } from './channel.js';
import { jsonText } from './json-text.js';
import { deliverySources } from './sources.js';

/** Apple's declarations: the profile key by key, with identities and secrets as assets. */
export const ddm: Channel = {
  title: 'declarative management',
  source: appleSources.alwaysOnDeclaration,
  platforms: ['ios', 'macos'],
  reaches: 'many devices',
  form: 'any',
  signature: {
    treatment: 'lost',
    why: 'declarations are not signed; the device takes them from its MDM server alone.',
    source: appleSources.declarationBase,
    confidence: 'documented',
  },
  notes: [
    'The VPN declarations exist from iOS 27; older devices report them as unknown and stay without a VPN.',
    'An identity has Accessible AfterFirstUnlock, so that the tunnel comes up on a locked device; what Default would mean for a VPN is not documented.',
    'The assets say Authentication MDM: the device presents its MDM identity to the server with the files, which should ask for it. Some systems set this themselves and want the key left out.',
  ],
  make: ({ profile, baseUrl }) => {
    const { set, findings } = declarationsOf(profile, baseUrl === undefined ? {} : { baseUrl });
    return { files: set === undefined ? [] : filesOf(set), upload: ddmUpload('assets'), findings };
  },
};

/** The steps that get a folder of declarations to devices. */
export function ddmUpload(folder: string): Delivery['upload'] {
  return {
    kind: 'manual',
    steps: [
      `Put the files of the folder ${folder} where index.json says, and nowhere else: they hold secrets.`,
      `Upload every file of the folder declarations to the server, for example to KMFDDM (${deliverySources.kmfddm}): curl -u kmfddm:TOKEN -T FILE https://HOST/v1/declarations`,
      'Assign all of them to the devices together; the activation then switches the configurations on.',
    ],
  };
}

/** The declarations as files, the documents of the assets, and before them an index of both. */
function filesOf({ declarations, documents }: DeclarationSet): DeliveryFile[] {
  const names = newNames();
  const declared = declarations.map((declaration) => ({
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
    assets: documents.map(({ asset, fileName, url, contentType, content, secret }) => ({
      file: `assets/${fileName}`,
      asset,
      url,
      contentType,
      size: content.length,
      sha256: sha256(content),
      secret,
    })),
  };
  return [
    { path: 'index.json', content: jsonText(index) },
    ...declared.map(({ path, declaration }) => ({ path, content: jsonText(declaration) })),
    ...documents.map(({ fileName, content }) => ({ path: `assets/${fileName}`, content })),
  ];
}
