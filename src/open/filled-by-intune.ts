import { dialects } from '../delivery/variables.js';
import type { Finding } from '../finding.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { pointerParts } from '../pointer.js';
import { tokensIn } from '../tokens.js';
import type { Content, Layer } from './opened.js';

/** What findings become where Intune delivers the profile: it fills in its own variables then. */
export function retoldForIntune(content: Content, layers: readonly Layer[]): Content['retell'] {
  const { profile, retell = (finding) => finding } = content;
  if (profile === undefined || !layers.some(({ kind }) => kind === 'custom profile of Intune'))
    return undefined;
  return (finding) => (isFilledByIntune(profile, finding) ? undefined : retell(finding));
}

/** Intune's own variables; it reads them with the capitals that they have. */
const ownVariables = new RegExp(dialects.intune.own, 'g');

function isFilledByIntune(profile: DictionaryNode, { rule, path }: Finding): boolean {
  if (rule !== 'token-unresolved') return false;
  const node = get(profile, ...pointerParts(path));
  return node?.type === 'string' && tokensIn(node.value.replace(ownVariables, '')).length === 0;
}
