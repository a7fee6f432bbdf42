import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issue, signerExtensions } from '../support/make-credentials.js';
import { header, listOf, secret, Workshop } from './lists.js';

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
  shop.list(listOf(3));
});

test.each([
  ['an empty list', '', 'The list is empty.'],
  [
    'a list without a header',
    `C1,device-1,${secret(1)}\n`,
    'The first line names no column that is known, so there is no header. Write the names of the columns into it, such as device.serialNumber and localIdentifier.',
  ],
  [
    'unknown columns',
    'serial number,localIdentifer,owner\n',
    'The column "serial number" is no binding and no device variable. Did you mean device.serialNumber? Begin its name with note: to keep it out of the profiles.',
  ],
  ['a column twice', 'localIdentifier,localIdentifier\n', 'The column localIdentifier stands there twice.'],
  [
    'a secret as the name of files',
    'sharedSecret,localIdentifier\n',
    'Files are named after the first column, and sharedSecret is a secret. Put localIdentifier first.',
  ],
])('%s is told in a sentence, and nothing is written', async (_, list, sentence) => {
  shop.list(list);
  const { exitCode, stderr } = await shop.batch();
  const [first] = stderr.split('\n');
  expect({ exitCode, first }).toEqual({
    exitCode: 2,
    first: sentence.startsWith('The first line')
      ? expect.stringMatching(/^alwayson: devices\.csv: The first line names no column/)
      : `alwayson: devices.csv: ${sentence}`,
  });
  expect(stderr).not.toContain(secret(1));
});

test.each([
  ['--shard 4/3', '--shard 4/3 is not a part. Write it like 3/16: the third of 16 parts.'],
  ['--jobs 0', '--jobs is not a number of threads. Write a whole number from 1 to 256.'],
  ['--devices missing.csv', 'missing.csv: This file does not exist.'],
  ['--label VPN', '--label, --base-url, --server and --dialect need --to.'],
  ['--to jamff', '--to jamff does not exist. Did you mean jamf?'],
])('%s is told in a sentence', async (words, sentence) => {
  const { exitCode, stderr } = await shop.batch(words);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining(`alwayson: ${sentence}`),
  });
});

test.each([
  ['fewer cells', 'C9,device-9', 'Line 3 has 2 cells. The header has 3. [batch-row-cells]'],
  [
    'a device twice',
    `C1,device-9,${secret(9)}`,
    'The device of line 3 stands in line 2 already. [batch-device-twice]',
  ],
  ['a device twice, in small letters', `c1,device-9,${secret(9)}`, '[batch-device-twice]'],
  [
    'a name that climbs',
    `../../x,device-9,${secret(9)}`,
    'The cell device.serialNumber leads out of the folder of the profiles. [batch-device-name]',
  ],
  ['no device', `,device-9,${secret(9)}`, 'The cell device.serialNumber is empty. [batch-cell-empty]'],
  ['no secret', 'C9,device-9,', 'The cell sharedSecret is empty. [batch-cell-empty]'],
  [
    'a variable that is not set',
    'C9,device-9,env:NOT_SET',
    'NOT_SET, which is not set. [batch-row-unreadable]',
  ],
  [
    'a file that is not there',
    'C9,device-9,file:gone.txt',
    'gone.txt: This file does not exist. [batch-row-unreadable]',
  ],
  ['a prompt for each device', 'C9,device-9,prompt', 'The cell sharedSecret asks for a secret.'],
  ['a token without a value', `C9,{{user.email}},${secret(9)}`, '[token-unresolved]'],
  ['a character that XML has not', `C9,device\u0001,${secret(9)}`, 'a character that XML cannot hold'],
])('%s: the row is told, the others are written', async (_, row, sentence) => {
  shop.list(
    `${header}\nC1,device-1.contoso.com,${secret(1)}\n${row}\nC2,device-2.contoso.com,${secret(2)}\n`,
  );
  const { exitCode, stderr } = await shop.batch();
  expect({ exitCode, stderr: stderr.replaceAll(/\n {2,}/g, ' ') }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining(sentence),
  });
  expect(stderr).toMatch(/ {2}At: line 3\b/);
  expect(Object.keys(shop.profiles())).toEqual(['C1.mobileconfig', 'C2.mobileconfig']);
  expect(stderr).toContain('1 device got no profile.');
  expect(stderr).not.toContain(secret(9));
});

test.each([
  ['an empty line', `\nC9,device-9\n`, 4],
  ['a line break in a cell', `"C\n7",device-7,${secret(7)}\nC9,device-9\n`, 5],
  ['several ends of lines', `C7,device-7,${secret(7)}\r\nC8,device-8,${secret(8)}\rC9,device-9\n`, 5],
])('the line of a row is counted as an editor counts it: behind %s', async (_, rows, line) => {
  shop.list(`${header}\nC1,device-1,${secret(1)}\n${rows}`);
  const { stderr } = await shop.batch();
  expect(stderr).toContain(`Line ${line} has 2 cells.`);
  shop.list(`${header}\nC1,device-1,${secret(1)}\n${rows}C9,device-9,"${secret(9)}"x\n`);
  expect((await shop.batch('--devices devices.csv -o other')).stderr).toContain(
    `Line ${line + 1} cannot be read: `,
  );
});

test('a secret in a list that others can read is told by its column, and never shown', async () => {
  shop.list(listOf(2), 'open.csv', 0o644);
  const { exitCode, stderr } = await shop.batch('--devices open.csv');
  expect({ exitCode, stderr: stderr.replaceAll(/\n {2,}/g, ' ') }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining(
      'The cell sharedSecret holds a secret, and the list can be read by others',
    ),
  });
  expect(stderr).not.toContain(secret(1));
});

test('a quotation mark that is wrong ends the run, as nobody can tell the lines behind it apart', async () => {
  shop.list(`${header}\nC1,device-1,${secret(1)}\nC9,device-9,"${secret(9)}"x\nC2,device-2,${secret(2)}\n`);
  expect(await shop.batch()).toMatchObject({
    exitCode: 2,
    stderr:
      'alwayson: devices.csv: Line 3 cannot be read: Something stands behind the quotation mark that closes a cell. Write two quotation marks for one inside a cell.\n',
  });
});

test('a PKCS#12 file that does not open is told by its name', async () => {
  const certificates = new Workshop('certificate');
  certificates.write('certs/C2.p12', Buffer.from('no PKCS#12 file'));
  certificates.list('device.serialNumber,identity.pkcs12\nC1,certs/example-device.p12\nC2,certs/C2.p12\n');
  const { exitCode, stderr } = await certificates.batch();
  expect({ exitCode, stderr: stderr.replaceAll(/\n {2,}/g, ' ') }).toEqual({
    exitCode: 1,
    stderr: expect.stringMatching(
      /cannot be used: certs\/C2\.p12: .* \[batch-row-unreadable\] At: line 3 \(C2\)/,
    ),
  });
  expect(Object.keys(certificates.profiles())).toEqual(['C1.mobileconfig']);
});

test('a wrong value for all devices ends the run before it begins', async () => {
  const { exitCode, stderr } = await shop.batch('--bind profile.identifier=x');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining('[binding-invalid]') });
});

test('a text where the bindings for all devices have a group is told, also where a column says more of it', async () => {
  const certificates = new Workshop('certificate');
  certificates.list('device.serialNumber,identity.pkcs12\nC1,certs/example-device.p12\n');
  certificates.write('text.yaml', 'identity: certs/example-device.p12\n');
  expect(await certificates.batch('--bindings text.yaml')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('identity is a single value. Write a group of keys'),
  });
});

test('a signer that expires ends the run, which goes on with another', async () => {
  const { certificateFile, keyFile } = issue({
    name: '/CN=Signer',
    kind: 'P-256',
    extensions: signerExtensions,
  });
  const signing = `--signer ${certificateFile} --signer-key ${keyFile}`;
  const { exitCode, stderr } = await shop.batch(signing, { now: new Date('2200-01-01T00:00:00Z') });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(
      /^alwayson: The signing certificate "CN=Signer" expired at \S+\. The run ended after 0 profiles\. The same command with --resume goes on\.\n$/,
    ),
  });
  const now = new Date(Date.now() + 60_000);
  expect(await shop.batch(`${signing} --resume`, { now })).toMatchObject({ exitCode: 0 });
});

test('what cannot be written ends the run, which goes on', async () => {
  await shop.batch();
  mkdirSync(join(shop.folder, 'out/C4.mobileconfig'));
  writeFileSync(join(shop.folder, 'out/C4.mobileconfig/x'), '');
  shop.list(listOf(5));
  const { exitCode, stderr } = await shop.batch('--resume');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(
      /^alwayson: C4\.mobileconfig: .*\. The run ended after 3 profiles\. The same command with --resume goes on\.\n$/,
    ),
  });
});

describe('a folder', () => {
  test('with a run is left alone, unless somebody says otherwise', async () => {
    await shop.batch();
    expect(await shop.batch()).toMatchObject({
      exitCode: 2,
      stderr:
        'alwayson: out holds a run already (batch.jsonl). --resume goes on with it, and --force starts anew. Or name another folder.\n',
    });
    expect(await shop.batch('--force')).toMatchObject({ exitCode: 0 });
  });

  test('with other files, with the parts of another division, with a run of another policy', async () => {
    expect(await shop.batch('-o .')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/ is not empty and holds no run\. Name an empty folder\./),
    });
    await shop.batch('--shard 1/2');
    expect(await shop.batch('--shard 1/3')).toMatchObject({
      exitCode: 2,
      stderr: 'alwayson: out holds another run (batch-1-of-2.jsonl). Name another folder.\n',
    });
    const id = /"id": "([^"]+)"/.exec(shop.read('policy.json').toString())?.[1] ?? '';
    shop.write('policy.json', shop.read('policy.json').toString().replace(id, id.replaceAll(/\d/g, '0')));
    expect(await shop.batch('--shard 1/2 --resume')).toMatchObject({
      exitCode: 2,
      stderr: `alwayson: out holds a run of another policy (${id}). Name another folder.\n`,
    });
  });
});
