import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Delivery } from '../../src/delivery/channel.js';
import {
  type DeclarationServerName,
  declarationServerNames,
} from '../../src/delivery/declaration-servers/names.js';
import { type DeclaredDocument, deliverDeclared } from '../../src/delivery/declared.js';
import { type ChannelName, channelNames, loadChannel } from '../../src/delivery/index.js';
import { delivered, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { runCli } from '../support/run-cli.js';
import { expectValid } from './receivers/schema.js';

const url = 'https://files.example.net/vpn/Secret.json?v=2';
const document: DeclaredDocument = { url, content: Buffer.from('{"UserName":"a","Password":"b"}') };
const asset = {
  Type: 'com.apple.asset.credential.userpassword',
  Identifier: 'com.example.ASSET',
  ServerToken: 'one',
  Payload: { Reference: { DataURL: url, ContentType: 'application/json' }, Authentication: { Type: 'MDM' } },
};
const configuration = {
  Type: 'com.apple.configuration.network.vpn.ikev2',
  Identifier: 'com.example.vpn',
  PayloadScope: 'System',
  Payload: {
    VisibleName: 'Office $1',
    HostName: 'vpn.example.net',
    LocalIdentifier: 'vpn.example.net',
    RemoteIdentifier: 'vpn.example.net',
    Authentication: { Method: 'SharedSecret', CredentialsAssetReference: 'com.example.ASSET' },
  },
};
const activation = {
  Type: 'com.apple.activation.simple',
  Identifier: 'com.example.activation',
  Payload: { StandardConfigurations: ['com.example.vpn'], Predicate: '(@property(age) > 1)' },
};
const management = {
  Type: 'com.apple.management.properties',
  Identifier: 'com.example.m',
  Payload: { age: 2 },
};
const set = [activation, configuration, management, asset];

async function declaredTo(
  name: ChannelName,
  declarations: readonly unknown[] = set,
  options: { server?: DeclarationServerName } = {},
) {
  const documents = declarations.includes(asset) ? [document] : [];
  return deliverDeclared(name, await loadChannel(name, options), { declarations, documents });
}

function whole({ delivery, findings }: Awaited<ReturnType<typeof declaredTo>>): Delivery {
  if (delivery === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return delivery;
}

function declarationsIn({ files }: Delivery): Record<string, unknown>[] {
  return files
    .filter(({ path }) => /(^|\/)declarations\/[^/]+\.json$/.test(path))
    .map(({ content }) => JSON.parse(content.toString()));
}

const warnings = ({ findings }: Awaited<ReturnType<typeof declaredTo>>) =>
  findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);

describe.each(['ddm', 'ddm-legacy'] as const)('declarations through %s', (channel) => {
  test('reach KMFDDM with every key, in the order in which it takes them', async () => {
    const result = await declaredTo(channel);
    expect(declarationsIn(whole(result))).toEqual([asset, configuration, management, activation]);
    expect(warnings(result)).toEqual([]);
  });

  test('reach Fleet without what Fleet makes itself', async () => {
    const result = await declaredTo(channel, set, { server: 'fleet' });
    const { ServerToken: _, ...withoutToken } = asset;
    const files = declarationsIn(whole(result));
    expect(files).toEqual([withoutToken, configuration]);
    for (const file of files) expectValid('fleet-declaration', file);
    expect(warnings(result)).toEqual([
      'The activation com.example.activation has a Predicate, which is lost, because Fleet makes the activation itself.',
      'Fleet takes no declarations of the type com.apple.management.properties, so com.example.m is left out.',
      expect.stringContaining('needs Fleet 4.90'),
    ]);
  });

  test('reach SimpleMDM as payloads', async () => {
    const result = await declaredTo(channel, set, { server: 'simplemdm' });
    expect(declarationsIn(whole(result))).toEqual([asset.Payload, configuration.Payload, management.Payload]);
  });

  test('reach Zentral as artifacts', async () => {
    const delivery = whole(await declaredTo(channel, set, { server: 'zentral' }));
    expect(declarationsIn(delivery)).toEqual([asset, configuration]);
    const [module] = delivery.files.filter(({ path }) => path === 'mdm_artifacts.tf.json');
    expectValid('zentral-declarations', JSON.parse(String(module?.content)));
  });

  test.each(declarationServerNames)(
    'with the files that they point at, where they point: %s',
    async (server) => {
      const { files } = whole(await declaredTo(channel, set, { server }));
      const index = JSON.parse(String(files.find(({ path }) => path === 'index.json')?.content));
      expect(index.served).toEqual([
        expect.objectContaining({
          file: 'assets/secret.json',
          url,
          secret: true,
          contentType: 'application/json',
        }),
      ]);
      expect(files.find(({ path }) => path === 'assets/secret.json')?.content).toBe(document.content);
    },
  );
});

test('a configuration that nothing activates is told where the server makes no activation', async () => {
  expect(warnings(await declaredTo('ddm', [configuration]))).toEqual([
    'No activation of the set names the configuration com.example.vpn, and KMFDDM makes none.',
  ]);
  expect(warnings(await declaredTo('ddm', [configuration], { server: 'zentral' }))).toEqual([]);
});

test('ManageEngine takes one declaration as a file, and no set', async () => {
  const { files, upload } = whole(await declaredTo('manageengine', [configuration]));
  expect(files.map(({ path, content }) => [path, JSON.parse(content.toString())])).toEqual([
    ['Office-1.json', configuration],
  ]);
  expect(JSON.stringify(upload)).toContain('\\"custom_profile_type\\":","3');
  expect((await declaredTo('manageengine', set)).findings).toEqual([
    expect.objectContaining({ severity: 'error', rule: 'declaration-server' }),
  ]);
});

test('every other channel says which one takes declarations', async () => {
  for (const name of channelNames) {
    const channel = await loadChannel(name, {});
    if (channel.declared !== undefined) continue;
    await expect(declaredTo(name)).rejects.toThrow(/Deliver the declarations with --to ddm/);
  }
  await expect(declaredTo('fleet')).rejects.toThrow('--to ddm --server fleet, or');
});

test.each([[{ ...configuration, Identifier: '' }], [{ Type: 'com.apple.asset.data' }], ['text'], [null]])(
  'what has no Identifier is refused in a sentence: %j',
  async (declaration) => {
    await expect(declaredTo('ddm', [declaration])).rejects.toThrow('Declaration 1 has no Identifier');
  },
);

describe('alwayson deliver', () => {
  const folderOf = ({ files }: Delivery) => {
    const folder = makeFolder();
    for (const { path, content } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  };

  test('takes a folder that it made, declarations and all', async () => {
    const made = await delivered('ddm', profileFile(), { baseUrl: 'https://mdm.example.com' });
    const cwd = folderOf(made);
    const run = await runCli(
      ['deliver', '.', '--to', 'ddm', '-o', 'again/', '--explain', '--format', 'json'],
      { cwd },
    );
    expect(run).toMatchObject({ exitCode: 0 });
  });

  test('takes a legacy declaration as it is, or the profile that it brings', async () => {
    const cwd = folderOf(
      await delivered('ddm-legacy', profileFile(), { baseUrl: 'https://mdm.example.com' }),
    );
    const again = await runCli(['deliver', '.', '--to', 'ddm-legacy', '-o', 'again/'], { cwd });
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('warning:') });
    const run = await runCli(['deliver', '.', '--to', 'file', '-o', '-'], { cwd: cwd });
    expect(run).toMatchObject({ exitCode: 0, stdout: Buffer.from(profileFile()).toString('utf8') });
    const addressed = ['deliver', '.', '--to', 'ddm', '--base-url', 'https://a.example', '-o', 'x/'];
    expect(await runCli(addressed, { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Leave out --base-url'),
    });
  });

  test('judges declarations, and says a profile channel what to do', async () => {
    const cwd = makeFolder();
    const { HostName: _, ...Payload } = configuration.Payload;
    writeFileSync(join(cwd, 'vpn.json'), JSON.stringify({ ...configuration, Payload }));
    const run = await runCli(['deliver', 'vpn.json', '--to', 'ddm', '-o', 'out/'], { cwd });
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('HostName is missing') });
    writeFileSync(join(cwd, 'vpn.json'), JSON.stringify(configuration));
    expect(await runCli(['deliver', 'vpn.json', '--to', 'jamf', '-o', 'out/'], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('The file holds declarations, but --to jamf delivers profiles'),
    });
  });
});
