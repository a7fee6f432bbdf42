import { appleSources } from '../apple/sources.js';
import { findingTable } from '../finding-table.js';
import { tokenUnresolved } from '../rules/content/token-unresolved.js';
import { deliverySources } from '../variables/sources.js';

/** What making a delivery finds. */
export const deliveryFinding = findingTable('profile', {
  'channel-platform': {
    title: 'a profile for Macs, for a channel that makes files for iPhones and iPads',
    severity: 'error',
    why: 'what is made here for iPhones and iPads would not reach a Mac',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-signature': {
    title: 'a signature that the channel refuses, replaces or may lose',
    severity: 'error',
    why: "a profile whose signature does not reach the device is shown as another signer's, or as not signed",
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-rewritten': {
    title: 'the profile is written anew in a form that the channel takes',
    severity: 'info',
    why: 'a binary property list, or a text in another encoding, is not taken everywhere, and variables in it cannot be exchanged',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-escaped': {
    title: 'text is escaped, so that the channel does not replace it',
    severity: 'info',
    why: 'a name after a dollar sign would be replaced, so that a password with one would not reach the device as it was written',
    source: deliverySources.fleetEscape,
    confidence: 'observed',
  },
  'channel-name': {
    title: 'a profile without the name that the channel tells profiles apart by',
    severity: 'error',
    why: 'the server tells profiles apart by their names and refuses one without',
    source: deliverySources.fleet,
    confidence: 'documented',
  },
  'channel-targets': {
    title: 'the profile would reach devices that it is not for',
    severity: 'info',
    why: 'the server does not tell from a profile which devices it is for, and a Mac refuses Always On',
    source: deliverySources.fleet,
    confidence: 'documented',
  },
  'channel-size': {
    title: 'a profile larger than the channel takes',
    severity: 'error',
    why: 'the server refuses a larger profile',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'channel-form': {
    title: 'a profile whose form the channel cannot carry',
    severity: 'error',
    why: 'the server takes the dictionaries of payloads',
    source: deliverySources.workspaceOne,
    confidence: 'documented',
  },
  'channel-reference': {
    title: 'a payload that names another, where the server may give that one another name',
    severity: 'warning',
    why: 'where the payload gets another UUID the device does not find it and refuses the profile, and whether it does is not documented',
    source: deliverySources.workspaceOne,
    confidence: 'inferred',
  },
  'channel-left-out': {
    title: 'something of the profile that the channel has no place for',
    severity: 'warning',
    why: 'the server takes payloads only and makes the profile around them',
    source: deliverySources.workspaceOne,
    confidence: 'documented',
  },
  'token-unresolved': tokenUnresolved,
  'token-unknown-to-channel': {
    title: 'a device variable that the channel does not have',
    severity: 'error',
    why: 'the device would get the text as it is, braces and all',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'token-uncertain': {
    title: 'a device variable whose counterpart at the channel is not certain',
    severity: 'info',
    why: 'the maker does not document that this variable has exactly this meaning in a profile',
    source: deliverySources.inferred,
    confidence: 'inferred',
  },
  'token-look-alike': {
    title: 'text that the channel takes for a variable of its own',
    severity: 'warning',
    why: 'a password or a name that happens to look so does not reach the device as it was written',
    source: deliverySources.inferred,
    confidence: 'documented',
  },
  'identity-shared': {
    title: 'one private key for every device that gets the profile',
    severity: 'warning',
    why: 'all devices then present one identity: the gateway cannot tell them apart, and one lost device means a new key for all; with SCEP or ACME each device makes its own key',
    source: appleSources.deploymentReference,
    confidence: 'inferred',
  },
});
