import { availableOn } from '../../apple/availability.js';
import type { KeyRow } from '../../apple/key.js';
import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { associationKeys, associationOf, authenticatingCiphers } from '../../device/security-association.js';
import type { KeyPlace } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';

/** The defaults of older releases, and the first iOS with today's, where that is known. */
const formerDefaults = {
  EncryptionAlgorithm: { value: '3DES', until: '14.0' },
  IntegrityAlgorithm: { value: 'SHA1-96', until: '14.0' },
  DiffieHellmanGroup: { value: 2, until: undefined },
} as const;

export const saDefaultDiffers: Rule = {
  name: 'sa-default-differs',
  title: 'missing key whose default is not the same everywhere',
  severity: 'info',
  why: "Apple's documentation, the versions of the OS and the implementation disagree about the default. Only a written value is certain.",
  source: appleSources.networkExtension,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      const ike = associationOf(tunnel, 'IKESecurityAssociationParameters');
      const child = associationOf(tunnel, 'ChildSecurityAssociationParameters');
      const ikePlace = ike ?? { node: tunnel.node, keys: associationKeys.IKESecurityAssociationParameters };
      // No older release reads declarations.
      if (!view.inDeclarations) yield* changedDefaults(ikePlace, view);
      for (const place of [ikePlace, child]) {
        if (place && get(place.node, 'LifeTimeInMinutes') === undefined) {
          yield lifetimeRemark(place, place === child ? 'Child SA' : 'IKE SA');
        }
      }
      // Of a plain VPN only the lifetimes are known to differ.
      if (tunnel.kind === 'AlwaysOn') yield* tunnelRemarks(tunnel, view);
    }
  },
};

function* changedDefaults({ node, keys }: KeyPlace, { platform, os }: ProfileView): Generator<Remark> {
  const cipher = stringAt(node, 'EncryptionAlgorithm');
  for (const [key, former] of Object.entries(formerDefaults)) {
    if (get(node, key) !== undefined) continue;
    // Of an authenticating cipher sa-aead-prf says what the absent key means.
    if (key === 'IntegrityAlgorithm' && authenticatingCiphers.includes(cipher)) continue;
    const until = platform === 'iOS' ? former.until : undefined;
    const old = until !== undefined && compareVersions(os, until) < 0;
    const before = until === undefined ? 'in older releases' : `before iOS ${until}`;
    const was = `${before} it was ${former.value}`;
    yield {
      at: node,
      severity: old ? 'warning' : 'info',
      message: `IKE SA has no ${key}. The default is ${keys[key]?.default}, but ${was}.`,
      fix: `Add ${key}.`,
    };
  }
}

function lifetimeRemark({ node, keys }: KeyPlace, association: string): Remark {
  const row = keys['LifeTimeInMinutes'];
  return {
    at: node,
    message: `${association} has no LifeTimeInMinutes. Devices use ${row?.observedDefault} minutes. Apple's schema says ${row?.default} minutes.`,
    fix: 'Add LifeTimeInMinutes.',
  };
}

function* tunnelRemarks({ node, keys }: TunnelView, { platform, os }: ProfileView): Generator<Remark> {
  const said = { at: node, source: appleSources.observed, confidence: 'observed' } as const;
  const lacks = (key: string, row: KeyRow | undefined) =>
    row !== undefined && availableOn(row, platform, os) && get(node, key) === undefined;
  if (lacks('MTU', keys['MTU'])) {
    yield {
      ...said,
      message: `The tunnel has no MTU. Devices leave the choice to their network stack. Apple's schema says ${keys['MTU']?.default} bytes.`,
      fix: 'Add MTU.',
    };
  }
  const { PPKMandatory: row } = keys;
  if (get(node, 'PPK') !== undefined && lacks('PPKMandatory', row)) {
    yield {
      ...said,
      message: `The tunnel has no PPKMandatory. Devices use ${row?.observedDefault}. Apple's schema says ${row?.default}.`,
      fix: 'Add PPKMandatory.',
    };
  }
}
