import type { Finding, Position } from '../finding.js';
import { findingTable } from '../finding-table.js';
import { pointerParts } from '../pointer.js';
import { plistSources } from './sources.js';

/** What reading a property list finds. */
export const plistFinding = findingTable('profile', {
  'plist-duplicate-key': {
    title: 'key that occurs more than once in its dictionary',
    severity: 'error',
    why: 'Devices silently keep one of the values. Other programs may keep another one, so devices can get something else than what was reviewed.',
    source: plistSources.coreFoundation,
    confidence: 'observed',
  },
  'plist-comment-in-value': {
    title: 'comment inside a key or a value',
    severity: 'error',
    why: 'Devices reject the whole file. Other programs drop the comment or keep a part of the text.',
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
      message: `The key ${pointerParts(path).at(-1) ?? ''} occurs more than once in its dictionary.`,
      why: `Devices silently keep the ${kept} of its values. Other programs may keep another one, so devices can get something else than what was reviewed.`,
      fix: 'Keep one of them.',
    },
    { path, position },
  );
}

/** A comment inside a scalar or a key; `path` is that of the value. */
export function commentInValue(path: string, place: 'key' | 'value', position: Position): Finding {
  const message = `The ${place} contains a comment. Comments are allowed only between elements.`;
  const fix = 'Move the comment between two elements, or remove it.';
  return plistFinding('plist-comment-in-value', { message, fix }, { path, position });
}
