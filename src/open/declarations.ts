import { isObject } from '../graph/json.js';
import { InputError } from '../input-error.js';
import { decodeText } from '../text/decode.js';
import { parseJson } from '../text/json.js';
import type { Content } from './opened.js';
import { type TargetOptions, targetOf } from './target.js';

/** The first version that takes the VPN declarations. */
const firstWithDeclarations = '27.0';

/** What declarations are judged with. */
export interface DeclarationOptions extends TargetOptions {
  /** The declarations of other files, as {@link readDeclarations} reads them: those in this file may refer to them. */
  readonly otherDeclarations?: readonly unknown[] | undefined;
  /** The files that assets point at, by their DataURL. */
  readonly documents?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** The declarations in a JSON file, parsed; undefined for a file that holds something else. */
export async function readDeclarations(bytes: Uint8Array): Promise<unknown> {
  try {
    const value: unknown = parseJson(decodeText(bytes));
    return (await areDeclarations(value)) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof InputError) return undefined;
    throw error;
  }
}

/**
 * Opens a declaration of declarative management, or a list of them, parsed before, as the profile that says the same.
 * Undefined for something else.
 */
export async function openDeclarations(
  value: unknown,
  options: DeclarationOptions,
): Promise<Content | undefined> {
  if (!(await areDeclarations(value))) return undefined;
  const { otherDeclarations: others = [], documents = new Map() } = options;
  const { openDeclarations: opened } = await import('../declarations/judge.js');
  return {
    document: 'profile',
    kind: 'declarations',
    minimumOS: firstWithDeclarations,
    declared: { declarations: [value].flat(), documents },
    ...opened(value, { others, documents }, targetOf(options)),
  };
}

async function areDeclarations(value: unknown): Promise<boolean> {
  const [first] = [value].flat();
  // Most other files are spared loading what knows of declarations.
  if (!isObject(first) || first['Type'] === undefined) return false;
  const { isDeclarations } = await import('../declarations/located.js');
  return isDeclarations(value);
}
