import { changes, files, inFolder, texts } from './example.js';
import type { RuleParts } from './part.js';

const good = {
  folder: 'good',
  where: 'a profile',
  shown: `<plist version="1.0">
<dict>
  <key>PayloadType</key>
  <string>Configuration</string>
  <!-- … -->
</dict>
</plist>`,
  language: 'xml',
} as const;

export const fileParts = {
  'payload-alone': {
    finds:
      'A property list that is one payload, such as is pasted into the custom settings of some management systems, or a list of payloads. It is judged as if it stood in a profile. Of a single payload it is not asked whether the identity that it names is there and whether a CA comes with it: other payloads would bring them.',
    fix: 'Nothing, where a management system makes the profile. To install it otherwise, put it into the `PayloadContent` of a profile.',
    examples: files(
      {
        folder: 'payload-alone',
        file: 'custom-settings.plist',
        where: 'a payload',
        language: 'xml',
        shown: `<dict>
  <key>PayloadType</key>
  <string>com.apple.vpn.managed</string>
  <!-- … -->
</dict>`,
      },
      good,
    ),
  },
  'plist-fragment': {
    finds:
      "A profile whose file begins with `<dict>`. It is read all the same, as the reader in Apple's systems does.",
    fix: 'Put `<plist version="1.0">` and `</plist>` around it, with `<?xml version="1.0" encoding="UTF-8"?>` as the first line.',
    examples: files(
      {
        folder: 'profile-without-plist',
        where: 'a profile',
        language: 'xml',
        shown: `<dict>
  <key>PayloadType</key>
  <string>Configuration</string>
  <!-- … -->
</dict>`,
      },
      good,
    ),
  },
  'profile-wrapped': {
    finds:
      'A profile inside the MDM command `InstallProfile`, a custom profile of Intune (`iosCustomConfiguration`), an answer of Jamf Pro, a command for MicroMDM, a configuration of Apple Business or a policy of JumpCloud. It is taken out and judged, signed or not. It is an error where no device can read the profile in this form: inside a Markdown code block, inside two signatures, behind the header lines that `openssl smime -sign -text` writes; and where a declaration stands in place of the profile.',
    fix: 'Where it is no error, nothing; it is said so that nobody looks for the paths in the file around the profile.',
    examples: files(
      {
        folder: 'install-profile-command',
        file: 'command.plist',
        where: 'an MDM command',
        language: 'xml',
        shown: `<key>Command</key>
<dict>
  <key>RequestType</key>
  <string>InstallProfile</string>
  <key>Payload</key>
  <data>PD94bWwgdmVyc2lv…</data>
</dict>`,
      },
      good,
    ),
  },
  'plist-unreadable': {
    finds:
      'A file that is no property list, no signed one, no Graph export and no declaration, or one that is damaged: cut off, not well-formed, too large, too deep. The message says what it looks like instead: an HTML page, a zip archive, a certificate. Such a file ends the run with exit code 2; others that were given are judged all the same.',
    fix: 'Get the file itself: what a browser or `curl` saved is often the page of a login.',
    examples: inFolder(
      'folder/profiles',
      {
        file: 'not-a-profile.mobileconfig',
        shown: '<!DOCTYPE html>\n<html><body>Sign in to continue</body></html>',
      },
      { file: 'good.mobileconfig', shown: good.shown },
    ),
  },
  'plist-duplicate-key': {
    finds:
      "Two values with the same key in one dictionary, in XML or in a binary property list. The value that Apple's reader keeps is the one that the other rules judge.",
    fix: 'Leave the one that is meant, and look at how the file was made: no tool that knows property lists writes this.',
    examples: texts(
      'in an element of `TunnelConfigurations`',
      '<key>MTU</key> <integer>1280</integer>',
      `<key>MTU</key>
<integer>1500</integer>
<key>MTU</key>
<integer>1280</integer>`,
      `<key>MTU</key>
<integer>1280</integer>`,
    ),
  },
  'plist-comment-in-value': {
    finds:
      'A comment between the start and the end of a key or a scalar value. Between elements comments are harmless.',
    fix: 'Move the comment out of the element, or leave it away.',
    examples: texts(
      'in an element of `TunnelConfigurations`',
      '<key>MTU</key> <integer>1280</integer>',
      `<key>MTU</key>
<integer><!-- small -->1280</integer>`,
      `<!-- small -->
<key>MTU</key>
<integer>1280</integer>`,
    ),
  },
  'encrypted-content': {
    finds:
      '`EncryptedPayloadContent` in the profile. The keys around it are judged, what is encrypted is not. Beside `PayloadContent` it is an error: the device takes the encrypted payloads, whatever the others say.',
    fix: 'Judge the profile before it is encrypted.',
    examples: changes('profile', {
      EncryptedPayloadContent: Buffer.from('the message, in DER'),
      PayloadContent: undefined,
    }),
  },
  'content-elsewhere': {
    finds:
      'A payload by which the device gets what is not in the profile: of a management system, of declarations, of a profile service, or a profile in the profile.',
    fix: 'Deliver the VPN in a profile of its own.',
    examples: changes('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.mdm' } }),
  },
} satisfies RuleParts;
