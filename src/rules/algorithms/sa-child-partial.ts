import { appleSources } from '../../apple/sources.js';
import {
  type AssociationView,
  associationOf,
  authenticatingCiphers,
} from '../../device/security-association.js';
import { get, stringAt } from '../../plist/navigate.js';
import { alternatives } from '../../text/alternatives.js';
import type { Rule } from '../rule.js';

const keys = ['EncryptionAlgorithm', 'IntegrityAlgorithm', 'DiffieHellmanGroup', 'LifeTimeInMinutes'];

export const saChildPartial: Rule = {
  name: 'sa-child-partial',
  title: 'Child SA with some of its parameters missing',
  severity: 'warning',
  why: 'Devices use the parameters of IKE SA only when the whole dictionary is missing. For a single missing key they probably use a built-in default.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const child = associationOf(tunnel, 'ChildSecurityAssociationParameters');
      if (child === undefined) continue;
      const missing = keys.filter((key) => get(child.node, key) === undefined);
      if (missing.length === 0) continue;
      const ike = associationOf(tunnel, 'IKESecurityAssociationParameters');
      const differing = missing.filter((key) => differs(key, child, ike));
      const defaults = missing.map((key) => `${key} ${child.keys[key]?.observedDefault}`).join(', ');
      const contrast = differing.length > 0 && ` IKE SA has another value for ${differing.join(', ')}.`;
      yield {
        at: child.node,
        severity: contrast ? 'warning' : 'info',
        message: `Child SA has no ${alternatives(missing)}. Devices probably use ${defaults}.${contrast || ''}`,
        fix: `Add ${missing.join(', ')} to ChildSecurityAssociationParameters.`,
      };
    }
  },
};

/** Whether the default of a missing key is something else than what IKE has, and matters. */
function differs(key: string, child: AssociationView, ike: AssociationView | undefined): boolean {
  const value = ike && get(ike.node, key);
  if (value?.type !== 'string' && value?.type !== 'integer') return false;
  const cipher = stringAt(child.node, 'EncryptionAlgorithm');
  if (key === 'IntegrityAlgorithm' && authenticatingCiphers.includes(cipher)) return false;
  return value.value !== child.keys[key]?.observedDefault;
}
