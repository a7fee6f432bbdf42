import { nearest } from '../../text/nearest.js';
import type { SettingProblem } from '../connection.js';
import { placeholderMark } from '../product.js';
import { knownSettings, knownValues } from './known-settings.js';
import type { Section } from './settings.js';

/** Tells of settings and values that strongSwan does not know: with one of them it does not load the connection. */
export function checkSettings(
  section: Section,
  kind: keyof typeof knownSettings,
  problems: SettingProblem[],
): void {
  const known: readonly string[] = knownSettings[kind];
  for (const { key, value, place } of section.settings.values()) {
    // Certificates of tokens and the like have sections of their own, named by a beginning.
    if (key.startsWith(placeholderMark)) continue;
    if (!known.includes(key)) {
      const meant = nearest(key, known);
      problems.push({
        place,
        setting: key,
        fault: `is not a setting of ${kind === 'child' ? 'a child' : kind === 'connection' ? 'a connection' : `the section ${kind}`}`,
        fix: meant === undefined ? 'Remove the line.' : `Write ${meant}.`,
      });
      continue;
    }
    const values = knownValues[key];
    if (values !== undefined && value !== '' && !values.includes(value)) {
      problems.push({
        place,
        setting: key,
        fault: 'has a value that strongSwan does not know',
        fix: `Choose one of: ${values.join(', ')}.`,
      });
    }
  }
}
