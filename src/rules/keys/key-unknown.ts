import type { KeyTable } from '../../apple/key.js';
import { alwaysOnKeys, applicationExceptionKeys } from '../../apple/keys/always-on.js';
import { profileKeys } from '../../apple/keys/profile.js';
import { ikeSecurityAssociationKeys } from '../../apple/keys/security-association.js';
import { tunnelKeys } from '../../apple/keys/tunnel.js';
import { unlistedVpnKeys, vpnKeys } from '../../apple/keys/vpn.js';
import { appleSources } from '../../apple/sources.js';
import type { UnknownKeyView } from '../../device/key-views.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import type { Remark, Rule } from '../rule.js';
import { isNestedIkev2 } from '../tunnels/tunnel-nested-ikev2.js';
import { undocumentedWords } from './key-undocumented.js';

/** How many unknown keys get a suggestion: to look for one takes time, and a profile with more has another problem. */
const mostSuggestions = 100;

export const keyUnknown: Rule = {
  name: 'key-unknown',
  title: 'key that does not exist, or not in this place',
  severity: 'warning',
  why: 'Devices ignore a key that they do not know, so it has no effect.',
  source: appleSources.vpn,
  confidence: 'inferred',
  inDeclarations: 'own schema',
  *check({ keys }) {
    const unknown = keys.unknown.filter(
      (view) => undocumentedWords(view) === undefined && !isHarmless(view) && !isToldElsewhere(view),
    );
    for (const [index, view] of unknown.entries()) {
      const suggestion = index < mostSuggestions ? nearest(view.key, Object.keys(view.table)) : undefined;
      yield { at: view.node, ...sayingOf(view, suggestion), source: sourceOf(view.table) };
    }
  },
};

function sayingOf(view: UnknownKeyView, suggestion: string | undefined): Pick<Remark, 'message' | 'fix'> {
  const { key, payload, alwaysOn } = view;
  if (payload?.row?.role === 'vpn' && !alwaysOn && Object.hasOwn(alwaysOnKeys, key)) {
    return {
      message: `Only an Always On VPN has ${key}.`,
      fix: `Remove ${key}, or choose VPNType AlwaysOn.`,
    };
  }
  const home = homeOf(view);
  if (home !== undefined)
    return { message: `Devices read ${key} in ${home}, not here.`, fix: `Move ${key} to ${home}.` };
  return {
    message: `${key} is not a known key of this dictionary.${didYouMean(suggestion)}`,
    fix: suggestion === undefined ? `Remove ${key}.` : `Write ${suggestion}.`,
  };
}

/** Apple's own tools write PayloadEnabled into payloads, and it does nothing. */
function isHarmless({ key, table, payload }: UnknownKeyView): boolean {
  return key === 'PayloadEnabled' && (payload?.row === undefined || table === payload.row.keys);
}

/** Whether a rule of its own says more of such a key: tunnel-nested-ikev2, application-exception, payload-key-not-read. */
function isToldElsewhere({ key, table, payload, alwaysOn }: UnknownKeyView): boolean {
  if (table === applicationExceptionKeys) return key === 'Action';
  if (!alwaysOn) return false;
  if (table === tunnelKeys || table === alwaysOnKeys) return isNestedIkev2(key);
  return table === payload?.row?.keys && Object.hasOwn(unlistedVpnKeys, key);
}

/** Where a key belongs that is known in another place. */
function homeOf({ key, table, payload, alwaysOn }: UnknownKeyView): string | undefined {
  if (payload === undefined) return Object.hasOwn(vpnKeys, key) ? 'the VPN payload' : undefined;
  const keys: KeyTable = payload.row?.keys ?? {};
  if (payload.row?.role === 'vpn') {
    if (Object.hasOwn(tunnelKeys, key)) {
      return alwaysOn ? 'each element of AlwaysOn.TunnelConfigurations' : 'the dictionary IKEv2';
    }
    if (Object.hasOwn(ikeSecurityAssociationKeys, key)) {
      return 'IKESecurityAssociationParameters and ChildSecurityAssociationParameters';
    }
    if (alwaysOn && Object.hasOwn(alwaysOnKeys, key)) return 'the dictionary AlwaysOn';
  }
  if (Object.hasOwn(keys, key)) return 'the payload itself';
  // Beside the dictionary AlwaysOn, devices read none of them.
  const inner = alwaysOn ? [] : Object.entries(keys).filter(([name]) => name !== 'AlwaysOn');
  const [home] = inner.find(([, row]) => row.keys !== table && Object.hasOwn(row.keys ?? {}, key)) ?? [];
  if (home !== undefined) return `the dictionary ${home}`;
  return key !== 'PayloadContent' && Object.hasOwn(profileKeys, key) ? 'the profile itself' : undefined;
}

/** Who says which keys a dictionary has; a payload's own keys come after those that every payload has. */
function sourceOf(table: KeyTable): string {
  return Object.values(table).at(-1)?.source ?? appleSources.vpn;
}
