import { payloadTypeRow } from '../apple/payload-types.js';
import { vpnPayloadType } from '../apple/profile.js';
import { type PayloadPair, sameUUID } from './pair.js';
import type { PayloadChange, PlanStatement } from './plan-types.js';
import { sameValues } from './same-values.js';
import { planSources } from './sources.js';

/** What is known beside the payloads themselves. */
export interface Known {
  /** What Intune fills in, by the paths of bindings, and the new profile does not have yet. */
  readonly lacks: readonly string[];
  /** Whether `compare` finds that the VPNs mean something else. */
  readonly differs: boolean;
}

/** What becomes of each payload, the new ones first. */
export function payloadChanges(pairs: readonly PayloadPair[], known: Known): PayloadChange[] {
  return pairs
    .filter((pair) => !isLacking(pair, known))
    .map((pair) => {
      const { old, next } = pair;
      const { identifier, type, uuid } = next ?? old ?? nothing;
      const isWhole = roleOf(type) !== 'vpn' || known.lacks.length === 0;
      const compared = isWhole && old?.node !== undefined && next?.node !== undefined;
      const change = isWhole ? changeOf(pair) : changeByMeaning(pair, known);
      const meaning = meaningOf(pair, change);
      return { identifier, type, uuid, change, compared, ...(meaning && { meaning }) };
    });
}

/** Whether a payload goes away only because nobody bound what makes it. */
function isLacking({ old, next }: PayloadPair, { lacks }: Known): boolean {
  if (next !== undefined) return false;
  const role = roleOf(old?.type);
  return (
    (role === 'identity' && lacks.includes('identity')) ||
    (role === 'authority' && lacks.includes('trustedRoots'))
  );
}

/** A VPN that lacks what Intune fills in: its keys differ in any case, so what it means counts. */
function changeByMeaning(pair: PayloadPair, { differs }: Known): PayloadChange['change'] {
  const change = changeOf(pair);
  return change === 'changed' && !isOtherUUID(pair) && !differs ? 'kept' : change;
}

const nothing = { identifier: undefined, type: undefined, uuid: undefined };

function changeOf({ old, next }: PayloadPair): PayloadChange['change'] {
  if (old === undefined) return 'added';
  if (next === undefined) return 'removed';
  if (isOtherUUID({ old, next })) return 'changed';
  if (old.node === undefined || next.node === undefined) return 'kept';
  return sameValues(old.node, next.node) ? 'kept' : 'changed';
}

function isOtherUUID({ old, next }: PayloadPair): boolean {
  return old?.uuid !== undefined && next?.uuid !== undefined && !sameUUID(old, next);
}

type Role = 'vpn' | 'identity' | 'authority';

function roleOf(type: string | undefined): Role | undefined {
  if (type === vpnPayloadType) return 'vpn';
  return type === undefined ? undefined : payloadTypeRow(type)?.role;
}

const inferred = { source: planSources.inferred, confidence: 'inferred' } as const;

/** What a change means, by what the payload is. */
const meanings: Readonly<
  Record<Role, Readonly<Partial<Record<PayloadChange['change'] | 'renewed', PlanStatement>>>>
> = {
  vpn: {
    changed: {
      about: 'tunnel',
      message: 'The device takes this VPN down and sets it up anew with the new values.',
      ...inferred,
    },
    renewed: {
      about: 'tunnel',
      message: 'The UUID is another: the device removes this VPN and adds a new one.',
      fix: 'Keep the UUID of the installed payload if only its values are to change.',
      source: planSources.common,
      confidence: 'inferred',
    },
    added: { about: 'tunnel', message: 'The device sets this VPN up.', ...inferred },
    removed: { about: 'tunnel', message: 'The device removes this VPN.', ...inferred },
  },
  identity: {
    changed: {
      about: 'identity',
      message:
        'The device replaces its certificate and key. For SCEP and ACME it requests a new certificate, so the server must be reachable without the tunnel.',
      ...inferred,
    },
    renewed: {
      about: 'identity',
      message:
        'The UUID is another: this is a new identity. The device removes the old certificate and its key and gets a new one. For SCEP and ACME the server must be reachable without the tunnel.',
      fix: 'Keep the UUID of the installed payload if the identity is to stay.',
      source: planSources.common,
      confidence: 'inferred',
    },
    added: { about: 'identity', message: 'The device gets a new identity.', ...inferred },
    removed: { about: 'identity', message: 'The device loses this certificate and its key.', ...inferred },
  },
  authority: {
    changed: { about: 'identity', message: 'The device trusts another certificate.', ...inferred },
    renewed: {
      about: 'identity',
      message: 'The UUID is another: the device removes the old certificate and adds this one.',
      source: planSources.common,
      confidence: 'inferred',
    },
    added: { about: 'identity', message: 'The device trusts one more certificate.', ...inferred },
    removed: { about: 'identity', message: 'The device no longer trusts this certificate.', ...inferred },
  },
};

function meaningOf(pair: PayloadPair, change: PayloadChange['change']): PlanStatement | undefined {
  const { old, next } = pair;
  const role = roleOf((next ?? old)?.type);
  if (role === undefined) return undefined;
  const isRenewed = old !== undefined && next !== undefined && isOtherUUID(pair);
  return meanings[role][isRenewed ? 'renewed' : change];
}
