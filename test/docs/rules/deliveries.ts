import { readFileSync } from 'node:fs';
import { profileAroundPayloads } from '../../../src/delivery/around-payloads.js';
import { dictionaryNodeOf } from '../../../src/plist/node.js';
import { delivery, runs } from './example.js';
import type { RuleParts } from './part.js';

const [signed, unsigned, binary] = ['signed', 'good', 'binary'].map((folder) =>
  readFileSync(`fixtures/verify/${folder}/vpn.mobileconfig`),
) as [Buffer, Buffer, Buffer];

/** As long as nobody would write it, and as a picture in a profile would be. */
const large = 'A long text. '.repeat(80_000);

const local = (LocalIdentifier: string) => ({ changes: { LocalIdentifier } });

export const deliveryParts = {
  'channel-platform': {
    finds: 'A delivery for Macs through a channel whose files are made for iPhones and iPads.',
    fix: 'Use `--to file` and upload the profile by hand.',
    examples: runs(
      delivery('jamf', { platform: 'macOS' }, ' --platform macos'),
      delivery('file', { platform: 'macOS' }, ' --platform macos'),
    ),
  },
  'channel-signature': {
    finds:
      'A signed profile for a channel that rejects it (an error), that may change or lose the signature (a warning), or that signs by itself or carries no signature (a note).',
    fix: 'Deliver the profile unsigned if the channel signs it.',
    examples: runs(
      delivery('ddm', { baseUrl: 'https://mdm.example.com' }, '', { bytes: signed, signedContent: unsigned }),
      delivery('ddm', { baseUrl: 'https://mdm.example.com' }, '', { bytes: unsigned }),
    ),
  },
  'channel-rewritten': {
    finds:
      'A binary property list, or text in another encoding, for a channel that takes XML in UTF-8. It is a warning if a real number without a fraction becomes an integer.',
    fix: 'Change nothing. The written file shows what the channel delivers.',
    examples: runs(
      delivery('fleet', { labels: ['VPN'] }, ' --label VPN', { bytes: binary }),
      delivery('fleet', { labels: ['VPN'] }, ' --label VPN', { bytes: unsigned }),
    ),
  },
  'channel-escaped': {
    finds:
      'A dollar sign in a profile for a management system that replaces names after a dollar sign. alwayson writes a backslash before it, which the system removes again.',
    fix: 'Upload the files only with the command that alwayson shows. Another upload would deliver the backslashes.',
    examples: runs(
      { ...delivery('fleet', { labels: ['VPN'] }), ...local('$device') },
      { ...delivery('fleet', { labels: ['VPN'] }), ...local('device') },
    ),
  },
  'channel-name': {
    finds: 'A profile without `PayloadDisplayName` for Fleet.',
    fix: 'Set `PayloadDisplayName` to a name that no other profile has.',
    examples: runs(
      { ...delivery('fleet'), place: 'profile', changes: { PayloadDisplayName: '' } },
      { ...delivery('fleet'), place: 'profile', changes: { PayloadDisplayName: 'Example VPN' } },
    ),
  },
  'channel-targets': {
    finds: 'A delivery through Fleet without `--label`.',
    fix: 'Name the label of the iPhones and iPads with `--label`.',
    examples: runs(delivery('fleet'), delivery('fleet', { labels: ['iPhones'] }, ' --label iPhones')),
  },
  'channel-size': {
    finds: 'A profile of more than 1,000,000 bytes for Intune.',
    fix: 'Remove what the VPN does not need, such as pictures or certificates for other purposes.',
    examples: runs(
      { ...delivery('intune'), place: 'profile', changes: { PayloadDescription: large } },
      { ...delivery('intune'), place: 'profile', changes: { PayloadDescription: 'A short text.' } },
    ),
  },
  'channel-form': {
    finds: 'A profile for Workspace ONE whose payloads cannot be taken out, because they are encrypted.',
    fix: 'Deliver the profile as it was before encryption.',
    examples: runs(
      {
        ...delivery('workspace-one'),
        place: 'profile',
        changes: { PayloadContent: undefined, EncryptedPayloadContent: Buffer.from('the message, in DER') },
      },
      delivery('workspace-one'),
    ),
  },
  'channel-reference': {
    finds: 'A `PayloadCertificateUUID` in a profile for Workspace ONE, once for each tunnel.',
    fix: 'Install the profile on one device and check that its tunnel names the identity in the profile.',
    examples: runs(delivery('workspace-one'), delivery('jamf')),
  },
  'channel-left-out': {
    finds: 'Keys of the whole profile, such as `PayloadRemovalDisallowed`, in a profile for Workspace ONE.',
    fix: 'Set it in the console, if the console has it.',
    examples: runs(
      { ...delivery('workspace-one'), place: 'profile', changes: { PayloadRemovalDisallowed: true } },
      { ...delivery('jamf'), place: 'profile', changes: { PayloadRemovalDisallowed: true } },
    ),
  },
  'channel-entities': {
    finds:
      'A text with `&` or `<` in a profile for Jamf Pro. The finding does not show the text, because it can be a secret.',
    fix: 'Choose a text without these characters, for example another password. Otherwise upload the profile without a scope, fetch it again with the action `stored` of the script, and compare it with `alwayson verify --against` before you assign it.',
    examples: runs(
      { ...delivery('jamf'), ...local('a&b.contoso.com') },
      { ...delivery('jamf'), ...local('a-b.contoso.com') },
    ),
  },
  'channel-value-type': {
    finds:
      "A value of another type than in Apple's schema, such as `<true/>` for 1, in a profile for Apple Business.",
    fix: 'Write the value with the type of the schema.',
    examples: runs(
      { ...delivery('apple-business'), changes: { EnablePFS: true } },
      { ...delivery('apple-business'), changes: { EnablePFS: 1 } },
    ),
  },
  'channel-key-missing': {
    finds:
      'A payload without `PayloadVersion`, or another key of every payload, in a profile for Apple Business.',
    fix: 'Add the key.',
    examples: runs(
      { ...delivery('apple-business'), place: 'ca', changes: { PayloadVersion: undefined } },
      { ...delivery('apple-business'), place: 'ca', changes: { PayloadVersion: 1 } },
    ),
  },
  'channel-edition': {
    finds: 'Labels, or variables of Fleet, in a delivery through Fleet.',
    fix: 'Use Fleet Premium, or deliver without labels and variables.',
    examples: runs(delivery('fleet', { labels: ['iPhones'] }, ' --label iPhones'), delivery('fleet')),
  },
  'channel-retired': {
    finds: 'A delivery through MicroMDM.',
    fix: 'Move to NanoMDM, which the makers of MicroMDM name as its successor.',
    examples: runs(delivery('micromdm'), delivery('nanomdm')),
  },
  'channel-scope': {
    finds: 'A profile without `PayloadScope` `System` for Zentral.',
    fix: 'Set `PayloadScope` to `System`.',
    examples: runs(
      { ...delivery('zentral'), place: 'profile', changes: { PayloadScope: undefined } },
      { ...delivery('zentral'), place: 'profile', changes: { PayloadScope: 'System' } },
    ),
  },
  'profile-made': {
    finds:
      'A file that holds payloads without a profile around them, such as `deliver --to workspace-one` writes. alwayson makes a profile around them.',
    fix: 'If you have the profile that the payloads come from, deliver that.',
    examples: runs(
      {
        command: 'alwayson deliver payload.xml --to file',
        findings: async (profile) => [profileAroundPayloads(dictionaryNodeOf(profile)).finding],
      },
      delivery('file'),
    ),
  },
  'declaration-server': {
    finds:
      'Something that the server of `--server` does in another way than the declarations say: it makes activations and tokens itself, it changes an Identifier that others refer to, or only a new version takes assets.',
    fix: 'Change nothing if the finding says that something is left out. If it is a warning, try the declarations on one device first, or deliver with `--to ddm-legacy`.',
    examples: runs(
      delivery(
        'ddm',
        { baseUrl: 'https://mdm.example.com', server: 'fleet' },
        ' --server fleet --base-url https://mdm.example.com',
      ),
      delivery('ddm', { baseUrl: 'https://mdm.example.com' }, ' --base-url https://mdm.example.com'),
    ),
  },
  'token-unknown-to-channel': {
    finds:
      'A variable such as `{{device.name}}` in a profile for a management system that has no such variable, or is not known to have one. The finding names the systems that have it.',
    fix: 'Bind the value in a profile for one device, or choose a variable that the system has. `alwayson deliver --to CHANNEL --explain` lists them.',
    examples: runs(
      { ...delivery('intune'), ...local('{{device.udid}}') },
      { ...delivery('intune'), ...local('{{device.serialNumber}}') },
    ),
  },
  'token-uncertain': {
    finds: 'A variable whose meaning the maker of the management system does not document in full.',
    fix: 'Deliver to one device and check what arrives.',
    examples: runs(
      { ...delivery('simplemdm'), ...local('{{device.serialNumber}}') },
      { ...delivery('jamf'), ...local('{{device.serialNumber}}') },
    ),
  },
  'token-look-alike': {
    finds:
      'Text that the management system would replace by itself. It is a warning where the text can be a password, and a note in a name or an address. The finding does not show the text, because it can be a secret.',
    fix: 'Write the variable of alwayson (`{{device.serialNumber}}`) if you mean one. Otherwise choose another text.',
    examples: runs(
      { ...delivery('jamf'), ...local('$SERIALNUMBER') },
      { ...delivery('jamf'), ...local('{{device.serialNumber}}') },
    ),
  },
  'identity-shared': {
    finds: 'A PKCS#12 payload in a profile for a management system that gives one profile to many devices.',
    fix: 'Let each device request its own certificate (`identity.scep` or `identity.acme` in the bindings), or send each device its own profile.',
    examples: runs(delivery('jamf'), delivery('nanomdm')),
  },
} satisfies RuleParts;
