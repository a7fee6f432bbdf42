import { jsonText } from '../../text/json-text.js';
import { deliverySources } from '../../variables/sources.js';
import type { DeclarationInput } from '../declaration-input.js';
import { literal, platformsFor, providers, resourceName, terraformUpload } from '../zentral.js';
import {
  type DeclaredFile,
  declaredFiles,
  folderOf,
  isOfKind,
  servedNote,
  withoutActivations,
} from './folder.js';
import type { DeclarationServer } from './server.js';

/** Zentral: a Terraform module with an artifact for each declaration; the activation is its own. */
export const zentral: DeclarationServer = {
  title: 'Zentral',
  source: deliverySources.zentralProvider,
  notes: [
    servedNote,
    'In a folder that has the provider already, leave providers.tf.json out.',
    'Add a zentral_mdm_blueprint_artifact for each configuration to put it into a blueprint. Assets come along.',
    `Zentral activates the configurations of a blueprint itself, and takes no two declarations with one ServerToken (${deliverySources.zentralSource}).`,
  ],
  make: (input) => {
    const { taken, findings } = withoutActivations(input.declarations, ['asset', 'configuration'], {
      title: 'Zentral',
      source: deliverySources.zentralSource,
      makes: 'Zentral makes the activation itself, so it is left out.',
    });
    const declared = declaredFiles(taken);
    const [index, ...others] = folderOf(declared, input.served);
    return {
      files: [
        { path: 'mdm_artifacts.tf.json', content: jsonText(artifacts(input, declared)) },
        { path: 'providers.tf.json', content: jsonText(providers) },
        ...declared.map(({ path, declaration }) => ({ path, content: jsonText(declaration) })),
        ...(index === undefined ? [] : [index]),
        ...others,
      ],
      upload: terraformUpload([
        'Every version of a declaration is a resource of its own. For each declaration that has changed, put the new file',
        'beside the old one under another name, copy its zentral_mdm_declaration in mdm_artifacts.tf.json under another',
        'name, with the new file in source and the next number in version, and run create again.',
      ]),
      findings,
    };
  },
};

/** Zentral looks up what a declaration refers to, so that has to be there before. */
function artifacts({ name, platform }: DeclarationInput, declared: readonly DeclaredFile[]): object {
  const { platforms, switches } = platformsFor(platform);
  const assets = declared.filter(isAsset);
  const named = declared.map((file, index) => ({ file, resource: `${resourceName(name)}-${index + 1}` }));
  const dependencies = named
    .filter(({ file }) => assets.includes(file))
    .map(({ resource }) => `zentral_mdm_declaration.${resource}-1`);
  return {
    resource: {
      zentral_mdm_artifact: Object.fromEntries(
        named.map(({ file, resource }) => [
          resource,
          {
            name: literal(`${name}: ${file.declaration.Identifier}`),
            type: isAsset(file) ? 'Asset' : 'Configuration',
            channel: 'Device',
            platforms,
          },
        ]),
      ),
      zentral_mdm_declaration: Object.fromEntries(
        named.map(({ file, resource }) => [
          `${resource}-1`,
          {
            artifact_id: `\${zentral_mdm_artifact.${resource}.id}`,
            source: `\${file("\${path.module}/${file.path}")}`,
            ...switches,
            version: 1,
            ...(!isAsset(file) && dependencies.length > 0 && { depends_on: dependencies }),
          },
        ]),
      ),
    },
  };
}

function isAsset({ declaration }: DeclaredFile): boolean {
  return isOfKind(declaration, 'asset');
}
