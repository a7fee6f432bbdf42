import { explanation } from '../../src/delivery/explanation.js';
import { channelNames, channels } from '../../src/delivery/index.js';
import { uploadText } from '../../src/delivery/upload.js';
import { delivered, localIdentifier, profileFile } from '../support/delivery-sample.js';
import { run } from '../support/programs.js';

/** The words that a shell hands to the command. */
function wordsOf(command: string): string[] {
  const script = command.replace(/^curl/, "printf '%s\\0'");
  return run('sh', ['-c', script]).toString('utf8').split('\0').slice(0, -1);
}

const odd = `it's $HOME \`id\` "x" \\ ; & | * ~ !\n#(é)`;

test('a shell takes every text as it is', () => {
  const command = uploadText({
    kind: 'http',
    method: 'POST',
    url: 'https://HOST/a?b=c&d=e',
    login: `user:${odd}`,
    body: { form: [{ name: 'name', value: odd }] },
  });
  expect(wordsOf(command)).toEqual([
    '--fail-with-body',
    '--request',
    'POST',
    '--user',
    `user:${odd}`,
    '--form-string',
    `name=${odd}`,
    'https://HOST/a?b=c&d=e',
  ]);
});

test('a file name is quoted for curl where curl would read more in it', () => {
  const of = (file: string) =>
    wordsOf(uploadText({ kind: 'http', method: 'POST', url: 'u', body: { form: [{ name: 'f', file }] } })).at(
      -2,
    );
  expect(of('a b.xml')).toBe('f=@a b.xml');
  expect(of('a;b,"c"\\.xml')).toBe('f=@"a;b,\\"c\\"\\\\.xml"');
});

test.each(channelNames)('%s explains itself without a secret, and names its files', async (name) => {
  const secret = 'correct horse';
  const delivery = await delivered(name, profileFile({ [localIdentifier]: 'device-1.example.com' }));
  const text = explanation(await channels[name](), delivery);
  expect(text).not.toContain(secret);
  expect(text.split('\n').filter((line) => line.startsWith('# ')).length).toBeGreaterThanOrEqual(2);
  if (delivery.upload.kind === 'http') {
    const { body } = delivery.upload;
    const files =
      'file' in body ? [body.file] : body.form.flatMap((field) => ('file' in field ? field.file : []));
    expect(files.length).toBe(1);
    for (const file of files) expect(delivery.files.map(({ path }) => path)).toContain(file);
  }
});

test('for another file name, the command has that name', async () => {
  const delivery = await delivered('nanomdm', profileFile());
  expect(explanation(await channels.nanomdm(), delivery, () => 'other name.plist')).toContain(
    "--data-binary '@other name.plist'",
  );
});
