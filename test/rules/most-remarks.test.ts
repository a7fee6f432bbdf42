import type { Finding } from '../../src/finding.js';
import type { DictionaryNode } from '../../src/plist/node.js';
import { nodeOf } from '../../src/plist/node.js';
import { mostFindings, withMostFindings } from '../../src/report/most-findings.js';
import { reportOf } from '../../src/report/report.js';
import { judge, mostRemarks } from '../../src/rules/judge.js';

/** A profile with so many payloads that lack everything. */
function profileWith(payloads: number): DictionaryNode {
  const node = nodeOf({
    PayloadType: 'Configuration',
    PayloadContent: Array.from({ length: payloads }, () => ({ PayloadType: 'com.apple.vpn.managed' })),
  });
  if (node.type !== 'dictionary') throw new Error('no dictionary');
  return node;
}

function grouped(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]);
  return groups;
}

test('a rule is heard so often, then says as an error that the rest is not judged', () => {
  const byRule = grouped(judge(profileWith(mostRemarks + 500)), ({ rule }) => rule);
  const often = [...byRule.values()].filter((findings) => findings.length > mostRemarks);
  expect(often.length).toBeGreaterThan(0);
  for (const findings of often) {
    expect(findings).toHaveLength(mostRemarks + 1);
    expect(findings.at(-1)).toMatchObject({
      severity: 'error',
      path: '',
      message: 'The profile has this more than 1000 times. alwayson does not list the others.',
    });
  }
});

test('a report lists so many findings of a kind, and says how many more there are', () => {
  const findings = judge(profileWith(300));
  const report = reportOf([{ file: 'x', document: 'profile', findings }]);
  const listed = withMostFindings(report);
  expect(listed.summary).toEqual(report.summary);
  const kinds = grouped(listed.files[0]?.findings ?? [], ({ rule, severity }) => `${rule} ${severity}`);
  for (const [kind, some] of kinds) {
    const all = findings.filter(({ rule, severity }) => `${rule} ${severity}` === kind).length;
    if (all <= mostFindings) expect(some).toHaveLength(all);
    else {
      expect(some).toHaveLength(mostFindings + 1);
      expect(some.at(-1)?.message).toBe(`${all - mostFindings} more findings of this kind are not listed.`);
    }
  }
  expect([...kinds.values()].some((some) => some.length > mostFindings)).toBe(true);
});

test('an ordinary report is the same', () => {
  const report = reportOf([{ file: 'x', document: 'profile', findings: judge(profileWith(3)) }]);
  expect(withMostFindings(report)).toEqual(report);
});
