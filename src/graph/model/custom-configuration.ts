import * as v from 'valibot';
import { deviceConfigurationEntries } from './device-configuration.js';
import { binary, text } from './scalars.js';

/** iosCustomConfiguration with everything that it inherits. */
export const customConfiguration = v.object({
  ...deviceConfigurationEntries,
  payload: v.exactOptional(binary),
  payloadFileName: v.exactOptional(text),
  payloadName: v.exactOptional(text),
});

/** An iosCustomConfiguration as read; `payload` is the base64 text of the .mobileconfig. */
export type CustomConfiguration = v.InferOutput<typeof customConfiguration>;
