import { ikev2Keys } from '../../apple/keys/ikev2.js';
import { profileKeys, retiredProfileKeys } from '../../apple/keys/profile.js';
import { tunnelKeys, unlistedTunnelKeys } from '../../apple/keys/tunnel.js';
import { unlistedVpnKeys } from '../../apple/keys/vpn.js';
import { appleSources } from '../../apple/sources.js';
import type { UnknownKeyView } from '../../device/key-views.js';
import type { Rule } from '../rule.js';

export const keyUndocumented: Rule = {
  name: 'key-undocumented',
  title: "key that is not in Apple's schema",
  severity: 'info',
  why: 'Apple does not document what the key does and can change it without notice.',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'own schema',
  *check({ keys }) {
    for (const view of keys.unknown) {
      const message = undocumentedWords(view);
      if (message !== undefined) yield { at: view.node, message };
    }
  },
};

/** What is known of a key that the tables do not have, if anything. */
export function undocumentedWords({ key, table, payload }: UnknownKeyView): string | undefined {
  if ((table === tunnelKeys || table === ikev2Keys) && Object.hasOwn(unlistedTunnelKeys, key)) {
    return `${key} is not in Apple's schema, although devices read it.`;
  }
  const isVpnPayload = payload?.row?.role === 'vpn' && table === payload.row.keys;
  if (isVpnPayload && isRead(key)) return `${key} is not in Apple's schema, although devices read it.`;
  if (table === profileKeys && (retiredProfileKeys as readonly string[]).includes(key)) {
    return `${key} is no longer in Apple's schema.`;
  }
  return undefined;
}

function isRead(key: string): boolean {
  return new Map(Object.entries(unlistedVpnKeys)).get(key) === 'read';
}
