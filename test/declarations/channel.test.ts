import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ddm } from '../../src/delivery/ddm.js';
import { ddmLegacy } from '../../src/delivery/ddm-legacy.js';
import { deliverThrough } from '../../src/delivery/deliver.js';
import { writePlist } from '../../src/plist/write.js';
import { describeWithFacts } from '../support/facts.js';
import { makeFolder } from '../support/folder.js';
import { changed, goodProfile } from '../support/good-profile.js';
import { runCli } from '../support/run-cli.js';
import { violations } from './schema.js';

const baseUrl = 'https://mdm.example.com/vpn';
const bytes = Buffer.from(writePlist(goodProfile()));

/** The files of a delivery by their paths. */
function filesOf(channel: typeof ddm, name: string, content: Uint8Array = bytes): Record<string, Buffer> {
  const { delivery } = deliverThrough(name, channel({ baseUrl }), { bytes: content });
  return Object.fromEntries(
    (delivery?.files ?? []).map(({ path, content: one }) => [path, Buffer.from(one)]),
  );
}

describe.each([
  ['ddm', ddm],
  ['ddm-legacy', ddmLegacy],
] as const)('%s', (name, channel) => {
  test('the index lists every other file, with what a server has to know', () => {
    const { 'index.json': index, ...files } = filesOf(channel, name);
    const { declarations, served } = JSON.parse(String(index));
    expect([...declarations, ...served].map(({ file }) => file).sort()).toEqual(Object.keys(files).sort());
    for (const { file, Type, Identifier, ServerToken } of declarations) {
      expect(JSON.parse(String(files[file]))).toMatchObject({ Type, Identifier, ServerToken });
    }
    for (const { file, url, size, sha256 } of served) {
      expect(url).toBe(`${baseUrl}/${file.split('/').at(-1)}`);
      expect(size).toBe(files[file]?.length);
      expect(sha256).toBe(
        createHash('sha256')
          .update(files[file] ?? '')
          .digest('hex'),
      );
    }
  });

  test('without a base URL there is nothing but the finding that asks for it', () => {
    const { delivery, findings } = deliverThrough(name, channel({}), { bytes });
    expect(delivery).toBeUndefined();
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'declaration-base-url',
    ]);
  });

  test('a variable that nobody fills in is an error', () => {
    const withVariable = changed(goodProfile(), '/PayloadDisplayName', '{{device.serialNumber}}');
    const source = { bytes: Buffer.from(writePlist(withVariable)) };
    const { findings } = deliverThrough(name, channel({ baseUrl }), source);
    expect(findings.map(({ rule }) => rule)).toContain('token-unknown-to-channel');
  });
});

describeWithFacts("the legacy declaration and Apple's schema", () => {
  test('is as the schema wants it', () => {
    const { 'index.json': _, ...files } = filesOf(ddmLegacy, 'ddm-legacy');
    const declarations = Object.entries(files).flatMap(([path, content]) =>
      path.startsWith('declarations/') ? [JSON.parse(String(content))] : [],
    );
    expect(declarations).toHaveLength(2);
    expect(violations({ declarations, documents: [] })).toEqual([]);
  });
});

describe('the legacy declaration', () => {
  test('points at the profile, byte for byte as it was', () => {
    const files = filesOf(ddmLegacy, 'ddm-legacy');
    const name = `example-vpn.${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.mobileconfig`;
    expect(files[`profiles/${name}`]).toEqual(bytes);
    expect(JSON.parse(String(files['declarations/com.example.vpn.legacy.json'])).Payload).toEqual({
      ProfileURL: `${baseUrl}/${name}`,
    });
  });

  test('has another Payload when the profile changes, of which KMFDDM makes the token, so that devices fetch it', () => {
    const legacy = (content: Uint8Array) =>
      JSON.parse(
        String(filesOf(ddmLegacy, 'ddm-legacy', content)['declarations/com.example.vpn.legacy.json']),
      );
    const other = Buffer.from(writePlist(changed(goodProfile(), '/PayloadOrganization', 'Another')));
    expect(legacy(bytes)).toEqual(legacy(bytes));
    expect(legacy(other).Payload).not.toEqual(legacy(bytes).Payload);
    expect(legacy(other).ServerToken).not.toBe(legacy(bytes).ServerToken);
    expect(legacy(other).Identifier).toBe(legacy(bytes).Identifier);
  });
});

describe('on the command line', () => {
  test('a folder is written, readable by its owner alone', async () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, 'vpn.mobileconfig'), bytes);
    const args = ['deliver', 'vpn.mobileconfig', '--to', 'ddm', '--base-url', baseUrl, '-o', 'out'];
    const { exitCode } = await runCli(args, { cwd, now: new Date('2026-06-01T00:00:00Z') });
    expect(exitCode).toBe(0);
    const identity = join(cwd, 'out/assets/com.example.vpn.identity.asset.json');
    expect(Object.keys(JSON.parse(readFileSync(identity, 'utf8')))).toEqual(['Password', 'Identity']);
    expect(statSync(identity).mode & 0o777).toBe(0o600);
  });

  test('without a base URL it ends with 1 and writes nothing', async () => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, 'vpn.mobileconfig'), bytes);
    const run = await runCli(['deliver', 'vpn.mobileconfig', '--to', 'ddm', '-o', 'out'], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('vpn.mobileconfig: 1 error, 1 warning, 4 notes\n');
    expect(run.stderr).toMatch(/^error: The base URL is missing: [^[]*\[declaration-base-url\]$/m);
    expect(readdirSync(cwd)).toEqual(['vpn.mobileconfig']);
  });
});
