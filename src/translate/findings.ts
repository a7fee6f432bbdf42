import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';
import { graphSources } from '../graph/sources.js';
import { alwaysOnPlatform } from '../rules/always-on/always-on-platform.js';

/** What translating a policy finds, and what is known of its delivery. */
export const translateFinding = findingTable('policy', {
  'policy-no-apple-value': {
    title: 'a value that Graph has and Apple has not',
    severity: 'error',
    why: 'there is nothing to write into the profile, and whatever Intune delivers in its place is not what the policy says',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'policy-dropped': {
    title: 'a property that nothing in the profile can say',
    severity: 'warning',
    why: 'the device has no key for it, or does not read the key in this kind of VPN',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-default': {
    title: 'a property that is left open, so that a default decides',
    severity: 'info',
    why: 'the default is that of the device, which need not be the one that the form in Intune shows',
    source: appleSources.networkExtension,
    confidence: 'documented',
  },
  'policy-inferred': {
    title: 'a property whose translation Microsoft does not document',
    severity: 'info',
    why: "what is written follows from Microsoft's and Apple's documents taken together, and nobody has said so",
    source: graphSources.inferred,
    confidence: 'inferred',
  },
  'policy-portal-default': {
    title: "a default of Intune's form that an Always On VPN refuses",
    severity: 'info',
    why: 'who leaves the form as it is gets a policy that no iPhone since iOS 14.2 can install',
    source: graphSources.portal,
    confidence: 'documented',
  },
  'policy-gcm-delivery': {
    title: 'Intune was seen to deliver AES-CBC where the policy has AES-GCM',
    severity: 'info',
    why: 'with AES-GCM chosen in Intune, gateways were offered AES-256 in CBC mode; Microsoft knows of it and names no date, and a custom profile with the same settings was delivered as written',
    source: graphSources.gcmNotDelivered,
    confidence: 'observed',
  },
  'always-on-platform': alwaysOnPlatform,
});
