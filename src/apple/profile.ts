import type { PlistDictionary } from '../plist/value.js';
import { profileKeys } from './keys/profile.js';
import { inTableOrder } from './order.js';
import { type PayloadType, payloadTypeRow } from './payload-types.js';

/** The `PayloadType` of a profile itself. */
export const profileType = 'Configuration';

/** The `PayloadType` of a VPN. */
export const vpnPayloadType = 'com.apple.vpn.managed' satisfies PayloadType;

/** A payload: the keys that all have, and those of its type. */
export interface Payload extends PlistDictionary {
  PayloadType: PayloadType;
  PayloadVersion: 1;
  PayloadIdentifier: string;
  PayloadUUID: string;
}

/** A configuration profile as we build it; see `keys/profile.ts` for all that it may hold. */
export interface Profile extends PlistDictionary {
  PayloadType: typeof profileType;
  PayloadVersion: 1;
  PayloadIdentifier: string;
  PayloadUUID: string;
  PayloadContent: Payload[];
}

/** The profile with the keys of every dictionary in the order of the tables; its payloads keep theirs. */
export function profileInTableOrder(profile: Profile): Profile {
  const payloads = profile.PayloadContent.map((payload) =>
    inTableOrder(payload, payloadTypeRow(payload.PayloadType)?.keys ?? {}),
  );
  return inTableOrder({ ...profile, PayloadContent: payloads }, profileKeys);
}
