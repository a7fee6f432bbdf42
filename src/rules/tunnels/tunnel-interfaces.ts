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
  title: 'Interfaces that is not an array of Cellular and WiFi',
  severity: 'error',
  why: 'Devices reject the whole profile when a tunnel is for neither cellular nor Wi-Fi.',
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
          message: `Interfaces is ${typeName(at.type)}, not an array.`,
          why: 'Devices ignore anything but an array and open the tunnel on both interfaces.',
          fix: `Write Interfaces as an array of ${alternatives(names)}.`,
        };
      }
    }
  },
};

function* listRemarks(at: ArrayNode, { interfaces }: TunnelView): Generator<Remark> {
  if (at.items.length === 0) {
    yield {
      at,
      message: 'Interfaces is empty.',
      fix: `Add ${alternatives(names)}, or remove Interfaces for both.`,
    };
    return;
  }
  for (const item of at.items) {
    if (item.type === 'string' && (names as readonly string[]).includes(item.value)) continue;
    yield {
      at: item,
      message: `Interfaces contains ${shown(item)}, which does not exist.${didYouMean(nearestTo(item, names))}`,
      fix: `Write ${alternatives(names)}. Upper and lower case count.`,
      ...(interfaces.length > 0 && {
        severity: 'warning' as const,
        why: 'Devices ignore an unknown name beside a known one.',
      }),
    };
  }
}
