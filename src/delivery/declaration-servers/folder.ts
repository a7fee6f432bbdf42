import { type Declaration, sha256 } from '../../declarations/declaration.js';
import { newNames } from '../../declarations/names.js';
import type { Finding } from '../../finding.js';
import { jsonText } from '../../text/json-text.js';
import type { DeliveryFile } from '../channel.js';
import type { ServedFile } from '../declaration-input.js';
import { deliveryFinding } from '../findings.js';

/** A declaration and the file it is in. */
export interface DeclaredFile {
  readonly path: string;
  readonly declaration: Declaration;
}

/** What is referred to comes before what refers to it. */
const uploadOrder = ['asset', 'configuration', 'management', 'activation'] as const;

/** A kind of declarations, as their types begin with it. */
export type DeclarationKind = (typeof uploadOrder)[number];

/** Whether a declaration is of a kind. */
export function isOfKind({ Type }: Declaration, kind: DeclarationKind): boolean {
  return Type.startsWith(`com.apple.${kind}.`);
}

/** A file for each declaration, in the order in which a server takes them. */
export function declaredFiles(declarations: readonly Declaration[]): DeclaredFile[] {
  const names = newNames();
  return uploadOrder
    .flatMap((kind) => declarations.filter((declaration) => isOfKind(declaration, kind)))
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

/** Declarations for a server that makes the activation itself. */
export interface WithoutActivations {
  readonly taken: readonly Declaration[];
  /** What is left out, and what the devices lose with it. */
  readonly findings: readonly Finding[];
}

/**
 * The declarations that a server takes which activates configurations itself.
 *
 * @param takes the kinds that it takes
 * @param makes what it makes itself: the sentence for the activations that are left out
 */
export function withoutActivations(
  declarations: readonly Declaration[],
  takes: readonly DeclarationKind[],
  { title, source, makes }: { readonly title: string; readonly source: string; readonly makes: string },
): WithoutActivations {
  const isTaken = (declaration: Declaration) => takes.some((kind) => isOfKind(declaration, kind));
  const left = declarations.filter((declaration) => !isTaken(declaration));
  const told = left.flatMap((declaration) => {
    const { Identifier, Payload } = declaration;
    if (!isOfKind(declaration, 'activation')) {
      const message = `${title} takes no declarations of the type ${declaration.Type}, so ${Identifier} is left out.`;
      return [deliveryFinding('declaration-server', { severity: 'warning', message, source })];
    }
    if (Payload['Predicate'] === undefined) return [];
    const message = `The activation ${Identifier} has a Predicate, which is lost, because ${title} makes the activation itself.`;
    const why = 'Devices then apply the configurations always, not only where the Predicate is true.';
    return [deliveryFinding('declaration-server', { severity: 'warning', message, why, source })];
  });
  const hasActivation = left.some((declaration) => isOfKind(declaration, 'activation'));
  return {
    taken: declarations.filter(isTaken),
    findings: [
      ...(hasActivation ? [deliveryFinding('declaration-server', { message: makes, source })] : []),
      ...told,
    ],
  };
}

/** What has to be done whatever the server. */
export const servedNote =
  'First put the files that index.json lists under served where their addresses say. Give those with secret true to enrolled devices only.';
