import { alwaysOnKeys } from '../apple/keys/always-on.js';
import { appleSources } from '../apple/sources.js';
import type { Interface } from '../device/views.js';
import type { Finding } from '../finding.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { compareKeys, compareUnknownKeys, ordinary, type Place, rowsFor } from './compare-keys.js';
import { compareTunnel } from './compare-tunnel.js';
import { nodeText } from './device-value.js';
import { compareExceptions } from './exceptions.js';
import { compareFinding } from './findings.js';
import { alwaysOnMeanings, meaningsIn } from './meanings.js';
import { type PairedTunnels, pairTunnels } from './pair-tunnels.js';
import type { Sides, SideWords, VpnPair } from './sides.js';

/** Compares the dictionaries AlwaysOn of two VPNs: switches, exceptions, tunnels. */
export function* compareAlwaysOn(vpns: VpnPair, sides: Sides): Generator<Finding> {
  const { alwaysOn: expected } = vpns.expected;
  const { alwaysOn: delivered } = vpns.delivered;
  if (expected === undefined || delivered === undefined) return;
  const place: Place = {
    words: sides.words,
    expected,
    delivered,
    at: delivered,
    keys: rowsFor(alwaysOnKeys, alwaysOnMeanings),
    meaningOf: meaningsIn(alwaysOnMeanings, 'It is part of what Always On does.'),
    ...ordinary(sides.delivered),
  };
  yield* compareKeys(place);
  yield* compareExceptions(expected, delivered, sides);
  yield* compareUnknownKeys(place, alwaysOnKeys);
  yield* compareTunnels(vpns, delivered, sides);
}

const names: Readonly<Record<Interface, string>> = { Cellular: 'cellular', WiFi: 'Wi-Fi' };

function* compareTunnels(vpns: VpnPair, alwaysOn: DictionaryNode, sides: Sides): Generator<Finding> {
  const paired = pairTunnels(vpns.expected, vpns.delivered);
  yield* coverageFindings(paired, alwaysOn, sides.words);
  for (const pair of paired.pairs) {
    const isShared = paired.pairs.some((other) => other !== pair && other.delivered === pair.delivered);
    const prefix = isShared ? `Over ${pair.interfaces.map((name) => names[name]).join(' and ')}: ` : '';
    yield* compareTunnel(pair, sides, prefix);
  }
  yield* divisionFindings(paired, alwaysOn, sides.words);
}

function* coverageFindings(
  { missing, extra }: PairedTunnels,
  alwaysOn: DictionaryNode,
  { Expected, Delivered }: SideWords,
): Generator<Finding> {
  const said = {
    why: 'An Always On device drops all traffic of an interface that has no tunnel.',
    source: appleSources.deploymentReference,
    confidence: 'inferred',
  } as const;
  for (const name of missing) {
    yield compareFinding(
      'compare-missing',
      {
        ...said,
        message: `${Expected} asks for a tunnel over ${names[name]}. ${Delivered} has none (no ${name} in TunnelConfigurations).`,
      },
      get(alwaysOn, 'TunnelConfigurations') ?? alwaysOn,
    );
  }
  for (const { name, node } of extra) {
    yield compareFinding(
      'compare-extra',
      {
        ...said,
        message: `${Expected} has no tunnel over ${names[name]}. ${Delivered} has one.`,
      },
      get(node, 'Interfaces') ?? node,
    );
  }
}

/** One element for both interfaces or one for each, and the order of Interfaces: the device does the same. */
function* divisionFindings(
  { pairs, missing, extra }: PairedTunnels,
  alwaysOn: DictionaryNode,
  words: SideWords,
): Generator<Finding> {
  if (missing.length > 0 || extra.length > 0) return;
  const said = {
    why: 'The device makes a tunnel for each interface either way.',
    source: appleSources.observed,
    confidence: 'observed',
  } as const;
  const elements = (side: 'expected' | 'delivered') => new Set(pairs.map((pair) => pair[side].node)).size;
  if (elements('expected') !== elements('delivered')) {
    const message = `The elements of TunnelConfigurations divide the interfaces in another way than in ${words.expected} and mean the same.`;
    const at = get(alwaysOn, 'TunnelConfigurations') ?? alwaysOn;
    yield compareFinding('compare-equivalent', { ...said, message }, at);
    return;
  }
  for (const { expected, delivered } of pairs) {
    const [old, node] = [expected, delivered].map((tunnel) => get(tunnel.node, 'Interfaces'));
    if ((old && nodeText(old)) === (node && nodeText(node))) continue;
    const message = node
      ? `Interfaces is written in another way than in ${words.expected} and means the same.`
      : 'Interfaces is missing, which means the same.';
    yield compareFinding('compare-equivalent', { ...said, message }, node ?? delivered.node);
  }
}
