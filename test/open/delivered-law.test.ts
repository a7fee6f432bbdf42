import fc from 'fast-check';
import { compare } from '../../src/compare/compare.js';
import { type ChannelName, channelNames } from '../../src/delivery/index.js';
import { readIdentities } from '../../src/device/identities.js';
import { openFolder } from '../../src/open/folder.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { delivered } from '../support/delivery-sample.js';
import { alwaysOn, cellular, changedAll, goodProfile, vpn, wifi } from '../support/good-profile.js';
import { runs } from '../support/runs.js';

/*
 * The law: what a channel delivers, read back as the folder that it is, means what was ordered. Values are those that
 * every channel can carry: declarations know no removed algorithms, and a system's own variables are texts of another
 * kind.
 */

const host = fc.domain();
const changes = fc.record(
  {
    [`${cellular}/RemoteAddress`]: host,
    [`${wifi}/LocalIdentifier`]: host,
    [`${wifi}/RemoteIdentifier`]: host,
    [`${cellular}/DeadPeerDetectionRate`]: fc.constantFrom('None', 'Low', 'Medium', 'High'),
    [`${cellular}/EnablePFS`]: fc.constantFrom(0, 1),
    [`${wifi}/MTU`]: fc.integer({ min: 1280, max: 1400 }),
    [`${wifi}/IKESecurityAssociationParameters/DiffieHellmanGroup`]: fc.constantFrom(14, 19, 20, 21, 31),
    [`${wifi}/ChildSecurityAssociationParameters/EncryptionAlgorithm`]: fc.constantFrom(
      'AES-256',
      'AES-256-GCM',
      'ChaCha20Poly1305',
    ),
    [`${alwaysOn}/AllowCaptiveWebSheet`]: fc.constantFrom(0, 1),
    [`${vpn}/UserDefinedName`]: fc.stringMatching(/^[A-Za-z][A-Za-z <&"'>é€😀-]{0,20}$/u),
  },
  { requiredKeys: [] },
);

async function readBack(name: ChannelName, profile: PlistDictionary) {
  const { files } = await delivered(name, Buffer.from(writePlist(profile)));
  return openFolder(files.map(({ path, content }) => ({ path, bytes: Buffer.from(content) })));
}

describe('what was delivered, read back, is what was ordered', () => {
  test.each(channelNames)('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const ordered = changedAll(goodProfile(), changed);
        const { profile } = await readBack(name, ordered);
        const expected = dictionaryNodeOf(ordered);
        if (profile === undefined) throw new Error('there is no profile');
        const findings = compare(expected, profile, {
          identities: {
            expected: await readIdentities(expected),
            delivered: await readIdentities(profile),
          },
        });
        expect(findings.filter(({ rule }) => rule !== 'compare-equivalent')).toEqual([]);
      }),
      { numRuns: runs(25) },
    );
  });
});

test('a value that was changed on the way is seen, whatever the form', async () => {
  for (const name of channelNames) {
    const { profile } = await readBack(name, changedAll(goodProfile(), { [`${wifi}/MTU`]: 1300 }));
    const findings = profile === undefined ? [] : compare(dictionaryNodeOf(goodProfile()), profile);
    expect([name, findings.some(({ message }) => message.includes('1300'))]).toEqual([name, true]);
  }
});
