import { Document } from 'yaml';
import { jsonText } from '../../text/json-text.js';
import { deliverySources } from '../../variables/sources.js';
import { deliveryFinding } from '../findings.js';
import type { Action } from '../upload.js';
import {
  type DeclaredFile,
  declaredFiles,
  folderOf,
  isOfKind,
  servedNote,
  withoutActivations,
} from './folder.js';
import type { DeclarationServer } from './server.js';

/** Fleet: configurations and assets for its GitOps repository; the activation and the tokens are its own. */
export const fleet: DeclarationServer = {
  title: 'Fleet',
  source: deliverySources.fleetAssets,
  notes: [
    servedNote,
    'Assets are taken since Fleet 4.90. Older servers take only configurations that need none.',
    "Copy the folder into the GitOps repository and take the items of the YAML file over into the fleet's own file, fleets/NAME.yml: the YAML file run alone would take everything else from the fleet.",
    'A new version has to keep the names of the files and the Identifiers, by which Fleet knows them again.',
  ],
  make: ({ platform, declarations, served }) => {
    const folder = `lib/${platform.toLowerCase()}/declarations`;
    const { taken, findings } = withoutActivations(declarations, ['asset', 'configuration'], {
      title: 'Fleet',
      source: deliverySources.fleetAssets,
      makes: 'Fleet makes the activation and every ServerToken itself, so they are left out.',
    });
    const declared = declaredFiles(taken).map(({ path, declaration }) => ({
      path: path.replace('declarations', folder),
      declaration,
    }));
    const assets = declared.filter(({ declaration }) => isOfKind(declaration, 'asset'));
    return {
      files: [
        { path: 'fleets/declarations.yml', content: gitopsYaml(declared, assets) },
        ...declared.map(({ path, declaration: { ServerToken: _, ...kept } }) => ({
          path,
          // fleetctl would look for variables after a dollar.
          content: jsonText(kept).replaceAll('$', '\\u0024'),
        })),
        ...folderOf(declared, served),
      ],
      upload: {
        kind: 'script',
        token: 'an API token of Fleet',
        actions: {
          create: gitops(
            "adds the declarations, in the fleet's repository and once the items are in fleets/NAME.yml",
          ),
          update: gitops("replaces the declarations, in the fleet's repository with the new files in it"),
        },
      },
      findings: [
        ...findings,
        ...assets.map(({ declaration: { Identifier } }) =>
          deliveryFinding('declaration-server', {
            severity: 'warning',
            message: `The asset ${Identifier} needs Fleet 4.90 or newer. Its item in the YAML file is written by analogy with those of configurations.`,
            source: deliverySources.fleetAssets,
            confidence: 'inferred',
          }),
        ),
      ],
    };
  },
};

function gitops(does: string): Action {
  return {
    does,
    requests: [{ kind: 'command', args: ['fleetctl', 'gitops', '-f', 'fleets/NAME.yml'] }],
  };
}

function gitopsYaml(declared: readonly DeclaredFile[], assets: readonly DeclaredFile[]): string {
  const items = (files: readonly DeclaredFile[]) => files.map(({ path }) => ({ path: `../${path}` }));
  const configurations = declared.filter((file) => !assets.includes(file));
  const document = new Document({
    controls: {
      apple_settings: {
        ...(assets.length > 0 && { assets: items(assets) }),
        configuration_profiles: items(configurations),
      },
    },
  });
  document.commentBefore = " To be taken over into the fleet's own file, fleets/NAME.yml";
  return document.toString();
}
