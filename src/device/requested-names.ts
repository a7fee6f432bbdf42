import { dictionaryAt, itemsAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { PayloadView } from './views.js';

/** The names that a device asks its CA for. The CA may issue the certificate with others. */
export interface RequestedNames {
  readonly commonNames: readonly string[];
  readonly alternativeNames: readonly string[];
}

/** The names in the request that a SCEP or ACME payload describes; undefined for another payload. */
export function requestedNames({ node, type }: PayloadView): RequestedNames | undefined {
  if (type === 'com.apple.security.acme') return namesOf(node);
  if (type !== 'com.apple.security.scep') return undefined;
  const request = dictionaryAt(node, 'PayloadContent');
  return request && namesOf(request);
}

/** The short name and the object identifier of a common name, as a Subject has them. */
const commonName = ['CN', '2.5.4.3'];

function namesOf(request: DictionaryNode): RequestedNames {
  const pairs = itemsAt(request, 'Subject').flatMap((set) => (set.type === 'array' ? set.items : []));
  return {
    commonNames: pairs.flatMap((pair) => {
      const [name, value] = pair.type === 'array' ? pair.items : [];
      return name?.type === 'string' && commonName.includes(name.value.toUpperCase()) ? textsOf(value) : [];
    }),
    alternativeNames: [...(dictionaryAt(request, 'SubjectAltName')?.entries.values() ?? [])].flatMap(textsOf),
  };
}

/** A text, or a list of texts. */
function textsOf(node: PlistNode | undefined): string[] {
  if (node?.type === 'array') return node.items.flatMap(textsOf);
  return node?.type === 'string' && node.value !== '' ? [node.value] : [];
}
