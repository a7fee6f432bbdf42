import { appleSources } from '../../apple/sources.js';
import type { Declaration } from '../../declarations/declaration.js';
import type { Finding } from '../../finding.js';
import { jsonText } from '../../text/json-text.js';
import { deliverySources } from '../../variables/sources.js';
import { deliveryFinding } from '../findings.js';
import { type Action, type HttpRequest, type Parameter, SERVER, type Text, text } from '../upload.js';
import { type DeclaredFile, declaredFiles, folderOf, isOfKind, servedNote } from './folder.js';
import type { DeclarationServer } from './server.js';

const DEVICE: Parameter = { parameter: 'DEVICE', what: 'the enrollment ID of the device' };
const SET: Parameter = {
  parameter: 'SET',
  what: 'the name of the set of declarations',
  fallback: 'always-on-vpn',
};

/** KMFDDM, alone or inside of NanoHUB: whole declarations, their ServerToken made anew. */
export const kmfddm: DeclarationServer = {
  title: 'KMFDDM',
  source: deliverySources.kmfddm,
  notes: [
    servedNote,
    `KMFDDM makes the ServerToken of the declaration itself (${deliverySources.kmfddmToken}), and tells devices of what has changed.`,
    `NanoHUB takes the same under another address, as the user nanohub (${deliverySources.nanohub}).`,
  ],
  make: ({ declarations, served }) => {
    const declared = declaredFiles(declarations);
    const [index, ...others] = folderOf(declared, served);
    return {
      files: [
        ...(index === undefined ? [] : [index]),
        ...declared.map(({ path, declaration }) => ({ path, content: jsonText(declaration) })),
        ...others,
      ],
      upload: {
        kind: 'script',
        token: 'the API key of KMFDDM or NanoHUB',
        actions: {
          create: upload(
            'uploads the declarations and puts them into the set MDM_SET',
            '/v1',
            'kmfddm',
            declared,
          ),
          update: upload('the same: KMFDDM replaces what has the same Identifier', '/v1', 'kmfddm', declared),
          assign: {
            does: 'assigns the set to the device MDM_DEVICE',
            requests: [put(text`/v1/enrollment-sets/${DEVICE}?set=${SET}`, 'kmfddm')],
          },
          nanohub: upload('create, or update, through NanoHUB', '/api/v1/ddm', 'nanohub', declared),
          'nanohub-assign': {
            does: 'assign through NanoHUB',
            requests: [put(text`/api/v1/ddm/enrollment-sets/${DEVICE}?set=${SET}`, 'nanohub')],
          },
        },
      },
      findings: notActivated(declarations),
    };
  },
};

/** The configurations that no activation of the set names: a device applies none of them. */
function notActivated(declarations: readonly Declaration[]): Finding[] {
  const activated = new Set(
    declarations
      .filter((declaration) => isOfKind(declaration, 'activation'))
      .flatMap(({ Payload }) => Payload['StandardConfigurations'] ?? []),
  );
  return declarations
    .filter((declaration) => isOfKind(declaration, 'configuration') && !activated.has(declaration.Identifier))
    .map(({ Identifier }) =>
      deliveryFinding('declaration-server', {
        severity: 'warning',
        message: `No activation of the set names the configuration ${Identifier}, and KMFDDM makes none.`,
        why: 'Devices apply a configuration only when an activation names it.',
        fix: 'Add a declaration com.apple.activation.simple that names it under StandardConfigurations.',
        source: appleSources.declarationBase,
        confidence: 'documented',
      }),
    );
}

function upload(does: string, api: string, user: string, declared: readonly DeclaredFile[]): Action {
  return {
    does,
    requests: declared.flatMap(({ path, declaration: { Identifier } }) => [
      put(text`${api}/declarations`, user, path),
      put(text`${api}/set-declarations/${SET}?declaration=${encodeURIComponent(Identifier)}`, user),
    ]),
  };
}

function put(path: Text, user: string, file?: string): HttpRequest {
  return {
    kind: 'http',
    method: 'PUT',
    url: [SERVER, ...path],
    login: { user },
    ...(file !== undefined && { body: { file, type: 'application/json' } }),
  };
}
