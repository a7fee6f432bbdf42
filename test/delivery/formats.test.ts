import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { ChannelName } from '../../src/delivery/index.js';
import { get } from '../../src/plist/navigate.js';
import type { PlistNode } from '../../src/plist/node.js';
import { readPlist } from '../../src/plist/read.js';
import { delivered, fileOf, plistValue, profileFile } from '../support/delivery-sample.js';
import { makeFolder } from '../support/folder.js';
import { describeWith, run } from '../support/programs.js';
import { readWithPython, type Tagged, tagged } from '../support/python.js';
import { carried } from './carried.js';
import { expectValid } from './receivers/schema.js';

/** A name that every format has to escape somewhere. */
const name = `Tom & "Jerry's" <VPN>: \${x} %{y} #1, 'é' \\ ]]>`;
const profile = profileFile({ '/PayloadDisplayName': name, '/PayloadDescription': 'For iPhones.' });

const folder = makeFolder();

function json(text: Buffer): unknown {
  return JSON.parse(text.toString('utf8'));
}

/** YAML as a strict reader takes it: one document, unique keys, no warnings. */
function yaml(text: Buffer): unknown {
  const document = parseDocument(text.toString('utf8'), { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

/** What plistlib reads, data as hexadecimal text. */
function plain([type, value]: Tagged): unknown {
  if (type === 'dictionary') {
    return Object.fromEntries((value as [string, Tagged][]).map(([key, item]) => [key, plain(item)]));
  }
  return type === 'array' ? (value as Tagged[]).map(plain) : value;
}

describe('the documented format', () => {
  test.each(['micromdm', 'apple-business', 'intune', 'jumpcloud'] as const)('%s', async (channel) => {
    expectValid(channel, json(fileOf(await delivered(channel, profile), '.json')));
  });

  test('intune, with what is in the profile', async () => {
    expect(json(fileOf(await delivered('intune', profile), '.json'))).toMatchObject({
      displayName: name,
      description: 'For iPhones.',
      payloadName: name,
    });
  });

  test('fleet', async () => {
    const labels = ['Supervised iPhones', 'yes', '1: 2'];
    for (const given of [[], labels]) {
      const delivery = await delivered('fleet', profile, { labels: given });
      const value = yaml(fileOf(delivery, '.yml'));
      expectValid('fleet', value);
      const item = {
        path: `../${delivery.files[0]?.path}`,
        ...(given.length > 0 && { labels_include_all: given }),
      };
      expect(value).toEqual({ controls: { apple_settings: { configuration_profiles: [item] } } });
    }
  });

  test('kandji', async () => {
    const value = yaml(fileOf(await delivered('kandji', profile), 'info.yaml'));
    expectValid('kandji', value);
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(value).toEqual({ id, name, active: false, runs_on_iphone: true, runs_on_ipad: true });
  });

  test('zentral', async () => {
    const delivery = await delivered('zentral', profile);
    const value = json(fileOf(delivery, 'artifacts.tf.json'));
    expectValid('zentral', value);
    expect(JSON.stringify(value)).toContain('$${x} %%{y}');
    expect(JSON.stringify(value)).toContain(`/${delivery.files[0]?.path}`);
  });

  test.each(['1Password', 'É', '***'])('zentral takes the name %s for a resource', async (odd) => {
    const delivery = await delivered('zentral', profileFile({ '/PayloadDisplayName': odd }));
    expectValid('zentral', json(fileOf(delivery, 'artifacts.tf.json')));
  });
});

describeWith('terraform', 'zentral', () => {
  test('Terraform reads the module and looks for its provider', async () => {
    const { files } = await delivered('zentral', profile);
    for (const { path, content } of files) writeFileSync(join(folder, path), content);
    expect(run('terraform', [`-chdir=${folder}`, 'providers']).toString()).toContain(
      'provider[registry.terraform.io/zentralopensource/zentral]',
    );
  });
});

describeWith('xmllint', 'jamf', () => {
  test('is valid, and its payloads are the profile', async () => {
    const file = join(folder, 'jamf.xml');
    writeFileSync(file, fileOf(await delivered('jamf', profile), '.xml'));
    const xsd = new URL('./receivers/jamf.xsd', import.meta.url).pathname;
    expect(run('xmllint', ['--noout', '--schema', xsd, file]).toString()).toBe('');
    const text = (path: string) => run('xmllint', ['--xpath', `string(${path})`, file]).toString();
    expect(text('/configuration_profile/general/payloads').trimEnd()).toBe(
      Buffer.from(profile).toString('utf8').trimEnd(),
    );
    expect(text('/configuration_profile/general/name').trimEnd()).toBe(name);
  });
});

/** The property lists that each channel writes itself. */
const written: Partial<Record<ChannelName, string>> = {
  nanomdm: '.plist',
  file: '.mobileconfig',
  fleet: '.mobileconfig',
};

describeWith('python3', 'property lists', () => {
  test.each(Object.entries(written))('%s', async (channel, ending) => {
    const file = fileOf(await delivered(channel as ChannelName, profile), ending);
    const [seen] = readWithPython([file]);
    const read = channel === 'fleet' ? carried.fleet(await delivered('fleet', profile)) : file;
    expect(seen).toEqual(tagged(readPlist(read).root));
  });

  test('nanomdm, by the schema of the command', async () => {
    const [seen] = readWithPython([fileOf(await delivered('nanomdm', profile), '.plist')]);
    const command = plain(seen ?? ['string', '']);
    expectValid('nanomdm', command);
    expect(command).toMatchObject({ Command: { Payload: Buffer.from(profile).toString('hex') } });
  });

  test('workspace-one: each fragment is a payload', async () => {
    const { files } = await delivered('workspace-one', profile);
    const wrapped = files.map(({ content }) => Buffer.from(`<plist version="1.0">${content}</plist>`));
    const payloads = get(readPlist(profile).root, 'PayloadContent') as PlistNode;
    expect(['array', readWithPython(wrapped)]).toEqual(tagged(payloads));
    for (const { content } of files) expect(content).toMatch(/^<dict>[\s\S]*<\/dict>\n$/);
  });
});

describeWith('plistutil', 'property lists', () => {
  test.each(Object.entries(written))('%s', async (channel, ending) => {
    const file = fileOf(await delivered(channel as ChannelName, profile), ending);
    const binary = run('plistutil', ['-i', '-', '-o', '-', '-f', 'bin'], file);
    expect(binary.subarray(0, 6).toString()).toBe('bplist');
    expect(plistValue(binary)).toEqual(plistValue(file));
  });
});
