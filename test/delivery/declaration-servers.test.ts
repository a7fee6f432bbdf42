import { parseDocument } from 'yaml';
import { mostOctets } from '../../src/declarations/declaration.js';
import type { Delivery } from '../../src/delivery/channel.js';
import { declarationServerNames } from '../../src/delivery/declaration-servers/names.js';
import { delivered, deliverTo, fileOf, profileFile } from '../support/delivery-sample.js';
import { expectValid } from './receivers/schema.js';

const channels = ['ddm', 'ddm-legacy'] as const;

function jsonIn({ files }: Delivery, folder: RegExp): Record<string, unknown>[] {
  return files
    .filter(({ path }) => folder.test(path) && path.endsWith('.json'))
    .map(({ content }) => JSON.parse(Buffer.from(content).toString('utf8')));
}

/** What of a resource is looked at. */
interface TerraformResource {
  readonly type?: string;
  readonly depends_on?: readonly string[];
}

function deliveredTo(channel: (typeof channels)[number], server: (typeof declarationServerNames)[number]) {
  return delivered(channel, profileFile({ '/PayloadOrganization': 'a$b' }), { server });
}

describe.each(channels)('%s', (channel) => {
  test('for KMFDDM is whole declarations', async () => {
    const declarations = jsonIn(await deliveredTo(channel, 'kmfddm'), /^declarations\//);
    expect(declarations.length).toBeGreaterThan(1);
    for (const declaration of declarations) expectValid('kmfddm', declaration);
  });

  test('for Fleet is configurations and assets, without what Fleet makes and without a dollar', async () => {
    const delivery = await deliveredTo(channel, 'fleet');
    const declarations = jsonIn(delivery, /^lib\/ios\/declarations\//);
    expect(declarations.length).toBeGreaterThan(0);
    for (const declaration of declarations) {
      expectValid('fleet-declaration', declaration);
      expect(Buffer.byteLength(String(declaration['Identifier']))).toBeLessThanOrEqual(mostOctets);
    }
    for (const { path, content } of delivery.files) {
      if (path.startsWith('lib/')) expect(content).not.toContain('$');
    }
    const { controls } = parseDocument(fileOf(delivery, '.yml').toString('utf8')).toJS();
    expectValid('fleet', { controls });
    const named = Object.values<{ path: string }[]>(controls.apple_settings).flat();
    expect(named.map(({ path }) => path.replace('../', '')).sort()).toEqual(
      delivery.files.flatMap(({ path }) => (path.startsWith('lib/') ? path : [])).sort(),
    );
  });

  test('for SimpleMDM is payloads alone', async () => {
    const delivery = await deliveredTo(channel, 'simplemdm');
    for (const payload of jsonIn(delivery, /^declarations\//)) {
      expect(payload).not.toHaveProperty('Type');
      expect(payload).not.toHaveProperty('Identifier');
    }
  });

  test('for Zentral is an artifact for each declaration, in the order in which they refer to each other', async () => {
    const delivery = await deliveredTo(channel, 'zentral');
    const [module] = jsonIn(delivery, /^mdm_artifacts/);
    expectValid('zentral-declarations', module);
    const resource = module?.['resource'] as Record<string, Record<string, TerraformResource>> | undefined;
    const artifacts = resource?.['zentral_mdm_artifact'];
    const declarations = resource?.['zentral_mdm_declaration'];
    const files = jsonIn(delivery, /^declarations\//);
    expect(Object.keys(artifacts ?? {})).toHaveLength(files.length);
    for (const [name, { depends_on: needed = [] }] of Object.entries(declarations ?? {})) {
      const isAsset = artifacts?.[name.replace(/-1$/, '')]?.type === 'Asset';
      expect(needed.length > 0).toBe(!isAsset && channel === 'ddm');
      for (const other of needed) {
        expect(declarations).toHaveProperty([other.replace('zentral_mdm_declaration.', '')]);
      }
    }
  });

  test.each(declarationServerNames)('for %s says which files devices download', async (server) => {
    const delivery = await deliveredTo(channel, server);
    const { served } = JSON.parse(fileOf(delivery, 'index.json').toString('utf8'));
    expect(served.length).toBeGreaterThan(0);
    for (const { file } of served) expect(delivery.files.map(({ path }) => path)).toContain(file);
  });
});

test('SimpleMDM is said to change the Identifiers that declarations name each other by', async () => {
  const warned = async (channel: (typeof channels)[number]) => {
    const { findings } = await deliverTo(channel, profileFile(), { server: 'simplemdm' });
    return findings.filter(({ rule, severity }) => rule === 'declaration-server' && severity === 'warning');
  };
  expect((await warned('ddm')).length).toBeGreaterThan(0);
  expect(await warned('ddm-legacy')).toEqual([]);
});
