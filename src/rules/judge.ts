import { type ProfileView, type ProfileViewOptions, profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import { makeFinding } from '../finding-table.js';
import type { DictionaryNode } from '../plist/node.js';
import { rules } from './index.js';
import type { Remark, Rule } from './rule.js';

/**
 * Judges a profile by every rule.
 *
 * @param profile the profile's dictionary, read from a file or built (`dictionaryNodeOf`)
 * @param options for which platform and OS, and at which moment; by default iOS at the newest version
 * @returns the findings in the order of the registry
 */
export function judge(profile: DictionaryNode, options: ProfileViewOptions = {}): Finding[] {
  return judgeView(profileViewOf(profile, options));
}

/** {@link judge} for a profile that is seen as the rules see it already. */
export function judgeView(view: ProfileView): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) findings.push(...judgeBy(rule, view));
  return findings;
}

/** What one rule says of a profile. */
export function judgeBy(rule: Rule, view: ProfileView): Finding[] {
  return isAsked(rule, view) ? findingsOf(rule, view) : [];
}

/** How often one rule is heard: far more often than in any profile that someone means, so that hostile ones stay cheap. */
export const mostRemarks = 1000;

function findingsOf(rule: Rule, view: ProfileView): Finding[] {
  const findings: Finding[] = [];
  for (const remark of rule.check(view)) {
    if (findings.length === mostRemarks) {
      const message = `The profile has this more than ${mostRemarks} times. alwayson does not list the others.`;
      return [...findings, findingOf(rule, { at: view.profile, severity: 'error', message })];
    }
    findings.push(findingOf(rule, remark));
  }
  return findings;
}

function isAsked({ waitsFor = [], inDeclarations }: Rule, view: ProfileView): boolean {
  if (view.inDeclarations && inDeclarations !== 'judged') return false;
  return !waitsFor.some((what) => view.lacks.includes(what));
}

/** The finding of what a rule said: where the remark is silent, the rule speaks. */
export function findingOf(rule: Rule, { at, ...said }: Remark): Finding {
  return makeFinding(rule, { document: 'profile', ...said }, at);
}
