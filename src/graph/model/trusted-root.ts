import * as v from 'valibot';
import { deviceConfigurationEntries } from './device-configuration.js';
import { binary, text } from './scalars.js';

/** iosTrustedRootCertificate with everything that it inherits. */
export const trustedRootCertificate = v.object({
  ...deviceConfigurationEntries,
  certFileName: v.exactOptional(text),
  trustedRootCertificate: v.exactOptional(binary),
});

/** An iosTrustedRootCertificate as read; `trustedRootCertificate` is the base64 text of the certificate file. */
export type TrustedRootCertificate = v.InferOutput<typeof trustedRootCertificate>;
