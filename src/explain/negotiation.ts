import { appleSources } from '../apple/sources.js';
import { type AssociationName, associationOf } from '../device/security-association.js';
import type { TunnelView } from '../device/views.js';
import { ciphers, groups, hashes, postQuantumMethods } from '../gateway/algorithms.js';
import type { Suite } from '../gateway/offer.js';
import { suiteOf } from '../gateway/offer-of.js';
import { flagAt, get, numberAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Offer, TunnelNegotiation } from './explanation.js';
import { nodeOrHolder, type Subject } from './subject.js';
import { upkeepOf } from './upkeep.js';

/** What the device offers its gateways, tunnel by tunnel. */
export function negotiationOf(subject: Subject): readonly TunnelNegotiation[] {
  const { vpn, placeOf } = subject;
  return vpn.tunnels.map((tunnel) => {
    const gateway = stringAt(tunnel.node, 'RemoteAddress');
    return {
      interfaces: tunnel.interfaces,
      ...(gateway !== undefined && { gateway }),
      because: placeOf(tunnel.node),
      ike: associationOffers(subject, tunnel, 'IKE'),
      child: associationOffers(subject, tunnel, 'Child'),
      upkeep: upkeepOf(subject, tunnel),
    };
  });
}

type Role = 'IKE' | 'Child';

/** Where a suite is written: without a dictionary of its own the child takes all of IKE's. */
function associationOffers({ placeOf }: Subject, tunnel: TunnelView, role: Role): Offer[] {
  const own: AssociationName =
    role === 'IKE' ? 'IKESecurityAssociationParameters' : 'ChildSecurityAssociationParameters';
  const name = associationOf(tunnel, own) === undefined ? 'IKESecurityAssociationParameters' : own;
  const suite = suiteOf(tunnel, name);
  const node = associationOf(tunnel, name)?.node;
  const inherited =
    own === name
      ? ''
      : 'ChildSecurityAssociationParameters is missing, so the values of IKE hold for the child, too. ';
  const parts = [
    cipher(suite, role),
    hash(suite, role),
    group(suite, role, tunnel),
    lifetime(suite, role),
    quantum(suite),
  ];
  return parts.flatMap((part) => {
    if (part === undefined) return [];
    const { why, ...offer } = part;
    return [
      {
        source: appleSources.vpn,
        confidence: 'documented' as const,
        ...offer,
        because: placeOf(node === undefined ? tunnel.node : nodeOrHolder(node, part.id)),
        default: !isTaken(node, part.id, suite),
        why: `${inherited}${why}`,
      },
    ];
  });
}

type Part = Pick<Offer, 'id' | 'name' | 'value' | 'why'> & Partial<Offer>;

/** Whether a value is the profile's own: an algorithm that the device does not know is replaced by the default. */
function isTaken(node: DictionaryNode | undefined, key: string, suite: Suite): boolean {
  const written = node && get(node, key);
  if (written === undefined) return false;
  if (key === 'EncryptionAlgorithm') return stringAt(written) === suite.encryption;
  if (key === 'IntegrityAlgorithm') return stringAt(written) === suite.integrity;
  return key !== 'DiffieHellmanGroup' || numberAt(written) === suite.group;
}

function cipher({ encryption }: Suite, role: Role): Part {
  const { iana, keyBits, strongswan, libreswan, rrasIke, rrasChild } = ciphers[encryption];
  const rras = role === 'IKE' ? rrasIke : rrasChild;
  return {
    id: 'EncryptionAlgorithm',
    name: 'Encryption',
    value: encryption,
    iana: { ...iana, ...(keyBits !== undefined && { keyBits }) },
    gateway: spellings({ strongswan, libreswan, rras }),
    why: 'EncryptionAlgorithm is the only cipher that the device offers.',
  };
}

function hash({ encryption, integrity }: Suite, role: Role): Part {
  const {
    integrity: algorithm,
    prf,
    strongswan,
    strongswanPrf,
    libreswan,
    rrasIke,
    rrasChild,
  } = hashes[integrity];
  const id = 'IntegrityAlgorithm';
  if (!ciphers[encryption].aead) {
    return {
      id,
      name: role === 'IKE' ? 'Integrity and pseudo-random function' : 'Integrity',
      value: integrity,
      iana: algorithm,
      gateway: spellings({ strongswan, libreswan, rras: role === 'IKE' ? rrasIke : rrasChild }),
      why: 'IntegrityAlgorithm protects the packets from changes.',
    };
  }
  if (role === 'Child') {
    return {
      id,
      name: 'Integrity',
      value: 'none of its own',
      why: `${encryption} protects integrity itself, so IntegrityAlgorithm has no effect here.`,
      confidence: 'inferred',
    };
  }
  return {
    id,
    name: 'Pseudo-random function',
    value: integrity,
    iana: prf,
    gateway: spellings({ strongswan: strongswanPrf, libreswan }),
    why: `${encryption} protects integrity itself. IntegrityAlgorithm then chooses the pseudo-random function of IKE.`,
    source: appleSources.networkExtension,
    confidence: 'inferred',
  };
}

function group({ group: id }: Suite, role: Role, tunnel: TunnelView): Part {
  const row = groups[id];
  const pfs = flagAt(tunnel.node, 'EnablePFS') === true;
  const part = { id: 'DiffieHellmanGroup', name: 'Key exchange' };
  if (role === 'Child' && !pfs) {
    return { ...part, value: 'none', why: 'EnablePFS is not 1: the child makes no key exchange of its own.' };
  }
  return {
    ...part,
    value: `group ${id}`,
    ...(row && {
      iana: { name: row.name, id },
      gateway: spellings({
        strongswan: row.strongswan,
        libreswan: row.libreswan,
        rras: role === 'IKE' ? row.rrasIke : row.rrasChild,
      }),
    }),
    why:
      role === 'IKE'
        ? 'DiffieHellmanGroup is the only group that the device offers.'
        : 'EnablePFS is 1: the child makes this key exchange whenever its keys are renewed, not when it first comes up.',
    ...(role === 'Child' && { confidence: 'inferred' }),
  };
}

/** What was seen where LifeTimeInMinutes is absent; Apple's schema promises 1440 for both. */
const observedMinutes: Readonly<Record<Role, number>> = { IKE: 60, Child: 30 };

function lifetime({ lifetimeMinutes }: Suite, role: Role): Part {
  const part = { id: 'LifeTimeInMinutes', name: 'Renewed after' };
  if (lifetimeMinutes !== undefined) {
    return {
      ...part,
      value: `${lifetimeMinutes} minutes`,
      why: 'The device renews the keys after LifeTimeInMinutes. This is not negotiated: the gateway can have its own time.',
    };
  }
  return {
    ...part,
    value: `${observedMinutes[role]} minutes`,
    why: `LifeTimeInMinutes is missing. Devices were seen to take ${observedMinutes[role]} minutes. Apple's schema says 1440.`,
    source: appleSources.observed,
    confidence: 'observed',
  };
}

function quantum({ postQuantum }: Suite): Part | undefined {
  const [first] = postQuantum;
  if (first === undefined) return undefined;
  const named = postQuantum.map((id) => postQuantumMethods[id]);
  return {
    id: 'PostQuantumKeyExchangeMethods',
    name: 'Post-quantum key exchange',
    value: postQuantum.map((id) => postQuantumMethods[id]?.name ?? String(id)).join(', '),
    iana: { name: named[0]?.name ?? String(first), id: first },
    gateway: {
      strongSwan: named.map((method, index) => `ke${index + 1}_${method?.strongswan ?? ''}`).join('-'),
    },
    why: 'PostQuantumKeyExchangeMethods adds these exchanges to the first one, in this order.',
  };
}

function spellings(words: {
  readonly strongswan: string | undefined;
  readonly libreswan?: string | undefined;
  readonly rras?: string | undefined;
}): Record<string, string> {
  const named = [
    ['strongSwan', words.strongswan],
    ['Libreswan', words.libreswan],
    ['Windows RRAS', words.rras],
  ] as const;
  return Object.fromEntries(named.flatMap(([name, word]) => (word === undefined ? [] : [[name, word]])));
}
