import type { KeyTable } from '../apple/key.js';
import { payloadKeys } from '../apple/keys/payload.js';
import { vpnKeys } from '../apple/keys/vpn.js';
import { vpnPayloadType } from '../apple/profile.js';
import { appleSources } from '../apple/sources.js';
import type { ProfileView } from '../device/profile-view.js';
import type { VpnView } from '../device/views.js';
import type { Finding } from '../finding.js';
import { dictionaryAt, flagAt, get, stringAt } from '../plist/navigate.js';
import { compareAlwaysOn } from './compare-always-on.js';
import { compareKeys, compareUnknownKeys, ordinary, type Place, ruleOf } from './compare-keys.js';
import { compareTunnel } from './compare-tunnel.js';
import { compareFinding } from './findings.js';
import { wordsFor } from './meaning.js';
import { meaningsIn, vpnMeanings } from './meanings.js';
import { newContents } from './payload-content.js';
import type { Sameness } from './same-effect.js';
import type { Sides, SideWords, VpnPair } from './sides.js';
import { Untaken } from './untaken.js';
import { unknownToOS, unread } from './without-effect.js';

const types: Readonly<Record<string, string>> = {
  AlwaysOn: 'an Always On VPN',
  IKEv2: 'an ordinary IKEv2 VPN',
};

/** What an ordinary VPN does that Always On does not. */
const weakness = ', which can let traffic out while it is down and which the user can switch off';

/** Why the keys beside the dictionary of the type matter. */
const why = 'It is part of how the VPN is set up.';

/** Compares the VPNs of two profiles: Always On with Always On, IKEv2 with IKEv2. */
export function* compareVpns(sides: Sides): Generator<Finding> {
  const given = new Untaken(sides.delivered.vpns);
  // Those of the same type and name first, so that several VPNs find their own.
  const paired = new Map<VpnView, VpnView>();
  for (const keyOf of [nameKey, typeKey]) {
    const take = given.by(keyOf);
    for (const expected of sides.expected.vpns) {
      if (paired.has(expected)) continue;
      const delivered = take(keyOf(expected));
      if (delivered) paired.set(expected, delivered);
    }
  }
  const takeAny = given.by(() => '');
  for (const expected of sides.expected.vpns) {
    const delivered = paired.get(expected);
    if (delivered) yield* compareVpn({ expected, delivered }, sides);
    else yield otherType(expected, takeAny(''), sides);
  }
  for (const vpn of given.left) yield extraVpn(vpn, sides.words);
}

const typeKey = ({ type, vpnType }: VpnView) => JSON.stringify([type, vpnType]);
const nameKey = (vpn: VpnView) => JSON.stringify([vpn.type, vpn.vpnType, nameOf(vpn)]);

function nameOf({ node }: VpnView): string | undefined {
  return stringAt(node, 'UserDefinedName');
}

function typeWords({ type, vpnType }: VpnView): string {
  if (type !== vpnPayloadType) return `a per-app VPN of type "${vpnType ?? 'none'}"`;
  if (vpnType === undefined) return 'a VPN without a type';
  return wordsFor(types, vpnType) ?? `a VPN of type "${vpnType}"`;
}

/** One finding for all: where the type is another, every key is. */
function otherType(
  expected: VpnView,
  delivered: VpnView | undefined,
  { words, delivered: { profile } }: Sides,
): Finding {
  const asked = typeWords(expected);
  const isWeaker = expected.vpnType === 'AlwaysOn' && delivered?.vpnType === 'IKEv2';
  const why =
    'Only Always On drops all traffic of the device while the tunnel is down, whoever switched it off.';
  const said = {
    why,
    source: appleSources.deploymentReference,
  } as const;
  if (delivered === undefined) {
    const message = `${words.Expected} asks for ${asked}. ${words.Delivered} has no VPN.`;
    return compareFinding('compare-missing', { ...said, message }, get(profile, 'PayloadContent') ?? profile);
  }
  return compareFinding(
    'compare-different',
    {
      ...said,
      message: `${words.Expected} asks for ${asked}. ${words.Delivered} gives the device ${typeWords(delivered)}${isWeaker ? weakness : ''}.`,
    },
    get(delivered.node, 'VPNType') ?? delivered.node,
  );
}

function extraVpn(vpn: VpnView, { expected, Delivered }: SideWords): Finding {
  return compareFinding(
    'compare-extra',
    {
      message: `${Delivered} gives the device ${typeWords(vpn)}, which is not in ${expected}.`,
      why: 'With a second VPN, traffic can go another way than the one that was meant.',
    },
    vpn.node,
  );
}

function* compareVpn(pair: VpnPair, sides: Sides): Generator<Finding> {
  const { expected, delivered } = pair;
  const isAlwaysOn = delivered.vpnType === 'AlwaysOn';
  const place: Place = {
    words: sides.words,
    expected: expected.node,
    delivered: delivered.node,
    at: delivered.node,
    keys: comparedKeys(isAlwaysOn),
    meaningOf: (key, row) => {
      const meaning = meaningsIn(vpnMeanings, why)(key, row);
      return key === 'PayloadCertificateUUID' ? { ...meaning, same: sameContent(sides) } : meaning;
    },
    ...ordinary(sides.delivered),
    idle: (_key, row) => unread(isAlwaysOn, row) ?? unknownToOS(row, sides.delivered),
  };
  yield* compareKeys(place);
  yield* compareUnknownKeys(place, { ...payloadKeys, ...vpnKeys });
  if (isOff(delivered) && !isOff(expected)) yield switchedOff(delivered, sides.words);
  yield* compareOwnDictionary(pair, sides);
}

function isOff({ node }: VpnView): boolean {
  return flagAt(node, 'PayloadEnabled') === false;
}

/** Apple's schemas do not have the key, and many tools write it. */
function switchedOff({ node }: VpnView, { expected }: SideWords): Finding {
  return compareFinding(
    'compare-different',
    {
      severity: 'warning',
      message: `PayloadEnabled is false, unlike in ${expected}. Apple does not say what a device does with such a payload.`,
      why: 'A device that takes it at its word has no VPN.',
      source: appleSources.common,
      confidence: 'inferred',
    },
    get(node, 'PayloadEnabled') ?? node,
  );
}

/** Compares the dictionaries that VPNType names; one that only one of the two has is one finding. */
function* compareOwnDictionary(pair: VpnPair, sides: Sides): Generator<Finding> {
  const key = pair.delivered.vpnType === 'AlwaysOn' ? 'AlwaysOn' : 'IKEv2';
  const [expected, delivered] = [pair.expected, pair.delivered].map(({ node }) => dictionaryAt(node, key));
  if ((expected === undefined) !== (delivered === undefined)) {
    yield compareFinding(
      ruleOf(expected, delivered),
      {
        severity: 'error',
        message: delivered
          ? `${sides.words.Expected} has no dictionary ${key}. ${sides.words.Delivered} sets up a VPN with it.`
          : `${key} is missing. ${sides.words.Expected} sets up a VPN with it, but ${sides.words.delivered} sets up none.`,
        why: 'The device rejects a payload without the dictionary of its type, and the whole profile with it.',
      },
      delivered ?? pair.delivered.node,
    );
    return;
  }
  if (key === 'AlwaysOn') yield* compareAlwaysOn(pair, sides);
  const [old, tunnel] = [pair.expected.tunnels[0], pair.delivered.tunnels[0]];
  if (key === 'IKEv2' && old && tunnel) yield* compareTunnel({ expected: old, delivered: tunnel }, sides, '');
}

/** The keys beside the dictionary that VPNType names; Always On reads next to none of them. */
function comparedKeys(isAlwaysOn: boolean): KeyTable {
  const { VPNType, AlwaysOn, IKEv2, ...keys } = vpnKeys;
  return isAlwaysOn ? { ...keys, IKEv2 } : keys;
}

/** Two UUIDs are the same when they name the same content: UUIDs are made anew with every profile. */
function sameContent({ expected, delivered }: Sides): Sameness {
  const contents = newContents();
  const contentNamed = (view: ProfileView, uuid: string) => {
    const payload = view.payloads.find(({ node }) => stringAt(node, 'PayloadUUID') === uuid);
    return payload && contents.of(payload, view);
  };
  return (old, uuid) => contentNamed(expected, old) === contentNamed(delivered, uuid);
}
