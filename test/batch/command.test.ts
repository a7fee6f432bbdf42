import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issue, signerExtensions } from '../support/make-credentials.js';
import { header, listOf, secret, Workshop } from './lists.js';

const signer = issue({ name: '/CN=Signer', kind: 'RSA-2048', extensions: signerExtensions });
const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
const signing = `--signer ${signer.certificateFile} --signer-key ${signer.keyFile}`;
const fixedTime = `--signing-time ${now.toISOString().replace('.000Z', 'Z')}`;

let shop: Workshop;
beforeEach(() => {
  shop = new Workshop();
  shop.list(listOf(5));
});

test.each([
  ['as they are', ''],
  ['signed', `${signing} ${fixedTime}`],
])('profiles are those of translate, %s', async (_, options) => {
  expect(await shop.batch(options, { now })).toMatchObject({ exitCode: 0, stdout: '' });
  for (const index of [1, 2, 3, 4, 5]) {
    const bind = Object.entries({
      'device.serialNumber': `C${index}`,
      localIdentifier: `device-${index}.contoso.com`,
      sharedSecret: 'env:SECRET',
    }).map(([path, value]) => `--bind ${path}=${value}`);
    const words = `translate policy.json --bindings bindings.yaml ${bind.join(' ')} ${options} -o one.mobileconfig --force`;
    expect(
      await shop.run(words.replaceAll('  ', ' '), { now, env: { SECRET: secret(index) } }),
    ).toMatchObject({
      exitCode: 0,
    });
    expect(shop.profiles()[`C${index}.mobileconfig`]).toBe(shop.read('one.mobileconfig').toString('latin1'));
  }
  expect(statSync(join(shop.folder, 'out/C1.mobileconfig')).mode & 0o777).toBe(0o600);
});

test('a program signs as the key does', async () => {
  await shop.batch(`-o by-key ${signing} ${fixedTime}`, { now });
  const sign = join(shop.folder, 'sign.sh');
  writeFileSync(sign, `#!/bin/sh\nexec openssl dgst -sha256 -sign "${signer.keyFile}"\n`, { mode: 0o700 });
  const options = `--signer ${signer.certificateFile} --sign-command ${sign} ${fixedTime}`;
  expect(await shop.batch(options, { now })).toMatchObject({ exitCode: 0 });
  expect(shop.profiles()).toEqual(shop.profiles('by-key'));
});

test('it says how many there are, and each rule once', async () => {
  shop.list(
    `${header}\nC1,{{user.name}},${secret(1)}\nC2,{{user.email}},${secret(2)}\n${listOf(1, 3).split('\n')[1]}\n`,
  );
  const { exitCode, stderr } = await shop.batch();
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(
      /^error: [\s\S]*\[token-unresolved\]\n {2}At: 2 devices, the first: line 2 \(C1\)\n[\s\S]*\nWrote 1 profile to out\. out\/batch\.jsonl lists them\.\n2 devices got no profile\. out\/batch\.jsonl names each\.\n3 kinds of notes; --verbose shows them\.\n$/,
    ),
  });
});

test('programs get a summary', async () => {
  shop.list(`${listOf(2)}C1,again,x\n`);
  const { exitCode, stdout, stderr } = await shop.batch('--format json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    devices: 3,
    written: 2,
    kept: 0,
    bad: 1,
    manifest: 'out/batch.jsonl',
    rules: expect.arrayContaining([
      expect.objectContaining({
        rule: 'batch-device-twice',
        severity: 'error',
        devices: 1,
        example: expect.objectContaining({ line: 4, device: 'C1' }),
      }),
    ]),
  });
});

const rows = (separator: string) => listOf(5).replaceAll(',', separator);

test.each<[string, string | Uint8Array, string]>([
  ['semicolons, as Excel writes in many countries', rows(';'), 'devices.csv'],
  ['tabs', rows('\t'), 'devices.tsv'],
  ['a byte order mark', `\uFEFF${listOf(5)}`, 'devices.csv'],
  ['UTF-16', Buffer.from(`\uFEFF${rows('\t')}`, 'utf16le'), 'devices.txt'],
  ['line ends of Windows, empty lines and quotation marks', quoted(listOf(5)), 'devices.csv'],
  ['JSON Lines', jsonLines(listOf(5)), 'devices.jsonl'],
  ['JSON Lines in groups', jsonGroups(listOf(5)), 'devices.txt'],
])('a list may have %s', async (_, content, name) => {
  await shop.batch('-o plain');
  shop.list(content, name);
  expect(await shop.batch(`--devices ${name}`)).toMatchObject({ exitCode: 0 });
  expect(shop.profiles()).toEqual(shop.profiles('plain'));
});

function quoted(list: string): string {
  return list.replaceAll(/[^,\n]+/g, '"$&"').replaceAll('\n', '\r\n\r\n');
}

function objects(list: string): Record<string, string>[] {
  const [names = '', ...lines] = list.trimEnd().split('\n');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names.split(',')[index] ?? '', cell])),
  );
}

function jsonLines(list: string): string {
  return objects(list)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

function jsonGroups(list: string): string {
  return objects(list)
    .map(({ 'device.serialNumber': serialNumber, ...row }) =>
      JSON.stringify({ device: { serialNumber }, ...row }),
    )
    .join('\n');
}

test('a list comes on standard input, too', async () => {
  await shop.batch('-o plain');
  expect(await shop.batch('--devices -', { stdin: listOf(5) })).toMatchObject({ exitCode: 0 });
  expect(shop.profiles()).toEqual(shop.profiles('plain'));
});

test('secrets come from the environment and from files, and paths hold variables', async () => {
  shop.list(
    [
      header,
      `C1,device-1.contoso.com,env:PSK`,
      `C2,device-2.contoso.com,file:{{device.serialNumber}}.txt`,
    ].join('\n'),
    'devices.csv',
    0o644,
  );
  shop.write('C2.txt', `${secret(2)}\n`);
  expect(await shop.batch('', { env: { PSK: secret(1) } })).toMatchObject({ exitCode: 0 });
  shop.list(
    `${header}\nC1,device-1.contoso.com,${secret(1)}\nC2,device-2.contoso.com,${secret(2)}\n`,
    'plain.csv',
  );
  await shop.batch('--devices plain.csv -o plain');
  expect(shop.profiles()).toEqual(shop.profiles('plain'));
});

test('each device has a PKCS#12 file of its own, also one that the bindings name', async () => {
  const certificates = new Workshop('certificate');
  const bytes = certificates.read('certs/example-device.p12');
  for (const name of ['C1', 'C2']) certificates.write(`certs/${name}.p12`, bytes);
  certificates.list(
    'device.serialNumber,identity.pkcs12\nC1,certs/C1.p12\nC2,certs/{{device.serialNumber}}.p12\n',
  );
  expect(await certificates.batch()).toMatchObject({ exitCode: 0 });
  certificates.list('device.serialNumber\nC1\nC2\n', 'names.csv');
  const bind = '--bind identity.pkcs12=certs/{{device.serialNumber}}.p12';
  expect(await certificates.batch(`--devices names.csv ${bind} -o named`)).toMatchObject({ exitCode: 0 });
  expect(certificates.profiles('named')).toEqual(certificates.profiles());
  const [one = '', two = ''] = Object.values(certificates.profiles());
  expect(one).not.toBe(two);
  expect(one).toContain('<string>C1.p12</string>');
});

test('a channel wraps each profile, for the device that the list names', async () => {
  shop.list(
    `device.udid,localIdentifier,sharedSecret\n00008110-1,device-1,${secret(1)}\n00008110-2,device-2,${secret(2)}\n`,
  );
  expect(await shop.batch('--to nanomdm')).toMatchObject({ exitCode: 0 });
  expect(Object.keys(shop.profiles())).toEqual(['00008110-1.nanomdm.plist', '00008110-2.nanomdm.plist']);
  const [one = '', two = ''] = Object.values(shop.profiles());
  const uuid = /<key>CommandUUID<\/key>\s*<string>([^<]+)</;
  expect(uuid.exec(one)?.[1]).not.toBe(uuid.exec(two)?.[1]);
  expect(await shop.batch('--to fleet --label VPN -o declared')).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(shop.folder, 'declared')).sort()).toContain('00008110-1');
});

test('no secret stands anywhere but in profiles', async () => {
  shop.list(`${listOf(3)}C4,device-4,${secret(4)},too many\n${secret(5)}/../x,device-5,${secret(5)}\n`);
  const { stdout, stderr } = await shop.batch('--verbose --format json');
  const told = await shop.batch('--verbose --resume');
  const written = ['batch.jsonl', 'batch.key'].map((name) => shop.read(`out/${name}`).toString());
  // The name of a device is no secret, wherever it comes from.
  const all = [stdout, stderr, told.stdout, told.stderr, ...written]
    .join('\n')
    .replaceAll(`${secret(5)}/../x`, '');
  for (const index of [1, 2, 3, 4, 5]) expect(all).not.toContain(secret(index));
});

test('several threads write the same as one', async () => {
  shop.list(listOf(150));
  await shop.batch(`-o one ${signing} ${fixedTime}`, { now });
  const { exitCode, stderr } = await shop.batch(`${signing} ${fixedTime}`, { now, threads: 2 });
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('150 profiles'),
  });
  expect(shop.profiles()).toEqual(shop.profiles('one'));
  expect(shop.manifest().map(({ line }) => line)).toEqual(
    Array.from({ length: 150 }, (_, index) => index + 2),
  );
});

test('shards share a folder, have each device once, and are joined', async () => {
  shop.list(listOf(40));
  await shop.batch('-o whole');
  for (const part of [1, 2, 3]) expect(await shop.batch(`--shard ${part}/3`)).toMatchObject({ exitCode: 0 });
  expect(shop.profiles()).toEqual(shop.profiles('whole'));
  const parts = [1, 2, 3].map((part) => shop.manifest(`out/batch-${part}-of-3.jsonl`));
  expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(3);
  expect(await shop.run('batch --merge out --devices devices.csv -o all.jsonl')).toMatchObject({
    exitCode: 0,
    stderr: '3 manifests: 40 profiles. Every device of devices.csv has its profile.\nWrote all.jsonl.\n',
  });
  const files = shop.manifest('all.jsonl').map(({ file }) => file);
  expect(files).toEqual(Array.from({ length: 40 }, (_, index) => `out/C${index + 1}.mobileconfig`));
});

test('what is missing when manifests are joined is named', async () => {
  await shop.batch('--shard 1/2');
  const there = shop.manifest('out/batch-1-of-2.jsonl').map(({ device }) => device);
  const { exitCode, stderr } = await shop.run('batch --merge out --devices devices.csv');
  expect(exitCode).toBe(1);
  for (const device of ['C1', 'C2', 'C3', 'C4', 'C5'])
    expect(stderr.includes(device)).toBe(!there.includes(device));
  expect(stderr).toMatch(/in no manifest: C\d \(line \d\)/);
  expect(stderr).toContain('No manifest of: 2/2.');
});

describe('a run that goes on', () => {
  const kept = (count: number, written: number) => ({
    exitCode: 0,
    stderr: expect.stringContaining(
      `Wrote ${written} profile${written === 1 ? '' : 's'} to out, kept ${count}.`,
    ),
  });

  test('keeps what lies there as it was written, and makes the rest', async () => {
    await shop.batch();
    const whole = shop.profiles();
    shop.write('out/C2.mobileconfig', 'torn');
    const manifest = shop.read('out/batch.jsonl').toString();
    // The last line is torn, and its device counts as not made.
    shop.write('out/batch.jsonl', manifest.slice(0, -40));
    shop.write('out/.batch-1-1.new', 'half of a profile');
    expect(await shop.batch('--resume')).toMatchObject(kept(3, 2));
    expect(shop.profiles()).toEqual(whole);
    expect(readdirSync(join(shop.folder, 'out')).filter((name) => name.endsWith('.new'))).toEqual([]);
    expect(await shop.batch('--resume')).toMatchObject(kept(5, 0));
  });

  test('keeps devices whose names hold what breaks lines elsewhere', async () => {
    shop.list(listOf(3).replace('C2', 'C\u20282'));
    await shop.batch();
    expect(await shop.batch('--resume')).toMatchObject(kept(3, 0));
    expect(await shop.run('batch --merge out --devices devices.csv')).toMatchObject({ exitCode: 0 });
  });

  test('leaves the run of another policy as it is', async () => {
    await shop.batch();
    const torn = shop.read('out/batch.jsonl').toString().slice(0, -40);
    shop.write('out/batch.jsonl', torn);
    const policy = JSON.parse(shop.read('policy.json').toString());
    shop.write('policy.json', JSON.stringify({ ...policy, id: '11111111-2222-4333-8444-555555555555' }));
    expect(await shop.batch('--resume')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('out holds a run of another policy'),
    });
    expect(shop.read('out/batch.jsonl').toString()).toBe(torn);
  });

  test('makes anew what is made of something else', async () => {
    await shop.batch();
    shop.list(listOf(5).replace(secret(3), 'another long secret of device 3'));
    expect(await shop.batch('--resume')).toMatchObject(kept(4, 1));
    expect(await shop.batch('--resume --bind profile.organization=Fabrikam')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Wrote 5 profiles to out. '),
    });
    shop.list(`${header}\n`);
    expect(await shop.batch('--resume')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('5 devices of the run before are not in the list any more.'),
    });
  });

  test('makes rows that were bad, once they are good', async () => {
    shop.list(listOf(3).replace(secret(2), ''));
    expect(await shop.batch()).toMatchObject({ exitCode: 1 });
    shop.list(listOf(3));
    expect(await shop.batch('--resume')).toMatchObject(kept(2, 1));
    expect(await shop.run('batch --merge out --devices devices.csv')).toMatchObject({ exitCode: 0 });
  });

  test('trusts nothing without the key of the run', async () => {
    await shop.batch();
    writeFileSync(join(shop.folder, 'out/batch.key'), 'another');
    expect(await shop.batch('--resume')).toMatchObject({
      stderr: expect.stringContaining('Wrote 5 profiles'),
    });
  });
});
