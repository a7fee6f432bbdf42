import { InputError } from '../input-error.js';
import { OtherKindError } from '../open/opened.js';
import type { DictionaryNode } from '../plist/node.js';
import { type FirstAlwaysOn, firstAlwaysOn } from '../verify/several.js';
import { type Verification, type VerifyOptions, verify } from '../verify/verify.js';
import type { Host } from './host.js';
import { readInput, shownPath } from './input.js';
import type { InputFile } from './input-files.js';

/** What is needed to judge files; data alone, so that it can be handed to another thread. */
export interface VerifyJob {
  readonly files: readonly InputFile[];
  readonly options: VerifyOptions;
  readonly keepsProfiles: boolean;
  /** Whether a file that cannot be read is passed over where nothing in it tells of a profile or a policy. */
  readonly ignoreUnknown: boolean;
  /** The declarations among the files: they refer to each other. */
  readonly declarations: readonly { readonly path: string; readonly value: unknown }[];
}

/** What came of one file; data alone. */
export type Outcome = InputFile &
  (
    | {
        readonly verification: Omit<Verification, 'profile'>;
        /** Of a profile, for those who judge it among the others. */
        readonly alwaysOn: FirstAlwaysOn | undefined;
        /** Where profiles are kept. */
        readonly profile: DictionaryNode | undefined;
      }
    | { readonly unreadable: string }
    | { readonly other: true }
  );

/** Told how many more files are done. */
export type Done = (count: number) => void;

/** Judges one of the files. That it cannot be read is an outcome, too. */
export async function judgeFile(
  host: Host,
  file: InputFile,
  { options, keepsProfiles, ignoreUnknown, declarations }: VerifyJob,
): Promise<Outcome> {
  const otherDeclarations = declarations.filter(({ path }) => path !== file.path).map(({ value }) => value);
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readInput(host, file.path);
    const { profile, ...verification } = await verify(bytes, { ...options, otherDeclarations });
    // A policy says by its assignment which devices it is for.
    const isProfile = verification.document === 'profile' && profile !== undefined;
    const alwaysOn = isProfile ? firstAlwaysOn(profile) : undefined;
    return { ...file, verification, alwaysOn, profile: keepsProfiles ? profile : undefined };
  } catch (error) {
    if (error instanceof OtherKindError && !file.named) return { ...file, other: true };
    if (!(error instanceof InputError)) throw error;
    if (ignoreUnknown && bytes !== undefined && !tellsOfProfiles(file.path, bytes)) {
      return { ...file, other: true };
    }
    // What was wrong with reading the file itself has its name in front already.
    const name = `${shownPath(host, file.path)}: `;
    const { message } = error;
    return { ...file, unreadable: message.startsWith(name) ? message.slice(name.length) : message };
  }
}

/** What stands in profiles, policies and declarations, whatever else is wrong with them. */
const signs = ['PayloadType', 'microsoft.graph.', 'com.apple.configuration.'];

/** Whether a file that cannot be read is meant to be a profile or a policy, by its name or by what is in it. */
function tellsOfProfiles(path: string, bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    /\.mobileconfig$/i.test(path) ||
    signs.some((sign) => content.includes(sign, 0, 'utf8') || content.includes(sign, 0, 'utf16le'))
  );
}
