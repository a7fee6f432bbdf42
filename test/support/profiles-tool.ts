import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';

const outside = /^Payload(?:Type|Version|Identifier|UUID|DisplayName|Description|Organization)$/;

/**
 * A profile as the tool `profiles` of a Mac lists it. The form is that of the outputs in the tests of Fleet
 * (orbit/pkg/profiles/profiles_darwin_test.go), Chef (spec/unit/resource/osx_profile_spec.rb) and authentik.
 */
export function listedByTool(profile: PlistDictionary): PlistDictionary {
  const content = profile['PayloadContent'];
  const payloads = Array.isArray(content) ? content.filter(isDictionary) : [];
  const removal = profile['PayloadRemovalDisallowed'];
  return {
    ProfileDisplayName: profile['PayloadDisplayName'] ?? '',
    ProfileIdentifier: profile['PayloadIdentifier'] ?? '',
    ...(profile['PayloadOrganization'] !== undefined && {
      ProfileOrganization: profile['PayloadOrganization'],
    }),
    ProfileInstallDate: '2026-02-27 18:55:07 +0000',
    ProfileItems: payloads.map(itemOf),
    ...(removal !== undefined && { ProfileRemovalDisallowed: String(removal) }),
    ProfileType: 'Configuration',
    ProfileUUID: profile['PayloadUUID'] ?? '',
    ProfileVerificationState: 'unsigned',
    ProfileVersion: 1,
  };
}

function itemOf(payload: PlistDictionary): PlistDictionary {
  const entries = Object.entries(payload);
  return {
    ...Object.fromEntries(entries.filter(([key]) => outside.test(key))),
    PayloadContent: Object.fromEntries(entries.filter(([key]) => !outside.test(key))),
  };
}

function isDictionary(value: PlistValue): value is PlistDictionary {
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date)
  );
}

/** What the tool writes for the device and each user. */
export function toolOutput(lists: Readonly<Record<string, readonly PlistDictionary[]>>): Uint8Array {
  return Buffer.from(writePlist(lists as PlistDictionary));
}

/** A profile of another maker, of which the tool shows a secret. */
export const fleetProfile: PlistDictionary = {
  PayloadType: 'Configuration',
  PayloadVersion: 1,
  PayloadIdentifier: 'com.fleetdm.fleetd.config',
  PayloadUUID: '8D0F62E6-E24F-4B2F-AFA8-CAC1F07F4FDC',
  PayloadDisplayName: 'fleetd configuration',
  PayloadContent: [
    {
      PayloadType: 'com.fleetdm.fleetd',
      PayloadVersion: 1,
      PayloadIdentifier: 'com.fleetdm.fleetd.config',
      PayloadUUID: '0C6AFB45-01B6-4E19-944A-123CD16381C7',
      EnrollSecret: 'canary-secret',
    },
  ],
};
