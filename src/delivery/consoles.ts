import { type Dialect, dialects } from '../variables/dialects.js';
import { deliverySources } from '../variables/sources.js';
import type { ConsoleName } from './console-names.js';

/** A management system that takes the file in its console, and has no interface for it that is documented. */
export interface ConsoleSystem {
  readonly title: string;
  readonly source: string;
  /** Its own variables; absent where none are documented. */
  readonly dialect?: Dialect;
}

const unknown = deliverySources.inferred;

/** By the names that `--dialect` takes. */
export const consoles: Readonly<Record<ConsoleName, ConsoleSystem>> = {
  'jamf-school': {
    title: 'Jamf School',
    source: deliverySources.jamfSchool,
    dialect: dialects['jamf-school'],
  },
  addigy: { title: 'Addigy', source: deliverySources.addigy, dialect: dialects.addigy },
  ivanti: {
    title: 'Ivanti Neurons for MDM',
    source: deliverySources.ivantiAttributes,
    dialect: dialects.ivanti,
  },
  mosyle: { title: 'Mosyle', source: unknown },
  hexnode: { title: 'Hexnode UEM', source: unknown },
  meraki: { title: 'Meraki Systems Manager', source: unknown },
  miradore: { title: 'Miradore', source: unknown },
};
