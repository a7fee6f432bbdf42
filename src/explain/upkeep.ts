import { availableOn } from '../apple/availability.js';
import type { KeyRow } from '../apple/key.js';
import { ikev2Keys } from '../apple/keys/ikev2.js';
import { appleSources } from '../apple/sources.js';
import type { TunnelView } from '../device/views.js';
import { flagAt, get, numberAt, stringAt } from '../plist/navigate.js';
import type { Offer } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';

type Key = keyof typeof ikev2Keys;

/** A value in words, and what it does. */
interface Told {
  readonly value: string;
  readonly why: string;
  readonly observed?: true;
}

/** How a key is told; undefined where there is nothing to tell. */
interface Row {
  readonly key: Key;
  readonly name: string;
  readonly tell: (tunnel: TunnelView) => Told | undefined;
}

const rates: Readonly<Record<string, string>> = {
  None: 'off',
  Low: 'every 30 minutes',
  Medium: 'every 10 minutes',
  High: 'every minute',
};

/** What keeps a tunnel up and safe, in the order in which it is told. */
const rows: readonly Row[] = [
  {
    key: 'DeadPeerDetectionRate',
    name: 'Dead peer detection',
    tell: ({ node }) => {
      const written = stringAt(node, 'DeadPeerDetectionRate') ?? '';
      const rate = Object.hasOwn(rates, written) ? written : 'Medium';
      return { value: rates[rate] ?? '', why: `DeadPeerDetectionRate is ${rate}. The gateway has its own.` };
    },
  },
  {
    key: 'EnablePFS',
    name: 'Perfect forward secrecy',
    tell: ({ node }) =>
      flagAt(node, 'EnablePFS') === true
        ? { value: 'on', why: 'Renewed keys do not depend on old ones. The gateway has to allow it.' }
        : {
            value: 'off',
            why: 'Renewed keys depend on the first key exchange. The gateway must not demand it.',
          },
  },
  {
    key: 'DisableMOBIKE',
    name: 'MOBIKE',
    tell: ({ node }) =>
      flagAt(node, 'DisableMOBIKE') === true
        ? { value: 'off', why: 'A tunnel does not follow the device to another network.' }
        : {
            value: 'on',
            why: 'A tunnel can follow the device to another address, where the gateway allows it.',
          },
  },
  {
    key: 'DisableRedirect',
    name: 'Redirect',
    tell: ({ node }) =>
      flagAt(node, 'DisableRedirect') === true
        ? { value: 'refused', why: 'The gateway cannot send the device to another gateway.' }
        : { value: 'followed', why: 'The gateway can send the device to another gateway.' },
  },
  {
    key: 'NATKeepAliveInterval',
    name: 'NAT keepalive while asleep',
    tell: (tunnel) => (tunnel.kind === 'AlwaysOn' ? keepAlive(tunnel) : undefined),
  },
  {
    key: 'MTU',
    name: 'Largest packet',
    tell: ({ node }) => {
      const mtu = numberAt(node, 'MTU');
      return mtu === undefined
        ? {
            value: 'left to the device',
            why: "MTU is missing. Apple's schema says 1280 bytes. Devices were seen to set nothing.",
            observed: true,
          }
        : { value: `${mtu} bytes`, why: 'MTU is not negotiated with the gateway.' };
    },
  },
  {
    key: 'UseConfigurationAttributeInternalIPSubnet',
    name: 'Networks behind the gateway',
    tell: ({ node }) =>
      flagAt(node, 'UseConfigurationAttributeInternalIPSubnet') === true
        ? {
            value: 'asked for',
            why: 'The device asks the gateway for INTERNAL_IP4_SUBNET and INTERNAL_IP6_SUBNET.',
          }
        : undefined,
  },
  { key: 'PPK', name: 'Post-quantum preshared key', tell: presharedKey },
  {
    key: 'AllowPostQuantumKeyExchangeFallback',
    name: 'Without post-quantum exchange',
    tell: ({ node }) => {
      const used = ['IKESecurityAssociationParameters', 'ChildSecurityAssociationParameters'].some(
        (name) => get(node, name, 'PostQuantumKeyExchangeMethods') !== undefined,
      );
      if (!used) return undefined;
      return flagAt(node, 'AllowPostQuantumKeyExchangeFallback') === true
        ? { value: 'accepted', why: 'A gateway that knows no post-quantum exchange gets a tunnel, too.' }
        : { value: 'refused', why: 'Without a post-quantum exchange there is no tunnel.' };
    },
  },
];

function keepAlive({ node, interfaces }: TunnelView): Told {
  if (flagAt(node, 'NATKeepAliveOffloadEnable') === false)
    return { value: 'off', why: 'NATKeepAliveOffloadEnable is 0, so NATKeepAliveInterval is not read.' };
  const written = numberAt(node, 'NATKeepAliveInterval');
  if (written !== undefined && written >= 20)
    return {
      value: `every ${written} seconds`,
      why: 'NATKeepAliveInterval keeps the way through a NAT open.',
    };
  const seconds = interfaces.includes('WiFi') ? 20 : 110;
  return {
    value: `every ${seconds} seconds`,
    why: 'NATKeepAliveInterval is missing or below 20. Devices were seen to take 20 seconds, and 110 for cellular alone.',
    observed: true,
  };
}

/** With one of the two missing, or the key a text, the device was seen to go without. */
function presharedKey({ node }: TunnelView): Told | undefined {
  if (get(node, 'PPK') === undefined) return undefined;
  if (get(node, 'PPK')?.type !== 'data' || !stringAt(node, 'PPKIdentifier'))
    return { value: 'not used', why: 'PPK needs to be data, and PPKIdentifier to be there.', observed: true };
  return flagAt(node, 'PPKMandatory') === true
    ? { value: 'needed', why: 'PPKMandatory is 1: without it there is no tunnel (RFC 8784).' }
    : {
        value: 'used where the gateway knows it',
        why: 'PPKMandatory is not 1: a gateway without it gets a tunnel, too.',
      };
}

/** How a tunnel is kept up and safe. */
export function upkeepOf({ view, placeOf }: Subject, tunnel: TunnelView): readonly Offer[] {
  return rows.flatMap(({ key, name, tell }): Offer[] => {
    const row: KeyRow = ikev2Keys[key];
    if (!availableOn(row, view.platform, view.os)) return [];
    const told = tell(tunnel);
    if (told === undefined) return [];
    const { observed, ...words } = told;
    return [
      {
        id: key,
        name,
        ...words,
        default: get(tunnel.node, key) === undefined,
        because: placeOf(nodeOrHolder(tunnel.node, key)),
        source: observed ? appleSources.observed : appleSources.vpn,
        confidence: observed ? 'observed' : 'documented',
      },
    ];
  });
}
