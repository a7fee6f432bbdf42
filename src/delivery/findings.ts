import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';
import { tokenUnresolved } from '../rules/content/token-unresolved.js';
import { deliverySources } from './sources.js';

/** What making a delivery finds. */
export const deliveryFinding = findingTable('profile', {
  'channel-platform': {
    title: 'a profile for Macs, and a channel for iPhones and iPads',
    severity: 'error',
    why: 'The files for iPhones and iPads would not reach a Mac.',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-signature': {
    title: 'a signature that the channel rejects, replaces or may lose',
    severity: 'error',
    why: "A device shows a profile that lost its signature as another signer's, or as not signed.",
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-rewritten': {
    title: 'the profile is rewritten in a form that the channel takes',
    severity: 'info',
    why: 'Not every system takes a binary property list or another encoding, and variables in it cannot be replaced.',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-escaped': {
    title: 'text that is escaped, so that the channel does not replace it',
    severity: 'info',
    why: 'The server replaces a name after a dollar sign. A password with one would not reach the device as it was written.',
    source: deliverySources.fleetEscape,
    confidence: 'observed',
  },
  'channel-name': {
    title: 'a profile without the name by which the channel knows it',
    severity: 'error',
    why: 'The server knows profiles by their names and rejects one without.',
    source: deliverySources.fleet,
    confidence: 'documented',
  },
  'channel-targets': {
    title: 'a profile that would reach devices that it is not for',
    severity: 'info',
    why: 'The server does not see from a profile which devices it is for, and Macs reject Always On.',
    source: deliverySources.fleet,
    confidence: 'documented',
  },
  'channel-size': {
    title: 'a profile larger than the channel takes',
    severity: 'error',
    why: 'The server rejects a larger profile.',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-form': {
    title: 'a profile whose form the channel cannot carry',
    severity: 'error',
    why: 'The server takes the dictionaries of payloads.',
    source: deliverySources.workspaceOne,
    confidence: 'documented',
  },
  'channel-reference': {
    title: 'a payload that names another, which the server may rename',
    severity: 'warning',
    why: 'If the server gives the payload another UUID, the device does not find it and rejects the profile. Whether it does is not documented.',
    source: deliverySources.workspaceOne,
    confidence: 'inferred',
  },
  'channel-left-out': {
    title: 'a part of the profile that the channel has no place for',
    severity: 'warning',
    why: 'The server takes payloads only and makes the profile around them.',
    source: deliverySources.workspaceOne,
    confidence: 'documented',
  },
  'token-unresolved': tokenUnresolved,
  'token-unknown-to-channel': {
    title: 'a device variable that the channel does not have',
    severity: 'error',
    why: 'The device would use the text literally, with its braces.',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'token-uncertain': {
    title: 'a device variable whose meaning at the channel is not certain',
    severity: 'info',
    why: 'The maker does not document that this variable has exactly this meaning in a profile.',
    source: deliverySources.inferred,
    confidence: 'inferred',
  },
  'token-look-alike': {
    title: 'text that the channel takes for a variable of its own',
    severity: 'warning',
    why: 'A password or a name that looks like a variable does not reach the device as it was written.',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'identity-shared': {
    title: 'one private key for every device that gets the profile',
    severity: 'warning',
    why: 'All devices then present one identity. The gateway cannot tell them apart, and one lost device means a new key for all. With SCEP or ACME each device makes its own key.',
    source: appleSources.deploymentReference,
    confidence: 'inferred',
  },
});
