import type { KeyRow, KeyTable } from '../apple/key.js';
import type { TunnelView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { stringAt } from '../plist/navigate.js';
import { compareAssociations } from './compare-associations.js';
import { compareIdentity, unboundIdentity } from './compare-identity.js';
import { compareKeys, compareUnknownKeys, type Place } from './compare-keys.js';
import { type Defaults, defaultsOf } from './defaults.js';
import { meaningsIn, ownComparison, tunnelMeanings } from './meanings.js';
import { isUnbound, type Sides, type TunnelPair } from './sides.js';
import { idleInTunnel } from './without-effect.js';

/** Compares two tunnels; `prefix` goes before every message. */
export function* compareTunnel(pair: TunnelPair, sides: Sides, prefix: string): Generator<Finding> {
  const { expected, delivered } = pair;
  const place: Place = {
    words: sides.words,
    expected: expected.node,
    delivered: delivered.node,
    at: delivered.node,
    keys: comparedKeys(delivered.keys, sides),
    meaningOf: meaningsIn(tunnelMeanings, 'The device rejects a protocol that it does not know.'),
    defaultsOf: (key, row, side) => tunnelDefaults(pair[side], key, row, sides),
    idle: (key, row) => idleInTunnel(delivered, key, row, sides.delivered),
    prefix,
  };
  yield* compareKeys(place);
  yield* compareAssociations(pair, sides, prefix);
  if (isUnbound(sides, 'PayloadCertificateUUID')) yield* unboundIdentity(pair, sides, prefix);
  else yield* compareIdentity(pair, sides, prefix);
  yield* compareUnknownKeys(place, delivered.keys);
}

/** All keys but those that are compared elsewhere and those that a binding would have filled in. */
function comparedKeys(keys: KeyTable, sides: Sides): KeyTable {
  const elsewhere: readonly string[] = ownComparison;
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !elsewhere.includes(key) && !isUnbound(sides, key)),
  );
}

function tunnelDefaults(tunnel: TunnelView, key: string, row: KeyRow, { delivered }: Sides): Defaults {
  if (key === 'ServerCertificateCommonName') {
    const name = stringAt(tunnel.node, 'RemoteIdentifier');
    return { taken: name, documented: name };
  }
  const cellularOnly = tunnel.interfaces.length === 1 && tunnel.interfaces[0] === 'Cellular';
  return defaultsOf(row, delivered.platform, cellularOnly);
}
