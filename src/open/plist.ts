import { installProfileRequestType } from '../apple/keys/install-profile.js';
import { profileType } from '../apple/profile.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { dictionaryAt, get, itemsAt, plainValue, stringAt } from '../plist/navigate.js';
import { type ArrayNode, type DictionaryNode, nodeOf, type PlistNode } from '../plist/node.js';
import { type PlistDocument, readPlist } from '../plist/read.js';
import { pointer } from '../pointer.js';
import { otherPayloads } from '../rules/rule.js';
import { wrappingFinding } from './findings.js';
import { installedListIn } from './installed/list.js';
import { peelJamf } from './jamf-xml.js';
import { type Content, type Look, type Opened, OtherKindError, type Peeled } from './opened.js';

/**
 * Looks at a property list, or at other XML that brings a profile. Throws InputError when it cannot be read, and
 * OtherKindError when no profile is in it.
 */
export async function lookAtPlist(
  bytes: Uint8Array,
  { select }: { readonly select?: string | undefined } = {},
): Promise<Look> {
  const jamf = peelJamf(bytes);
  if (jamf !== undefined) return jamf;
  const plist = readPlist(bytes);
  const { root } = plist;
  const command = root.type === 'dictionary' ? dictionaryAt(root, 'Command') : undefined;
  if (command !== undefined) return peelCommand(command, plist, bytes);
  const installed = root.type === 'dictionary' ? installedListIn(root) : undefined;
  if (installed !== undefined) {
    // It writes property lists, which few need who read one.
    const { peelInstalled } = await import('./installed/choose.js');
    return peelInstalled(installed, bytes, select);
  }
  const payloads = payloadsIn(root);
  if (payloads !== undefined) return { content: payloadsAlone(payloads, plist) };
  if (root.type !== 'dictionary' || !isProfile(root)) {
    throw new OtherKindError('The property list is neither a profile nor a payload.');
  }
  const findings = [...plist.findings, ...fragmentFindings(plist)];
  return { content: { document: 'profile', kind: 'profile', profile: root, bytes, findings } };
}

function peelCommand(command: DictionaryNode, { findings }: PlistDocument, bytes: Uint8Array): Peeled {
  if (stringAt(command, 'RequestType') !== installProfileRequestType) {
    throw new OtherKindError(`The file is an MDM command, but not ${installProfileRequestType}.`);
  }
  const payload = get(command, 'Payload');
  const like = [...command.entries.keys()].filter((key) => key.trim().toLowerCase() === 'payload');
  if (like.length > 1) {
    throw new InputError(`The MDM command has ${like.length} keys that read as Payload. Leave one of them.`);
  }
  if (payload?.type !== 'data') {
    throw new InputError(`The MDM command ${installProfileRequestType} has no Payload of type data.`);
  }
  const message = 'The profile is the Payload of an MDM command.';
  return {
    layer: {
      kind: 'MDM command',
      bytes,
      findings: [...findings, wrappingFinding('profile-wrapped', { message })],
    },
    inside: payload.value,
  };
}

/** What every profile has; one that lacks some of it is still meant as one, and the rules say so. */
const envelopeKeys = ['PayloadIdentifier', 'PayloadUUID', 'PayloadVersion', 'EncryptedPayloadContent'];

function isProfile(root: DictionaryNode): boolean {
  return (
    stringAt(root, 'PayloadType') === profileType ||
    get(root, 'PayloadContent')?.type === 'array' ||
    envelopeKeys.some((key) => root.entries.has(key))
  );
}

/** The payloads of a file that holds just them: one, or an array such as becomes EncryptedPayloadContent. */
function payloadsIn(root: PlistNode): ArrayNode | undefined {
  const { path, position } = root;
  if (root.type === 'array' && root.items.length > 0 && root.items.every(isPayload)) return root;
  return isPayload(root)
    ? { type: 'array', items: [root], path, ...(position !== undefined && { position }) }
    : undefined;
}

function isPayload(node: PlistNode): boolean {
  if (node.type !== 'dictionary' || get(node, 'PayloadContent')?.type === 'array') return false;
  const type = stringAt(node, 'PayloadType');
  return type === undefined ? get(node, 'VPNType') !== undefined : type !== profileType;
}

function payloadsAlone(payloads: ArrayNode, plist: PlistDocument): Content {
  const one = plist.root.type === 'dictionary';
  const message = one
    ? 'The file is a payload without a profile. alwayson checked it as if it were in a profile, without other payloads.'
    : 'The file has payloads without a profile. alwayson checked them as if they were in a profile.';
  const alone = wrappingFinding('payload-alone', { message }, { path: '', position: payloads.position });
  return {
    document: 'profile',
    kind: 'payloads',
    profile: profileAround(payloads),
    findings: [...plist.findings, alone],
    ...(one && { lacks: [otherPayloads] }),
  };
}

/** Payloads that lie in files of their own and belong into one profile, as the profiles around each have them. */
export function openPayloads(profiles: readonly DictionaryNode[]): Opened {
  const items = profiles.flatMap((profile) => itemsAt(profile, 'PayloadContent'));
  const message =
    'The files are payloads without a profile. alwayson checked them as if they were in one profile.';
  // What makes the order that of the files makes the paths those of the profile.
  const plain = items.map((item, index) => nodeOf(plainValue(item), pointer('PayloadContent', index)));
  return {
    document: 'profile',
    kind: 'payloads',
    layers: [],
    profile: profileAround({ type: 'array', items: plain, path: pointer('PayloadContent') }),
    findings: [wrappingFinding('payload-alone', { message })],
  };
}

/** A profile around payloads; they keep their paths and positions, which are those of the file. */
function profileAround(payloads: ArrayNode): DictionaryNode {
  const text = (value: string): PlistNode => ({ type: 'string', value, path: '' });
  return {
    type: 'dictionary',
    path: '',
    entries: new Map<string, PlistNode>([
      ['PayloadType', text(profileType)],
      ['PayloadVersion', { type: 'integer', value: 1, path: '' }],
      ['PayloadIdentifier', text('payload-alone')],
      ['PayloadUUID', text('payload-alone')],
      ['PayloadScope', text('System')],
      ['PayloadContent', payloads],
    ]),
  };
}

function fragmentFindings({ fragment, root: { position } }: PlistDocument): Finding[] {
  if (!fragment) return [];
  const message = 'The dictionary has no <plist version="1.0"> around it.';
  return [wrappingFinding('plist-fragment', { message }, { path: '', position })];
}
