import type { InstalledPayload, InstalledProfile } from '../open/installed/installed.js';
import { type ContentKind, noProfile, type Opened, signaturesOf } from '../open/opened.js';
import { flagAt, itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';

/** A profile that is installed or is going to be, with what its file tells beside it. */
export interface PlannedProfile extends InstalledProfile {
  /** What made the file and gives every profile an identifier and UUID of its own. */
  readonly rewrittenBy?: 'Jamf Pro';
  /** The fingerprint of the signer's certificate. */
  readonly signer?: string;
  /** What Intune or a binding would fill in and nobody did. */
  readonly lacks?: readonly string[];
}

/** A profile in its entirety. */
export function plannedProfile(profile: DictionaryNode): PlannedProfile {
  const removalDisallowed = flagAt(profile, 'PayloadRemovalDisallowed');
  return {
    identifier: stringAt(profile, 'PayloadIdentifier'),
    uuid: stringAt(profile, 'PayloadUUID'),
    name: stringAt(profile, 'PayloadDisplayName'),
    ...(removalDisallowed !== undefined && { removalDisallowed }),
    payloads: itemsAt(profile, 'PayloadContent').flatMap((node) =>
      node.type === 'dictionary' ? [payloadOf(node)] : [],
    ),
    profile,
  };
}

function payloadOf(node: DictionaryNode): InstalledPayload {
  return {
    identifier: stringAt(node, 'PayloadIdentifier'),
    uuid: stringAt(node, 'PayloadUUID'),
    type: stringAt(node, 'PayloadType'),
    node,
  };
}

/** What a device knows by identifiers and UUIDs; of declarations it does not. */
const planned: ReadonlySet<ContentKind> = new Set(['profile', 'policy', 'payloads']);

/**
 * A file as the profile that is or will be on a device.
 *
 * @throws InputError for one that holds no profile, as declarations do
 */
export function plannedProfileOf(opened: Opened): PlannedProfile {
  const { profile, kind, layers, lacks } = opened;
  if (profile === undefined || !planned.has(kind)) throw noProfile(opened);
  const signer = signaturesOf(opened)[0]?.report.path[0]?.fingerprint;
  // The management system makes the profile around payloads, and its identifiers.
  const own = kind === 'payloads' && { identifier: undefined, uuid: undefined, name: undefined };
  return {
    ...plannedProfile(profile),
    ...own,
    ...(layers.some((layer) => layer.kind === 'answer of Jamf Pro') && { rewrittenBy: 'Jamf Pro' as const }),
    ...(signer !== undefined && { signer }),
    ...(lacks !== undefined && { lacks }),
  };
}

/** What is called how in sentences: the name that people see, else the identifier. */
export function calledBy({ name, identifier }: InstalledProfile): string {
  return `"${name ?? identifier ?? 'without a name'}"`;
}
