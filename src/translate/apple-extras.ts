import type { PlistDictionary } from '../plist/value.js';
import type { AppleBindings } from './bindings/bindings.js';
import { type Draft, put } from './draft.js';
import type { Column } from './rows/row.js';

const actions = { allow: 'Allow', drop: 'Drop' } as const;

/** Writes what Apple's payload has and Graph has not. The tunnel's keys serve plain IKEv2 as well. */
export function applyAppleExtras(apple: AppleBindings, column: Column, draft: Draft): void {
  applyTunnelExtras(apple, draft);
  if (column === 'alwaysOn') applyExceptions(apple, draft.places.AlwaysOn);
}

function applyTunnelExtras(
  { enforceStrictAlgorithmSelection, postQuantum, ppk }: AppleBindings,
  draft: Draft,
): void {
  const { tunnel, IKESecurityAssociationParameters, ChildSecurityAssociationParameters } = draft.places;
  if (enforceStrictAlgorithmSelection !== undefined) {
    tunnel['EnforceStrictAlgorithmSelection'] = Number(enforceStrictAlgorithmSelection);
  }
  if (postQuantum !== undefined) {
    IKESecurityAssociationParameters['PostQuantumKeyExchangeMethods'] = [...postQuantum.methods];
    // An absent Child dictionary is a copy of the IKE one on the device, methods included.
    if (Object.keys(ChildSecurityAssociationParameters).length > 0) {
      ChildSecurityAssociationParameters['PostQuantumKeyExchangeMethods'] = [...postQuantum.methods];
    }
    tunnel['AllowPostQuantumKeyExchangeFallback'] = Number(postQuantum.allowFallback ?? false);
  }
  if (ppk !== undefined) {
    // Always written: without PPKMandatory the schema says 1 and the device was seen to take 0.
    Object.assign(tunnel, {
      PPK: ppk.key,
      PPKIdentifier: ppk.identifier,
      PPKMandatory: Number(ppk.mandatory ?? true),
    });
  }
}

function applyExceptions(
  { deviceCommunication, applicationExceptions }: AppleBindings,
  alwaysOn: PlistDictionary,
): void {
  if (deviceCommunication !== undefined) {
    put(alwaysOn, 'ServiceExceptions', [
      { ServiceName: 'DeviceCommunication', Action: actions[deviceCommunication] },
    ]);
  }
  if (applicationExceptions !== undefined && applicationExceptions.length > 0) {
    alwaysOn['ApplicationExceptions'] = applicationExceptions.map(
      ({ BundleIdentifier, LimitToProtocols }) => ({
        BundleIdentifier,
        ...(LimitToProtocols !== undefined && { LimitToProtocols: [...LimitToProtocols] }),
      }),
    );
  }
}
