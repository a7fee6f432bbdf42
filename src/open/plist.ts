import { installProfileRequestType } from '../apple/keys/install-profile.js';
import { profileType } from '../apple/profile.js';
import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { dictionaryAt, get, stringAt } from '../plist/navigate.js';
import type { ArrayNode, DictionaryNode, PlistNode } from '../plist/node.js';
import { type PlistDocument, readPlist } from '../plist/read.js';
import { wrappingFinding } from './findings.js';
import { type Opened, OtherKindError, without } from './opened.js';

/** A property list that holds a profile, or the MDM command whose Payload is one. */
export type PlistContent = Opened | { readonly command: Uint8Array };

/**
 * Reads a property list and finds the profile in it. Throws InputError when it cannot be read, and OtherKindError
 * when no profile is in it.
 */
export function openPlist(bytes: Uint8Array): PlistContent {
  const plist = readPlist(bytes);
  const { root } = plist;
  const command = root.type === 'dictionary' ? dictionaryAt(root, 'Command') : undefined;
  if (command !== undefined) return { command: payloadOf(command) };
  const payloads = payloadsIn(root);
  if (payloads !== undefined) return payloadsAlone(payloads, plist);
  if (root.type !== 'dictionary' || !isProfile(root)) {
    throw new OtherKindError('a property list that is neither a profile nor a payload');
  }
  return { document: 'profile', profile: root, findings: [...plist.findings, ...fragmentFindings(plist)] };
}

function payloadOf(command: DictionaryNode): Uint8Array {
  if (stringAt(command, 'RequestType') !== installProfileRequestType) {
    throw new OtherKindError(`an MDM command of another kind than ${installProfileRequestType}`);
  }
  const payload = get(command, 'Payload');
  if (payload?.type === 'data') return payload.value;
  throw new InputError(`the MDM command ${installProfileRequestType} has no Payload of type data`);
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

/** What can only be said of the whole profile: the certificates that its other payloads bring. */
const ofOtherPayloads = ['auth-identity-unresolved', 'certificate-authority', 'certificate-issuer-unmatched'];

function payloadsAlone(payloads: ArrayNode, plist: PlistDocument): PlistContent {
  const one = plist.root.type === 'dictionary';
  const alone = wrappingFinding('payload-alone', {
    message: one
      ? 'this is a payload without a profile; it is judged as if it stood in one, but what other payloads would bring is not'
      : 'these are payloads without a profile; they are judged as if they stood in one',
    ...(payloads.position !== undefined && { position: payloads.position }),
  });
  return {
    document: 'profile',
    profile: profileAround(payloads),
    findings: [...plist.findings, alone],
    ...(one && { retell: without(ofOtherPayloads) }),
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
  const message = 'the dictionary stands alone, without <plist version="1.0"> around it';
  return [wrappingFinding('plist-fragment', { message, ...(position !== undefined && { position }) })];
}
