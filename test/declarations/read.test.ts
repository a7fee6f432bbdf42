import { declarationsOf } from '../../src/declarations/convert.js';
import type { Json } from '../../src/declarations/declaration.js';
import { judgeDeclarations } from '../../src/declarations/judge.js';
import { isDeclarations } from '../../src/declarations/located.js';
import { profileOfDeclarations } from '../../src/declarations/profile-of.js';
import type { Finding } from '../../src/finding.js';
import { itemsAt, plainValue, stringAt } from '../../src/plist/navigate.js';
import { type DictionaryNode, dictionaryNodeOf } from '../../src/plist/node.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { pointerParts } from '../../src/pointer.js';
import { goodProfile, now } from '../support/good-profile.js';
import { convertible } from './profiles.js';

/** The declarations of a profile as a parsed file, and the files that they point at. */
function declared(profile: PlistDictionary) {
  const { set } = declarationsOf(dictionaryNodeOf(profile), { baseUrl: 'https://mdm.example.com' });
  if (set === undefined) throw new Error('the profile has no counterpart');
  const value: Json[] = JSON.parse(JSON.stringify(set.declarations));
  return { value, documents: new Map(set.documents.map(({ url, content }) => [url, content])) };
}

/** A parsed file with one value changed, or taken out when `to` is undefined. */
function edited(value: Json[], at: string, to?: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const parts = pointerParts(at);
  const last = parts.pop() ?? '';
  const holder = parts.reduce((inner, part) => (inner as Record<string, unknown>)[part], copy) as Record<
    string,
    unknown
  >;
  if (to === undefined) delete holder[last];
  else holder[last] = to;
  return copy;
}

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, path, message }) => `${severity} ${rule} ${path}: ${message}`);

/** The payload of one type as plain values, without what every payload has. */
function payload(profile: DictionaryNode, type: string): PlistDictionary | undefined {
  const found = itemsAt(profile, 'PayloadContent').find((one) => stringAt(one, 'PayloadType') === type);
  if (found?.type !== 'dictionary') return undefined;
  const { PayloadIdentifier, PayloadUUID, PayloadDisplayName, PayloadVersion, PayloadType, ...own } =
    plainValue(found) as PlistDictionary;
  return own;
}

/** With references by the name of the asset, as the profile that was read has them. */
function withAssetNames(value: unknown): unknown {
  const uuid = '4B1D0A52-6C2E-4D0B-9C5B-0F2A3A1E7701';
  if (value === uuid) return 'com.example.vpn.identity.asset';
  if (Array.isArray(value)) return value.map(withAssetNames);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withAssetNames(item)]));
}

describe.each(Object.entries(convertible))('%s', (_, profile) => {
  test('comes back from its declarations, every key of it', () => {
    const { value, documents } = declared(profile);
    const original = dictionaryNodeOf(profile);
    const { profile: restored, absent } = profileOfDeclarations(value, { documents });
    expect([...absent]).toEqual([]);
    expect(payload(restored, 'com.apple.vpn.managed')).toEqual(
      withAssetNames(payload(original, 'com.apple.vpn.managed')),
    );
    for (const type of ['pkcs12', 'scep', 'acme'].map((name) => `com.apple.security.${name}`)) {
      const restoredIdentity = payload(restored, type);
      if (restoredIdentity !== undefined) expect(restoredIdentity).toEqual(payload(original, type));
    }
    expect(payload(restored, 'com.apple.security.pkcs1')).toEqual(
      payload(original, 'com.apple.security.root'),
    );
  });

  test('is judged to be right, with and without the documents of the assets', async () => {
    const { value, documents } = declared(profile);
    for (const referredTo of [{ documents }, {}]) {
      const findings = await judgeDeclarations(value, referredTo, { now });
      expect(said(findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
      expect(findings.filter(({ confidence }) => confidence === 'observed')).toEqual([]);
    }
  });

  test('every value has its place in the declarations as its path', () => {
    const { value } = declared(profile);
    const index = value.findIndex((one) => JSON.stringify(one).includes('network.vpn'));
    const { profile: restored } = profileOfDeclarations(value);
    const vpn = itemsAt(restored, 'PayloadContent').at(-1);
    expect(vpn?.path).toBe(`/${index}/Payload`);
    const host = itemsAt(vpn ?? restored, 'AlwaysOn', 'TunnelConfigurations')[0];
    const remote = (host ?? vpn)?.type === 'dictionary' ? stringNodes(host ?? vpn) : [];
    const paths = remote.map(({ path, value: text }) => [path, text] as const);
    for (const [path, text] of paths.filter(([path]) => /HostName$/.test(path))) {
      expect(pointerParts(path).reduce((inner, part) => (inner as never)[part], value as unknown)).toBe(text);
    }
    expect(paths.some(([path]) => /HostName$/.test(path))).toBe(true);
  });
});

function stringNodes(node: unknown): { path: string; value: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('value' in node && typeof node.value === 'string') return [node as { path: string; value: string }];
  if ('entries' in node) return [...(node as DictionaryNode).entries.values()].flatMap(stringNodes);
  return 'items' in node && Array.isArray(node.items) ? node.items.flatMap(stringNodes) : [];
}

describe('what is said of declarations', () => {
  const { value, documents } = declared(goodProfile());
  const tunnel = '/2/Payload/TunnelConfigurations/0';

  const judged = async (at: string, to?: unknown, options = {}) =>
    said(await judgeDeclarations(edited(value, at, to), { documents }, { now, ...options }));

  test.each<[string, unknown, string]>([
    [`${tunnel}/IKEV2/HostName`, undefined, `error declaration-form ${tunnel}/IKEV2: HostName is missing`],
    [`${tunnel}/IKEV2/DNS`, {}, `warning declaration-form ${tunnel}/IKEV2/DNS: DNS is not a key`],
    [
      `${tunnel}/IKEV2/IKESecurityAssociationParameters/EncryptionAlgorithm`,
      'DES',
      `error declaration-form ${tunnel}/IKEV2/IKESecurityAssociationParameters/EncryptionAlgorithm: EncryptionAlgorithm is "DES"`,
    ],
    [
      `${tunnel}/IKEV2/EnablePFS`,
      1,
      `error declaration-form ${tunnel}/IKEV2/EnablePFS: EnablePFS is 1. The declaration takes true or false`,
    ],
    [`${tunnel}/IKEV2/MTU`, null, `error declaration-form ${tunnel}/IKEV2/MTU: MTU is an array`],
    [
      `${tunnel}/IKEV2/PostQuantumKeyExchange`,
      { PPK: 'not base64!' },
      `error declaration-form ${tunnel}/IKEV2/PostQuantumKeyExchange/PPK: PPK is not text in Base64.`,
    ],
    [
      '/2/Identifier',
      'x'.repeat(65),
      'error declaration-form /2/Identifier: Identifier has 65 bytes. Allowed are at most 64',
    ],
    ['/2/ServerToken', undefined, 'error declaration-form /2: ServerToken is missing'],
    [
      '/2/Type',
      'com.apple.configuration.passcode.settings',
      'info declaration-form /2/Type: alwayson does not know declarations of type',
    ],
    [
      '/2/Identifier',
      'com.example.vpn.ca',
      'error declaration-reference /2/Identifier: Two declarations have this Identifier',
    ],
    [
      `${tunnel}/IKEV2/Authentication/IdentityAssetReference`,
      'com.example.vpn.ca.asset',
      `error declaration-reference ${tunnel}/IKEV2/Authentication/IdentityAssetReference: This names a declaration of another`,
    ],
    [
      `${tunnel}/IKEV2/Authentication/IdentityAssetReference`,
      'nobody',
      `info declaration-reference ${tunnel}/IKEV2/Authentication/IdentityAssetReference: The declaration that this names is not among`,
    ],
    [
      '/0/Payload/StandardConfigurations',
      [],
      'warning declaration-reference /2/Identifier: No activation names this',
    ],
    [
      '/3/Payload/Reference/Size',
      1,
      'error declaration-reference /3/Payload/Reference/Size: Size is 1, but the file has',
    ],
    [
      '/3/Payload/Reference/Hash-SHA-256',
      'ab',
      'error declaration-reference /3/Payload/Reference/Hash-SHA-256: Hash-SHA-256 is not the hash',
    ],
    [
      '/3/Payload/Reference/DataURL',
      'http://mdm.example.com/x',
      'error declaration-reference /3/Payload/Reference/DataURL: This is not an https address',
    ],
    ['/2/Payload/UIToggleEnabled', true, 'info user-toggle /2/Payload/UIToggleEnabled'],
    [`${tunnel}/Interfaces`, ['WiFi'], 'error tunnel-interface-conflict '],
    [
      `${tunnel}/IKEV2/Authentication/IdentityCertificateType`,
      'RSA',
      `error certificate-type ${tunnel}/IKEV2/Authentication/IdentityCertificateType`,
    ],
  ])('%s %p', async (at, to, line) => {
    expect(await judged(at, to)).toContainEqual(expect.stringContaining(line));
  });

  test('a mistake is told once', async () => {
    const lines = await judged(`${tunnel}/IKEV2/HostName`);
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  test('an older OS does not know the declaration', async () => {
    expect(await judged('/2/Payload/UIToggleEnabled', false, { os: '26.0' })).toContainEqual(
      expect.stringContaining(
        'iOS 26.0 does not know com.apple.configuration.network.vpn.always-on. It exists from 27.0.',
      ),
    );
    expect(await judged('/2/Payload/UIToggleEnabled', false, { platform: 'macOS' })).toContainEqual(
      expect.stringContaining(
        'macOS 27.0 does not know com.apple.configuration.network.vpn.always-on. It does not exist there.',
      ),
    );
  });

  test('a document that is no JSON is told, never quoted', async () => {
    const broken = new Map([...documents].map(([url]) => [url, Buffer.from('{"Password": "sesame')]));
    const lines = said(await judgeDeclarations(value, { documents: broken }, { now }));
    expect(lines).toContainEqual(expect.stringContaining('The file that this names is not a JSON object'));
    expect(lines.join()).not.toContain('sesame');
  });

  test('declarations of other files are referred to and not judged', async () => {
    const [activation, , vpn, ...others] = value;
    const lines = said(await judgeDeclarations(vpn, { others: [activation, ...others], documents }, { now }));
    expect(lines.filter((line) => !line.startsWith('info'))).toEqual([]);
    expect(lines.every((line) => !line.includes('other files'))).toBe(true);
    const alone = said(await judgeDeclarations(vpn, {}, { now }));
    expect(alone.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(alone).toContainEqual(
      expect.stringContaining(
        'info declaration-reference /Payload/TunnelConfigurations/0/IKEV2/Authentication/IdentityAssetReference',
      ),
    );
  });

  test('what is a file of declarations and what is not', () => {
    expect(isDeclarations(value)).toBe(true);
    expect(isDeclarations(value[0])).toBe(true);
    expect(isDeclarations([])).toBe(false);
    expect(isDeclarations({ '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration' })).toBe(false);
    expect(isDeclarations([value[0], { displayName: 'x' }])).toBe(false);
    expect(isDeclarations(null)).toBe(false);
  });

  test.each([null, 1, 'text', [], {}, [null], { Type: 1 }, { Type: 'com.apple.configuration.legacy' }])(
    '%j is judged without a fault',
    async (anything) => {
      expect(Array.isArray(await judgeDeclarations(anything))).toBe(true);
    },
  );
});
