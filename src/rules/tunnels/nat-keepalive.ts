import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import { knownValue, problemOf } from '../../device/value.js';
import type { Remark, Rule } from '../rule.js';
import type { Subject } from '../../device/profile-view.js';
import type { TunnelView } from '../../device/views.js';

export const natKeepalive: Rule = {
  name: 'nat-keepalive',
  title: 'a NAT keepalive interval that the device does not use',
  severity: 'warning',
  why: 'the device ignores an interval below 20 seconds and takes its default: 20 seconds, or 110 for a tunnel of cellular alone',
  source: appleSources.vpn,
  confidence: 'documented',
  *check(subject) {
    for (const tunnel of subject.tunnels) {
      yield* tunnel.kind === 'IKEv2' ? plainRemarks(tunnel) : alwaysOnRemarks(subject, tunnel);
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

function* alwaysOnRemarks(subject: Subject, tunnel: TunnelView): Generator<Remark> {
  const interval = knownValue(subject, tunnel, 'NATKeepAliveInterval');
  if (interval === undefined) return;
  const problem = problemOf(subject, tunnel, 'NATKeepAliveInterval');
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
