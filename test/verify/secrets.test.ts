import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PlistDictionary, PlistValue } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { makeFolder } from '../support/folder.js';
import { alwaysOn, cellular, changedAll, goodProfile, identity, vpn } from '../support/good-profile.js';
import { formatsOf, runVerify } from '../support/run-verify.js';
import { runs } from '../support/runs.js';

let folder: string;
beforeEach(() => {
  folder = makeFolder();
});

/** Long and odd enough not to stand in a report by chance, with what formats have to escape and rules look at. */
const secret = fc.tuple(
  fc.stringMatching(/^[A-Za-z0-9]{12,20}$/),
  fc.constantFrom('', '{{', '}}', '<&>', '"', '`', '%0A'),
);

/** The profiles in which a secret stands where it belongs, and where it is wrong. */
const profiles: readonly ((secret: string) => PlistDictionary)[] = [
  (text) => changed({ [`${cellular}/SharedSecret`]: text }),
  (text) =>
    changed({ [`${cellular}/AuthenticationMethod`]: 'SharedSecret', [`${cellular}/SharedSecret`]: [text] }),
  (text) => changed({ [`${cellular}/AuthName`]: 'device', [`${cellular}/AuthPassword`]: text }),
  (text) =>
    changed({ [`${cellular}/ExtendedAuthEnabled`]: 1, [`${cellular}/AuthPassword`]: { [text]: text } }),
  (text) => changed({ [`${cellular}/PPK`]: Buffer.from(text), [`${cellular}/PPKIdentifier`]: '' }),
  (text) => changed({ [`${cellular}/PPK`]: text }),
  (text) => changed({ [`${cellular}/Password`]: text }),
  (text) => changed({ [`${identity}/Password`]: text }),
  (text) => changed({ [`${identity}/PayloadContent`]: text }),
  (text) => changed({ [`${identity}/PayloadContent`]: Buffer.from(text) }),
  (text) => changed({ [`${vpn}/Proxies`]: { HTTPProxyUsername: 'proxy', HTTPProxyPassword: text } }),
  (text) => changed({ [`${vpn}/SharedSecret`]: text, [`${alwaysOn}/SharedSecret`]: text }),
  (text) =>
    changed({
      [`${identity}/PayloadType`]: 'com.apple.security.scep',
      [`${identity}/PayloadContent`]: { Challenge: text, Keysize: text },
    }),
];

function changed(changes: Readonly<Record<string, PlistValue>>): PlistDictionary {
  return changedAll(goodProfile(), changes);
}

test('a secret in a profile or a policy stands in no report', async () => {
  await fc.assert(
    fc.asyncProperty(
      secret,
      fc.nat(profiles.length - 1),
      fc.constantFrom(...formatsOf()),
      async ([letters, marks], index, format) => {
        const text = letters + marks;
        const profile = writePlist((profiles[index] ?? goodProfile)(text));
        writeFileSync(join(folder, 'profile.mobileconfig'), profile);
        writeFileSync(join(folder, 'other.mobileconfig'), writePlist((profiles[0] ?? goodProfile)('other')));
        writeFileSync(join(folder, 'broken.mobileconfig'), profile.slice(0, profile.indexOf(letters) + 8));
        writeFileSync(
          join(folder, 'policy.json'),
          JSON.stringify({ '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration', sharedSecret: text }),
        );
        writeFileSync(
          join(folder, 'wrong.json'),
          JSON.stringify({ authenticationMethod: 1, sharedSecret: [text] }),
        );
        for (const args of [['.'], ['profile.mobileconfig', '--against', 'other.mobileconfig']]) {
          const { stdout, stderr } = await runVerify(args, { cwd: folder, format });
          expect(stdout.length).toBeGreaterThan(0);
          expect(stdout + stderr).not.toContain(letters);
        }
      },
    ),
    { numRuns: runs(60) },
  );
});
