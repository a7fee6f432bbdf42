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
      'A property list that is one payload or a list of payloads, without a profile around it. Some management systems take a single payload in their custom settings. alwayson checks it as if it were in a profile. For a single payload it does not check whether the profile holds the identity that the payload names, or a CA, because other payloads can bring them.',
    fix: 'Change nothing if a management system makes the profile. To install the payload in another way, put it into the `PayloadContent` of a profile.',
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
    finds: "A profile whose file begins with `<dict>`. alwayson reads it, as Apple's systems do.",
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
      'A profile inside another file: the MDM command `InstallProfile`, a custom profile of Intune (`iosCustomConfiguration`), an answer of Jamf Pro, a command for MicroMDM, a configuration of Apple Business or a policy of JumpCloud. alwayson takes the profile out and checks it, signed or not. It is an error if devices cannot read the profile in this form: inside a Markdown code block, inside two signatures, behind the header lines that `openssl smime -sign -text` writes, or with a declaration in place of the profile.',
    fix: 'Change nothing if it is a note. Paths in the findings begin at the profile, not at the file around it.',
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
      'A file that is not a property list, a signed profile, a Graph export or a declaration, or one that is damaged: cut off, not well-formed, too large or nested too deeply. The message says what the file looks like, for example an HTML page, a zip archive or a certificate. alwayson then exits with code 2, but still checks the other files.',
    fix: 'Get the file again. A browser or `curl` often saves a login page instead of the file.',
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
      "Two values with the same key in one dictionary, in XML or in a binary property list. The other rules judge the value that Apple's reader keeps.",
    fix: 'Keep one of the two values. Then check the tool that made the file, because tools that know property lists do not write this.',
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
      'A comment between the start and the end of a key or a value. Comments between elements are harmless.',
    fix: 'Move the comment out of the element, or remove it.',
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
      '`EncryptedPayloadContent` in the profile. alwayson checks the keys of the profile, but not the encrypted payloads. It is an error if the profile has `PayloadContent` too, because devices install the encrypted payloads and ignore the others.',
    fix: 'Verify the profile before you encrypt it.',
    examples: changes('profile', {
      EncryptedPayloadContent: Buffer.from('the message, in DER'),
      PayloadContent: undefined,
    }),
  },
  'content-elsewhere': {
    finds:
      'A payload with which devices get more than the profile holds: payloads of a management system, of declarations or of a profile service, or another profile inside the profile.',
    fix: 'Deliver the VPN in a profile of its own.',
    examples: changes('profile', { 'PayloadContent/3': { PayloadType: 'com.apple.mdm' } }),
  },
} satisfies RuleParts;
