import { type Certificate, readCertificates } from '../certificates/certificate.js';
import type { ProfileView } from '../device/profile-view.js';
import type { PayloadView } from '../device/views.js';
import { InputError } from '../input-error.js';
import { get, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import { nodeText } from './device-value.js';

/** Keys that everyone who delivers a profile makes anew. */
const madeAnew = [
  'PayloadDescription',
  'PayloadDisplayName',
  'PayloadIdentifier',
  'PayloadOrganization',
  'PayloadUUID',
  'PayloadVersion',
];

/** A payload without its envelope. */
export function contentOf({ node }: PayloadView): DictionaryNode {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => !madeAnew.includes(key))) };
}

/** Says of two payloads, of one profile or of two, whether they are the same to a device. */
export interface Contents {
  /** A text that is the same for payloads with the same content. It may be made of secrets: never to be shown. */
  of(payload: PayloadView, view: ProfileView): string;
}

/**
 * Contents by what they hold, not by their names: certificates by their fingerprints, and a reference to another
 * payload by the content of that payload, as UUIDs are made anew with every profile.
 */
export function newContents(): Contents {
  const known = new Map<DictionaryNode, string>();
  const numbers = new Map<string, string>();
  const referenced = new Map<ProfileView, ReadonlyMap<string, string>>();
  // A number in the place of a text keeps many references to one large payload small.
  const numberOf = (text: string) => {
    const number = numbers.get(text) ?? `#${numbers.size}`;
    numbers.set(text, number);
    return number;
  };
  const plain = (payload: PayloadView, view: ProfileView) =>
    numberOf(certificateOf(payload, view) ?? nodeText(contentOf(payload)));
  const referencesIn = (view: ProfileView) => {
    const present = referenced.get(view);
    if (present !== undefined) return present;
    const uuids = view.payloads.flatMap((payload) => {
      const uuid = stringAt(payload.node, 'PayloadUUID');
      return uuid === undefined ? [] : [[uuid, `payload ${plain(payload, view)}`] as const];
    });
    const made = new Map(uuids.toReversed());
    referenced.set(view, made);
    return made;
  };
  return {
    of(payload, view) {
      const present = known.get(payload.node);
      if (present !== undefined) return present;
      const resolved = withReferences(contentOf(payload), referencesIn(view));
      const text = numberOf(certificateOf(payload, view) ?? nodeText(resolved));
      known.set(payload.node, text);
      return text;
    },
  };
}

/** The certificates of a payload that brings some to trust, or why there are none. */
export function certificatesOf({ node }: PayloadView): readonly Certificate[] | undefined {
  const content = get(node, 'PayloadContent');
  if (content?.type !== 'data') return undefined;
  try {
    return readCertificates(content.value);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function certificateOf(payload: PayloadView, { identities }: ProfileView): string | undefined {
  const certificates =
    payload.row?.role === 'authority'
      ? certificatesOf(payload)
      : [identities.get(payload.node.path)?.opened?.certificate].filter((one) => one !== undefined);
  if (certificates === undefined || certificates.length === 0) return undefined;
  return `${payload.row?.role} ${certificates.map(({ fingerprint }) => fingerprint).join()}`;
}

function withReferences(node: PlistNode, references: ReadonlyMap<string, string>): PlistNode {
  switch (node.type) {
    case 'string':
      return { ...node, value: references.get(node.value) ?? node.value };
    case 'array':
      return { ...node, items: node.items.map((item) => withReferences(item, references)) };
    case 'dictionary':
      return {
        ...node,
        entries: new Map([...node.entries].map(([key, item]) => [key, withReferences(item, references)])),
      };
    default:
      return node;
  }
}
