import { appleSources } from '../../apple/sources.js';
import type { ProfileView } from '../../device/profile-view.js';
import { knownValue, problemOf } from '../../device/value.js';
import type { TunnelView } from '../../device/views.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';

export const natKeepalive: Rule = {
  name: 'nat-keepalive',
  title: 'a NAT keepalive interval that the device does not use',
  severity: 'warning',
  why: 'the device ignores an interval below 20 seconds and takes its default: 20 seconds, or 110 for a tunnel of cellular alone',
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
      message: 'has no effect in a VPN of type IKEv2',
      why: 'the keepalive that the hardware sends is for Always On alone',
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
      message: 'is not read, because NATKeepAliveOffloadEnable is 0',
      why: 'the device was seen to read the interval only while offload is on',
      source: appleSources.observed,
      confidence: 'observed',
    };
  } else if (problem?.kind === 'out-of-range') {
    yield {
      at: interval.at,
      message: `is ${problem.value} seconds; allowed is ${problem.range.min} or more`,
    };
  }
}
