import * as v from 'valibot';
import type { Finding, Position } from '../../finding.js';
import { pointer } from '../../pointer.js';
import {
  isUnknownKey,
  meantKey,
  misplacedIn,
  schemaAt,
  schemaWords,
  unknownKeyWords,
} from '../../text/schema-words.js';
import { type BindingsFile, bindingsFile } from './file.js';
import { bindingFinding } from './findings.js';

/** A bindings file as read, absent when a finding is an error. */
export interface BindingsReading {
  readonly bindings?: BindingsFile;
  readonly findings: readonly Finding[];
}

/** Where the value under some keys of a bindings file stands; undefined where that is not known. */
export type PositionOf = (keys: readonly string[]) => Position | undefined;

/**
 * Checks the shape of a bindings file and finds everything that is wrong with it. A value is never quoted: it may be a
 * secret that was written in place of its reference.
 *
 * @param value what the YAML or JSON of the file says; nothing at all counts as no bindings
 * @param positionOf where it says that
 */
export function readBindings(value: unknown, positionOf: PositionOf = () => undefined): BindingsReading {
  const faults = [...misplacedIn(value ?? {}, bindingsFile), ...unknownIn(value ?? {}, [])];
  const result = v.safeParse(bindingsFile, value ?? {});
  if (result.success && faults.length === 0) return { bindings: result.output, findings: [] };
  // What the schema library says of a place that has a fault already follows from that.
  const others = (result.issues ?? [])
    .filter((issue) => !isUnknownKey(issue))
    .map((issue) => ({
      keys: (issue.path ?? []).map(({ key }) => String(key)),
      words: schemaWords(issue, bindingsFile),
    }))
    .filter(({ keys }) => !faults.some((fault) => isAbout(fault, keys)));
  return { findings: [...faults, ...others].map((fault) => findingOf(fault, positionOf)) };
}

/** Something that is wrong with the value under some keys. */
interface Fault {
  readonly keys: readonly string[];
  /** How the sentence goes on that begins with the keys. */
  readonly words: string;
  /** The key that was presumably meant by an unknown one: that it is missing follows. */
  readonly meant?: string | undefined;
}

function isAbout({ keys, meant }: Fault, others: readonly string[]): boolean {
  const wanted = meant === undefined ? keys : [...keys.slice(0, -1), meant];
  return wanted.length <= others.length && wanted.every((key, index) => key === others[index]);
}

/** Every key that its group does not know: the schema library names the first of a group. */
function unknownIn(value: unknown, keys: readonly string[]): Fault[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => unknownIn(item, [...keys, String(index)]));
  const schema = schemaAt(bindingsFile, keys);
  if (!isRecord(value) || schema === undefined || !('entries' in schema)) return [];
  const known = schema.entries as object;
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = [...keys, key];
    if (Object.hasOwn(known, key)) return unknownIn(item, inner);
    return [
      { keys: inner, words: unknownKeyWords(inner, bindingsFile), meant: meantKey(inner, bindingsFile) },
    ];
  });
}

function findingOf({ keys, words }: Fault, positionOf: PositionOf): Finding {
  const name = keys.length === 0 ? 'The file' : keys.join('.');
  const said = {
    ...(keys.length > 0 && { subject: name }),
    message: `${name} ${words}`,
  };
  return bindingFinding('binding-invalid', said, { path: pointer(...keys), position: positionOf(keys) });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
