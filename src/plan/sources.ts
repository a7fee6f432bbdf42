import { appleSources } from '../apple/sources.js';

/** Where it is said what a device does with a profile that changes. */
export const planSources = {
  ...appleSources,
  legacyTakeover:
    "Apple's documentation of LegacyProfile, section Transition profiles from MDM, https://developer.apple.com/documentation/devicemanagement/legacyprofile",
  fleetScope: 'Fleet, pull request 37559, https://github.com/fleetdm/fleet/pull/37559',
  rewrittenIdentifiers:
    "Tools that keep the identifier and UUID that the server gave a profile, https://github.com/grahampugh/jamf-upload and https://github.com/deploymenttheory/terraform-provider-jamfpro, and the wiki of Iru's (Kandji's) tool, https://github.com/kandji-inc/iructl/wiki/Custom-Profiles",
  inferred: 'Follows from what Apple documents of profiles and of Always On VPN',
} as const;
