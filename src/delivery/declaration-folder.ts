import { type Declaration, sha256 } from '../declarations/declaration.js';
import { newNames } from '../declarations/names.js';
import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { DeliveryFile } from './channel.js';
import type { ManualUpload } from './upload.js';

/** A file that the device downloads from an address of its own. */
export interface ServedFile {
  /** In the folder. */
  readonly path: string;
  readonly url: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Whether it holds a password or a key. */
  readonly secret: boolean;
}

/** A folder of declarations: an index, a file for each declaration, and the files that they point at. */
export function declarationFolder(
  declarations: readonly Declaration[],
  served: readonly ServedFile[],
): DeliveryFile[] {
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
    served: served.map(({ path, url, contentType, content, secret }) => ({
      file: path,
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
    ...served.map(({ path, content }) => ({ path, content })),
  ];
}

/** How the folder gets to devices. There is no one interface: servers of declarations differ. */
export const declarationUpload: ManualUpload = {
  kind: 'manual',
  steps: [
    'Put the files that index.json lists under served where their addresses say; those with secret true must be had by enrolled devices alone.',
    `Upload every file of the folder declarations to the server, for example to KMFDDM (${deliverySources.kmfddm}): curl -u kmfddm:TOKEN -T FILE https://HOST/v1/declarations`,
    'Assign all of them to the devices together; the activation then switches the configurations on.',
  ],
};
