import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { decodeText } from '../../src/text/decode.js';
import { jsonText } from '../../src/text/json-text.js';
import { parseYaml } from '../../src/text/yaml.js';
import { readBindings } from '../../src/translate/bindings/read.js';
import { makeFolder } from '../support/folder.js';
import { expectGolden } from '../support/golden.js';
import { runCli } from '../support/run-cli.js';
import { runs } from '../support/runs.js';
import { bindingsSchema, settingsSchema } from './json-schemas.js';

const schemas = { bindings: bindingsSchema(), settings: settingsSchema() };

test.each(Object.entries(schemas))(
  'schemas/%s.schema.json is made of what its reader uses',
  (name, schema) => {
    expectGolden(`schemas/${name}.schema.json`, jsonText(schema));
  },
);

const ajv = new Ajv({
  strictRequired: false,
  allErrors: true,
  formats: { uri: (text) => URL.canParse(text) },
});
const takesBindings = ajv.compile(JSON.parse(jsonText(schemas.bindings)));
const takesSettings = ajv.compile(JSON.parse(jsonText(schemas.settings)));

/** What is wrong with a value by a schema; the errors of ajv are for reading when a test fails. */
function faultsIn(takes: typeof takesBindings, value: unknown): unknown[] {
  return takes(value) ? [] : (takes.errors ?? []).map(({ instancePath, message }) => [instancePath, message]);
}

describe('bindings', () => {
  const shipped = ['templates', 'fixtures', 'test/cli/inputs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((name) => /(^|[\\/])bindings\.ya?ml$/.test(name)),
  );
  const documented = Array.from(
    readFileSync('docs/bindings.md', 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms),
    ([, text = '']) => text,
  ).filter((text) => parseYaml(text) !== null);

  test('there are files to check', () => {
    expect(shipped.length).toBeGreaterThan(30);
    expect(documented.length).toBeGreaterThan(5);
  });

  test.each(shipped)('%s', (name) => {
    expect(faultsIn(takesBindings, parseYaml(decodeText(readFileSync(name))) ?? {})).toEqual([]);
  });

  test.each(documented)('documented: %s', (text) => {
    expect(faultsIn(takesBindings, parseYaml(text))).toEqual([]);
  });

  test('every key of a binding says what it is for', () => {
    const silent: string[] = [];
    const look = (schema: ReturnType<typeof bindingsSchema>, path: string) => {
      for (const [key, inner] of Object.entries(schema.properties ?? {})) {
        if (typeof inner !== 'object' || path === '/policy') continue;
        if (!/^[A-Z].*\.$/.test(inner.description ?? '')) silent.push(`${path}/${key}`);
        look(inner, `${path}/${key}`);
        if (typeof inner.items === 'object' && !Array.isArray(inner.items))
          look(inner.items, `${path}/${key}`);
      }
    };
    look(schemas.bindings, '');
    expect(silent).toEqual([]);
  });

  test('a file that alwayson writes names its schema in the first line', async () => {
    const folder = makeFolder();
    const line = `# yaml-language-server: $schema=${schemas.bindings.$id}\n`;
    expect((await runCli(['bindings', 'templates/certificate/policy.json'])).stdout.startsWith(line)).toBe(
      true,
    );
    await runCli(['init', 'certificate', folder]);
    expect(readFileSync(join(folder, 'bindings.yaml'), 'utf8').startsWith(line)).toBe(true);
    const bindings = ['--bindings', join(folder, 'bindings.yaml')];
    const profile = join(folder, 'vpn.mobileconfig');
    await runCli(['translate', join(folder, 'policy.json'), ...bindings, '-o', profile]);
    await runCli(['import', profile, '-o', join(folder, 'imported')]);
    const imported = readFileSync(join(folder, 'imported', 'bindings.yaml'), 'utf8');
    expect(imported.startsWith(line)).toBe(true);
    expect(faultsIn(takesBindings, parseYaml(imported))).toEqual([]);
  });

  /** Keys that occur, some at home where they stand and some not, and values of every kind. */
  const keys = keysOf(schemas.bindings);
  const value = fc.letrec<{ any: unknown; group: object }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('', 'x', '-', 'prompt', 'env:NAME', 'env:', 'file:a', 'file:', 'allow', 'UDP', 'RSA'),
      fc.constantFrom('com.contoso.vpn', 'https://a.example/b', 'None', 'ECSECPrimeRandom'),
      fc.constantFrom<unknown>(0, 1279, 1280, 1400, 1401, 1.5, true, false, null),
      fc.array(tie('any'), { maxLength: 2 }),
      tie('group'),
    ),
    group: fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 3 }),
  }));
  /** Bindings that the reader takes, of which one place is changed: most random ones are wrong in many places. */
  const nearly = fc
    .record({ good: fc.constantFrom(...documented), seed: fc.nat(), any: value.any })
    .map(({ good, seed, any }) => changedAt(parseYaml(good), seed, any));

  test.each([
    ['of any kind', value.group],
    ['of which one place is wrong', nearly],
  ])('the reader and the schema refuse the same: bindings %s', (_, arbitrary) => {
    let refused = 0;
    fc.assert(
      fc.property(arbitrary, (bindings) => {
        // Of Graph properties the schema knows more than whether they are a group.
        fc.pre(!('policy' in bindings));
        const isRefused = readBindings(bindings).findings.length > 0;
        refused += isRefused ? 1 : 0;
        const faults = faultsIn(takesBindings, bindings);
        expect({ bindings, isRefused: faults.length > 0, faults }).toEqual({ bindings, isRefused, faults });
      }),
      { numRuns: runs(2000) },
    );
    expect(refused).toBeGreaterThan(0);
  });

  test.each([
    ['no kind of identity', { identity: {} }],
    ['two kinds of identity', { identity: { pkcs12: 'a', password: '-', scep: 'b' } }],
    ['no password', { identity: { pkcs12: 'a' } }],
    ['a challenge without SCEP', { identity: { pkcs12: 'a', password: '-', challenge: '-' } }],
    ['a secret itself', { sharedSecret: 'hunter2' }],
    ['a key that does not exist', { trustedRoot: ['a'] }],
    ['a list in place of a group', { apple: [] }],
    ['an MTU that Apple refuses', { apple: { tunnels: { wifi: { MTU: 1500 } } } }],
    ['a profile identifier with a space', { profile: { identifier: 'com.contoso vpn' } }],
    ['Graph properties as a text', { policy: 'x' }],
  ])('both refuse %s', (_, bindings) => {
    expect(readBindings(bindings).findings).not.toEqual([]);
    expect(faultsIn(takesBindings, bindings)).not.toEqual([]);
  });

  test('the line that docs/bindings.md and docs/settings.md show is the address of the schema', () => {
    for (const [page, { $id = '' }] of [
      ['docs/bindings.md', schemas.bindings],
      ['docs/settings.md', schemas.settings],
    ] as const) {
      expect(readFileSync(page, 'utf8')).toContain(`\n# yaml-language-server: $schema=${$id}\n`);
    }
  });

  test('a value that no enum of Graph has is marked in an editor', () => {
    expect(faultsIn(takesBindings, { policy: { authenticationMethod: 'certificates' } })).not.toEqual([]);
    expect(faultsIn(takesBindings, { policy: { authenticationMethod: 'certificate', other: 1 } })).toEqual(
      [],
    );
  });
});

describe('settings', () => {
  const folder = makeFolder();
  const read = (text: string) => {
    writeFileSync(join(folder, 'alwayson.yaml'), text);
    return runCli(['rules'], { cwd: folder });
  };

  test.each([
    'rules:\n  secret-in-profile: off\n  identity-pkcs12: error\nos: 17.0\n',
    'os: 17\nplatform: macos\nformat: json\n',
    '{}',
  ])('both take %j', async (text) => {
    expect(await read(text)).toMatchObject({ exitCode: 0 });
    expect(faultsIn(takesSettings, parseYaml(text))).toEqual([]);
  });

  test.each([
    'rulez: {}',
    'rules: []',
    'rules:\n  secret-in-profile: on\n',
    'rules:\n  secret-in-profil: off\n',
    'os: [17]',
    'platform: tvos',
    'format: docx',
    '[]',
  ])('both refuse %j', async (text) => {
    expect(await read(text)).toMatchObject({ exitCode: 2 });
    expect(faultsIn(takesSettings, parseYaml(text))).not.toEqual([]);
  });
});

function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  const { policy: _, ...rest } = schema as Record<string, unknown>;
  return [...new Set([...own.filter((key) => key !== 'policy'), ...Object.values(rest).flatMap(keysOf)])];
}

/** A copy with another value in one of its places. */
function changedAt(whole: unknown, seed: number, other: unknown): Record<string, unknown> {
  const copy = structuredClone(whole) as Record<string, unknown>;
  const places: (() => void)[] = [];
  const look = (group: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(group)) {
      places.push(() => {
        group[key] = other;
      });
      if (typeof value === 'object' && value !== null) look(value as Record<string, unknown>);
    }
  };
  look(copy);
  places[seed % places.length]?.();
  return copy;
}
