import { readCertificate } from '../../src/certificates/certificate.js';
import { type Inspection, inspectProfile } from '../../src/inspect/inspect.js';
import { inspectionText } from '../../src/inspect/text.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { writePlist } from '../../src/plist/write.js';
import { redacted } from '../../src/secrets/redact.js';
import { hierarchy, issue } from '../support/make-credentials.js';
import { run } from '../support/programs.js';

const at = new Date(Date.now() + 60_000);

function inspect(profile: PlistDictionary): Promise<Inspection> {
  return inspectProfile(Buffer.from(writePlist(profile)), { trust: [], at });
}

describe('what is shown', () => {
  test('every type of value, secrets redacted and data by its size', async () => {
    const { content, payloads, standing, findings } = await inspect({
      PayloadType: 'Configuration',
      RemovalDate: new Date('2027-01-01T00:00:00Z'),
      PayloadContent: [
        { PayloadType: 'com.apple.security.pkcs12', Password: 'secret', PayloadContent: Buffer.from('key') },
        { PayloadDisplayName: 'Nameless', PayloadContent: Buffer.from('data') },
      ],
      numbers: [1, 1.5, 2n ** 63n, true],
      empty: [{}, []],
    });
    expect({ content, payloads, standing, findings }).toEqual({
      content: {
        PayloadType: 'Configuration',
        RemovalDate: '2027-01-01T00:00:00Z',
        PayloadContent: [
          { PayloadType: 'com.apple.security.pkcs12', Password: redacted, PayloadContent: redacted },
          { PayloadDisplayName: 'Nameless', PayloadContent: '«4 bytes»' },
        ],
        numbers: [1, 1.5, '9223372036854775808', true],
        empty: [{}, []],
      },
      payloads: [{ type: 'com.apple.security.pkcs12' }, { type: 'without PayloadType', name: 'Nameless' }],
      standing: 'Not Signed',
      findings: [],
    });
  });

  test('as text, in which nothing steers a terminal', async () => {
    const text = inspectionText(
      await inspect({
        PayloadType: 'Configuration',
        'a\u007fkey': ['one\ntwo', { red: '\u009b31m' }, [], [1]],
        PayloadContent: [{ PayloadType: 'x\u009b2J', PayloadDisplayName: 'Name', PayloadIdentifier: 'id' }],
      }),
    );
    expect(text).toBe(
      [
        'Not Signed: devices show "Not Signed".',
        '',
        'payloads',
        '  x\\u009b2J  "Name"  id',
        '',
        'content, without secrets',
        '  PayloadType: Configuration',
        '  a\\u007fkey:',
        '    - one\\u000atwo',
        '    -',
        '      red: \\u009b31m',
        '    -',
        '      (empty)',
        '    -',
        '      - 1',
        '  PayloadContent:',
        '    -',
        '      PayloadType: x\\u009b2J',
        '      PayloadDisplayName: Name',
        '      PayloadIdentifier: id',
        '',
      ].join('\n'),
    );
  });
});

describe('encrypted payloads', () => {
  const device = issue({ name: '/C=DE/O=Contoso Gerät/CN=Device', kind: 'RSA-2048' });
  const curve = hierarchy('P-256', 1).signer;
  const encrypt = (...options: string[]) =>
    run('openssl', ['cms', '-encrypt', '-outform', 'DER', ...options], Buffer.from('payloads'));
  const encryptionOf = async (message: Uint8Array | string) =>
    (await inspect({ PayloadType: 'Configuration', EncryptedPayloadContent: message })).encryption;

  test('for whom, and with which cipher', async () => {
    const serial = readCertificate(device.certificate).x509.serialNumber.toLowerCase();
    expect(await encryptionOf(encrypt('-aes256', device.certificateFile))).toEqual({
      cipher: 'AES-256-CBC',
      recipients: [`serial number ${serial}, issued by C=DE, O=Contoso Gerät, CN=Device`],
    });
  });

  test('by a key identifier, for a curve, in pieces', async () => {
    const named = issue({ name: '/CN=Named', kind: 'RSA-2048', extensions: ['subjectKeyIdentifier=hash'] });
    const keyid = await encryptionOf(encrypt('-des3', '-keyid', '-stream', named.certificateFile));
    expect(keyid).toEqual({
      cipher: '3DES-CBC',
      recipients: [expect.stringMatching(/^subject key identifier [0-9a-f]{40}$/)],
    });
    expect(await encryptionOf(encrypt('-aes128', curve.certificateFile))).toEqual({
      cipher: 'AES-128-CBC',
      recipients: ['a recipient without an RSA key'],
    });
    expect(await encryptionOf(encrypt('-camellia128', named.certificateFile))).toMatchObject({
      cipher: '1.2.392.200011.61.1.1.1.2',
    });
  });

  test.each([
    ['text', 'text', 'it is a string, where data is expected'],
    ['nothing', Buffer.of(), 'The file looks like an empty file. An encrypted CMS message is expected.'],
    [
      'a certificate',
      device.certificate,
      'The file looks like a PEM certificate. An encrypted CMS message is expected.',
    ],
    [
      'a message that is not encrypted',
      run('openssl', ['cms', '-data_create', '-outform', 'DER'], Buffer.from('payloads')),
      'The file looks like a CMS or PKCS#7 message. An encrypted CMS message is expected.',
    ],
    [
      'a message that is cut off',
      encrypt('-aes256', device.certificateFile).subarray(0, 60),
      'The file looks like a CMS or PKCS#7 message. An encrypted CMS message is expected.',
    ],
  ])('%s in its place', async (_, message, unreadable) => {
    expect(await encryptionOf(message)).toEqual({ unreadable });
  });
});
