import { decodeText } from '../text/decode.js';
import type { Opened } from './opened.js';
import { type TargetOptions, targetOf } from './target.js';

/** The first version that takes the VPN declarations. */
const firstWithDeclarations = '27.0';

/** What declarations are judged with. */
export interface DeclarationOptions extends TargetOptions {
  /** The declarations of other files, as {@link readDeclarations} reads them: those in this file may refer to them. */
  readonly otherDeclarations?: readonly unknown[] | undefined;
}

/** The declarations in a JSON file, parsed; undefined for a file that holds something else. */
export async function readDeclarations(bytes: Uint8Array): Promise<unknown> {
  const value = parsed(bytes);
  const { isDeclarations } = await import('../declarations/located.js');
  return isDeclarations(value) ? value : undefined;
}

/**
 * Opens a JSON file with a declaration of declarative management, or a list of them, as the profile that says the
 * same. Undefined for a file that holds something else.
 */
export async function openDeclarationFile(
  bytes: Uint8Array,
  options: DeclarationOptions,
): Promise<Opened | undefined> {
  const value = await readDeclarations(bytes);
  if (value === undefined) return undefined;
  const { otherDeclarations: others = [] } = options;
  const { openDeclarations } = await import('../declarations/judge.js');
  return {
    document: 'profile',
    kind: 'declarations',
    minimumOS: firstWithDeclarations,
    ...openDeclarations(value, { others }, targetOf(options)),
  };
}

/** Undefined for what is not JSON: whoever reads it next says so. */
function parsed(bytes: Uint8Array): unknown {
  try {
    const text = decodeText(bytes);
    // Every declaration names its type so; most other files are spared being parsed twice.
    return text.includes('com.apple.') ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
