import type { Finding, FindingDocument } from '../finding.js';
import { pointer } from '../pointer.js';
import { alternatives } from '../text/alternatives.js';
import { inSentence } from '../text/in-sentence.js';
import { didYouMean, isLike, nearest } from '../text/nearest.js';
import { graphFinding } from './findings.js';

/** The resource that findings speak of. */
export interface DescribedResource {
  readonly document: FindingDocument;
  /** Where the resource is documented. */
  readonly source: string;
}

/** The property that a finding speaks of. */
export interface Place {
  readonly subject: DescribedResource;
  /** JSON Pointer into the Graph object, with keys as Graph spells them. */
  readonly path: string;
  /** The property's name, or `an element of` one. */
  readonly what: string;
}

function whose({ document }: DescribedResource): string {
  return document === 'identity' ? 'The certificate profile' : 'The policy';
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  if (typeof value === 'number') return Math.abs(value) < 2 ** 31 ? 'a number' : 'a larger number';
  if (typeof value === 'boolean') return 'true or false';
  return value === null ? 'null' : 'an object';
}

/**
 * The finding about a value of another type than Graph declares; `wanted` completes "must be …". The value itself is
 * not shown: it may be a secret in the wrong place.
 */
export function typeFinding({ subject, path, what }: Place, wanted: string, value: unknown): Finding {
  return graphFinding('policy-value', {
    ...subject,
    path,
    message: `${whose(subject)} sets ${what} to ${kindOf(value)}. Graph takes ${wanted}.`,
    why: 'Graph declares the type of every property, and Intune exports no other.',
  });
}

/** The finding about a text that should be a member of an enum and is none. Not shown, as in {@link typeFinding}. */
export function memberFinding(
  { subject, path, what }: Place,
  members: readonly string[],
  value: string,
): Finding {
  const meant = nearest(value, members);
  return graphFinding('policy-value', {
    ...subject,
    path,
    message: `${whose(subject)} sets ${what} to a value that Graph does not have.${didYouMean(meant)}`,
    why: 'Graph has no other values here, so what the device should do is unknown.',
    fix: `Choose ${meant ?? alternatives(members)}.`,
  });
}

/** The finding about a key that the object at the place does not have; `names` are those it has. */
export function unknownKeyFinding({ subject, path }: Place, key: string, names: readonly string[]): Finding {
  const meant = nearest(key, names);
  return graphFinding('policy-key-unknown', {
    ...subject,
    // Who meant a property that Graph has asks for something that is not in force.
    severity: isLike(key, names) ? 'warning' : 'info',
    path: path + pointer(key),
    message: `${whose(subject)} has ${inSentence(key)}, which Graph does not have here. alwayson did not read it.${didYouMean(meant)}`,
  });
}

/** The finding about a key of the object at the place that occurs twice in different capitals. */
export function repeatedKeyFinding({ subject, path }: Place, key: string, used: string): Finding {
  return graphFinding('policy-key-unknown', {
    ...subject,
    severity: 'warning',
    path: path + pointer(key),
    message: `The export has both ${inSentence(key)} and ${used}, which are the same property. alwayson read only ${used}.`,
    why: 'Export tools change upper and lower case, so alwayson ignores it. Only one of the two values can apply.',
  });
}
