import type { ExportedObject, Resource } from '../graph/kinds.js';
import { parse } from '../graph/parse.js';
import { policyOf } from '../graph/read-policy.js';
import { objectsIn } from '../graph/read-resource.js';
import { selectObject } from '../graph/select.js';
import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { peelCarrier } from './carriers.js';
import { peelCustomProfile } from './custom.js';
import { type DeclarationOptions, openDeclarations } from './declarations.js';
import { type Look, OtherKindError } from './opened.js';
import { openPolicy, type PolicyOptions } from './policy.js';

/** The resources that a profile can be made of. */
const wanted = ['ikev2', 'alwaysOn', 'custom'] as const satisfies readonly Resource[];

/**
 * Looks at a file in JSON or YAML: declarations, what a management system makes of a profile, or a Graph export.
 * Throws InputError when it cannot be read or does not say which of several objects is meant, and OtherKindError when
 * it holds something else.
 */
export async function lookAtValue(
  bytes: Uint8Array,
  options: PolicyOptions & DeclarationOptions,
): Promise<Look> {
  const value = await parsed(bytes);
  const content = await openDeclarations(value, options);
  if (content !== undefined) return { content };
  const installed = 'ProfileMetadata' in value && (await installedIn(value, bytes, options));
  if (installed) return installed;
  const object = peelCarrier(value, bytes) ?? chosenObject(value, options);
  if ('layer' in object) return object;
  if (object.resource === 'custom') return peelCustomProfile(object, bytes);
  const { bindings, incomplete = bindings === undefined } = options;
  const { made, ...opened } = openPolicy(policyOf(object), { ...options, incomplete });
  return { content: opened };
}

/** Nobody else loads what knows of lists of installed profiles. */
async function installedIn(
  value: object,
  bytes: Uint8Array,
  { select }: PolicyOptions,
): Promise<Look | undefined> {
  const { readMCInstall } = await import('./installed/mcinstall.js');
  const list = readMCInstall(value);
  if (list === undefined) return undefined;
  const { peelInstalled } = await import('./installed/choose.js');
  return peelInstalled(list, bytes, select);
}

function chosenObject(value: object, { select }: PolicyOptions): ExportedObject {
  const { objects, isOnePage } = objectsIn(value);
  if (objects.every(isForeign)) {
    throw new OtherKindError('The file holds no profile, policy or declaration.');
  }
  try {
    return selectObject(objects, { wanted, select, isOnePage });
  } catch (error) {
    const isOther = !objects.some(({ resource }) => wanted.some((name) => name === resource));
    throw isOther && error instanceof InputError ? new OtherKindError(error.message) : error;
  }
}

/** Text that no policy is written as is not told what is wrong with it as JSON or YAML. */
async function parsed(bytes: Uint8Array): Promise<object> {
  if (!/^[ \t]*(?:[[{]|---|"?[#@\w.-]+"?[ \t]*:)|^[ \t]*@\{|^System\./m.test(decodeText(bytes))) {
    throw new OtherKindError('The file is text, but neither a profile nor a policy.');
  }
  return parse(bytes);
}

/** Whether an object has nothing that Graph gives to each. */
function isForeign({ odataType, resource, id, displayName }: ExportedObject): boolean {
  return [odataType, resource, id, displayName].every((one) => one === undefined);
}
