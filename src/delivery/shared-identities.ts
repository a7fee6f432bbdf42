import type { Finding } from '../finding.js';
import { itemsAt, stringAt } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';

/** A finding for each PKCS#12 payload that a channel would give to every device it reaches. */
export function sharedIdentities(profile: DictionaryNode, channel: Channel): Finding[] {
  if (channel.reaches === 'one device') return [];
  return itemsAt(profile, 'PayloadContent')
    .filter((payload) => stringAt(payload, 'PayloadType') === 'com.apple.security.pkcs12')
    .map((payload) => {
      const message = `Every device that gets the profile through ${channel.title} gets the same PKCS#12 file with its private key.`;
      const fix =
        'Use a SCEP or ACME payload instead (in bindings: identity.scep or identity.acme), with a device variable such as {{device.serialNumber}} in the subject.';
      return deliveryFinding('identity-shared', { message, fix }, payload);
    });
}
