import * as v from 'valibot';
import { text } from './scalars.js';

/**
 * Which certificate profile another profile points to. Graph leaves this out of ordinary answers; what is known
 * comes from an expanded property, an `@odata.bind` or the export of a tool that looked it up.
 */
export const certificateReference = v.object({
  id: v.exactOptional(text),
  displayName: v.exactOptional(text),
  odataType: v.exactOptional(text),
});

/** A reference to a certificate profile, as far as the export gives it. */
export type CertificateReference = v.InferOutput<typeof certificateReference>;
