import type { KeyTable } from '../apple/key.js';
import {
  childSecurityAssociationKeys,
  ikeSecurityAssociationKeys,
} from '../apple/keys/security-association.js';
import { appleSources } from '../apple/sources.js';
import type { Said } from '../finding-table.js';
import type { Policy } from '../graph/model/ikev2.js';
import { type Draft, report } from './draft.js';

/** The two security associations: where the policy has their parameters and whether leaving some out is meant. */
const associations = [
  {
    place: 'IKESecurityAssociationParameters',
    keys: ikeSecurityAssociationKeys as KeyTable,
    property: 'securityAssociationParameters',
    allowDefault: 'allowDefaultSecurityAssociationParameters',
  },
  {
    place: 'ChildSecurityAssociationParameters',
    keys: childSecurityAssociationKeys as KeyTable,
    property: 'childSecurityAssociationParameters',
    allowDefault: 'allowDefaultChildSecurityAssociationParameters',
  },
] as const;

/** The parameters that a policy can set; the post-quantum methods come from bindings alone. */
const parameters = ['EncryptionAlgorithm', 'IntegrityAlgorithm', 'DiffieHellmanGroup', 'LifeTimeInMinutes'];

/** Puts the two dictionaries into the tunnel, and says what the device uses for each parameter that is not set. */
export function applySecurityAssociations(policy: Policy, draft: Draft): void {
  for (const { place, keys, property, allowDefault } of associations) {
    const written = draft.places[place];
    if (Object.keys(written).length > 0) draft.places.tunnel[place] = written;
    // A refused value is an error already; what the device would use instead is beside the point.
    const refused = draft.refused.some((path) => path === `/${property}` || path.startsWith(`/${property}/`));
    const missing = parameters.filter((key) => written[key] === undefined);
    if (missing.length === 0 || refused) continue;
    const copiesIke = place === 'ChildSecurityAssociationParameters' && missing.length === parameters.length;
    report(draft, 'policy-default', {
      ...(copiesIke ? copyOfIke : deviceDefaults(missing, keys, place)),
      severity: policy[allowDefault] === false ? 'warning' : 'info',
      path: `/${property}`,
    });
  }
}

const copyOfIke: Said = {
  message:
    'The policy sets no parameter of the Child SA. The device takes all of them from the IKE SA, the lifetime too.',
  why: 'The device uses the whole IKE dictionary where the dictionary of the Child SA is absent.',
  source: appleSources.vpn,
  confidence: 'documented',
};

function deviceDefaults(missing: readonly string[], keys: KeyTable, place: string): Said {
  const defaults = missing.map((key) => `${key} ${String(keys[key]?.observedDefault)}`);
  return {
    message: `The policy leaves out ${missing.join(', ')} of ${place === 'ChildSecurityAssociationParameters' ? 'the Child SA' : 'the IKE SA'}. The device uses its defaults: ${defaults.join(', ')}.`,
    why: "The device has defaults of its own. That of LifeTimeInMinutes was seen to be shorter than the 1440 of Apple's schema.",
    source: appleSources.networkExtension,
    confidence: 'observed',
  };
}
