import { v5 } from 'uuid';
import type { Policy } from '../graph/model/ikev2.js';
import type { VariableBindings } from './bindings/bindings.js';

/** Our own namespace for UUIDs version 5 (RFC 9562, section 5.5); chosen once at random and never to change. */
const namespace = '2ee3adb7-928c-4af4-b6b0-d3b57eeeff37';

/** The name under which a policy's UUIDs are made: its id, or where the export has none its name. */
export function seedOf(policy: Policy): string {
  return policy.id?.toLowerCase() ?? `name:${policy.displayName ?? policy.connectionName ?? ''}`;
}

/**
 * A UUID that is the same in every run and different for every policy and role.
 *
 * @param policy the policy that the profile is made from
 * @param role what the UUID names within the profile, for example `vpn`
 * @returns an upper-case UUID version 5, as Apple writes them
 */
export function uuidOf(policy: Policy, role: string): string {
  // As bytes: uuid refuses a text with half a character, and the profile's writer says where that stands.
  return v5(Buffer.from(`${seedOf(policy)}\n${role}`), namespace).toUpperCase();
}

/**
 * {@link uuidOf} for what differs from device to device, in a profile that is made for one device: its UUIDs are its
 * own. It is known by the first that is bound of its serial number, its UDID and its name, and by no secret, which
 * may change while the device stays the same. Where none is bound, the UUID is that of the policy for all devices.
 */
export function deviceUuidOf(policy: Policy, role: string, { device }: VariableBindings): string {
  const known = device?.serialNumber ?? device?.udid ?? device?.name;
  return uuidOf(policy, known === undefined ? role : `${role}\n${known}`);
}

/**
 * The profile's PayloadIdentifier when none is bound: the gateway's host name reversed, and eight digits that tell
 * policies with one gateway apart. A gateway known by its address alone gives no domain to reverse.
 */
export function derivedIdentifier(policy: Policy): string {
  const labels = (policy.server?.address ?? '').toLowerCase().split('.').reverse();
  const isHostName =
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9-]+$/.test(label)) &&
    !/^\d+$/.test(labels[0] ?? '');
  const prefix = isHostName ? labels.join('.') : 'alwayson';
  return `${prefix}.${uuidOf(policy, 'identifier').slice(0, 8).toLowerCase()}`;
}
