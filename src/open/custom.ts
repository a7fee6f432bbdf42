import type { ExportedObject } from '../graph/kinds.js';
import { customConfigurationOf } from '../graph/read-custom-configuration.js';
import { graphSources } from '../graph/sources.js';
import { wrappingFinding } from './findings.js';
import type { Peeled } from './opened.js';

/** Takes the profile out of a custom profile of Intune. */
export function peelCustomProfile(object: ExportedObject, bytes: Uint8Array): Peeled {
  const { payload, findings } = customConfigurationOf(object);
  const wrapped = wrappingFinding('profile-wrapped', {
    message: 'The profile is the payload of a custom profile of Intune.',
    source: graphSources.customConfiguration,
  });
  return {
    layer: { kind: 'custom profile of Intune', bytes, findings: [...findings, wrapped] },
    inside: payload,
  };
}
