import { tunnelKeys } from '../../apple/keys/tunnel.js';
import { appleSources } from '../../apple/sources.js';
import type { TunnelView } from '../../device/views.js';
import { get } from '../../plist/navigate.js';
import type { ArrayNode } from '../../plist/node.js';
import { alternatives } from '../../text/alternatives.js';
import { didYouMean } from '../../text/nearest.js';
import type { Remark, Rule } from '../rule.js';
import { nearestTo, shown, typeName } from '../wording.js';

const names = tunnelKeys.Interfaces.items.values;

export const tunnelInterfaces: Rule = {
  name: 'tunnel-interfaces',
  title: 'Interfaces is not an array of Cellular and WiFi',
  severity: 'error',
  why: 'a tunnel that is for neither cellular nor Wi-Fi makes the device refuse the whole profile',
  source: appleSources.observed,
  confidence: 'observed',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const tunnel of tunnels) {
      const at = tunnel.kind === 'AlwaysOn' ? get(tunnel.node, 'Interfaces') : undefined;
      if (at?.type === 'array') yield* listRemarks(at, tunnel);
      else if (at !== undefined) {
        yield {
          at,
          message: `is ${typeName(at.type)}; an array of ${alternatives(names)} is needed`,
          why: 'the device was seen to take anything but an array as absent, which means both interfaces',
        };
      }
    }
  },
};

function* listRemarks(at: ArrayNode, { interfaces }: TunnelView): Generator<Remark> {
  if (at.items.length === 0) {
    yield { at, message: `is empty; needed is ${alternatives(names)}, or no Interfaces at all for both` };
    return;
  }
  for (const item of at.items) {
    if (item.type === 'string' && (names as readonly string[]).includes(item.value)) continue;
    yield {
      at: item,
      message: `is ${shown(item)}; allowed is ${alternatives(names)}${didYouMean(nearestTo(item, names))}`,
      ...(interfaces.length > 0 && {
        severity: 'warning' as const,
        why: 'the device was seen to ignore an unknown name beside a known one',
      }),
    };
  }
}
