import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';
import { graphSources } from '../graph/sources.js';
import { alwaysOnPlatform } from '../rules/always-on/always-on-platform.js';

/** What translating a policy finds, and what is known of its delivery. */
export const translateFinding = findingTable('policy', {
  'policy-no-apple-value': {
    title: 'value that Apple has no setting for',
    severity: 'error',
    why: 'No profile can ask for it. Whatever Intune delivers in its place is not what the policy says.',
    source: appleSources.vpn,
    confidence: 'documented',
  },
  'policy-dropped': {
    title: 'property that the profile has no key for',
    severity: 'warning',
    why: 'The device has no key for it, or does not read the key in this kind of VPN.',
    source: graphSources.ikev2,
    confidence: 'documented',
  },
  'policy-default': {
    title: 'property that is left open, so that a default decides',
    severity: 'info',
    why: 'The device uses its own default, which may differ from the one that Intune shows.',
    source: appleSources.networkExtension,
    confidence: 'documented',
  },
  'policy-inferred': {
    title: 'property whose translation Microsoft does not document',
    severity: 'info',
    why: 'It follows from the documentation of Microsoft and Apple together. Neither of them says it.',
    source: graphSources.inferred,
    confidence: 'inferred',
  },
  'policy-portal-default': {
    title: "default of Intune's form that iPhones reject in an Always On VPN",
    severity: 'info',
    why: 'With this default, no iPhone since iOS 14.2 installs an Always On policy.',
    source: graphSources.portal,
    confidence: 'documented',
  },
  'policy-gcm-delivery': {
    title: 'Intune was seen to deliver AES-CBC where the policy has AES-GCM',
    severity: 'info',
    why: 'Gateways were offered AES-256-CBC where AES-GCM was chosen in Intune. Microsoft knows of it and names no date. A custom profile with the same settings was delivered as written.',
    source: graphSources.gcmNotDelivered,
    confidence: 'observed',
  },
  'always-on-platform': alwaysOnPlatform,
});
