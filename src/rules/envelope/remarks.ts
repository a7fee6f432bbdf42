import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark } from '../rule.js';
import { entry, shown, subjectOf, typeName } from '../wording.js';

/** What is wrong with a key that has to hold a text, and not an empty one. */
export function textRemark(dictionary: DictionaryNode, key: string): Remark | undefined {
  const at = get(dictionary, key);
  if (at === undefined)
    return {
      at: dictionary,
      message: `${subjectOf(dictionary)} has no ${key}.`,
      fix: `Add ${key}, a string that is not empty.`,
    };
  if (at.type !== 'string')
    return { at, message: `${key} is ${typeName(at.type)}, not a string.`, fix: `Write ${key} as a string.` };
  return at.value === '' ? { at, message: `${key} is empty.`, fix: `Write a text into ${key}.` } : undefined;
}

/**
 * What is wrong with a PayloadVersion, which is always 1.
 *
 * @param tolerated whether the device was seen to take another number
 */
export function versionRemark(
  dictionary: DictionaryNode,
  tolerated: (version: number) => boolean,
): Remark | undefined {
  const at = get(dictionary, 'PayloadVersion');
  const fix = entry('PayloadVersion', 1);
  if (at === undefined)
    return { at: dictionary, message: `${subjectOf(dictionary)} has no PayloadVersion.`, fix };
  if (at.type !== 'integer' && at.type !== 'real') {
    return { at, message: `PayloadVersion is ${typeName(at.type)}, not the integer 1.`, fix };
  }
  const version = Number(at.value);
  if (at.type === 'integer' && version === 1) return undefined;
  if (at.type === 'real' && version === 1) {
    return {
      at,
      severity: 'info',
      message: 'PayloadVersion is a real number, not the integer 1.',
      why: 'Devices accept it: such profiles have been in use since 2016.',
      source: appleSources.profilesInUse,
      confidence: 'observed',
      fix,
    };
  }
  return {
    at,
    message: `PayloadVersion is ${at.type === 'real' ? 'a real number' : shown(at)}, not the integer 1.`,
    fix,
    ...(tolerated(Number(at.value)) && {
      severity: 'warning' as const,
      why: "Apple's schema allows only the integer 1. Devices probably accept this value too.",
      confidence: 'inferred' as const,
    }),
  };
}
