import type { Finding, Position } from '../finding.js';
import { findingTable } from '../finding-table.js';
import { pointerParts } from '../pointer.js';
import { plistSources } from './sources.js';

/** What reading a property list finds. */
export const plistFinding = findingTable('profile', {
  'plist-duplicate-key': {
    title: 'a key that occurs more than once in its dictionary',
    severity: 'error',
    why: "Apple's reader silently keeps one of the values, other readers may keep another, so what was reviewed need not be what the device gets",
    source: plistSources.coreFoundation,
    confidence: 'observed',
  },
  'plist-comment-in-value': {
    title: 'a comment inside a key or a value',
    severity: 'error',
    why: "Apple's reader refuses the whole file, while other readers leave the comment out or keep a part of the text",
    source: plistSources.coreFoundation,
    confidence: 'observed',
  },
});

/** A key that its dictionary has already; `path` is that of its value. */
export function duplicateKey(path: string, format: 'xml' | 'binary', position?: Position): Finding {
  const kept = format === 'xml' ? 'last' : 'first';
  return plistFinding(
    'plist-duplicate-key',
    {
      message: `the key ${pointerParts(path).at(-1) ?? ''} occurs more than once in its dictionary; a key may occur once`,
      why: `Apple's reader silently keeps the ${kept} of its values, other readers may keep another, so what was reviewed need not be what the device gets`,
    },
    { path, position },
  );
}

/** A comment inside a scalar or a key; `path` is that of the value. */
export function commentInValue(path: string, place: 'key' | 'value', position: Position): Finding {
  const message = `a comment stands inside the ${place}; comments may only stand between elements`;
  return plistFinding('plist-comment-in-value', { message }, { path, position });
}
