import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import { writePlist } from '../plist/write.js';

/** Our namespace for the UUIDs of commands, version 5 (RFC 9562, section 5.5); chosen once and never to change. */
const namespace = '5b0c9a57-6d9c-4d0e-8f0f-9b7c0f5f6f4b';

/**
 * The MDM command that installs a profile, as a property list. Its CommandUUID is made of the profile and the
 * device, so that the same input gives the same bytes.
 *
 * @param profile the bytes that the device gets: a property list or a CMS message
 * @see https://developer.apple.com/documentation/devicemanagement/install-profile-command
 */
export function installProfileCommand(profile: Uint8Array, device: string | undefined): string {
  const digest = createHash('sha256').update(profile).digest('hex');
  return writePlist({
    CommandUUID: v5(`${digest}\n${device ?? ''}`, namespace).toUpperCase(),
    Command: { RequestType: 'InstallProfile', Payload: profile },
  });
}
