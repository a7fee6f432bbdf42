import { appleSources } from '../../apple/sources.js';
import { hasContent, usesEap } from '../../device/authentication.js';
import type { TunnelView } from '../../device/views.js';
import { get, stringAt } from '../../plist/navigate.js';
import { didYouMean } from '../../text/nearest.js';
import { howItAuthenticates, type Remark, type Rule } from '../rule.js';
import { entry, nearestTo, shown } from '../wording.js';

const methods = ['None', 'SharedSecret', 'Certificate'] as const;

export const authMethod: Rule = {
  name: 'auth-method',
  title: 'AuthenticationMethod that is missing, unknown, or None without EAP',
  severity: 'error',
  why: 'Devices treat a missing or unknown method as None. Without EAP they reject None together with the whole profile.',
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
  const fix = 'Choose Certificate, SharedSecret, or None with ExtendedAuthEnabled 1.';
  if (at === undefined) {
    return {
      at: tunnel.node,
      message: 'The tunnel has no AuthenticationMethod.',
      fix,
      ...asNone(tunnel),
    };
  }
  if (name === undefined || name === 'SharedSecret' || name === 'Certificate') return undefined;
  if (name !== 'None') {
    const hint = didYouMean(nearestTo(at, methods));
    return {
      at,
      message: `AuthenticationMethod is ${shown(at)}, which IKEv2 does not have.${hint}`,
      fix,
      ...asNone(tunnel),
    };
  }
  if (usesEap(tunnel)) return undefined;
  // Apple's schema promises a plain VPN with None the shared secret; an Always On one was seen to be refused.
  if (tunnel.kind === 'IKEv2' && hasContent(tunnel.node, 'SharedSecret')) {
    return {
      at,
      severity: 'warning',
      message: 'AuthenticationMethod is None without EAP, although the tunnel has a SharedSecret.',
      why: "Apple's schema says that devices use the shared secret, but devices reject None.",
      fix: entry('AuthenticationMethod', 'SharedSecret'),
    };
  }
  return { at, message: 'AuthenticationMethod is None, but ExtendedAuthEnabled is not 1.', fix };
}

/** None is what EAP wants, so there the device makes up for the mistake. */
function asNone(tunnel: TunnelView): Pick<Remark, 'severity' | 'why'> {
  if (!usesEap(tunnel)) return {};
  return {
    severity: 'warning',
    why: 'Devices treat it as None, which works here only because EAP is on.',
  };
}
