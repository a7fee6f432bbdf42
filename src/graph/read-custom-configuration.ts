import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { conform } from './conform.js';
import { resources } from './kinds.js';
import { customConfiguration } from './model/custom-configuration.js';
import { type ReadOptions, readObject } from './read-resource.js';
import { graphSources } from './sources.js';

/** The Apple profile that a custom profile of Intune carries, with what was noticed on the way. */
export interface CustomConfigurationReading {
  /** The bytes of the `.mobileconfig`. */
  readonly payload: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * Reads the payload of a custom profile (`iosCustomConfiguration`) out of an export; input and findings as for
 * `readPolicy`. Throws InputError when there is no such profile in it, or none with a payload.
 */
export async function readCustomConfiguration(
  input: Uint8Array | string,
  options: ReadOptions = {},
): Promise<CustomConfigurationReading> {
  const { content } = await readObject(input, ['custom'], options);
  const subject = { document: resources.custom.document, source: graphSources.customConfiguration };
  const { value, findings } = conform(customConfiguration, content, subject);
  if (value.payload === undefined || value.payload === '') {
    throw new InputError('the custom profile has no payload in this export; read it by its id');
  }
  return { payload: Buffer.from(value.payload, 'base64'), findings };
}
