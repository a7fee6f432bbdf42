import type { ExportedObject, Resource } from '../graph/kinds.js';
import { type ReadOptions, readObjects } from '../graph/read-resource.js';
import { selectObject } from '../graph/select.js';
import { InputError } from '../input-error.js';
import { openCustom } from './custom.js';
import { type Opened, OtherKindError } from './opened.js';
import { openPolicy, type PolicyOptions } from './policy.js';
import type { SignatureOptions } from './profile.js';

/** The resources that a profile can be made of. */
const wanted = ['ikev2', 'alwaysOn', 'custom'] as const satisfies readonly Resource[];

/**
 * Opens a Graph export: the profile that its policy would become, or that its custom profile carries. Throws
 * InputError when it cannot be read or does not say which of several is meant, and OtherKindError when it holds
 * something else.
 */
export async function openExport(
  bytes: Uint8Array,
  options: PolicyOptions & SignatureOptions,
): Promise<Opened> {
  const { resource } = await chosenObject(bytes, options);
  return resource === 'custom' ? openCustom(bytes, options) : openPolicy(bytes, options);
}

async function chosenObject(bytes: Uint8Array, { select }: ReadOptions): Promise<ExportedObject> {
  const { objects, isOnePage } = await readObjects(bytes);
  try {
    return selectObject(objects, { wanted, select, isOnePage });
  } catch (error) {
    const isOther = !objects.some(({ resource }) => wanted.some((name) => name === resource));
    throw isOther && error instanceof InputError ? new OtherKindError(error.message) : error;
  }
}
