import { appleSources } from '../../apple/sources.js';
import { hasContent, usesEap } from '../../device/authentication.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { didYouMean } from '../../text/nearest.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';
import { nearestTo, shown } from '../wording.js';

const methods = ['None', 'SharedSecret', 'Certificate'] as const;

export const authMethod: Rule = {
  name: 'auth-method',
  title: 'AuthenticationMethod is absent, unknown, or None without EAP',
  severity: 'error',
  why: 'the device takes an absent or unknown method as None, and refuses None, with the whole profile, unless EAP authenticates it',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  waitsFor: howItAuthenticates,
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const remark = remarkOn(tunnel);
      if (remark !== undefined) yield remark;
    }
  },
};

function remarkOn(tunnel: TunnelView): Remark | undefined {
  const at = get(tunnel.node, 'AuthenticationMethod');
  const name = at && stringAt(at);
  const choice = 'Certificate, SharedSecret, or None with ExtendedAuthEnabled 1';
  if (at === undefined) {
    return {
      at: tunnel.node,
      message: `has no AuthenticationMethod; needed is ${choice}`,
      ...asNone(tunnel),
    };
  }
  if (name === undefined || name === 'SharedSecret' || name === 'Certificate') return undefined;
  if (name !== 'None') {
    const hint = didYouMean(nearestTo(at, methods));
    return {
      at,
      message: `is ${shown(at)}, no method that IKEv2 has; allowed is ${choice}${hint}`,
      ...asNone(tunnel),
    };
  }
  if (usesEap(tunnel)) return undefined;
  // Apple's schema promises a plain VPN with None the shared secret; an Always On one was seen to be refused.
  if (tunnel.kind === 'IKEv2' && hasContent(tunnel.node, 'SharedSecret')) {
    return {
      at,
      severity: 'warning',
      message: 'is None without EAP beside a SharedSecret; write SharedSecret',
      why: "Apple's schema says that the shared secret is used then, the implementation was seen to refuse None",
    };
  }
  return { at, message: `is None, but ExtendedAuthEnabled is not 1; needed is ${choice}` };
}

/** None is what EAP wants, so there the device makes up for the mistake. */
function asNone(tunnel: TunnelView): Pick<Remark, 'severity' | 'why'> {
  if (!usesEap(tunnel)) return {};
  return {
    severity: 'warning',
    why: 'the device was seen to take it as None, which works here only because EAP is on',
  };
}
