import type { Finding } from '../finding.js';
import { readCustomConfiguration } from '../graph/read-custom-configuration.js';
import type { ReadOptions } from '../graph/read-resource.js';
import { graphSources } from '../graph/sources.js';
import { get } from '../plist/navigate.js';
import type { DictionaryNode } from '../plist/node.js';
import { pointerParts } from '../pointer.js';
import { tokensIn } from '../tokens.js';
import { dialects } from '../variables/dialects.js';
import { variablesLeftIn } from '../variables/systems.js';
import type { Opened } from './opened.js';
import { openInside, type SignatureOptions } from './profile.js';

/** Opens the profile inside a custom profile of Intune, which fills in its own variables at delivery. */
export async function openCustom(
  bytes: Uint8Array,
  options: ReadOptions & SignatureOptions,
): Promise<Opened> {
  const { payload, findings } = await readCustomConfiguration(bytes, options);
  const inside = await openInside(payload, options, {
    message: 'the profile is the payload of a custom profile of Intune; the findings speak of the profile',
    source: graphSources.customConfiguration,
  });
  const { profile, retell = (finding) => finding } = inside;
  return {
    ...inside,
    findings: [...findings, ...inside.findings],
    ...(profile && {
      retell: (finding: Finding) => (isFilledByIntune(profile, finding) ? undefined : retell(finding)),
    }),
  };
}

/** Intune's own variables; it reads them with the capitals that they have. */
const ownVariables = new RegExp(dialects.intune.own, 'g');

function isFilledByIntune(profile: DictionaryNode, { rule, path }: Finding): boolean {
  if (rule !== 'token-unresolved' && rule !== 'token-of-system') return false;
  const node = get(profile, ...pointerParts(path));
  return node?.type === 'string' && restIsPlain(node.value.replace(ownVariables, ''));
}

function restIsPlain(text: string): boolean {
  return tokensIn(text).length === 0 && variablesLeftIn(text).variables.length === 0;
}
