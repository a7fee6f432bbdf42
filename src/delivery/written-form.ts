import type { Finding } from '../finding.js';
import { plainValue, stringAt } from '../plist/navigate.js';
import type { DictionaryNode, PlistNode } from '../plist/node.js';
import type { PlistDictionary } from '../plist/value.js';
import { wholeReals } from '../plist/whole-reals.js';
import { writePlist } from '../plist/write.js';
import { decodeText } from '../text/decode.js';
import type { Channel } from './channel.js';
import { fillVariables, neutralVariablesIn } from './fill-variables.js';
import { deliveryFinding } from './findings.js';
import { readProfile } from './read-profile.js';

/** A profile's bytes in the form that a channel takes. */
export interface WrittenForm {
  readonly content: Uint8Array;
  /** Whether the channel's own escapes had to be put in. */
  readonly escaped: boolean;
  readonly findings: readonly Finding[];
}

/**
 * The profile's bytes as the channel takes them, its variables filled in: as they are wherever that is possible.
 *
 * @param bytes a property list that is not signed
 * @param profile what is in it
 * @param hasNeutral whether neutral variables are
 */
export function writtenFor(
  channel: Channel,
  bytes: Uint8Array,
  profile: DictionaryNode,
  hasNeutral: boolean,
): WrittenForm {
  if (beginsWithDeclaration(bytes)) {
    const original = decodeText(bytes);
    const { text, ...written } = inChannelsWords(original, channel);
    const content = text === original ? bytes : Buffer.from(text, 'utf8');
    // A variable that is written with references to characters shows only when the file is read.
    if (!hasNeutral || neutralVariablesIn(readProfile(content)).length === 0) return { ...written, content };
  } else if (channel.form === 'any' && !hasNeutral) {
    return { content: bytes, escaped: false, findings: [] };
  }
  const { text, escaped, findings } = inChannelsWords(writePlist(plainValue(profile)), channel);
  return {
    content: Buffer.from(text, 'utf8'),
    escaped,
    findings: [rewritten(channel, profile), ...findings],
  };
}

/**
 * A profile with the names of the one that it replaces on the server; undefined where the channel has none, or where
 * the profile has them already.
 */
export function renamedFor(
  { replaces, title, source }: Channel,
  profile: DictionaryNode,
): { readonly bytes: Uint8Array; readonly findings: readonly Finding[] } | undefined {
  if (replaces === undefined) return undefined;
  const names = Object.entries(replaces).filter(([key, name]) => stringAt(profile, key) !== name);
  if (names.length === 0) return undefined;
  const plain = plainValue(profile);
  const bytes = Buffer.from(
    writePlist({ ...(plain as PlistDictionary), ...Object.fromEntries(names) }),
    'utf8',
  );
  const [lost] = wholeReals([profile]);
  const why = `${title} gave the profile that it has these names, and takes one with others for a new profile.`;
  return {
    bytes,
    findings: [
      ...names.map(([key]) => {
        const message = `${key} becomes that of the profile on the server, which this one replaces.`;
        return deliveryFinding('channel-rewritten', { message, why, source }, `/${key}`);
      }),
      ...(lost === undefined ? [] : [lostReal(lost, why)]),
    ],
  };
}

function lostReal(lost: PlistNode, why: string): Finding {
  const message = 'A real number without a fraction becomes an integer.';
  return deliveryFinding('channel-rewritten', { severity: 'warning', message, why }, lost);
}

function inChannelsWords(
  original: string,
  channel: Channel,
): Omit<WrittenForm, 'content'> & { readonly text: string } {
  const { dialect } = channel;
  if (dialect === undefined) return { text: original, escaped: false, findings: [] };
  const escapedText = dialect.escape?.(original) ?? original;
  const escaped = escapedText !== original;
  return {
    text: fillVariables(escapedText, dialect),
    escaped,
    findings: escaped ? [escapedFinding(channel)] : [],
  };
}

/** XML in UTF-8 with nothing before it: `<?xml` as the first five bytes. */
function beginsWithDeclaration(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from('<?xml'));
}

function rewritten({ title, source }: Channel, profile: DictionaryNode): Finding {
  const [lost] = wholeReals([profile]);
  const why = `The profile is a binary property list or a text in another form. ${title} does not take it, or variables in it cannot be replaced.`;
  const anew = 'The profile is written anew as XML in UTF-8';
  if (lost === undefined) {
    const message = `${anew}. Its keys and values stay the same.`;
    return deliveryFinding('channel-rewritten', { message, why, source });
  }
  const message = `${anew}. This real number without a fraction becomes an integer.`;
  return deliveryFinding('channel-rewritten', { severity: 'warning', message, why, source }, lost);
}

function escapedFinding({ title }: Channel): Finding {
  const message = `Dollar signs are written as \\$ in the files for ${title}, which removes the backslash again. Upload the files only as the command says.`;
  return deliveryFinding('channel-escaped', { message });
}
