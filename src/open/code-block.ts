import { appleSources } from '../apple/sources.js';
import { decodeText } from '../text/decode.js';
import { wrappingFinding } from './findings.js';
import type { Peeled } from './opened.js';

/** For what a file is opened. */
export interface CodeBlockOptions {
  /** Whether the file is judged as it is: then it is an error that no device can read it so. */
  readonly asItIs?: boolean | undefined;
}

/** Takes out of a Markdown text the code block with XML or JSON in it. Undefined where there is none. */
export function peelCodeBlock(bytes: Uint8Array, { asItIs = false }: CodeBlockOptions): Peeled | undefined {
  const block = blocksIn(textOf(bytes)).find((text) => /^\s*[<{[]/.test(text));
  if (block === undefined) return undefined;
  const isXML = /^\s*</.test(block);
  const finding = wrappingFinding('profile-wrapped', {
    ...(isXML && asItIs && { severity: 'error' }),
    document: isXML ? 'profile' : 'policy',
    message: `The file is Markdown. The ${isXML ? 'profile' : 'content'} is in a code block between lines with \`\`\`.`,
    why: 'Devices read a property list from the beginning of the file. They do not skip the lines around a code block.',
    source: appleSources.coreFoundation,
    confidence: 'inferred',
    fix: 'Save the text between the lines with ``` as the file.',
  });
  return { layer: { kind: 'code block', bytes, findings: [finding] }, inside: Buffer.from(block) };
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch {
    // Whoever reads it next says that it is no text.
    return '';
  }
}

/** The fenced code blocks of a Markdown text; one that does not end goes on to the end of the text. */
function blocksIn(text: string): string[] {
  const blocks: string[] = [];
  let fence: string | undefined;
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (fence === undefined) {
      fence = /^(?:`{3,}|~{3,}(?!~))(?=[^`]*$)/.exec(line)?.[0];
      lines = [];
    } else if (line.trimEnd() === fence) {
      blocks.push(lines.join('\n'));
      fence = undefined;
    } else {
      lines.push(line);
    }
  }
  return fence === undefined ? blocks : [...blocks, lines.join('\n')];
}
