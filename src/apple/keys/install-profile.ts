import type { Availability, KeyTable } from '../key.js';
import { appleSources } from '../sources.js';

const command = { source: appleSources.installProfile, confidence: 'documented' } as const;

/** The `RequestType` of the MDM command that installs a profile. */
export const installProfileRequestType = 'InstallProfile';

/** The first OS versions that take the command. */
export const installProfileSince = {
  iOS: '4.0',
  macOS: '10.7',
  tvOS: '9.0',
  visionOS: '1.1',
  watchOS: '10.0',
} as const satisfies Availability;

/** The keys of the dictionary `Command` beside its `RequestType`. */
export const installProfileKeys = {
  Payload: {
    ...command,
    type: 'data',
    presence: 'required',
    secret: true,
    note: "The profile's bytes: a property list in XML, or signed or encrypted (CMS).",
  },
} as const satisfies KeyTable;
