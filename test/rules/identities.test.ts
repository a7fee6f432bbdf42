import { readIdentities } from '../../src/device/identities.js';
import { dictionaryNodeOf } from '../../src/plist/node.js';
import {
  changed,
  changedAll,
  deviceIdentityPassword,
  goodProfile,
  identity,
} from '../support/good-profile.js';

const read = (profile = goodProfile()) => readIdentities(dictionaryNodeOf(profile));

test('a PKCS#12 payload is opened with its password', async () => {
  const identities = await read();
  expect([...identities.keys()]).toEqual([identity]);
  expect(identities.get(identity)?.opened).toMatchObject({
    certificate: { subjectCommonName: 'device-0001.example.com', keyType: 'P-384' },
    keys: 1,
    legacyForm: true,
  });
});

test('neither the private key nor the password is kept', async () => {
  const opened = (await read()).get(identity)?.opened;
  expect(Object.keys(opened ?? {}).sort()).toEqual(['certificate', 'keys', 'legacyForm', 'protection']);
  expect(JSON.stringify(opened?.protection)).not.toContain(deviceIdentityPassword);
});

test.each([
  ['another password', changed(goodProfile(), `${identity}/Password`, 'another')],
  ['no password', changed(goodProfile(), `${identity}/Password`)],
  ['a password of another type', changed(goodProfile(), `${identity}/Password`, 1)],
  ['no bytes', changed(goodProfile(), `${identity}/PayloadContent`, new Uint8Array())],
  ['other bytes', changed(goodProfile(), `${identity}/PayloadContent`, Buffer.alloc(300, 48))],
])('%s is a refusal, not an exception', async (_, profile) => {
  const reading = (await read(profile)).get(identity);
  expect(reading?.refused).toMatch(/PKCS#12/);
  expect(reading?.opened).toBeUndefined();
});

test.each([
  ['content that is no data', changed(goodProfile(), `${identity}/PayloadContent`, 'text')],
  ['another payload type', changed(goodProfile(), `${identity}/PayloadType`, 'com.apple.security.root')],
  ['no payloads', changedAll(goodProfile(), { '/PayloadContent': undefined })],
  ['payloads that are none', changedAll(goodProfile(), { '/PayloadContent': ['text', 1] })],
])('%s: there is nothing to open', async (_, profile) => {
  expect((await read(profile)).size).toBe(0);
});
