import type { Finding, Position } from '../../finding.js';
import { pointer } from '../../pointer.js';
import { faultSentence, readBy, type SchemaFault } from '../../text/schema-faults.js';
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
  const read = readBy(value ?? {}, bindingsFile);
  return 'output' in read
    ? { bindings: read.output, findings: [] }
    : { findings: read.faults.map((fault) => findingOf(fault, positionOf)) };
}

function findingOf(fault: SchemaFault, positionOf: PositionOf): Finding {
  const { keys } = fault;
  const said = { ...(keys.length > 0 && { subject: keys.join('.') }), message: faultSentence(fault) };
  return bindingFinding('binding-invalid', said, { path: pointer(...keys), position: positionOf(keys) });
}
