import type { Finding } from '../finding.js';
import { InputError } from '../input-error.js';
import { conform } from './conform.js';
import { textOf } from './json.js';
import { type ExportedObject, resources } from './kinds.js';
import { customConfiguration } from './model/custom-configuration.js';
import { graphSources } from './sources.js';

/** The Apple profile that a custom profile of Intune carries, with what was noticed on the way. */
export interface CustomConfigurationReading {
  /** The bytes of the `.mobileconfig`. */
  readonly payload: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * The payload of a custom profile (`iosCustomConfiguration`); findings as for `readPolicy`. Throws InputError when it
 * has none, or one that was cut off.
 */
export function customConfigurationOf({ content }: ExportedObject): CustomConfigurationReading {
  const subject = { document: resources.custom.document, source: graphSources.customConfiguration };
  const { value, findings } = conform(customConfiguration, content, subject);
  if (value.payload !== undefined && value.payload !== '') {
    return { payload: Buffer.from(value.payload, 'base64'), findings };
  }
  const written = textOf(content, 'payload');
  if (written === undefined) {
    throw new InputError('the custom profile has no payload in this export; read it by its id');
  }
  const fault = /(?:\.\.|…)$/.test(written.trimEnd())
    ? 'was cut off: it ends with dots'
    : 'was cut off or is no base64 text';
  throw new InputError(
    `the payload of the custom profile ${fault}; export the custom profile again by its id`,
  );
}
