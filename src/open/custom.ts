import { dialects } from '../delivery/variables.js';
import { readCustomConfiguration } from '../graph/read-custom-configuration.js';
import type { ReadOptions } from '../graph/read-resource.js';
import { graphSources } from '../graph/sources.js';
import type { Opened } from './opened.js';
import { openInside, type SignatureOptions } from './profile.js';

/** Opens the profile inside a custom profile of Intune, which fills in its own variables (with just these capitals) at delivery. */
export async function openCustom(
  bytes: Uint8Array,
  options: ReadOptions & SignatureOptions,
): Promise<Opened> {
  const { payload, findings } = await readCustomConfiguration(bytes, options);
  const inside = await openInside(payload, options, {
    message: 'the profile is the payload of a custom profile of Intune; the findings speak of the profile',
    source: graphSources.customConfiguration,
  });
  return {
    ...inside,
    findings: [...findings, ...inside.findings],
    ownVariables: new RegExp(dialects.intune.own, 'g'),
  };
}
