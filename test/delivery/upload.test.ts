import { uploadText } from '../../src/delivery/explanation.js';
import { channelNames, channelsThatTake, loadChannel } from '../../src/delivery/index.js';
import { type OptionName, optionNames } from '../../src/delivery/options.js';
import { scriptBody } from '../../src/delivery/script.js';
import { type HttpRequest, type ScriptUpload, SERVER, text } from '../../src/delivery/upload.js';
import { delivered, localIdentifier, profileFile } from '../support/delivery-sample.js';
import { run } from '../support/programs.js';

/** An upload of one request. */
function uploadOf(request: HttpRequest): ScriptUpload {
  const action = { does: 'something', requests: [request] };
  return { kind: 'script', token: 'a token', actions: { create: action, update: action } };
}

/** The words that a shell hands to curl, and what it hands to its standard input. */
function handed(request: HttpRequest): { words: string[]; input: string } {
  const script = scriptBody(uploadOf(request), (file) => file).replace(
    /^set -eu$/m,
    `curl() { printf '%s\\0' "$@"; printf '%s\\0' "$(cat)"; }`,
  );
  const environment = 'MDM_SERVER=https://mdm.example.com MDM_TOKEN=hunter2 MDM_ID=42; ';
  const all = run('sh', ['-c', environment + script])
    .toString('utf8')
    .split('\0')
    .slice(0, -1);
  return { words: all.slice(0, -1), input: all.at(-1) ?? '' };
}

const odd = `it's $HOME \`id\` "x" \\ ; & | * ~ !\n#(é)`;
const post = { kind: 'http', method: 'POST', url: text`${SERVER}/a?b=c&d=e` } as const;

test('a shell takes every text as it is, and the token is in no word', () => {
  expect(
    handed({ ...post, login: { user: 'nanomdm' }, body: { form: [{ name: 'name', value: odd }] } }),
  ).toEqual({
    words: [
      '--fail-with-body',
      '--request',
      'POST',
      '--header',
      '@-',
      '--form-string',
      `name=${odd}`,
      'https://mdm.example.com/a?b=c&d=e',
    ],
    input: `Authorization: Basic ${Buffer.from('nanomdm:hunter2').toString('base64')}`,
  });
});

test('a parameter is a part of a word, and an optional one is left out where it is not given', () => {
  const given = { parameter: 'ID', what: 'an ID' };
  const absent = { parameter: 'OTHER', what: 'another' };
  const form = [
    { name: 'a', value: text`${given}`, optional: true },
    { name: 'b', value: text`${absent}`, optional: true },
  ] as const;
  const { words, input } = handed({ ...post, login: { header: 'x-api-key:' }, body: { form } });
  expect(words.slice(5, -1)).toEqual(['--form-string', 'a=42']);
  expect(input).toBe('x-api-key: hunter2');
});

test('a file name is quoted for curl where curl would read more in it', () => {
  const of = (file: string) =>
    handed({ ...post, login: { header: 'A:' }, body: { form: [{ name: 'f', file }] } }).words.at(-2);
  expect(of('a b.xml')).toBe('f=@a b.xml');
  expect(of('a;b,"c"\\.xml')).toBe('f=@"a;b,\\"c\\"\\\\.xml"');
});

describe.each(channelNames)('%s', (name) => {
  test('explains itself without a secret, names its files, and says what replaces a profile', async () => {
    const delivery = await delivered(name, profileFile({ [localIdentifier]: 'device-1.example.com' }));
    const channel = await loadChannel(name, {});
    const how = uploadText(channel, delivery);
    expect(how).not.toContain('correct horse');
    expect(how.split('\n').filter((line) => line.startsWith('# ')).length).toBeGreaterThanOrEqual(2);
    const paths = delivery.files.map(({ path }) => path);
    const { upload } = delivery;
    if (upload.kind === 'manual') {
      expect(upload.update.length).toBeGreaterThan(0);
      return;
    }
    const requests = Object.values(upload.actions).flatMap((action) => action.requests);
    const bodies = requests.flatMap((request) => (request.kind === 'http' ? (request.body ?? []) : []));
    const files = bodies.flatMap((body) =>
      'form' in body
        ? body.form.flatMap((field) => ('file' in field ? field.file : []))
        : 'file' in body
          ? body.file
          : [],
    );
    for (const file of files) expect(paths).toContain(file);
    run('sh', ['-n', '-c', how]);
  });

  test('refuses the options that it has no use for, and no others', async () => {
    const values = {
      device: 'A',
      labels: ['A'],
      baseUrl: 'https://mdm.example.com',
      server: 'kmfddm',
      dialect: 'addigy',
      replaces: { PayloadIdentifier: 'a', PayloadUUID: 'b' },
    } as const satisfies Record<OptionName, unknown>;
    for (const option of optionNames) {
      const loaded = loadChannel(name, { [option]: values[option] });
      if (channelsThatTake(option).includes(name)) await expect(loaded).resolves.toBeDefined();
      else await expect(loaded).rejects.toThrow(` does not apply to --to ${name}. It is for `);
    }
  });
});

test('for another file name, the script has that name', async () => {
  const delivery = await delivered('nanomdm', profileFile());
  const how = uploadText(await loadChannel('nanomdm', {}), delivery, () => 'other name.plist');
  expect(how).toContain("--data-binary '@other name.plist'");
});
