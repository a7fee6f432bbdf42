import { type Declaration, sha256 } from '../../declarations/declaration.js';
import { newNames } from '../../declarations/names.js';
import { jsonText } from '../../text/json-text.js';
import type { DeliveryFile } from '../channel.js';
import type { ServedFile } from './server.js';

/** A declaration and the file it is in. */
export interface DeclaredFile {
  readonly path: string;
  readonly declaration: Declaration;
}

/** What is referred to comes before what refers to it. */
const uploadOrder = ['com.apple.asset.', 'com.apple.configuration.', 'com.apple.activation.'];

/** A file for each declaration, in the order in which a server takes them. */
export function declaredFiles(declarations: readonly Declaration[]): DeclaredFile[] {
  const names = newNames();
  return uploadOrder
    .flatMap((prefix) => declarations.filter(({ Type }) => Type.startsWith(prefix)))
    .map((declaration) => ({
      path: `declarations/${names.file(declaration.Identifier, 'json')}`,
      declaration,
    }));
}

/** The index of a folder of declarations, and the files that devices download themselves. */
export function folderOf(declared: readonly DeclaredFile[], served: readonly ServedFile[]): DeliveryFile[] {
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
    ...served.map(({ path, content }) => ({ path, content })),
  ];
}

/** What has to be done whatever the server. */
export const servedNote =
  'First put the files that index.json lists under served where their addresses say. Give those with secret true to enrolled devices only.';
