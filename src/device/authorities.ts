import { type Certificate, readCertificates } from '../certificates/certificate.js';
import { InputError } from '../input-error.js';
import { get } from '../plist/navigate.js';
import type { PlistNode } from '../plist/node.js';
import type { ProfileView } from './profile-view.js';
import type { PayloadView } from './views.js';

/** The certificates of a payload that is to make the device trust a CA. */
export interface Authority {
  readonly payload: PayloadView;
  readonly at: PlistNode;
  readonly certificates: readonly Certificate[];
  /** Why there are none. */
  readonly refused?: string;
}

/** Several rules ask for those of the same profile. */
const found = new WeakMap<ProfileView, readonly Authority[]>();

/** The certificates that a profile brings to be trusted; a payload whose content is not data is left out. */
export function authoritiesOf(view: ProfileView): readonly Authority[] {
  const known = found.get(view);
  if (known !== undefined) return known;
  const authorities = view.payloads.flatMap((payload) => authorityOf(payload) ?? []);
  found.set(view, authorities);
  return authorities;
}

function authorityOf(payload: PayloadView): Authority | undefined {
  const at = payload.row?.role === 'authority' ? get(payload.node, 'PayloadContent') : undefined;
  if (at?.type !== 'data') return undefined;
  try {
    return { payload, at, certificates: readCertificates(at.value) };
  } catch (error) {
    if (error instanceof InputError) return { payload, at, certificates: [], refused: error.message };
    throw error;
  }
}
