import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import DraftFour from 'ajv-draft-04';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { SaxesParser } from 'saxes';
import type { Finding } from '../../src/finding.js';
import { type Format, reporters } from '../../src/report/index.js';
import { exitCodeOf, type ReportOptions, reportOf } from '../../src/report/report.js';
import { printable } from '../../src/report/wording.js';
import { runs } from '../support/runs.js';
import { anyCharacter } from '../support/text.js';
import { sample, sampleRules } from './sample.js';

const folder = new URL('./golden/', import.meta.url);

/** The golden files, by name: the format and its options. `UPDATE=1` writes them anew. */
const goldens: Readonly<Record<string, readonly [Format, ReportOptions]>> = {
  'text.txt': ['text', {}],
  'colour.txt': ['text', { colour: true }],
  'verbose.txt': ['text', { verbose: true }],
  'quiet.txt': ['text', { quiet: true }],
  'report.json': ['json', {}],
  'report.sarif': ['sarif', { rules: sampleRules, version: '1.2.3' }],
  'junit.xml': ['junit', {}],
  'junit-strict.xml': ['junit', { strict: true }],
  'github.txt': ['github', {}],
  'report.md': ['markdown', {}],
  'report.html': ['html', { version: '1.2.3' }],
};

const formats = Object.keys(reporters) as Format[];
const empty = reportOf([]);

async function made(format: Format, options: ReportOptions = {}, report = sample): Promise<string> {
  const reporter = await reporters[format]();
  return reporter(report, options);
}

describe('golden files', () => {
  test.each(Object.entries(goldens))('%s', async (name, [format, options]) => {
    const text = await made(format, options);
    if (process.env['UPDATE'] === '1') writeFileSync(new URL(name, folder), text);
    expect(text).toBe(readFileSync(new URL(name, folder), 'utf8'));
  });

  test('every file in the folder is one of them, and every format has one', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(goldens).sort());
    expect(new Set(Object.values(goldens).map(([format]) => format))).toEqual(new Set(formats));
  });
});

test('a note of one long name takes the line that there is', async () => {
  const message = `The tunnel has no ${'ServerCertificateIssuerCommonName.'.repeat(4)}`;
  const note: Finding = { ...anyFinding, severity: 'info', rule: 'a-rule', message };
  const text = await made('text', {}, reportOf([{ file: 'a', document: 'profile', findings: [note] }]));
  const line = text.split('\n').find((each) => each.startsWith('note: ')) ?? '';
  expect(line).toMatch(/^note: The tunnel has no ServerCertificate\S+ … \[a-rule\]$/);
  expect(line).toHaveLength(100);
});

describe('the report', () => {
  test('counts by severity', () => {
    expect(sample.summary).toEqual({ error: 3, warning: 2, info: 1 });
    expect(empty.summary).toEqual({ error: 0, warning: 0, info: 0 });
  });

  const finding = (severity: Finding['severity']) =>
    reportOf([{ file: 'a', document: 'profile', findings: [{ ...anyFinding, severity }] }]);

  test.each([
    ['error', {}, 1],
    ['error', { strict: true }, 1],
    ['warning', {}, 0],
    ['warning', { strict: true }, 1],
    ['info', { strict: true }, 0],
  ] as const)('a run with one %s and %j exits with %i', (severity, options, code) => {
    expect(exitCodeOf(finding(severity), options)).toBe(code);
  });

  test('a run with nothing to report exits with 0', () => {
    expect(exitCodeOf(empty, { strict: true })).toBe(0);
  });
});

describe('text', () => {
  test.each([40, 80, 110, 300])(
    'fits a terminal of %i columns: only places and sources are longer',
    async (width) => {
      const columns = Math.min(120, Math.max(80, width));
      const all = await made('text', { width, verbose: true });
      const long = all.split('\n').filter((line) => line.length > columns);
      expect(long.filter((line) => !/^ {2}(At|Source): /.test(line))).toEqual([]);
      expect(long.length).toBeGreaterThan(0);
    },
  );

  test('has no colour unless asked', async () => {
    expect(await made('text')).not.toContain('\u001b');
    expect(await made('text', { colour: true })).toContain('\u001b[');
  });

  test('lets no control character through', async () => {
    for (const format of ['text', 'markdown', 'junit', 'github'] as const) {
      const shown = await made(format);
      expect(shown).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
      expect(shown).toContain('\\u001b');
    }
  });
});

describe('text without verbose', () => {
  const clean = (count: number, remarks: string[] = []): Promise<string> => {
    const findings = Array.from({ length: count }, (_, index) => ({
      ...anyFinding,
      severity: 'info' as const,
      rule: `rule-${index}`,
      message: `${'many words '.repeat(20)}${index}`,
    }));
    return made('text', {}, reportOf([{ file: 'a', document: 'profile', findings, remarks }]));
  };

  test.each([0, 1, 4, 5, 30])(
    'a clean report with %i kinds of notes has at most six lines',
    async (count) => {
      for (const words of [0, 10, 30]) {
        const lines = (await clean(count, ['remark '.repeat(words)])).trimEnd().split('\n');
        expect(lines.length).toBeLessThanOrEqual(6);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
      }
    },
  );

  test('what is said of several places is said once, with the first places and the number of others', async () => {
    const places = Array.from({ length: 9 }, (_, index) => ({
      ...anyFinding,
      message: 'the very same words',
      path: `/place/${index}`,
    }));
    const files = ['a', 'b'].map((file) => ({ file, document: 'profile' as const, findings: places }));
    const shown = await made('text', {}, reportOf(files));
    expect(shown.match(/the very same words/g)).toHaveLength(1);
    expect(shown).toContain('15 more places');
    const all = await made('text', { verbose: true }, reportOf(files));
    expect(all.match(/\/place\//g)).toHaveLength(18);
  });

  test('several notes of a rule are a line with its title', async () => {
    const findings = [1, 2, 3].map((line) => ({
      ...anyFinding,
      severity: 'info' as const,
      rule: 'mtu-range',
      message: `m${line}`,
    }));
    const report = reportOf([{ file: 'a', document: 'profile', findings }]);
    expect(await made('text', { rules: sampleRules }, report)).toContain(
      'note: 3 × MTU out of range [mtu-range]',
    );
  });

  test('says how many findings were left out', async () => {
    expect(await made('text', {}, { ...sample, ignored: 2 })).toContain('2 findings left out');
  });

  test('quiet says nothing where there is no error', async () => {
    const report = reportOf([
      { file: 'a', document: 'profile', findings: [{ ...anyFinding, severity: 'warning' }] },
    ]);
    expect(await made('text', { quiet: true }, report)).toBe('');
  });

  describe('several errors', () => {
    const shownAs = (options: ReportOptions) => {
      const findings = ['A.', 'B.'].map((message) => ({ ...anyFinding, message, why: 'Devices reject it.' }));
      return made('text', options, reportOf([{ file: 'a', document: 'profile', findings }]));
    };

    test.each([{ quiet: true }, { quiet: false }])('have a line between them: %j', async (options) => {
      expect(await shownAs(options)).toMatch(/^error: A\..*\n\nerror: B\./ms);
    });

    test.each([{ quiet: true }, { quiet: false }])('with one reason give it once: %j', async (options) => {
      expect((await shownAs(options)).match(/Devices reject it\./g)).toHaveLength(1);
    });

    test('all have their reason where everything is shown', async () => {
      const shown = await shownAs({ verbose: true });
      expect(shown.match(/Devices reject it\./g)).toHaveLength(2);
    });
  });
});

describe('markdown', () => {
  test('neither links nor mentions come out of a message', async () => {
    const findings = [{ ...anyFinding, message: 'see https://evil.example/<b>*x* and @team' }];
    const shown = await made('markdown', {}, reportOf([{ file: 'a', document: 'profile', findings }]));
    expect(shown).toContain('https://evil.example/\\<b\\>\\*x\\* and @&#8203;team');
  });
});

describe('json', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
  );
  const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

  test('is valid by the published schema', async () => {
    for (const report of [sample, empty]) {
      valid(JSON.parse(await made('json', {}, report)));
      expect(valid.errors).toBeNull();
    }
  });

  test('says what the findings say', async () => {
    const { files, summary } = JSON.parse(await made('json'));
    expect({ files, summary }).toEqual(sample);
  });

  test('the schema refuses what the design does not have', () => {
    const file = { file: 'a', document: 'profile', findings: [anyFinding] };
    const report = { version: 1, files: [file], summary: { error: 1, warning: 0, info: 0 } };
    expect(valid(report)).toBe(true);
    expect(valid({ ...report, version: 2 })).toBe(false);
    expect(valid({ ...report, files: [{ ...file, findings: [{ ...anyFinding, secret: 'x' }] }] })).toBe(
      false,
    );
    expect(valid({ ...report, files: [{ ...file, findings: [{ ...anyFinding, path: 'a/b' }] }] })).toBe(
      false,
    );
    expect(valid({ ...report, summary: { error: 1, warning: 0 } })).toBe(false);
  });
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(
      new URL('../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url),
      'utf8',
    ),
  );
  // The schema has formats that the validator does not bring along, and a pattern that the flag `u` refuses.
  const valid = new DraftFour.default({ validateFormats: false, unicodeRegExp: false }).compile(schema);

  test('is valid by the schema of SARIF 2.1.0', async () => {
    for (const options of [{}, { rules: sampleRules, version: '1.2.3' }]) {
      valid(JSON.parse(await made('sarif', options)));
      expect(valid.errors).toBeNull();
    }
    valid(JSON.parse(await made('sarif', {}, empty)));
    expect(valid.errors).toBeNull();
  });

  test('names every rule once, and every result the place of its rule in the list', async () => {
    const [run] = (JSON.parse(await made('sarif', { rules: sampleRules })) as Log).runs;
    const ids = run?.tool.driver.rules?.map(({ id }) => id) ?? [];
    expect(ids).toEqual([
      'user-toggle',
      'mtu-range',
      'sa-dh-group',
      'key-unknown',
      'sa-default-differs',
      'policy-truncated',
      'binding-missing',
    ]);
    expect(run?.results?.map(({ ruleIndex = -1 }) => ids[ruleIndex])).toEqual(
      run?.results?.map(({ ruleId }) => ruleId),
    );
  });

  test.each([
    ['a b/c%.plist', 'a%20b/c%25.plist'],
    ['/srv/a.plist', 'file:///srv/a.plist'],
    ['C:\\vpn\\a#b.plist', 'file:///C%3A/vpn/a%23b.plist'],
  ])('names the file %s as %s', async (file, uri) => {
    const report = reportOf([{ file, document: 'profile', findings: [anyFinding] }]);
    const log = JSON.parse(await made('sarif', {}, report)) as Log;
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });
});

describe('github', () => {
  test('is one line a finding', async () => {
    const lines = (await made('github')).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=[^:]*::/);
    expect(await made('github', {}, empty)).toBe('');
  });

  test('says what was said once GitHub has undone the escaping', async () => {
    const { file, message, title } = fcFindingText;
    await fc.assert(
      fc.asyncProperty(file, title, message, async (name, rule, said) => {
        const findings = [{ ...anyFinding, rule, path: '', message: said }];
        const line = await made('github', {}, reportOf([{ file: name, document: 'profile', findings }]));
        const [, properties = '', data = ''] = /^::error (.*?)::(.*)\n$/s.exec(line) ?? [];
        const values = Object.fromEntries(properties.split(',').map((pair) => pair.split(/=(.*)/s)));
        expect(unescaped(values.file)).toBe(name);
        expect(unescaped(values.title)).toBe(rule);
        expect(unescaped(data).startsWith(`${printable(said)}\nAt: `)).toBe(true);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('junit', () => {
  test('is well-formed whatever is said', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: anyCharacter }),
        fc.string({ unit: anyCharacter }),
        async (file, message) => {
          const findings = [{ ...anyFinding, message, fix: message }];
          const xml = await made('junit', {}, reportOf([{ file, document: 'profile', findings }]));
          const parser = new SaxesParser();
          parser.on('error', (error) => {
            throw error;
          });
          parser.write(xml).close();
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test('fails what makes the run fail', async () => {
    expect(await made('junit')).toContain('<testsuites name="alwayson" tests="7" failures="3">');
    expect(await made('junit', { strict: true })).toContain('tests="7" failures="5"');
  });

  const xmllint = spawnSync('xmllint', ['--version']).error === undefined;
  test('xmllint reads it', async () => {
    if (!xmllint && process.env['CI'] === 'true') throw new Error('xmllint is needed and is not installed');
    if (!xmllint) {
      process.stderr.write('skipped: xmllint is not installed\n');
      return;
    }
    const input = await made('junit');
    const output = execFileSync('xmllint', ['--xpath', 'count(//failure)', '-'], { input });
    expect(output.toString().trim()).toBe('3');
  });
});

describe('markdown', () => {
  test('keeps markup in messages from being markup', async () => {
    const shown = await made('markdown');
    expect(shown).toContain('\\<b\\>\\|\\`x\\`\\|\\*\\_\\[a\\](b)');
    expect(shown).toContain('``/PayloadContent/2/<b>|`x`|``');
    expect(shown).toContain('https://github.com/apple/device-management/blob/release/mdm/profiles/');
  });
});

const anyFinding: Finding = {
  rule: 'user-toggle',
  severity: 'error',
  document: 'profile',
  path: '/a',
  message: 'm',
  why: 'w',
  source: 's',
  confidence: 'documented',
};

const fcFindingText = {
  file: fc.string({ minLength: 1 }),
  title: fc.string({ minLength: 1 }),
  message: fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('%', ':', ',', '\r', '\n', 'a', '0', 'D') }),
  ),
};

/** As GitHub's runner undoes it: `%25` last. */
function unescaped(text: string): string {
  return text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
