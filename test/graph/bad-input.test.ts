import { largestInput } from '../../src/graph/parse.js';
import { readPolicies, readPolicy } from '../../src/graph/read-policy.js';
import { InputError } from '../../src/input-error.js';

/** The one sentence that refuses an input. */
async function refusal(input: Uint8Array | string, select?: string): Promise<string> {
  const error = await readPolicy(input, { select }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof InputError)) throw new Error('was not refused with an InputError', { cause: error });
  return error.message;
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);

describe('what is not a Graph export at all', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['an empty file', bytes(), 'This file is empty. A Graph export in JSON or YAML is needed.'],
    [
      'an error answer of Graph',
      '{"error":{"code":"Forbidden","message":"Application is not authorized"}}',
      'This is an error answer of Graph (Forbidden), not a policy. Sign in with DeviceManagementConfiguration.Read.All and export again.',
    ],
    ['white space', ' \r\n\t\n', 'This file is empty. A Graph export in JSON or YAML is needed.'],
    [
      'a byte order mark alone',
      bytes(0xef, 0xbb, 0xbf),
      'This file is empty. A Graph export in JSON or YAML is needed.',
    ],
    [
      'null',
      'null',
      'This is not a Graph export: it holds only a single value, not a policy or a list of policies.',
    ],
    [
      'a number',
      '42',
      'This is not a Graph export: it holds only a single value, not a policy or a list of policies.',
    ],
    [
      'a text',
      '"Contoso"',
      'This is not a Graph export: it holds only some text, not a policy or a list of policies.',
    ],
    [
      'prose',
      'Dear Sir or Madam',
      'This is not a Graph export: it holds only some text, not a policy or a list of policies.',
    ],
    [
      'a comment',
      '# nothing\n',
      'This is not a Graph export: it holds only a single value, not a policy or a list of policies.',
    ],
    ['an empty list', '[]', 'This is not a Graph export: it holds no policy.'],
    ['an empty page', '{"value":[]}', 'This is not a Graph export: it holds no policy.'],
    ['a page of nothing', '{"value":null}', 'This is not a Graph export: it holds no policy.'],
    ['numbers', '[1,2]', 'This is not a Graph export: it holds no policy.'],
    ['Latin-1', bytes(0x61, 0x3a, 0x20, 0xe9), 'The file is not text in UTF-8 or UTF-16. Save it as UTF-8.'],
    ['NULs', bytes(0x61, 0x62, 0x63, 0x00, 0x64), 'The file is not a text file: it holds NUL characters.'],
    [
      'a page saved by the browser',
      '<!DOCTYPE html><html><body>Sign in</body></html>',
      'This is not a Graph export: it looks like an HTML page. JSON or YAML is needed.',
    ],
    [
      'a profile',
      '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "" ""><plist/>',
      'This is not a Graph export: it looks like an XML property list (a profile?). JSON or YAML is needed.',
    ],
    [
      'a binary file',
      bytes(0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30, 0x30, 0xd1, 0xff),
      'This is not a Graph export: it looks like a binary property list (a profile?). JSON or YAML is needed.',
    ],
    [
      'CLIXML',
      '#< CLIXML\r\n<Objs Version="1.1.0.1"/>',
      'This is not a Graph export: it looks like PowerShell CLIXML (Export-Clixml). JSON or YAML is needed.',
    ],
    [
      'Terraform',
      'resource "microsoft365_graph_beta_device_management" "vpn" {\n  settings = jsonencode({})\n}',
      'This is not a Graph export: it looks like Terraform. JSON or YAML is needed.',
    ],
    [
      'a list cut off',
      '"System.Object[]"',
      'The export tool cut this file off. Export the policy again with ConvertTo-Json -Depth 20.',
    ],
    [
      'an object cut off',
      '@{id=1; displayName=Contoso}',
      'The export tool cut this file off. Export the policy again with ConvertTo-Json -Depth 20.',
    ],
    [
      'a list of cut off objects',
      '["System.Collections.Hashtable"]',
      'The export tool cut this file off. Export the policy again with ConvertTo-Json -Depth 20.',
    ],
    [
      'cut off AdditionalProperties',
      '{"Id":"1","AdditionalProperties":"System.Collections.Generic.Dictionary`2[System.String,System.Object]"}',
      'The export tool cut this file off. Export the policy again with ConvertTo-Json -Depth 20.',
    ],
    [
      'lists without end',
      `${'['.repeat(40)}${']'.repeat(40)}`,
      'This is not a Graph export: its lists are nested deeper than any tool writes.',
    ],
  ])('%s', async (_, input, sentence) => {
    expect(await refusal(input)).toBe(sentence);
  });

  test('a file of 100 MB', async () => {
    expect(await refusal(new Uint8Array(100e6))).toBe(
      'This is larger than 64 MiB, which no Graph export is.',
    );
    expect(await refusal('x'.repeat(largestInput + 1))).toBe(
      'This is larger than 64 MiB, which no Graph export is.',
    );
  });

  test('a YAML file that would take minutes', async () => {
    expect(await refusal('a: b\n'.repeat(3e5))).toBe('This is not JSON, and YAML is read only up to 1 MiB.');
  });
});

describe('broken JSON', () => {
  test.each([
    ['a forgotten comma', '{"displayName":"a"\n "id":"b"}', 'line 2, column 2'],
    ['a forgotten comma that YAML would swallow', '{"version":1 "id":"b"}', 'line 1, column 14'],
    ['a trailing comma', '{"a":1,\n}', 'line 2, column 1'],
    ['a word', '{"a": tru}', 'line 1, column 7'],
    ['a comment inside', '{\n  // Contoso\n  "a":1}', 'line 2, column 3'],
    ['cut off', '{"a":1', 'line 1, column 7'],
    ['cut off after a comma', '{"a":1,\n', 'line 2, column 1'],
    ['something after the end', '{"a":1}\n{"b":2}', 'line 2, column 1'],
    ['single quotes', "{'a':1}", 'line 1, column 2'],
  ])('%s', async (_, text, place) => {
    expect(await refusal(text)).toBe(`This is not valid JSON (${place}).`);
  });
});

describe('broken YAML', () => {
  test.each([
    [
      'a key twice',
      'a: 1\na: 2',
      'A key occurs twice in one mapping, the second time at line 2, column 1. Remove one of the two.',
    ],
    [
      'a tab',
      'a:\n\tb: 1',
      'This is neither JSON nor valid YAML. A tab is used for indentation (line 2, column 1).',
    ],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      'This is neither JSON nor valid YAML. It holds several documents, and one is allowed (line 2, column 1).',
    ],
    [
      'a tag',
      'a: !!python/object:contoso.Policy {}',
      'This is neither JSON nor valid YAML. It uses a tag (!…) that is not allowed here (line 1, column 4).',
    ],
    [
      'an ordered map of YAML 1.1',
      'a: !!omap [b: 1]',
      'This is neither JSON nor valid YAML. It uses a tag (!…) that is not allowed here (line 1, column 4).',
    ],
    [
      'a set of YAML 1.1',
      '!!set {a, b}',
      'This is neither JSON nor valid YAML. It uses a tag (!…) that is not allowed here (line 1, column 1).',
    ],
    [
      'an open quote',
      'a: "b',
      'This is neither JSON nor valid YAML. The text cannot be read (line 1, column 6).',
    ],
    [
      'an alias to nothing',
      'a: *b',
      'This YAML cannot be read: an alias refers to nothing, or aliases refer to aliases too often.',
    ],
    [
      'aliases that multiply',
      `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]`,
      'This YAML cannot be read: an alias refers to nothing, or aliases refer to aliases too often.',
    ],
  ])('%s', async (_, text, sentence) => {
    expect(await refusal(text)).toBe(sentence);
  });

  test('nesting that would overflow the stack is refused, not a crash', async () => {
    expect(await refusal(`a: ${'['.repeat(1e5)}`)).toBe(
      'This YAML cannot be read: it is nested deeper than 100 levels.',
    );
    expect(await refusal('- '.repeat(1e5))).toBe(
      'This YAML cannot be read: it is nested deeper than 100 levels.',
    );
    expect(await refusal('['.repeat(1e6))).toBe('This is not valid JSON (line 1, column 1000001).');
    expect(await refusal(`${'['.repeat(1e5)}x`)).toBe('This is not valid JSON.');
    expect(await refusal(`${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`)).toMatch(
      /^The file holds .* alwayson needs /,
    );
  });
});

describe('the wrong policy', () => {
  const ikev2 = { '@odata.type': '#microsoft.graph.iosikEv2VpnConfiguration' };
  const windows = {
    '@odata.type': '#microsoft.graph.windows10VpnConfiguration',
    id: 'w',
    displayName: 'Windows',
  };
  const needed =
    'alwayson needs an IKEv2 VPN policy for iOS (#microsoft.graph.iosikEv2VpnConfiguration) here.';

  test.each([
    [
      'windows10VpnConfiguration',
      'a VPN policy for Windows (#microsoft.graph.windows10VpnConfiguration)',
      '',
    ],
    [
      'androidWorkProfileVpnConfiguration',
      'a VPN policy for Android (#microsoft.graph.androidWorkProfileVpnConfiguration)',
      '',
    ],
    [
      'macOSVpnConfiguration',
      'a VPN policy for macOS (#microsoft.graph.macOSVpnConfiguration)',
      ' Always On exists for iPhone and iPad only.',
    ],
    [
      'iosVpnConfiguration',
      'a VPN policy for iOS of another connection type than IKEv2 (#microsoft.graph.iosVpnConfiguration)',
      ' Only IKEv2 policies can be Always On.',
    ],
    ['iosCustomConfiguration', 'a custom profile for iOS', ' Its payload is an Apple profile already.'],
    ['iosScepCertificateProfile', 'a SCEP certificate profile for iOS', ''],
    ['iosWiFiConfiguration', 'another policy for iOS (#microsoft.graph.iosWiFiConfiguration)', ''],
    ['group', 'an object of another type (#microsoft.graph.group)', ''],
  ])('%s', async (type, held, advice) => {
    expect(await refusal(JSON.stringify({ '@odata.type': `#microsoft.graph.${type}` }))).toBe(
      `The file holds ${held}. ${needed}${advice}`,
    );
  });

  test('something else altogether', async () => {
    expect(await refusal('{"name":"contoso"}')).toBe(
      `The file holds an object without @odata.type. ${needed}`,
    );
  });

  test('several kinds, on one page of a list', async () => {
    const page = {
      '@odata.nextLink': 'https://graph.microsoft.com/…',
      value: [windows, windows, { id: 'x' }],
    };
    expect(await refusal(JSON.stringify(page))).toBe(
      'The file holds a VPN policy for Windows (#microsoft.graph.windows10VpnConfiguration), ' +
        `an object without @odata.type. ${needed} The export is one page of a list that goes on (@odata.nextLink).`,
    );
  });

  test('several policies that would do', async () => {
    const two = [{ ...ikev2, id: 'a', displayName: 'Contoso' }, { ...ikev2, id: 'b' }, windows];
    expect(await refusal(JSON.stringify(two))).toBe(
      'The file holds 2 VPN policies. Choose one by id or name with --select:\n' +
        '  - "Contoso" (id a, an IKEv2 VPN policy for iOS)\n  - without a name (id b, an IKEv2 VPN policy for iOS)',
    );
  });

  test('more policies than a sentence can list', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...ikev2, displayName: `Contoso ${index}` }));
    const sentence = await refusal(JSON.stringify(many));
    expect(sentence).toMatch(
      /^The file holds 25 VPN policies\. Choose one by id or name with --select:\n {2}- "Contoso 0"/,
    );
    expect(sentence).toMatch(/"Contoso 19" \(.*\)\n {2}- 5 more$/);
  });

  describe('selecting', () => {
    const file = JSON.stringify([
      windows,
      { ...ikev2, id: 'A', displayName: 'Contoso' },
      { ...ikev2, id: 'b', displayName: 'Fabrikam' },
      { ...ikev2, id: 'c', displayName: 'fabrikam' },
    ]);

    test.each([
      ['by id', 'a'],
      ['by name', ' contoso '],
    ])('%s, in any case', async (_, select) => {
      const { policy } = await readPolicy(file, { select });
      expect(policy.id).toBe('A');
    });

    test('a name that two have', async () => {
      expect(await refusal(file, 'Fabrikam')).toBe(
        'The file holds 2 VPN policies with the name "Fabrikam". Choose one by id with --select:\n' +
          '  - "Fabrikam" (id b, an IKEv2 VPN policy for iOS)\n  - "fabrikam" (id c, an IKEv2 VPN policy for iOS)',
      );
    });

    test('what is not there', async () => {
      expect(await refusal(JSON.stringify([windows]), 'Contoso')).toBe(
        'The file holds nothing with the id or name "Contoso". It holds:\n' +
          '  - "Windows" (id w, a VPN policy for Windows (#microsoft.graph.windows10VpnConfiguration))',
      );
    });

    test('something of another kind', async () => {
      expect(await refusal(file, 'windows')).toBe(
        `"windows" is a VPN policy for Windows (#microsoft.graph.windows10VpnConfiguration). ${needed}`,
      );
    });
  });

  test('names are shown without control characters and not endlessly', async () => {
    const names = ['\u001b[31mred\u202e', 'x'.repeat(500)];
    const sentence = await refusal(JSON.stringify(names.map((displayName) => ({ ...ikev2, displayName }))));
    expect(sentence.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(sentence).toContain(`"${'x'.repeat(120)}…"`);
  });
});

test('readPolicies refuses what cannot be read too', async () => {
  await expect(readPolicies(ascii('{'))).rejects.toThrow(InputError);
});
