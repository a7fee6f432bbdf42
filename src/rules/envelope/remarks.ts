import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { DictionaryNode } from '../../plist/node.js';
import type { Remark } from '../rule.js';
import { entry, shown, typeName } from '../wording.js';

/** What is wrong with a key that has to hold a text, and not an empty one. */
export function textRemark(dictionary: DictionaryNode, key: string): Remark | undefined {
  const at = get(dictionary, key);
  if (at === undefined) return { at: dictionary, message: `has no ${key}, a string that is not empty` };
  if (at.type !== 'string') return { at, message: `is ${typeName(at.type)}; a string is needed` };
  return at.value === '' ? { at, message: 'is empty; a string with something in it is needed' } : undefined;
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
  if (at === undefined) return { at: dictionary, message: 'has no PayloadVersion, which is 1' };
  if (at.type !== 'integer' && at.type !== 'real') {
    return { at, message: `is ${typeName(at.type)}; the integer 1 is needed` };
  }
  const version = Number(at.value);
  if (at.type === 'integer' && version === 1) return undefined;
  if (at.type === 'real' && version === 1) {
    return {
      at,
      severity: 'info',
      message: 'is a real number; the integer 1 is meant',
      why: 'devices take it: profiles with it are in use since 2016',
      source: appleSources.profilesInUse,
      confidence: 'observed',
      fix: entry('PayloadVersion', 1),
    };
  }
  return {
    at,
    message: `is ${at.type === 'real' ? 'a real number' : shown(at)}; the integer 1 is needed`,
    ...(tolerated(Number(at.value)) && {
      severity: 'warning' as const,
      why: "Apple's schema has the integer 1 alone; the device presumably takes this too",
      confidence: 'inferred' as const,
    }),
  };
}
