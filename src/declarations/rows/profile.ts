import type { profileKeys } from '../../apple/keys/profile.js';
import { envelope, noCounterpart, type Rows } from './row.js';

const installedByMdm = noCounterpart(
  'the MDM server installs and removes declarations, so nobody else is asked',
);
const removedByMdm = noCounterpart('a declaration stays until the MDM server takes it back');

/** The keys of the profile itself. Its PayloadIdentifier begins the identifiers of the declarations. */
export const profileRows: Rows<typeof profileKeys, Record<never, never>> = {
  PayloadType: envelope,
  PayloadVersion: envelope,
  PayloadIdentifier: envelope,
  PayloadUUID: envelope,
  PayloadDisplayName: envelope,
  PayloadDescription: envelope,
  PayloadOrganization: envelope,
  PayloadScope: envelope,
  PayloadRemovalDisallowed: noCounterpart(
    'the user can end it by removing the enrollment, unless the enrollment profile forbids that',
  ),
  RemovalDate: removedByMdm,
  DurationUntilRemoval: removedByMdm,
  PayloadExpirationDate: removedByMdm,
  TargetDeviceType: noCounterpart('the server chooses the devices'),
  ConsentText: installedByMdm,
  PayloadContent: envelope,
  EncryptedPayloadContent: noCounterpart('what is in it cannot be read'),
};
