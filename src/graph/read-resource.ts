import { unwrap } from './envelopes.js';
import { type ExportedObject, type Resource, recognise } from './kinds.js';
import { type GraphInput, parse } from './parse.js';
import { selectObject } from './select.js';

/** How to choose from an export that holds several policies or profiles. */
export interface ReadOptions {
  /** The id or the display name, in any case. */
  readonly select?: string | undefined;
}

/** The objects of an export, as they are in it. */
export interface ExportedObjects {
  readonly objects: readonly ExportedObject[];
  /** See `Unwrapped.isOnePage`. */
  readonly isOnePage: boolean;
}

/** The objects of an export that was parsed. Throws InputError when there are none. */
export function objectsIn(parsed: object): ExportedObjects {
  const { objects, isOnePage } = unwrap(parsed);
  return { objects: objects.map(recognise), isOnePage };
}

/** The objects of an export. Throws InputError when it cannot be read. */
export async function readObjects(input: GraphInput): Promise<ExportedObjects> {
  return objectsIn(await parse(input));
}

/** The one object of an export that is wanted. Throws InputError when there is none or no telling which. */
export async function readObject(
  input: GraphInput,
  wanted: readonly [Resource, ...Resource[]],
  { select }: ReadOptions,
): Promise<ExportedObject> {
  const { objects, isOnePage } = await readObjects(input);
  return selectObject(objects, { wanted, select, isOnePage });
}
