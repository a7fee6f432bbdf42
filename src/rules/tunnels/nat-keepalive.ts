import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { knownValue, problemOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';

export const natKeepalive: Rule = {
  name: 'nat-keepalive',
  title: 'NAT keepalive interval that devices do not use',
  severity: 'warning',
  why: 'Devices ignore an interval below 20 seconds and use the default: 20 seconds, or 110 seconds for a tunnel only for cellular.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check(view) {
    for (const tunnel of view.tunnels) {
      yield* tunnel.kind === 'IKEv2' ? plainRemarks(tunnel) : alwaysOnRemarks(view, tunnel);
    }
  },
};

function* plainRemarks({ node }: TunnelView): Generator<Remark> {
  for (const key of ['NATKeepAliveOffloadEnable', 'NATKeepAliveInterval']) {
    const at = get(node, key);
    if (at === undefined) continue;
    yield {
      at,
      severity: 'info',
      message: `${key} probably has no effect in a VPN of type IKEv2.`,
      why: 'Apple describes the key only for Always On VPN.',
      confidence: 'inferred',
      fix: `Remove ${key}.`,
    };
  }
}

function* alwaysOnRemarks(view: ProfileView, tunnel: TunnelView): Generator<Remark> {
  const interval = knownValue(view, tunnel, 'NATKeepAliveInterval');
  if (interval === undefined) return;
  const problem = problemOf(view, tunnel, 'NATKeepAliveInterval');
  if (flagAt(tunnel.node, 'NATKeepAliveOffloadEnable') === false) {
    yield {
      at: interval.at,
      message: 'NATKeepAliveInterval has no effect, because NATKeepAliveOffloadEnable is 0.',
      why: 'Devices read the interval only while offload is on.',
      fix: 'Remove NATKeepAliveInterval, or set NATKeepAliveOffloadEnable to 1.',
      source: appleSources.observed,
      confidence: 'observed',
    };
  } else if (problem?.kind === 'out-of-range') {
    yield {
      at: interval.at,
      message: `NATKeepAliveInterval is ${problem.value} seconds, below the minimum of ${problem.range.min}.`,
      fix: `Choose ${problem.range.min} seconds or more.`,
    };
  }
}
