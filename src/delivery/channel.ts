import type { DevicePlatform } from '../apple/os.js';
import type { Confidence, Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import type { Dialect } from '../variables/dialects.js';
import type { DeclarationInput } from './declaration-input.js';
import type { Upload } from './upload.js';

/** What becomes of a profile's signature on its way through a channel. */
export interface SignatureTreatment {
  /** kept: the device gets it; replaced: the device gets another; lost: it gets none; refused: the channel takes no signed profile. */
  readonly treatment: 'kept' | 'replaced' | 'lost' | 'refused' | 'unknown';
  /** One sentence. */
  readonly why: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** What a channel makes its files from. */
export interface DeliveryInput {
  /** The profile's name for people. */
  readonly name: string;
  /** The same as the beginning of a file name. */
  readonly fileName: string;
  /** The bytes that the device is to get: signed, or a property list with the channel's own variables in it. */
  readonly content: Uint8Array;
  /** The profile that is in `content`. */
  readonly profile: DictionaryNode;
  readonly platform: DevicePlatform;
  /** Whether the server has to fill in variables. */
  readonly hasVariables: boolean;
  /** Whether the channel's files differ from the profile by {@link Dialect.escape}. */
  readonly escaped: boolean;
}

/** A file to write; `path` is relative and has `/` between its parts. */
export interface DeliveryFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A profile in the form in which a channel takes it. */
export interface Delivery {
  /** The first is the one that is uploaded. */
  readonly files: readonly DeliveryFile[];
  readonly upload: Upload;
  /** What this channel has to say of this profile. With an error among them nothing is to be written. */
  readonly findings: readonly Finding[];
}

/** A way for a profile to reach devices: one file a channel, registered in `index.ts`. */
export interface Channel {
  /** The name of the system, for people. */
  readonly title: string;
  /** Who describes the format. */
  readonly source: string;
  readonly platforms: readonly DevicePlatform[];
  /** Whether one request goes to a device, or what is uploaded reaches all that are assigned to it. */
  readonly reaches: 'one device' | 'many devices';
  /** XML: a text in UTF-8 that begins with `<?xml`; other forms are rewritten. any: as it is. */
  readonly form: 'XML' | 'any';
  readonly signature: SignatureTreatment;
  /** The system's own variables; absent where it has none. */
  readonly dialect?: Dialect;
  /** The names that the profile gets instead of its own, because the server has one with them that it replaces. */
  readonly replaces?: { readonly PayloadIdentifier: string; readonly PayloadUUID: string };
  /** What the administrator should know of it: sentences for `--explain` and the file beside the artefact. */
  readonly notes: readonly string[];
  /** Makes the files of declarations, which reach the server as they are; absent where the channel takes profiles alone. */
  readonly declared?: (input: DeclarationInput) => Delivery;
  /** Makes the files. Pure: the same input, the same bytes. */
  readonly make: (input: DeliveryInput) => Delivery;
}
