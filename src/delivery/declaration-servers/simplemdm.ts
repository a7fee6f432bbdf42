import type { Json } from '../../declarations/declaration.js';
import type { Finding } from '../../finding.js';
import { jsonText } from '../../text/json-text.js';
import { deliverySources } from '../../variables/sources.js';
import { deliveryFinding } from '../findings.js';
import { simplemdmRequest } from '../simplemdm.js';
import { type Parameter, text } from '../upload.js';
import { type DeclaredFile, declaredFiles, folderOf, servedNote, withoutActivations } from './folder.js';
import type { DeclarationServer } from './server.js';

const source = deliverySources.simplemdmDeclarations;

/** SimpleMDM: the Payload of each declaration alone; type, Identifier and activation are its own. */
export const simplemdm: DeclarationServer = {
  title: 'SimpleMDM',
  source,
  notes: [
    servedNote,
    'SimpleMDM takes the Payload of a declaration alone, gives it an Identifier and activates it. Assign the declarations to groups afterwards.',
  ],
  make: ({ declarations, served }) => {
    const { taken, findings } = withoutActivations(declarations, ['asset', 'configuration', 'management'], {
      title: 'SimpleMDM',
      source,
      makes:
        'SimpleMDM makes the activation, every Identifier and every ServerToken itself, so they are left out.',
    });
    const declared = declaredFiles(taken);
    return {
      files: [
        ...folderOf(declared, served),
        ...declared.map(({ path, declaration }) => ({ path, content: jsonText(declaration.Payload) })),
      ],
      upload: {
        kind: 'script',
        token: 'an API key of SimpleMDM',
        actions: {
          create: {
            does: 'adds the declarations, assets first',
            requests: declared.map(({ path, declaration: { Type, Identifier } }) =>
              simplemdmRequest('POST', text`custom_declarations/`, [
                { name: 'name', value: Identifier },
                { name: 'declaration_type', value: Type },
                { name: 'user_scope', value: 'false' },
                { name: 'payload', file: path },
              ]),
            ),
          },
          update: {
            does: 'replaces the payloads of the declarations',
            requests: declared.map(({ path }, index) =>
              simplemdmRequest('PATCH', text`custom_declarations/${idOf(path, index)}`, [
                { name: 'payload', file: path },
              ]),
            ),
          },
          list: {
            does: 'lists the declarations with their IDs',
            requests: [simplemdmRequest('GET', text`custom_declarations/`)],
          },
        },
      },
      findings: [...findings, ...referenceFindings(declared)],
    };
  },
};

function idOf(path: string, index: number): Parameter {
  return { parameter: `ID_${index + 1}`, what: `the ID of ${path} in SimpleMDM; list shows it` };
}

/** A declaration names another by an Identifier that the other does not have there. */
function referenceFindings(declared: readonly DeclaredFile[]): Finding[] {
  const identifiers = new Set(declared.map(({ declaration }) => declaration.Identifier));
  return declared.flatMap(({ path, declaration: { Payload } }) =>
    textsIn(Payload)
      .filter((value) => identifiers.has(value))
      .map((value) =>
        deliveryFinding('declaration-server', {
          severity: 'warning',
          message: `The file ${path} names the declaration ${value}. SimpleMDM gives that declaration an Identifier of its own.`,
          why: 'The device does not find the asset then. Whether SimpleMDM has a way to refer to one is not documented.',
          fix: 'Upload the asset first, and write the Identifier that it got into the file. Otherwise deliver with --to ddm-legacy.',
          source,
        }),
      ),
  );
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
