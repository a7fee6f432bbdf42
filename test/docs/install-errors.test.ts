import { type InstallError, installErrorTable } from '../../src/device/install-errors.js';
import { ruleCatalogue } from '../../src/verify/catalogue.js';
import { searchRules } from '../../src/verify/search-rules.js';
import { expectGolden } from '../support/golden.js';

const errors = Object.values<InstallError>(installErrorTable);
const cell = (text: string) => text.replaceAll('|', '\\|');

function page(): string {
  const rows = errors.map(({ text, on, means, rules, source, confidence }) => {
    const links = rules.map((rule) => `[${rule}](rules/${rule}.md)`).join(', ');
    return `| ${[`\`${cell(text)}\``, on, cell(means), links === '' ? 'none' : links, `${cell(source)} (${confidence})`].join(' | ')} |`;
  });
  return `<!-- Made from src/device/install-errors.ts: UPDATE=1 npm run jest -- test/docs/install-errors.test.ts -->

# What devices say when they reject a profile

\`alwayson rules --search TEXT\` looks here: for the words on the screen, for a code, or for a line of a log.

\`\`\`sh
alwayson rules --search 'ConfigProfilePluginDomain -319'
\`\`\`

| It says | On | It means | Rules that find the cause | Source |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

test('docs/install-errors.md is what the table says', () => {
  expectGolden('docs/install-errors.md', page());
});

test('every rule that an error names exists', () => {
  const names = new Set(ruleCatalogue.map(({ name }) => name));
  expect(errors.flatMap(({ rules }) => rules).filter((rule) => !names.has(rule))).toEqual([]);
});

describe('a search finds the rule', () => {
  test.each([
    ['The VPN service could not be created', 'payload-scope'],
    [
      "The 'VPN Service' payload could not be installed. The VPN service could not be created.",
      'payload-scope',
    ],
    ['Missing identity', 'auth-identity-missing'],
    ['ConfigProfilePluginDomain -319', 'payload-scope'],
    ['ConfigProfilePluginDomain (-319): The VPN service could not be created', 'payload-scope'],
    ['-319', 'payload-scope'],
    ['MCInstallationErrorDomain', 'payload-envelope'],
    ['password is incorrect', 'identity-pkcs12'],
    ['The password for the certificate "phone.p12" is incorrect', 'identity-pkcs12'],
    ['Not Verified', 'signature-chain'],
    ['mcvpnerrordomain 15000', 'always-on-single'],
  ])('%s', (text, rule) => {
    expect(searchRules(text).rules[0]?.name).toBe(rule);
  });

  test.each([['no device says this'], [''], ['…']])('and nothing for %j', (text) => {
    expect(searchRules(text)).toEqual({ errors: [], rules: [] });
  });

  test('and rules that no error names, by their own words', () => {
    expect(searchRules('supervised device').rules.map(({ name }) => name)).toContain('always-on-supervised');
  });

  test('each error by its own words', () => {
    for (const error of errors) expect(searchRules(error.text).errors).toContainEqual(error);
  });
});
