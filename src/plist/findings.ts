import type { Finding, Position } from '../finding.js';
import { pointerParts } from '../pointer.js';
import { plistSources } from './sources.js';

/** A key that its dictionary has already; `path` is that of its value. */
export function duplicateKey(path: string, format: 'xml' | 'binary', position?: Position): Finding {
  const kept = format === 'xml' ? 'last' : 'first';
  return {
    rule: 'plist-duplicate-key',
    severity: 'error',
    document: 'profile',
    path,
    message: `the key ${pointerParts(path).at(-1) ?? ''} occurs more than once in its dictionary; a key may occur once`,
    why: `Apple's reader silently keeps the ${kept} of its values, other readers may keep another, so what was reviewed need not be what the device gets.`,
    source: plistSources.coreFoundation,
    confidence: 'observed',
    ...(position && { position }),
  };
}

/** A comment inside a scalar or a key; `path` is that of the value. */
export function commentInValue(path: string, place: 'key' | 'value', position: Position): Finding {
  return {
    rule: 'plist-comment-in-value',
    severity: 'error',
    document: 'profile',
    path,
    message: `a comment stands inside the ${place}; comments may only stand between elements`,
    why: "Apple's reader refuses the whole file, while other readers leave the comment out or keep a part of the text.",
    source: plistSources.coreFoundation,
    confidence: 'observed',
    position,
  };
}
