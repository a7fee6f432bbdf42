import type { Finding } from '../finding.js';
import { itemsAt, plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { stringsIn } from '../plist/strings.js';
import { wholeReals } from '../plist/whole-reals.js';
import { writePlist } from '../plist/write.js';
import { fileNameOf } from '../text/file-name.js';
import { dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';

/** Workspace ONE UEM: the bare dictionary of each payload, for the Custom Settings of one profile. */
export const workspaceOne: Channel = {
  title: 'Workspace ONE UEM',
  source: deliverySources.workspaceOne,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'Custom Settings take the dictionary of a payload, which has no place for a signature.',
    source: deliverySources.workspaceOne,
    confidence: 'documented',
  },
  dialect: dialects['workspace-one'],
  notes: ['Only the upload in the console is documented. All files belong into one profile there.'],
  make: ({ name, profile }) => {
    const payloads = itemsAt(profile, 'PayloadContent');
    const files = payloads.map((payload, index) => ({
      path: `${String(index + 1).padStart(2, '0')}-${fileNameOf(stringAt(payload, 'PayloadType') ?? '', 'payload')}.xml`,
      content: fragment(payload),
    }));
    return {
      files,
      upload: {
        kind: 'manual',
        steps: [
          `In the Workspace ONE UEM console, add a device profile with the name ${name}.`,
          ...files.map(({ path }) => `Add a payload Custom Settings and paste the content of ${path}.`),
          'Assign the profile to smart groups, save and publish.',
        ],
        update: [
          'In the console, open the profile and choose Add Version.',
          'Put the content of each file in place of that of its Custom Settings.',
          'Save and publish.',
        ],
      },
      findings: [
        ...noPayloads(payloads),
        ...references(payloads),
        ...lostReals(payloads),
        ...leftOut(profile),
      ],
    };
  },
};

/** What our writer puts between `<plist …>` and `</plist>`. */
function fragment(payload: PlistNode): string {
  const xml = writePlist(plainValue(payload));
  return `${xml.slice(xml.indexOf('<dict'), xml.lastIndexOf('</plist>')).trimEnd()}\n`;
}

function noPayloads(payloads: readonly PlistNode[]): Finding[] {
  if (payloads.length > 0) return [];
  const message = 'The profile has no payloads that can be taken out of it. An encrypted profile has none.';
  return [deliveryFinding('channel-form', { path: '/PayloadContent', message })];
}

/** Texts that name another payload by its UUID. */
function references(payloads: readonly PlistNode[]): Finding[] {
  const uuids = new Set(payloads.map((payload) => stringAt(payload, 'PayloadUUID')));
  return payloads
    .flatMap(stringsIn)
    .filter(({ path, value }) => !path.endsWith('/PayloadUUID') && uuids.has(value))
    .map((text) =>
      deliveryFinding(
        'channel-reference',
        {
          message:
            'The text names another payload by its PayloadUUID. Look in the installed profile whether Workspace ONE has kept that UUID.',
        },
        text,
      ),
    );
}

function lostReals(payloads: readonly PlistNode[]): Finding[] {
  const message = 'A real number without a fraction becomes an integer.';
  const why = 'The payload is taken out of the profile and written anew.';
  return wholeReals(payloads).map((node) =>
    deliveryFinding('channel-rewritten', { severity: 'warning', message, why }, node),
  );
}

/** The keys of a profile that say what it is, not what it does; the console makes its own. */
const envelope = new Set([
  'PayloadContent',
  'PayloadDescription',
  'PayloadDisplayName',
  'PayloadIdentifier',
  'PayloadOrganization',
  'PayloadType',
  'PayloadUUID',
  'PayloadVersion',
]);

function leftOut(profile: DictionaryNode): Finding[] {
  return (
    Array.from(profile.entries)
      .filter(([key]) => !envelope.has(key))
      // What the console makes is a device profile.
      .filter(([key]) => key !== 'PayloadScope' || stringAt(profile, key) !== 'System')
      .map(([key, node]) =>
        deliveryFinding(
          'channel-left-out',
          {
            message: `${key} is a key of the whole profile and is left out. Set it in the console, if the console has it.`,
          },
          node,
        ),
      )
  );
}
